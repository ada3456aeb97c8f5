"""The ledger, gone through from its start → how every item ought to stand; and where one stands otherwise."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Row, select

from markassist.review import ledger, record
from markassist.review.ledger import Entry
from markassist.review.store import tables
from markassist.review.store.opening import Store

_DECIDED: Final = frozenset({"accept", "change", "reject", "seen", "own", "reopen"})
_NOTHING: Final = (None, 1, 0)


class Apart(Struct, frozen=True):
    """An item that does not stand as the record says."""

    account: str
    item: str
    stands: str | None
    """How it stands in the store; None where it is open."""
    ought: str | None
    """How the record's last word has it."""
    number: int
    """Of the entry that is that last word; 0 where there is none."""


def apart(store: Store) -> tuple[Apart, ...]:
    """Every item whose decision is not the record's last word on it: one that was changed behind its back.

    The ledger must hold (`record.verify`).
    """
    items = tables.items
    asked = select(items.c.account, items.c.key, items.c.version, items.c.outcome, items.c.decision).order_by(
        items.c.account, items.c.key
    )
    with store.reading() as connection:
        last = _last(ledger.entry(row) for row in record.rows(connection))
        return tuple(_apart(connection.execute(asked), last))


_Last = dict[tuple[str, str], tuple[str | None, int, int]]
"""By account and item: how it stands, its version, and the entry that says so."""


def _last(entries: Iterable[Entry]) -> _Last:
    last: _Last = {}
    for entry in entries:
        account = entry.account or ""
        if entry.kind in _DECIDED and entry.item:
            last[account, entry.item] = (entry.decided, entry.more["version"], entry.number)
        for key, version in entry.more.get("reopened", ()):
            last[account, key] = (None, version, entry.number)
    return last


def _apart(rows: Iterable[Row[Any]], last: _Last) -> Iterator[Apart]:
    for row in rows:
        ought, version, number = last.get((row.account, row.key), _NOTHING)
        stands = row.outcome or row.decision
        if (stands, row.version) != (ought, version):
            yield Apart(row.account, row.key, stands, ought, number)
