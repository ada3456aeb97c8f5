"""`markassist ledger`: the record of a workspace: whether it holds, and as a file for whoever verifies it."""

import json
from pathlib import Path

import click

from markassist.cli.opened import folder_argument, opened, store_option
from markassist.cli.streams import note

FAULTS = 1
REMEDY = "restore a backup, and find out who wrote to it"


@click.group("ledger")
def command() -> None:
    """The record of who decided what, each entry chained to the one before by its hash."""


@command.command()
@folder_argument
@store_option
def verify(folder: Path, url: str | None) -> int:
    """Follow the record from its first entry; end with 1 at the first that was changed, removed or moved.

    Where it holds, every decision in the workspace is held against it too.
    """
    from markassist.review.record import verify as verified
    from markassist.review.replay import apart

    store = opened(folder, url)
    try:
        entries, flaw = verified(store)
        others = apart(store) if flaw is None else ()
    finally:
        store.close()
    if flaw is not None:
        note(f"{folder}: entry {flaw.number}: {flaw.says}; {REMEDY}")
    for one in others:
        stands = f"it stands as {one.stands or 'open'}"
        ought = f"entry {one.number} of the record says {one.ought or 'open'}"
        note(f"{folder}: account {one.account}, {one.item}: {stands}, and {ought}; {REMEDY}")
    if flaw is not None or others:
        return FAULTS
    click.echo(f"The record holds: {entries:,} {'entry' if entries == 1 else 'entries'}.")
    return 0


@command.command()
@folder_argument
@store_option
def show(folder: Path, url: str | None) -> None:
    """Print the record, a line of JSON for each entry with its hash: nothing in it is a learner's word."""
    from markassist.review.record import rows

    store = opened(folder, url)
    with store.reading() as connection:
        for row in rows(connection):
            click.echo(json.dumps({"hash": row.hash, "body": row.body}))
    store.close()
