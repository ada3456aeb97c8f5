"""`markassist mark`: accounts and a rubric → the assessor's reports."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from markassist.cli.start import import_spacy, settle
from markassist.cli.streams import STDIN, account_at, tell
from markassist.cli.targets import SUFFIX, Target, target
from markassist.errors import MarkassistError, UsageError

if TYPE_CHECKING:
    from markassist.rubric.compile import Rubric
    from markassist.values import Report


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-r", "--rubric", required=True, help="A shipped rubric's id, or a rubric's folder.")
@click.option(
    "-f", "--format", "form", type=click.Choice(list(SUFFIX)), default="terminal", show_default=True
)
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), metavar="OUT", help="A file, or a folder."
)
def command(paths: tuple[str, ...], rubric: str, form: str, out: Path | None) -> int:
    """Write the assessor's report on each account at PATH; “-” is standard input.

    Several accounts in JSON make JSON Lines. In other forms each has its own file in the folder OUT; without
    OUT they follow one another on standard output. An account that cannot be read is named; the others are
    marked.
    """
    from markassist.rubric.load import load_rubric

    _check(paths, form)
    goes_to = target(paths, form, out)
    try:
        return _mark(paths, load_rubric(rubric), form, goes_to, piped=out is None)
    finally:
        goes_to.close()


def _check(paths: tuple[str, ...], form: str) -> None:
    from markassist.render import FORMS

    if form not in FORMS:
        raise UsageError.at(form, "this version writes no such report", f"choose one of {', '.join(FORMS)}")
    if paths.count(STDIN) > 1:
        raise UsageError.at(STDIN, "standard input can be read once only", "name it once")


def _mark(paths: tuple[str, ...], rubric: "Rubric", form: str, goes_to: Target, *, piped: bool) -> int:
    """Mark one account after another, holding one at a time; the exit code."""
    from markassist.road import mark

    import_spacy()
    code = 0
    for number, path in enumerate(paths):
        if number == 1:
            settle()
        try:
            account = account_at(path)
        except MarkassistError as error:
            tell(error)
            code = 2
            continue
        goes_to.write(number, _rendered(mark(account, rubric), form, lines=goes_to.lines, piped=piped))
    return code


def _rendered(report: "Report", form: str, *, lines: bool, piped: bool) -> bytes:
    if form == "json" and lines:
        from markassist.renderers.report_json import dumps

        return f"{dumps(report, indent=None)}\n".encode()
    from markassist.render import render
    from markassist.renderers.screen import Screen

    screen = Screen.of(sys.stdout, os.environ) if piped and form == "terminal" else None
    return render(report, form, screen)
