"""`markassist sample`: which accounts an internal quality assurer looks at, and why."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from markassist.cli.opened import folder_argument, opened, store_option
from markassist.cli.streams import note

if TYPE_CHECKING:
    from markassist.review.quality.sampling import Sample


@click.command()
@folder_argument
@store_option
@click.option("--seed", type=int, help="Draw a new sample by this lot; without it the last plan is shown.")
@click.option("--stage", type=click.Choice(["interim", "summative"]), default="summative", show_default=True)
@click.option("--new", "new", multiple=True, metavar="NAME", help="An assessor to look at as a new one.")
@click.option(
    "--as", "name", default="iqa", show_default=True, help="Who samples: never their own decisions."
)
def command(
    folder: Path, url: str | None, seed: int | None, stage: str, new: tuple[str, ...], name: str
) -> None:
    """Plan an internal quality assurer's sample of the workspace of DIR, by risk, assessor and unit.

    The rates are the centre's own, in DIR/sampling.yaml: high, medium, low, in per cent, and new_until.
    """
    from markassist.errors import UsageError
    from markassist.review.access import Role, Who
    from markassist.review.quality.sampling import plan, samples

    who = Who(name, frozenset({Role.IQA}))
    store = opened(folder, url)
    try:
        if seed is not None:
            _tell(plan(store, who, seed, stage=stage, new=new))
            return
        plans = samples(store, who)
        if not plans:
            raise UsageError.at(folder, "there is no sampling plan yet", "draw one with --seed")
        _tell(plans[0])
    finally:
        store.close()


def _tell(found: "Sample") -> None:
    rates = ", ".join(f"{name} {rate}" for name, rate in found.rates.items())
    click.echo(f"{found.stage}, seed {found.seed}, of {found.population} accounts; {rates}")
    for one in found.accounts:
        said = f" [{one.outcome} by {one.by}]" if one.outcome else ""
        click.echo(f"{one.name or one.account}\t{one.assessor}\t{one.unit}\t{'; '.join(one.why)}{said}")
    note(f"{len(found.accounts)} to look at, {found.looked_at} looked at.")
