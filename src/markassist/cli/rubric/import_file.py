"""`markassist rubric import`: a file of another program → a rubric's folder that validates."""

from pathlib import Path

import click

from markassist.cli.rubric.export import FORMATS
from markassist.cli.streams import note


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "form", type=click.Choice(FORMATS), required=True, help="The other program's format.")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder."
)
def command(file: Path, form: str, out: Path) -> int:
    """Make a rubric's folder of FILE, and tell what was left out and what remains to be written.

    What other programs call levels stands in each criterion's notes, to be made into indicators and needs.
    """
    from markassist.bench.exchange.folder import write_folder
    from markassist.bench.exchange.formats import FORMATS as KNOWN
    from markassist.bench.validate import validate

    plain = KNOWN[form].read(file)
    paths, notes = write_folder(plain, out, f"imported from {file.name} ({form})")
    for path in paths:
        click.echo(path)
    for line in (*(f"not taken: {what}" for what in plain.unread), *notes):
        note(line)
    bare = [c for c in plain.criteria if not c.terms]
    if bare:
        note(_bare(len(bare)))
    faults = validate(out).faults
    for fault in faults:
        note(str(fault))
    note(f"Now: markassist rubric validate {out}")
    return 1 if faults else 0


def _bare(number: int) -> str:
    which = "1 criterion has" if number == 1 else f"{number} criteria have"
    return f"{which} no phrases yet: write what shows it in lexicons/, and indicators and needs by its notes"
