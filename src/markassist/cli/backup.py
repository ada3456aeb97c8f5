"""`markassist backup`: all that a workspace keeps, in one file."""

from pathlib import Path

import click

from markassist.cli.opened import folder_argument, opened, store_option, whoever
from markassist.cli.streams import note


@click.command()
@folder_argument
@click.argument("file", type=click.Path(path_type=Path))
@store_option
def command(folder: Path, file: Path, url: str | None) -> None:
    """Write everything that the workspace of DIR keeps into FILE, a zip; others may go on working meanwhile.

    It holds learners' words: keep it where the store itself might lie, and throw it away in time.
    """
    from markassist.review.backup import backup

    store = opened(folder, url)
    try:
        rows = backup(store, whoever(), file)
    finally:
        store.close()
    note(f"Written: {file} ({rows:,} rows)")
