"""`markassist rubric show`: a rubric → what it asks, in words."""

import click


@click.command()
@click.argument("rubric")
@click.option("-c", "--criterion", metavar="CODE", help="Show this criterion alone, with all its cues.")
def command(rubric: str, criterion: str | None) -> None:
    """Show what RUBRIC asks: its criteria, what counts towards each, and what each status needs."""
    from markassist.bench.show import criterion_page, rubric_page
    from markassist.rubric.load import load_rubric

    loaded = load_rubric(rubric)
    click.echo(rubric_page(loaded) if criterion is None else criterion_page(loaded, criterion), nl=False)
