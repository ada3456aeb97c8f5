"""`markassist rubric diff`: two rubrics → what is otherwise in the second, in words."""

import click


@click.command()
@click.argument("old")
@click.argument("new")
def command(old: str, new: str) -> None:
    """Say in words what is otherwise in the rubric NEW than in OLD.

    Criteria are matched by their names, phrases by lexicon.
    """
    from markassist.bench.compare import compare

    lines = compare(old, new)
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo("they say the same")
