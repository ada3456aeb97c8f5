"""`markassist return`: a finished batch → what its platform takes in."""

from pathlib import Path

import click

from markassist.cli.streams import note
from markassist.errors import UsageError


@click.command("return")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--to", "platform", type=click.Choice(["moodle", "canvas"]), required=True, help="Where it came from."
)
@click.option(
    "--worksheet",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Moodle's grading worksheet, to be filled by the names of its columns.",
)
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="A folder; by default DIR/return.",
)
def command(folder: Path, platform: str, worksheet: Path | None, out: Path | None) -> None:
    """Give a batch in DIR back to where its accounts came from.

    For Moodle: OUT/feedback.zip, to upload as multiple feedback files, and with --worksheet the grading
    worksheet with draft comments in its feedback column; nothing else of it changes, and no mark is entered.
    For Canvas: OUT/comments.csv, and OUT/feedback.zip with the documents under Canvas's own names. The
    documents in DIR/word go back as they now are, without the comments that are for the assessor alone.
    """
    from markassist.batch.give_back import to_canvas, to_moodle

    if platform == "canvas" and worksheet is not None:
        raise UsageError.at("--worksheet", "Canvas has no such worksheet", "leave it out")
    goes_to = out or folder / "return"
    if platform == "moodle":
        given = to_moodle(folder, goes_to, worksheet)
    else:
        given = to_canvas(folder, goes_to)
    for line in given.notes:
        note(line)
    for path in given.paths:
        note(f"Written: {path}")
