"""`markassist keep`: what a workspace keeps, where and how long; and erasing what is past its time."""

from pathlib import Path

import click

from markassist.cli.erase import from_batches
from markassist.cli.opened import folder_argument, opened, store_option, whoever
from markassist.cli.streams import note
from markassist.renderers.words import counted


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
    from markassist.review.erase_batch import erase_accounts

    store = opened(folder, url)
    try:
        done = expire(store, whoever())
    finally:
        store.close()
    hashes = {one.sha256 for one in done.accounts}
    if hashes:
        from_batches((folder,), lambda batch: erase_accounts(batch, hashes))
    note(f"Erased: {counted(len(done.accounts), 'account')} and {counted(done.others, 'other thing')}.")
