"""Rows of the store → how each item of an account now stands."""

from collections.abc import Iterable
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Connection, select

from markassist.batch.whole import read_whole
from markassist.errors import MarkassistError
from markassist.review.canonical import storable
from markassist.review.items import MUST_DECIDE, Kind
from markassist.review.store import tables
from markassist.values import Report
from markassist.vocabulary import Status

NOT_ASSESSED: Final = "not_assessed"
"""A criterion's outcome where an assessor leaves it out of this account."""
OUTCOMES: Final = (*(str(status) for status in Status), NOT_ASSESSED)


class MissingError(MarkassistError):
    """There is no such thing for whoever asks."""


class ItemState(Struct, frozen=True):
    """An item, and what has been decided on it; None where nothing has."""

    key: str
    kind: Kind
    position: int
    code: str | None
    name: str | None
    suggested: str
    start: int | None
    end: int | None
    version: int
    """Say which you saw when you decide: a decision on an older one is refused."""
    decision: str | None = None
    """`accept`, `change`, `reject`, or `seen` of an alert."""
    outcome: str | None = None
    """Of a criterion: one of `OUTCOMES`."""
    to_start: int | None = None
    to_end: int | None = None
    to_code: str | None = None
    """Where a changed span now stands, and for which criterion."""
    reason: str | None = None
    decided_by: str | None = None
    decided_at: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether a release waits for it."""
        return self.decision is None and (self.kind in MUST_DECIDE or self.kind is Kind.ALERT)

    @property
    def counts(self) -> bool:
        """Whether a person has confirmed that it is evidence."""
        spans = (Kind.EVIDENCE, Kind.NEAR_MISS, Kind.OWN)
        return self.kind in spans and self.decision in {"accept", "change"}

    @property
    def at(self) -> tuple[str | None, int | None, int | None]:
        """The criterion and the span that it stands for after any change."""
        if self.decision != "change" or self.kind is Kind.CRITERION:
            return self.code, self.start, self.end
        start = self.start if self.to_start is None else self.to_start
        return self.to_code or self.code, start, self.end if self.to_end is None else self.to_end


_FIELDS: Final = tuple(name for name in ItemState.__struct_fields__ if name not in {"kind", "reason"})


def states(connection: Connection, account: Any, keys: Iterable[str] = ()) -> tuple[ItemState, ...]:  # noqa: ANN401
    """The items of an account's newest marking, or those of these keys, in the order of the report."""
    items, words = tables.items, tables.words
    found = (
        select(items, words.c.text.label("reason_text"))
        .outerjoin(words, words.c.id == items.c.reason)
        .where(items.c.account == account.id, items.c.marking == account.marking)
        .order_by(items.c.position, items.c.key)
    )
    if chosen := tuple(map(storable, keys)):
        found = found.where(items.c.key.in_(chosen))
    return tuple(state(row) for row in connection.execute(found))


def state(row: Any) -> ItemState:  # noqa: ANN401 - a row of items with `reason_text`
    """How one item stands."""
    told = {name: getattr(row, name) for name in _FIELDS}
    return ItemState(**told, kind=Kind(row.kind), reason=row.reason_text)


def account_row(connection: Connection, account: str) -> Any:  # noqa: ANN401 - a row of accounts
    """The account of this id. Raises MissingError where there is none, or its words have been erased."""
    found = connection.execute(
        select(tables.accounts).where(tables.accounts.c.id == storable(account))
    ).first()
    if found is None or found.state == "erased":
        raise MissingError.at("account", "there is no such account here", "go back to the list")
    return found


def report_of(account: Any) -> Report:  # noqa: ANN401 - a row of accounts
    """The engine's report on it, unmasked."""
    return read_whole(account.report, "account").report
