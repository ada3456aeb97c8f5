"""`markassist portfolio`: several pieces of one learner's work and a rubric → one report."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from markassist.cli.start import import_spacy
from markassist.cli.streams import STDIN, account_at, tell
from markassist.cli.targets import BINARY, SUFFIX, target
from markassist.errors import MarkassistError, UsageError
from markassist.names import told_apart

if TYPE_CHECKING:
    from markassist.values import Account


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-r", "--rubric", required=True, help="A shipped rubric's id, or a rubric's folder.")
@click.option(
    "-f", "--format", "form", type=click.Choice(list(SUFFIX)), default="terminal", show_default=True
)
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), metavar="OUT", help="A file.")
@click.option("--name", help="What to call the portfolio; without it, it is called after its first piece.")
def command(paths: tuple[str, ...], rubric: str, form: str, out: Path | None, name: str | None) -> int:
    """Write one report on several pieces of one learner's work: accounts, diaries, testimony.

    Each piece at PATH is read by itself and each quote names its piece; a criterion is looked at over all of
    them, occasions counted across pieces, and what is in none of them is listed. A piece that cannot be read
    is named; the others are marked, and the exit code is 2.
    """
    from markassist.render import render
    from markassist.renderers.screen import Screen
    from markassist.road import mark_portfolio
    from markassist.rubric.load import load_rubric

    if form in BINARY and out is None and sys.stdout.isatty():
        raise UsageError.at(form, "this is no form for a screen", f"add -o, as in -o report{SUFFIX[form]}")
    if paths.count(STDIN) > 1:
        raise UsageError.at(STDIN, "standard input can be read once only", "name it once")
    goes_to = target(paths[:1], form, out)
    import_spacy()
    loaded = load_rubric(rubric)
    pieces, code = _pieces(paths)
    if not pieces:
        return code
    report = mark_portfolio(pieces, loaded, name or _called(pieces))
    screen = Screen.of(sys.stdout, os.environ) if out is None and form == "terminal" else None
    try:
        goes_to.write(0, render(report, form, screen))
    finally:
        goes_to.close()
    return code


def _pieces(paths: tuple[str, ...]) -> tuple[list["Account"], int]:
    """The pieces that can be read, no two with one name, and the exit code."""
    read: list[Account] = []
    code = 0
    for path in paths:
        try:
            read.append(account_at(path))
        except MarkassistError as error:
            tell(error)
            code = 2
    names = told_apart([account.name for account in read])
    return [replace(account, name=one) for account, one in zip(read, names, strict=True)], code


def _called(pieces: list["Account"]) -> str:
    more = len(pieces) - 1
    return f"{pieces[0].name} and {more} more" if more else pieces[0].name
