"""`markassist review`: one assessor's workspace on a batch, in the browser of this machine."""

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from markassist.cli.opened import folder_argument, opened, store_option, whoever
from markassist.cli.streams import note
from markassist.errors import UsageError

if TYPE_CHECKING:
    from markassist.review.store.opening import Store


@click.command()
@folder_argument
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0, the default, takes any free one.")
@click.option("--no-browser", is_flag=True, help="Print the address, and open nothing.")
@click.option("--cohort", metavar="NAME", help="What the batch is called; by default as its folder.")
@store_option
def command(folder: Path, port: int, cohort: str | None, url: str | None, *, no_browser: bool) -> None:
    """Review the batch in DIR: decide on every suggestion, and release feedback.

    Only this machine can reach it, and only by the address that is printed. Decisions are kept in DIR (or in
    --store) as you make them; Ctrl-C ends it.
    """
    from markassist.extras import needed

    for library in ("fastapi", "uvicorn", "python_multipart", "docx", "reportlab"):
        needed(library, "review", "the workspace")
    from markassist.api.serving import serve
    from markassist.batch.journal import Journal
    from markassist.review.store.opening import FILE
    from markassist.review.web.app import workspace
    from markassist.review.web.doors import Alone
    from markassist.review.web.guard import LOOPBACK

    has_batch = bool(Journal(folder).names())
    if not has_batch and not (folder / FILE).is_file():
        remedy = "run `markassist batch … -o` with this folder first"
        raise UsageError.at(folder, "there is no batch in it, and no workspace", remedy)
    store = opened(folder, url, make=True)
    try:
        if has_batch:
            _take_in(store, folder, cohort)
        door = Alone(store, whoever())

        def ready(address: str) -> None:
            place = f"{address}/open?key={door.key}"
            note(f"The workspace is open at {place}")
            note("Only this machine can reach it. Ctrl-C ends it; everything you decided is kept.")
            if not no_browser:
                webbrowser.open(place)

        serve(workspace(store, door, LOOPBACK), "127.0.0.1", port, ready)
    finally:
        store.close()


def _take_in(store: "Store", folder: Path, cohort: str | None) -> None:
    from markassist.review.intake import take_in

    came = take_in(store, folder, cohort)
    for line in came.notes:
        note(line)
    if came.new or came.remarked:
        note(f"Taken in: {came.new} new, {came.remarked} marked anew, {came.unchanged} as before.")
