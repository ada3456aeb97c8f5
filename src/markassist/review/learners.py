"""What a learner may see: their own released feedback, and their own self-checks; nothing else."""

from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import and_, delete, insert, or_, select

from markassist.review.access import Act, Who, check
from markassist.review.canonical import new_id, storable
from markassist.review.feedback import Feedback
from markassist.review.state import MissingError
from markassist.review.store import tables
from markassist.review.store.opening import Store
from markassist.selfcheck import SelfCheck


class ReleasedLine(Struct, frozen=True):
    """Feedback that has been released to a learner."""

    account: str
    number: int
    name: str
    rubric: str
    at: str


class SelfCheckLine(Struct, frozen=True):
    """A self-check that a learner has made."""

    id: str
    name: str
    rubric: str
    at: str


def released(store: Store, who: Who) -> tuple[ReleasedLine, ...]:
    """A learner's own feedback, newest first. Raises RefusedError for anybody but a learner."""
    check(who, Act.READ_OWN)
    with store.reading() as connection:
        rows = connection.execute(_own(who).order_by(tables.releases.c.at.desc())).all()
    return tuple(ReleasedLine(row.account, row.number, row.name, row.rubric, row.at) for row in rows)


def released_feedback(store: Store, who: Who, account: str, number: int) -> Feedback:
    """One's own feedback. Raises MissingError where it is not there, not released, or another's."""
    check(who, Act.READ_OWN)
    one = tables.releases
    with store.reading() as connection:
        row = connection.execute(
            _own(who).where(one.c.account == storable(account), one.c.number == number)
        ).first()
    if row is None:
        raise _missing("feedback")
    return msgspec.json.decode(row.feedback, type=Feedback)


def keep_selfcheck(store: Store, who: Who, selfcheck: SelfCheck) -> str:
    """Keep a self-check that a learner has made; its id."""
    check(who, Act.CHECK_OWN)
    name = new_id()
    values = {"id": name, "user": who.name, "at": store.at(), "rubric": selfcheck.rubric.id}
    data = msgspec.json.encode(selfcheck)
    with store.writing() as connection:
        row = {**values, "name": storable(selfcheck.account.name), "selfcheck": data}
        connection.execute(insert(tables.selfchecks).values(**row))
    return name


def selfchecks(store: Store, who: Who) -> tuple[SelfCheckLine, ...]:
    """One's own self-checks, newest first."""
    check(who, Act.CHECK_OWN)
    one = tables.selfchecks
    found = select(one.c.id, one.c.name, one.c.rubric, one.c.at).where(one.c.user == who.name)
    with store.reading() as connection:
        rows = connection.execute(found.order_by(one.c.at.desc())).all()
    return tuple(SelfCheckLine(*row) for row in rows)


def selfcheck(store: Store, who: Who, name: str) -> SelfCheck:
    """One's own self-check by its id. Raises MissingError where it is not there or another's."""
    check(who, Act.CHECK_OWN)
    one = tables.selfchecks
    with store.reading() as connection:
        own = (one.c.id == storable(name)) & (one.c.user == who.name)
        row = connection.execute(select(one.c.selfcheck).where(own)).first()
    if row is None:
        raise _missing("self-check")
    return msgspec.json.decode(row.selfcheck, type=SelfCheck)


def drop_selfcheck(store: Store, who: Who, name: str) -> None:
    """Throw one of one's own self-checks away."""
    check(who, Act.CHECK_OWN)
    one = tables.selfchecks
    with store.writing() as connection:
        connection.execute(delete(one).where((one.c.id == storable(name)) & (one.c.user == who.name)))


def _own(who: Who) -> Any:  # noqa: ANN401 - a select, whose type says nothing
    """What is released of this learner's accounts, and has not been withdrawn or erased."""
    one, accounts = tables.releases, tables.accounts
    in_cohort = accounts.c.cohort + "/" + accounts.c.learner
    return (
        select(one, accounts.c.name, accounts.c.rubric)
        .join(accounts, accounts.c.id == one.c.account)
        .where(
            and_(
                accounts.c.learner.is_not(None),
                or_(accounts.c.learner == who.learner, in_cohort == who.learner),
                one.c.withdrawn.is_(None),
                one.c.feedback.is_not(None),
            )
        )
    )


def _missing(what: str) -> MissingError:
    return MissingError.at(what, f"there is no such {what} of yours", "go back to your list")
