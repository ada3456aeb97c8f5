"""`markassist restore`: a backup back into an empty workspace."""

from pathlib import Path

import click

from markassist.cli.opened import folder_argument, opened, store_option, whoever
from markassist.cli.streams import note


@click.command()
@folder_argument
@click.argument("file", type=click.Path(path_type=Path))
@store_option
def command(folder: Path, file: Path, url: str | None) -> None:
    """Put the backup FILE into the workspace of DIR, which must be new or empty, and verify its record.

    A backup of SQLite may go into PostgreSQL, and the other way round.
    """
    from markassist.review.backup import restore

    store = opened(folder, url, make=True)
    try:
        rows = restore(store, whoever(), file)
    finally:
        store.close()
    note(f"Restored: {rows:,} rows. The record holds.")
