"""`markassist mark`: accounts and a rubric → the assessor's reports."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from markassist.cli.start import import_spacy, settle
from markassist.cli.streams import STDIN, file_at, note, tell
from markassist.cli.targets import BINARY, SUFFIX, Target, target
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

    docx gives the learner's own Word file back with comments on its words, and OUT.summary.docx beside it;
    what is no Word file gets a Word report. annotations are W3C Web Annotations; matrix-xlsx and matrix-docx
    are a portfolio's evidence matrix.
    """
    from markassist.rubric.load import load_rubric

    _check(paths, form, out)
    goes_to = target(paths, form, out)
    try:
        return _mark(paths, load_rubric(rubric), form, goes_to, piped=out is None)
    finally:
        goes_to.close()


def _check(paths: tuple[str, ...], form: str, out: Path | None) -> None:
    if form in BINARY and out is None and sys.stdout.isatty():
        raise UsageError.at(form, "this is no form for a screen", f"add -o, as in -o report{SUFFIX[form]}")
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
            account, data = file_at(path)
        except MarkassistError as error:
            tell(error)
            code = 2
            continue
        report = mark(account, rubric)
        if form == "docx":
            _return_word(report, data, path, number, goes_to)
        else:
            goes_to.write(number, _rendered(report, form, lines=goes_to.lines, piped=piped))
    return code


def _return_word(report: "Report", data: bytes, path: str, number: int, goes_to: Target) -> None:
    from markassist.extras import install
    from markassist.returns.word import returned
    from markassist.returns.word_copy import is_word

    back = returned(report, data, path)
    if back.summary is None and is_word(data, path):
        note(f"{path}: its summary is left out, for want of python-docx; {install('word')}")
    goes_to.write(number, back.document, back.summary)


def _rendered(report: "Report", form: str, *, lines: bool, piped: bool) -> bytes:
    if form == "json" and lines:
        from markassist.renderers.report_json import dumps

        return f"{dumps(report, indent=None)}\n".encode()
    from markassist.render import render
    from markassist.renderers.screen import Screen

    screen = Screen.of(sys.stdout, os.environ) if piped and form == "terminal" else None
    return render(report, form, screen)
