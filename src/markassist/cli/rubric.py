"""`markassist rubric`: a rubric's id or folder → what it asks, its faults, and whether its examples hold."""

import sys

import click


@click.group(no_args_is_help=False)
def command() -> None:
    """List, show, validate and test rubrics.

    RUBRIC is the id of a shipped rubric or the path of a rubric's folder.
    """


@command.command("list")
def list_rubrics() -> None:
    """List the shipped rubrics."""
    from markassist.bench.show import table

    click.echo(table(), nl=False)


@command.command()
@click.argument("rubric")
@click.option("-c", "--criterion", metavar="CODE", help="Show this criterion alone, with all its cues.")
def show(rubric: str, criterion: str | None) -> None:
    """Show what RUBRIC asks: its criteria, what counts towards each, and what each status needs."""
    from markassist.bench.show import criterion_page, rubric_page
    from markassist.rubric.load import load_rubric

    loaded = load_rubric(rubric)
    click.echo(rubric_page(loaded) if criterion is None else criterion_page(loaded, criterion), nl=False)


@command.command()
@click.argument("rubrics", metavar="RUBRIC...", nargs=-1, required=True)
def validate(rubrics: tuple[str, ...]) -> None:
    """Tell every fault in RUBRIC with place and remedy, and warn of what is lawful but doubtful."""
    from markassist.bench.validate import validate as validate_rubric

    faulty = False
    for rubric in rubrics:
        found = validate_rubric(rubric)
        for fault in found.faults:
            click.echo(str(fault))
        for warning in found.warnings:
            click.echo(f"warning: {warning}")
        click.echo(
            f"{rubric}: {_count(found.faults, 'fault')}, {_count(found.warnings, 'warning')}", err=True
        )
        faulty = faulty or bool(found.faults)
    _leave(faulty)


@command.command()
@click.argument("rubrics", metavar="RUBRIC...", nargs=-1, required=True)
@click.option(
    "--coverage", is_flag=True, help="Demand enough examples, and list the terms that none of them fires."
)
def test(rubrics: tuple[str, ...], coverage: bool) -> None:
    """Run the examples in RUBRIC's files and tell which do not hold."""
    from markassist.bench.examples import test_examples

    faulty = False
    for rubric in rubrics:
        found = test_examples(rubric)
        for fault in found.faults:
            click.echo(str(fault))
        told = f"{rubric}: {_count(range(found.run), 'example')}, {_count(found.faults, 'failure')}"
        click.echo(f"{told}, {_count(range(found.known_misses), 'known miss', 'es')}", err=True)
        faulty = faulty or bool(found.faults)
        if coverage:
            faulty = _cover(rubric) or faulty
    _leave(faulty)


def _cover(rubric: str) -> bool:
    from markassist.bench.coverage import coverage

    found = coverage(rubric)
    for fault in found.faults:
        click.echo(str(fault))
    for line in found.notes:
        click.echo(f"note: {line}")
    click.echo(f"{rubric}: {_count(found.faults, 'gap')} in its examples", err=True)
    return bool(found.faults)


def _count(things: object, what: str, plural: str = "s") -> str:
    number = len(things)  # type: ignore[arg-type]
    return f"{number} {what}{'' if number == 1 else plural}"


def _leave(faulty: bool) -> None:
    sys.stdout.flush()
    click.get_current_context().exit(1 if faulty else 0)
