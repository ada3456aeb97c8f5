"""`markassist rubric validate`: a rubric's files → every fault, and what is lawful but doubtful."""

import click

from markassist.cli.streams import count


@click.command()
@click.argument("rubrics", metavar="RUBRIC...", nargs=-1, required=True)
def command(rubrics: tuple[str, ...]) -> int:
    """Tell every fault in RUBRIC with place and remedy, and warn of what is lawful but doubtful."""
    from markassist.bench.validate import validate

    faulty = False
    for rubric in rubrics:
        found = validate(rubric)
        for fault in found.faults:
            click.echo(str(fault))
        for warning in found.warnings:
            click.echo(f"warning: {warning}")
        told = f"{count(found.faults, 'fault')}, {count(found.warnings, 'warning')}"
        click.echo(f"{rubric}: {told}", err=True)
        faulty = faulty or bool(found.faults)
    return 1 if faulty else 0
