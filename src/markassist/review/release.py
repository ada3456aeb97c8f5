"""A decided account → its learner's feedback, released; or what it still waits for."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, func, insert, select, update

from markassist.batch import atomic
from markassist.batch.naming import safe
from markassist.errors import Fault, MarkassistError, Place, UsageError
from markassist.renderers import words
from markassist.review import feedback_page, feedback_pdf, feedback_word
from markassist.review.access import Act, Who, check
from markassist.review.canonical import salted
from markassist.review.decide import ConflictError
from markassist.review.feedback import Feedback, Profile, Render, Signed, feedback
from markassist.review.items import Kind
from markassist.review.reading import feedback_of
from markassist.review.record import about, append, keep_words
from markassist.review.state import ItemState, MissingError, account_row, report_of, states
from markassist.review.store import tables
from markassist.review.store.opening import Store

FOLDER: Final = "released"
FORMS: Final[dict[str, Render]] = {
    "html": feedback_page.render,
    "docx": feedback_word.render,
    "pdf": feedback_pdf.render,
}
"""What feedback is written as, by the ending of its file."""


class Released(Struct, frozen=True):
    """What came of a release."""

    account: str
    number: int
    paths: tuple[str, ...]
    """In the store's folder."""


def waiting(store: Store, who: Who, account: str) -> tuple[str, ...]:
    """What a release of this account waits for, a line each; none where it can be released."""
    check(who, Act.READ_ACCOUNT)
    with store.reading() as connection:
        row = account_row(connection, account)
        return tuple(_waiting(states(connection, row)))


def preview(
    store: Store, who: Who, account: str, profile: Profile = Profile.OPEN, by_when: str = ""
) -> Feedback:
    """The feedback as it would now be released; what is undecided is not in it."""
    check(who, Act.READ_ACCOUNT)
    with store.reading() as connection:
        return _feedback(connection, account_row(connection, account), (store, who), profile, by_when)


def latest(store: Store, who: Who, account: str) -> Feedback:
    """The feedback as it is released. Raises MissingError where it is not."""
    check(who, Act.READ_ACCOUNT)
    one = tables.releases
    with store.reading() as connection:
        row = account_row(connection, account)
        its = (one.c.account == row.id) & (one.c.number == _number(connection, row.id))
        kept = connection.execute(select(one.c.feedback).where(its, one.c.withdrawn.is_(None))).scalar()
    if kept is None:
        raise MissingError.at("feedback", "it has not been released", "decide on all of it first")
    return msgspec.json.decode(kept, type=Feedback)


def release(
    store: Store, who: Who, account: str, profile: Profile = Profile.OPEN, by_when: str = ""
) -> Released:
    """Release an account's feedback: kept for its learner, and written as HTML, Word and PDF.

    Raises UsageError with a fault for each thing that it waits for, ConflictError where it is released
    already, MissingError, RefusedError.
    """
    check(who, Act.RELEASE)
    with store.writing() as connection:
        row = account_row(connection, account)
        if row.state == "released":
            raise ConflictError.at("account", "it has been released already", "withdraw that release first")
        found = tuple(_waiting(states(connection, row)))
        if found:
            remedy = "decide on it, then release"
            raise UsageError(*(Fault(Place(str(row.name)), wrong, remedy) for wrong in found))
        told = _feedback(connection, row, (store, who), profile, by_when)
        paths = _keep(connection, store, who, row, told)
    return Released(account, told.number, paths)


def withdraw(store: Store, who: Who, account: str, reason: str) -> None:
    """Take a release back: its learner sees it no more, and decisions may change again.

    Raises UsageError where there is no reason or nothing is released.
    """
    check(who, Act.RELEASE)
    if not reason.strip():
        raise UsageError.at("account", "a reason is asked for", "say in a few words why")
    with store.writing() as connection:
        row = account_row(connection, account)
        if row.state != "released":
            raise UsageError.at("account", "it has not been released", "go on deciding")
        at = store.at()
        last = tables.releases.c.number == _number(connection, account)
        its = tables.releases.c.account == account
        connection.execute(update(tables.releases).where(its, last).values(withdrawn=at))
        _set_state(connection, account, "open", at)
        _, digest = keep_words(connection, account, reason)
        append(connection, at, who.name, "withdraw", **about(row), reason_sha256=digest)
        for form in FORMS:
            (store.folder / path_of(row, form)).unlink(missing_ok=True)


