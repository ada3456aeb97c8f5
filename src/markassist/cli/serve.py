"""`markassist serve`: marking over HTTP for platforms that hold a key, and a team's workspace."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from markassist.cli.opened import opened, store_option
from markassist.cli.start import import_spacy, settle
from markassist.cli.streams import note
from markassist.errors import UsageError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from markassist.api.keys import Keys
    from markassist.review.store.opening import Store

_FOLDER = click.Path(path_type=Path)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--data", type=click.Path(path_type=Path), metavar="DIR", help="Where the keys' hashes are kept."
)
@click.option("--new-key", metavar="NAME", help="Make a key for NAME, print it once, and end.")
@click.option("--revoke", metavar="NAME", help="Make the key of NAME good no more, and end.")
@click.option("--keys", "is_listing", is_flag=True, help="Print who holds a key, and end.")
@click.option(
    "--workspace",
    type=_FOLDER,
    envvar="MARKASSIST_WORKSPACE",
    metavar="DIR",
    help="Answer with a team's workspace too; its people sign in (markassist people).",
)
@click.option("--batch", "batches", type=_FOLDER, multiple=True, metavar="DIR", help="Take a batch in first.")
@click.option("--known-as", "names", multiple=True, metavar="HOST", help="The name that browsers call it by.")
@store_option
def command(  # noqa: PLR0913 - one for each option
    *,
    host: str,
    port: int,
    data: Path | None,
    new_key: str | None,
    revoke: str | None,
    workspace: Path | None,
    batches: tuple[Path, ...],
    names: tuple[str, ...],
    url: str | None,
    is_listing: bool,
) -> None:
    """Answer POST /api/mark and /api/check for whoever holds a key; /openapi.json says how to ask.

    With --workspace a team signs in at the same address. No word of any account is logged, and without a
    workspace nothing is written but the hashes of keys.
    """
    from markassist.api.keys import Keys

    keys = Keys((data or _data_folder()) / "keys.json")
    if new_key is not None:
        click.echo(keys.new(new_key))
    elif revoke is not None:
        keys.revoke(revoke)
    elif is_listing:
        for name in keys.names:
            click.echo(name)
    elif workspace is None and not batches:
        _serve(host, port, keys)
    elif workspace is None:
        raise UsageError.at("--batch", "it has no workspace to go into", "name one with --workspace")
    else:
        store = opened(workspace, url, make=True)
        try:
            _take_in(store, workspace, batches)
            _serve(host, port, keys, (store, names))
        finally:
            store.close()


def _take_in(store: "Store", workspace: Path, batches: tuple[Path, ...]) -> None:
    """Take in the batches that are named, and the one that the workspace's own folder holds, if it does."""
    from markassist.batch.journal import Journal
    from markassist.review.intake import take_in
    from markassist.review.people import is_empty

    own = [workspace] if Journal(workspace).names() else []
    for batch in (*own, *batches):
        came = take_in(store, batch)
        for line in came.notes:
            note(line)
        note(f"{batch.name}: {came.new} new, {came.remarked} marked anew, {came.unchanged} as before.")
    if is_empty(store):
        note(f"Nobody may sign in yet: markassist people add {workspace} NAME --role administrator")


def _serve(host: str, port: int, keys: "Keys", team: "tuple[Store, tuple[str, ...]] | None" = None) -> None:
    from markassist.extras import needed

    for library in ("uvicorn", "fastapi"):
        needed(library, "serve", "markassist serve")
    import_spacy()
    from markassist.api.app import application
    from markassist.api.serving import serve

    app = application(keys)
    if team is not None:
        app.mount("/", _workspace(*team, host))
    settle()
    if not keys.names:
        note("Nobody holds a key yet. Make one with: markassist serve --new-key NAME")
    serve(app, host, port, lambda address: note(f"Answering on {address} (stop with Ctrl-C)."))


def _workspace(store: "Store", names: tuple[str, ...], host: str) -> "FastAPI":
    """The team's pages; on an address of this machine alone they are called by its names alone."""
    from markassist.review.web.app import workspace
    from markassist.review.web.doors import Team
    from markassist.review.web.guard import LOOPBACK

    hosts = (*names, *(LOOPBACK if names or host in LOOPBACK else ()))
    return workspace(store, Team(store), hosts)


def _data_folder() -> Path:
    named = os.environ.get("XDG_DATA_HOME", "")
    base = Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"
    return base / "markassist"
