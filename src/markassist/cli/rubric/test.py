"""`markassist rubric test`: a rubric's examples → those that do not hold, as they are or turned."""

import click

from markassist.cli.streams import count


@click.command()
@click.argument("rubrics", metavar="RUBRIC...", nargs=-1, required=True)
@click.option(
    "--coverage", is_flag=True, help="Demand enough examples, and list the terms that none of them fires."
)
@click.option(
    "--variants",
    is_flag=True,
    help="Turn counting examples where their grammar allows: denied, planned, asked … they must lose their "
    "credit; of another child or in another tense they must keep it. A turn for which fewer than 80 % come "
    "out so ends with 1; the rest are notes.",
)
def command(rubrics: tuple[str, ...], *, coverage: bool, variants: bool) -> int:
    """Run the examples in RUBRIC's files and tell which do not hold."""
    faulty = False
    for rubric in rubrics:
        faulty = _run(rubric) or faulty
        if coverage:
            faulty = _cover(rubric) or faulty
        if variants:
            faulty = _turn(rubric) or faulty
    return 1 if faulty else 0


def _run(rubric: str) -> bool:
    from markassist.bench.examples import test_examples

    found = test_examples(rubric)
    for fault in found.faults:
        click.echo(str(fault))
    told = f"{rubric}: {count(range(found.run), 'example')}, {count(found.faults, 'failure')}"
    click.echo(f"{told}, {count(range(found.known_misses), 'known miss', 'es')}", err=True)
    return bool(found.faults)


def _cover(rubric: str) -> bool:
    from markassist.bench.coverage import coverage

    found = coverage(rubric)
    for fault in found.faults:
        click.echo(str(fault))
    for line in found.notes:
        click.echo(f"note: {line}")
    click.echo(f"{rubric}: {count(found.faults, 'gap')} in its examples", err=True)
    return bool(found.faults)


def _turn(rubric: str) -> bool:
    from markassist.bench.variants import test_variants

    found = test_variants(rubric)
    for fault in found.faults:
        click.echo(str(fault))
    for note in found.notes:
        click.echo(f"note: {note}")
    for line in found.table():
        click.echo(f"{rubric}: {line}", err=True)
    return bool(found.faults)
