"""`markassist rubric export`: a rubric → a file in another program's format; what is lost is told."""

from pathlib import Path

import click

from markassist.cli.streams import note

FORMATS = ("canvas", "moodle", "case", "mahara", "spreadsheet")


@click.command("export")
@click.argument("rubric")
@click.option("--to", "form", type=click.Choice(FORMATS), required=True, help="The other program's format.")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The file."
)
def command(rubric: str, form: str, out: Path) -> None:
    """Write RUBRIC in another program's format, and tell on standard error what that format cannot say.

    canvas: its rubric CSV. moodle: a marking guide and a rubric, as grading.xml in its course backup. case: a
    1EdTech CASE 1.1 CFRubric. mahara: a SmartEvidence .matrix. spreadsheet: CSV, or XLSX if FILE ends so.
    """
    from markassist.bench.exchange.formats import FORMATS as KNOWN
    from markassist.bench.exchange.formats import losses, write
    from markassist.bench.exchange.plain import plain_of
    from markassist.errors import MarkassistError

    plain, sources = plain_of(rubric)
    data = write(plain, form, out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(data)
    except OSError as error:
        wrong = f"it cannot be written ({error.strerror})"
        raise MarkassistError.at(out, wrong, "give -o a place that can be") from error
    for loss in losses(plain, sources, form):
        note(f"not in it: {loss}")
    for line in KNOWN[form].notes:
        note(f"note: {line}")
