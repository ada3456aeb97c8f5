"""An account's and an assessor's record → what an internal quality assurer would look at first, and why."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, func, select

from markassist.review.items import Kind
from markassist.review.state import NOT_ASSESSED
from markassist.review.store import tables
from markassist.vocabulary import Status

HIGH, MEDIUM, LOW = 2, 1, 0


class Work(Struct, frozen=True):
    """One assessor's work on one account."""

    account: str
    assessor: str
    unit: str
    """The rubric."""
    criteria: int
    changed: int
    """Criteria on which the assessor took another status than was suggested."""
    contradicted: int
    pressing: int
    """Alerts of the first priority."""
    withdrawn: int
    """Releases that were taken back."""


def work(connection: Connection, state: str) -> tuple[Work, ...]:
    """Every account of a state (`open` or `released`) that an assessor has decided on, in a settled order."""
    accounts = tables.accounts
    found = select(accounts).where(accounts.c.state == state, accounts.c.assessor.is_not(None))
    ordered = connection.execute(found.order_by(accounts.c.cohort, accounts.c.added, accounts.c.id)).all()
    return tuple(_work(connection, row) for row in ordered)


def _work(connection: Connection, row: Any) -> Work:  # noqa: ANN401 - a row of accounts
    items, releases = tables.items.c, tables.releases.c
    found = connection.execute(
        select(items.kind, items.suggested, items.outcome).where(
            items.account == row.id, items.marking == row.marking
        )
    ).all()
    criteria = [one for one in found if one.kind == Kind.CRITERION.value and one.outcome]
    taken_back = select(func.count()).where(releases.account == row.id, releases.withdrawn.is_not(None))
    return Work(
        account=row.id,
        assessor=row.assessor,
        unit=row.rubric,
        criteria=len(criteria),
        changed=sum(one.outcome not in {one.suggested, NOT_ASSESSED} for one in criteria),
        contradicted=sum(Status.CONTRADICTED in {one.outcome, one.suggested} for one in criteria),
        pressing=sum(one.kind == Kind.ALERT.value and one.suggested == "P1" for one in found),
        withdrawn=connection.execute(taken_back).scalar() or 0,
    )


def of_assessor(done: Sequence[Work], new_until: int, named: Iterable[str] = ()) -> tuple[int, str]:
    """How closely to look at an assessor, and why: by how much they have done and how they take suggestions.

    `new_until` is the number of accounts below which somebody is new; `named` are those whom the quality
    assurer calls new.
    """
    if done[0].assessor in frozenset(named):
        return HIGH, "named as new"
    if len(done) < new_until:
        return HIGH, f"new here: {len(done)} of {new_until} accounts"
    criteria, changed = sum(one.criteria for one in done), sum(one.changed for one in done)
    if criteria and changed == 0:
        return MEDIUM, "took every suggested status as it was"
    if criteria and changed / criteria > 0.5:
        return MEDIUM, f"took another status than was suggested for {changed} of {criteria} criteria"
    return LOW, "established, with no particular sign"


def of_account(one: Work) -> tuple[int, tuple[str, ...]]:
    """How many signs there are to look at an account, and which."""
    signs = []
    if one.pressing:
        signs.append("a pressing alert")
    if one.contradicted:
        signs.append("a criterion that reads as contradicted")
    if one.withdrawn:
        signs.append("a release that was taken back")
    if one.criteria and one.changed / one.criteria > 0.3:
        signs.append(f"{one.changed} of {one.criteria} criteria changed from what was suggested")
    return len(signs), tuple(signs)
