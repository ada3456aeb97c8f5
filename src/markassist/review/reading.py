"""The store → what the pages show: the list of accounts, one account with its decisions, its history."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Connection, Integer, case, func, select

from markassist.renderers.masking import mask_report
from markassist.review import ledger, record
from markassist.review.access import Act, Who, check
from markassist.review.items import MUST_DECIDE, Kind
from markassist.review.ledger import Entry
from markassist.review.state import ItemState, account_row, report_of, states
from markassist.review.store import tables
from markassist.review.store.opening import Store
from markassist.values import Report

WHOLE: Final = "-"
"""The code of the feedback that is on the whole account."""


class AccountLine(Struct, frozen=True):
    """One account in the list."""

    id: str
    cohort: str
    name: str
    learner: str
    rubric: str
    rubric_version: str
    state: str
    """`open` or `released`."""
    assessor: str | None
    undecided: int
    """Suggestions that a release waits for."""
    unseen: int
    """Alerts that nobody has said to have seen."""
    decided: int
    """Criteria with a decision."""
    criteria: int
    priority: str | None
    """The highest of its alerts, `P1` first."""
    marking: int
    touched: str


class Wording(Struct, frozen=True):
    """An assessor's feedback for a criterion, or for the whole account."""

    code: str
    text: str
    version: int
    by: str
    at: str


class AccountView(Struct, frozen=True):
    """Everything that an assessor's page shows of one account; identifiers are masked, offsets unchanged."""

    line: AccountLine
    report: Report
    items: tuple[ItemState, ...]
    feedback: Mapping[str, Wording]
    """By code; only those that somebody has written."""

    @property
    def criteria(self) -> Mapping[str, ItemState]:
        """The criteria's own items, by code, in the rubric's order."""
        return {item.code: item for item in self.items if item.kind is Kind.CRITERION and item.code}


class Told(Struct, frozen=True):
    """An entry of the ledger with its words, where they are still kept."""

    entry: Entry
    reason: str | None


def accounts(store: Store, who: Who) -> tuple[AccountLine, ...]:
    """Every account: alerts to be seen first, then those with something to decide; released ones last."""
    check(who, Act.READ_ACCOUNT)
    with store.reading() as connection:
        found = [_line(row) for row in connection.execute(_lines())]
    return tuple(sorted(found, key=_urgency))


def _urgency(one: AccountLine) -> tuple[str, bool, str, bool, str, str]:
    pressing = one.priority or "P9" if one.unseen else "P9"
    return one.state, one.unseen == 0, pressing, one.undecided == 0, one.cohort, one.name


def account(store: Store, who: Who, name: str) -> AccountView:
    """One account by its id. Raises MissingError, RefusedError."""
    check(who, Act.READ_ACCOUNT)
    with store.reading() as connection:
        row = account_row(connection, name)
        line = _line(connection.execute(_lines().where(tables.accounts.c.id == name)).one())
        found = states(connection, row)
        wordings = feedback_of(connection, name)
    return AccountView(line, mask_report(report_of(row)), found, wordings)


def feedback_of(connection: Connection, account: str) -> dict[str, Wording]:
    """What assessors have written to the learner, by code."""
    one, words = tables.feedback, tables.words
    found = (
        select(one.c.code, words.c.text, one.c.version, one.c.by, one.c.at)
        .join(words, words.c.id == one.c.words)
        .where(one.c.account == account)
        .order_by(one.c.code)
    )
    return {row.code: Wording(*row) for row in connection.execute(found) if row.text is not None}


def history(store: Store, who: Who, account: str, item: str | None = None) -> tuple[Told, ...]:
    """What was done on an account, or on one item of it, oldest first; it outlives what was erased.

    What was said blind, in an exercise, is not of the account, and is left out.
    """
    check(who, Act.READ_ACCOUNT)
    with store.reading() as connection:
        told = (ledger.entry(row) for row in record.rows(connection, account))
        entries = [entry for entry in told if entry.kind != "blind"]
        hashes = [entry.reason_sha256 for entry in entries if entry.reason_sha256]
        words = select(tables.words.c.sha256, tables.words.c.text).where(tables.words.c.account == account)
        texts = {row.sha256: row.text for row in connection.execute(words)} if hashes else {}
    return tuple(
        Told(entry, texts.get(entry.reason_sha256 or ""))
        for entry in entries
        if item is None or entry.item == item
    )


def next_open(view: AccountView, after: str | None = None) -> ItemState | None:
    """The item to decide next: alerts first, then criteria and their spans, round from the one given."""
    here = next((_turn(item) for item in view.items if item.key == after), (-1, 0))
    waiting = sorted((item for item in view.items if item.is_open), key=_turn)
    later = [item for item in waiting if _turn(item) > here]
    return next(iter(later or waiting), None)


def _turn(item: ItemState) -> tuple[int, int]:
    return int(item.kind is not Kind.ALERT), item.position


def _lines() -> Any:  # noqa: ANN401 - a select, whose type says nothing
    a, i = tables.accounts, tables.items
    is_open = i.c.decision.is_(None)
    must = i.c.kind.in_([kind.value for kind in MUST_DECIDE])
    alert, criterion = i.c.kind == Kind.ALERT.value, i.c.kind == Kind.CRITERION.value
    counts = (
        select(
            i.c.account,
            _count(is_open & must).label("undecided"),
            _count(is_open & alert).label("unseen"),
            _count(~is_open & criterion).label("decided"),
            _count(criterion).label("criteria"),
            func.min(case((alert, i.c.suggested))).label("priority"),
        )
        .join(a, (a.c.id == i.c.account) & (a.c.marking == i.c.marking))
        .group_by(i.c.account)
        .subquery()
    )
    kept = [a.c[name] for name in AccountLine.__struct_fields__ if name in a.c]
    told = [counts.c[name] for name in AccountLine.__struct_fields__ if name in counts.c]
    return select(*kept, *told).join(counts, counts.c.account == a.c.id).where(a.c.state != "erased")


def _count(condition: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's expressions
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0).cast(Integer)


def _line(row: Any) -> AccountLine:  # noqa: ANN401 - a row of `_lines`
    return AccountLine(**{name: getattr(row, name) for name in AccountLine.__struct_fields__})
