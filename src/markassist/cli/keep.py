"""`markassist keep`: what a workspace keeps, where and how long; and erasing what is past its time."""

from pathlib import Path

import click

from markassist.cli.opened import folder_argument, opened, store_option, whoever
from markassist.cli.streams import note


@click.command()
@folder_argument
@store_option
@click.option("--apply", "is_applied", is_flag=True, help="Erase what has been kept that long.")
def command(folder: Path, url: str | None, *, is_applied: bool) -> None:
    """Say what the workspace of DIR keeps, where, and for how long, as DIR/keeping.yaml settles it."""
    from markassist.review.keeping import FILE, keeping, stated

    for what, where, how_long in stated(keeping(folder)):
        click.echo(f"{what}\n    where: {where}\n    how long: {how_long}")
    if not is_applied:
        click.echo(f"\nSettled in {folder / FILE}. To erase what is past its time: --apply")
        return
    from markassist.review.erase import expire

    store = opened(folder, url)
    try:
        done = expire(store, whoever())
    finally:
        store.close()
    for cohort, name in done.accounts:
        note(f"Past its time, and erased: an account of {cohort} ({name})")
    note(f"Erased: {len(done.accounts)} accounts and {done.others} other things.")
