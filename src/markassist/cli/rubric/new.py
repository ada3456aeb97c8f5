"""`markassist rubric new`: an id → a folder with a small rubric that validates, tests and teaches."""

from pathlib import Path

import click

from markassist.cli.streams import note


@click.command()
@click.argument("name", metavar="ID")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), metavar="DIR", help="The folder; else ./ID."
)
def command(name: str, out: Path | None) -> None:
    """Start the rubric ID: a folder with one criterion, its phrases and examples, and notes that teach.

    It validates and its examples hold; change it from there.
    """
    from markassist.bench.new import new_rubric

    folder = Path(name) if out is None else out
    for path in new_rubric(name, folder):
        click.echo(path)
    note(f"Now: markassist rubric test {folder} --coverage")
