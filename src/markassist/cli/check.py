"""`markassist check`: a learner's draft and a rubric → the self-check."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from markassist.cli.start import import_spacy, settle
from markassist.cli.streams import STDIN, account_at, note, tell
from markassist.cli.targets import target
from markassist.errors import MarkassistError, UsageError

if TYPE_CHECKING:
    from markassist.rubric.compile import Rubric
    from markassist.selfcheck import SelfCheck
    from markassist.values import Report

FORMS = ("terminal", "json", "markdown", "html")
_PAUSE = 0.3
"""Seconds between two looks at a file that is watched."""


@click.command()
@click.argument("path")
@click.option("-r", "--rubric", required=True, help="A shipped rubric's id, or a rubric's folder.")
@click.option("-f", "--format", "form", type=click.Choice(FORMS), default="terminal", show_default=True)
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), metavar="OUT", help="A file.")
@click.option(
    "--profile",
    type=click.Choice(["open", "generic"]),
    default="open",
    show_default=True,
    help="generic: questions only, no pointers to sources.",
)
@click.option("--since", metavar="EARLIER", help="An earlier draft: say what has changed.")
@click.option("--watch", is_flag=True, help="Check again whenever the file is saved, until Ctrl-C.")
def command(  # noqa: PLR0913 - click hands over each option as an argument
    path: str, rubric: str, form: str, out: Path | None, profile: str, since: str | None, *, watch: bool
) -> None:
    """Ask the learner questions about the draft at PATH; “-” is standard input.

    It shows which of the draft's own passages were located, and never what is missing.
    """
    from markassist.road import mark
    from markassist.rubric.load import load_rubric

    if watch and path == STDIN:
        raise UsageError.at(STDIN, "standard input cannot be watched", "name a file")
    import_spacy()
    loaded = load_rubric(rubric)
    if watch:
        settle()
    earlier = None if since is None else mark(account_at(since), loaded)

    def check_now() -> None:
        selfcheck = _selfcheck(path, loaded, profile, earlier)
        goes_to = target([path], form, out)
        try:
            goes_to.write(0, _rendered(selfcheck, form, piped=out is None))
        finally:
            goes_to.close()

    check_now() if not watch else _watch(Path(path), check_now)


def _selfcheck(path: str, rubric: "Rubric", profile: str, earlier: "Report | None") -> "SelfCheck":
    from markassist.check import check
    from markassist.road import mark

    return check(mark(account_at(path), rubric), rubric, profile, earlier)


def _rendered(selfcheck: "SelfCheck", form: str, *, piped: bool) -> bytes:
    from markassist.render import render_selfcheck
    from markassist.renderers.screen import Screen

    screen = Screen.of(sys.stdout, os.environ) if piped and form == "terminal" else None
    return render_selfcheck(selfcheck, form, screen)


def _watch(path: Path, check_now: Callable[[], None]) -> None:
    """Check once, then whenever the file has been saved; a file that is away for a moment is waited for."""
    checked = _saved(path)
    check_now()
    note(f"Watching {path}. Save it to check again; press Ctrl-C to stop.")
    try:
        while True:
            time.sleep(_PAUSE)
            saved = _saved(path)
            if saved in {None, checked}:
                continue
            checked = saved
            _again(check_now)
    except KeyboardInterrupt:
        note("Stopped watching.")


def _again(check_now: Callable[[], None]) -> None:
    """A draft that cannot be read just now, as when it is half saved, is named and watched on."""
    try:
        if sys.stdout.isatty():
            click.clear()
        check_now()
    except MarkassistError as error:
        tell(error)


def _saved(path: Path) -> tuple[int, int] | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size
