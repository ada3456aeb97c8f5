"""`markassist rubric impact`: two rubrics and accounts → which accounts would stand otherwise, and why."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from markassist.cli.start import import_spacy, settle
from markassist.cli.streams import note, write_out
from markassist.errors import MarkassistError, ReadError

if TYPE_CHECKING:
    from markassist.values import Account


@click.command()
@click.argument("old")
@click.argument("new")
@click.argument("paths", metavar="ACCOUNTS...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-f", "--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True
)
def command(old: str, new: str, paths: tuple[Path, ...], form: str) -> None:
    """Tell which ACCOUNTS would stand otherwise by the rubric NEW than by OLD, and because of which words.

    ACCOUNTS are files, or folders of them.
    """
    from markassist.bench.impact import impact
    from markassist.bench.impact_shown import as_json, as_text
    from markassist.rubric.load import load_rubric

    import_spacy()
    settle()
    before, after = load_rubric(old), load_rubric(new)
    found = impact(before, after, _accounts(paths))
    write_out((as_json(found) if form == "json" else as_text(found)).encode("utf-8", "replace"))


def _accounts(paths: tuple[Path, ...]) -> "list[Account]":
    """Every account; a file of a folder that cannot be read as one is named and left out."""
    from markassist.read import read_account

    found = []
    for path in paths:
        if not path.is_dir():
            found.append(read_account(path))
            continue
        for file in sorted(one for one in path.iterdir() if one.is_file()):
            try:
                found.append(read_account(file))
            except ReadError as error:
                note(f"left out: {error.faults[0].place}: {error.faults[0].wrong}")
    if not found:
        raise MarkassistError.at(paths[0], "there is no account here", "give accounts, or a folder of them")
    return found
