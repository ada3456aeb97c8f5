"""`markassist rubric list`: the shipped rubrics, a line each."""

import click


@click.command("list")
def command() -> None:
    """List the shipped rubrics."""
    from markassist.bench.show import table

    click.echo(table(), nl=False)