def write_again(connection: Connection, store: Store, account: str) -> None:
    """Write an account's released feedback once more, as it now stands in the store."""
    row, one = account_row(connection, account), tables.releases
    its = (one.c.account == account) & (one.c.number == _number(connection, account))
    kept = connection.execute(select(one.c.feedback).where(its)).scalar()
    if kept is not None:
        _write_all(store, row, msgspec.json.decode(kept, type=Feedback))


def path_of(row: Any, form: str) -> str:  # noqa: ANN401 - a row of accounts
    """Where an account's feedback is written, in the store's folder."""
    return f"{FOLDER}/{safe(row.cohort)}/{safe(row.name)}.{form}"


def _waiting(items: tuple[ItemState, ...]) -> Iterator[str]:
    for item in items:
        name = words.plain(item.name or "")
        if item.is_open and item.kind is Kind.ALERT:
            yield f"nobody has seen the alert “{name}”"
        elif item.is_open and item.kind is Kind.CRITERION:
            yield f"criterion {item.code} is undecided"
        elif item.is_open and item.kind is Kind.IDEA:
            yield f"the idea “{name}” is undecided"
    spans = Counter(item.code for item in items if item.kind is Kind.EVIDENCE and item.is_open)
    for code, count in spans.items():
        yield f"undecided for {code}: {words.counted(count, 'suggested passage')}"


def _feedback(
    connection: Connection,
    row: Any,  # noqa: ANN401 - a row of accounts
    by: tuple[Store, Who],
    profile: Profile,
    by_when: str,
) -> Feedback:
    store, who = by
    last = connection.execute(select(tables.head.c.number, tables.head.c.hash)).one()
    now = store.now()
    signed = Signed(
        learner=row.learner,
        assessor=row.assessor or who.name,
        at=f"{now.day} {now:%B %Y}",
        number=_number(connection, row.id) + 1,
        ledger=(last.number, last.hash),
    )
    wordings = feedback_of(connection, row.id)
    return feedback(report_of(row), states(connection, row), wordings, signed, profile, by_when)


def _keep(connection: Connection, store: Store, who: Who, row: Any, told: Feedback) -> tuple[str, ...]:  # noqa: ANN401
    """Record the release and write its files; the files last, so that none is there without its record."""
    at = store.at()
    data = msgspec.json.encode(told)
    values = {"account": row.id, "number": told.number, "at": at, "by": who.name, "feedback": data}
    connection.execute(insert(tables.releases).values(**values))
    _set_state(connection, row.id, "released", at)
    digest = salted(row.salt, data.decode())
    more = {"number": told.number, "profile": told.profile, "feedback_sha256": digest}
    append(connection, at, who.name, "release", **about(row), more=more)
    return _write_all(store, row, told)


def _write_all(store: Store, row: Any, told: Feedback) -> tuple[str, ...]:  # noqa: ANN401 - a row of accounts
    paths = []
    for form, render in FORMS.items():
        paths.append(path_of(row, form))
        _write(store, paths[-1], render(told))
    return tuple(paths)


def _write(store: Store, path: str, data: bytes) -> None:
    try:
        atomic.write(store.folder / path, data)
    except MarkassistError as error:
        remedy = "make room, or see who may write there; nothing was released"
        raise UsageError.at(store.folder / path, error.faults[0].wrong, remedy) from error


def _number(connection: Connection, account: str) -> int:
    found = select(func.max(tables.releases.c.number)).where(tables.releases.c.account == account)
    return connection.execute(found).scalar() or 0


def _set_state(connection: Connection, account: str, state: str, at: str) -> None:
    own = tables.accounts.c.id == account
    connection.execute(update(tables.accounts).where(own).values(state=state, touched=at))
