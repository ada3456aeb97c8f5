"""What an assessor writes to a learner, and the comments that they use again."""

from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from markassist.errors import UsageError
from markassist.review.access import Act, Who, check
from markassist.review.canonical import new_id, sha256, storable
from markassist.review.decide import ConflictError, open_account
from markassist.review.items import Kind
from markassist.review.reading import WHOLE, Wording, feedback_of
from markassist.review.record import about, append, keep_words
from markassist.review.state import account_row, states
from markassist.review.store import tables
from markassist.review.store.opening import Store

LONGEST: Final = 20_000
"""Characters of one piece of feedback."""


class Comment(Struct, frozen=True):
    """A comment that an assessor keeps for use again."""

    id: str
    code: str
    text: str
    used: int
    last: str


def write_feedback(store: Store, who: Who, account: str, code: str, text: str, seen: int) -> Wording | None:
    """Keep the feedback for a criterion (`WHOLE` for the account); an empty text goes back to the draft.

    `seen` is the version that was edited, 0 where there was none. Every kept comment of this assessor that
    has newly come into the text counts as used.

    Raises ConflictError where somebody has written since; UsageError; MissingError; RefusedError.
    """
    check(who, Act.DECIDE)
    if len(text) > LONGEST:
        raise UsageError.at(code, f"feedback has at most {LONGEST:,} characters", "shorten it")
    text = storable(text)
    with store.writing() as connection:
        row = open_account(connection, account)
        codes = {item.code for item in states(connection, row) if item.kind is Kind.CRITERION}
        if code != WHOLE and code not in codes:
            raise UsageError.at(code, "there is no such criterion", "choose one of this rubric's")
        before = feedback_of(connection, account).get(code)
        if before is not None and before.text == text:
            return before
        if (before.version if before else 0) != seen:
            _conflict(before, code)
        _write(connection, store.at(), who, row, (code, text, before))
        _count_used(connection, store.at(), who, (row.rubric, code), (before.text if before else "", text))
        return feedback_of(connection, account).get(code)


def _conflict(before: Wording | None, code: str) -> None:
    by = before.by if before else "Somebody"
    wrong = f"{by} has written here since you opened it; your own words were not kept"
    raise ConflictError.at(code, wrong, "copy them, see what now stands there, and put both together")


def _write(
    connection: Connection,
    at: str,
    who: Who,
    account: Any,  # noqa: ANN401 - a row of accounts
    told: tuple[str, str, Wording | None],
) -> None:
    code, text, before = told
    words, digest = keep_words(connection, account.id, text)
    own = (tables.feedback.c.account == account.id) & (tables.feedback.c.code == code)
    connection.execute(delete(tables.feedback).where(own))
    version = (before.version if before else 0) + 1
    if words is not None:
        values = {"account": account.id, "code": code, "words": words, "version": version}
        connection.execute(insert(tables.feedback).values(**values, by=who.name, at=at))
    append(connection, at, who.name, "feedback", **about(account), item=code, reason_sha256=digest)
    values = {"touched": at} if account.assessor else {"touched": at, "assessor": who.name}
    connection.execute(update(tables.accounts).where(tables.accounts.c.id == account.id).values(**values))


def keep_comment(store: Store, who: Who, account: str, code: str, text: str) -> Comment:
    """Put a comment into this assessor's bank, under the criterion of this account's rubric."""
    check(who, Act.DECIDE)
    text = storable(text.strip())
    if not text or len(text) > LONGEST:
        raise UsageError.at(code, "there is nothing to keep, or too much", "keep a sentence or a few")
    bank = tables.comments
    with store.writing() as connection:
        rubric = account_row(connection, account).rubric
        digest = sha256(text)
        own = (bank.c.by == who.name) & (bank.c.rubric == rubric) & (bank.c.code == code)
        found = connection.execute(select(bank).where(own, bank.c.sha256 == digest)).first()
        if found is None:
            row = {"id": new_id(), "by": who.name, "rubric": rubric, "code": code, "sha256": digest}
            connection.execute(insert(bank).values(**row, text=text, used=0, last=store.at()))
            found = connection.execute(select(bank).where(bank.c.id == row["id"])).one()
    return _comment(found)


def drop_comment(store: Store, who: Who, comment: str) -> None:
    """Take a comment out of one's own bank; nothing that was written with it changes."""
    check(who, Act.DECIDE)
    with store.writing() as connection:
        own = (tables.comments.c.id == storable(comment)) & (tables.comments.c.by == who.name)
        connection.execute(delete(tables.comments).where(own))


def comments(store: Store, who: Who, account: str, code: str) -> tuple[Comment, ...]:
    """This assessor's bank for a criterion: its own comments first, most used and latest first."""
    check(who, Act.DECIDE)
    bank = tables.comments
    with store.reading() as connection:
        rubric = account_row(connection, account).rubric
        rows = connection.execute(select(bank).where(bank.c.by == who.name, bank.c.rubric == rubric)).all()
    by_use = sorted(rows, key=lambda row: (row.used, row.last, row.id), reverse=True)
    return tuple(_comment(row) for row in sorted(by_use, key=lambda row: row.code != code))


def _count_used(
    connection: Connection, at: str, who: Who, place: tuple[str, str], texts: tuple[str, str]
) -> None:
    rubric, code = place
    before, after = texts
    bank = tables.comments
    rows = connection.execute(select(bank).where(bank.c.by == who.name, bank.c.rubric == rubric)).all()
    here = {row.text for row in rows if row.code == code}
    for row in rows:
        if row.text not in after or row.text in before:
            continue
        if row.code == code:
            connection.execute(update(bank).where(bank.c.id == row.id).values(used=row.used + 1, last=at))
        elif row.text not in here:
            here.add(row.text)
            copied = {"id": new_id(), "by": who.name, "rubric": rubric, "code": code, "sha256": row.sha256}
            connection.execute(insert(bank).values(**copied, text=row.text, used=1, last=at))


def _comment(row: Any) -> Comment:  # noqa: ANN401 - a row of comments
    return Comment(row.id, row.code, row.text, row.used, row.last)
