"""A learner, or words such as a child's name → gone from the store and from what was released.

What stays: that an account was there, its items and decisions, and the ledger, whose hashes can no longer be
told from words. What is in a batch's folder goes by `erase_batch`.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, Table, create_engine, delete, or_, select, text, update
from sqlalchemy.pool import NullPool

from markassist.errors import UsageError
from markassist.renderers.masking import mask_words
from markassist.review.access import Act, Who, check
from markassist.review.canonical import new_id, new_salt, storable
from markassist.review.erasing import Erase, eraser, without
from markassist.review.keeping import keeping
from markassist.review.record import append
from markassist.review.release import FORMS, path_of, write_again
from markassist.review.state import report_of
from markassist.review.store import tables
from markassist.review.store.opening import Store, stamp


class Account(Struct, frozen=True):
    """An account that words went from, as it was called before."""

    cohort: str
    name: str
    sha256: str
    """Of its file's bytes: by it a batch's folder is searched."""


class Erased(Struct, frozen=True):
    """What was erased."""

    accounts: tuple[Account, ...]
    others: int
    """Reasons, comments, self-checks and people that went, or lost words."""


def erase_learner(store: Store, who: Who, learner: str) -> Erased:
    """Erase all of a learner's accounts, feedback and self-checks, and their user.

    `learner` is as accounts name them, or `COHORT/NAME`. Raises UsageError where there is none of that name.
    """
    check(who, Act.KEEP)
    accounts, learner = tables.accounts, storable(learner)
    named = or_(accounts.c.learner == learner, accounts.c.cohort + "/" + accounts.c.learner == learner)
    with store.writing() as connection:
        rows = connection.execute(select(accounts).where(named, accounts.c.state != "erased")).all()
        found = connection.execute(select(tables.users.c.name).where(tables.users.c.learner == learner))
        users = list(found.scalars())
        if not rows and not users:
            raise UsageError.at(learner, "there is nobody of this name", "give the name that accounts bear")
        others = sum(_erase_account(connection, store, row) for row in rows)
        others += sum(_erase_user(connection, name) for name in users)
        _record(connection, store, who, rows, "learner")
    sweep(store)
    return Erased(_called(rows), others)


def erase_words(store: Store, who: Who, words: str) -> Erased:
    """Put dots in the place of words wherever they stand in what is kept: accounts, reasons, feedback.

    Offsets stay as they are. Raises UsageError where the words are too few to look for.
    """
    check(who, Act.KEEP)
    erase = eraser(words)
    with store.writing() as connection:
        rows = connection.execute(select(tables.accounts).where(tables.accounts.c.state != "erased")).all()
        changed = [row for row in rows if _erase_in_account(connection, store, row, erase)]
        others = _erase_in_texts(connection, tables.words, erase, {"salt": None})
        others += _erase_in_texts(connection, tables.comments, erase, {})
        others += _erase_in_selfchecks(connection, erase)
        _record(connection, store, who, changed, "words")
    sweep(store)
    return Erased(_called(changed), others)


def expire(store: Store, who: Who) -> Erased:
    """Erase what has been kept as long as `keeping.yaml` says."""
    check(who, Act.KEEP)
    rules, now, accounts = keeping(store.folder), store.now(), tables.accounts
    past = {
        "released": stamp(now - timedelta(days=rules.released_days)),
        "open": stamp(now - timedelta(days=rules.open_days)),
    }
    with store.writing() as connection:
        due = or_(*((accounts.c.state == state) & (accounts.c.touched < at) for state, at in past.items()))
        rows = connection.execute(select(accounts).where(due)).all()
        others = sum(_erase_account(connection, store, row) for row in rows)
        old = tables.selfchecks.c.at < stamp(now - timedelta(days=rules.selfcheck_days))
        others += connection.execute(delete(tables.selfchecks).where(old)).rowcount
        _record(connection, store, who, rows, "time")
    sweep(store)
    return Erased(_called(rows), others)


def _called(rows: Sequence[Row[Any]]) -> tuple[Account, ...]:
    return tuple(Account(row.cohort, row.name, row.text_sha256) for row in rows)


def sweep(store: Store) -> None:
    """Have the database give up what it still holds of what was erased."""
    if store.engine.dialect.name == "sqlite":
        with store.engine.execution_options(markassist_begin="").connect() as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return
    plain = create_engine(store.engine.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with plain.connect() as connection:
        for table in (tables.accounts, tables.words, tables.releases, tables.comments, tables.selfchecks):
            connection.execute(text(f"VACUUM {table.name}"))


def _erase_account(connection: Connection, store: Store, row: Row[Any]) -> int:
    """Empty an account; how many reasons and the like went with it.

    Whoever the account names is masked in the comments that assessors use again.
    """
    others = _erase_in_texts(connection, tables.comments, mask_words(report_of(row)), {})
    accounts, words, releases = tables.accounts, tables.words, tables.releases
    gone = {"name": None, "learner": None, "salt": None, "report": None, "slot": new_id()}
    own = accounts.c.id == row.id
    connection.execute(update(accounts).where(own).values(**gone, state="erased", touched=store.at()))
    its = words.c.account == row.id
    count = connection.execute(
        update(words).where(its, words.c.text.is_not(None)).values(text=None, salt=None)
    )
    connection.execute(update(releases).where(releases.c.account == row.id).values(feedback=None))
    for form in FORMS:
        (store.folder / path_of(row, form)).unlink(missing_ok=True)
    return count.rowcount + others


def _erase_user(connection: Connection, name: str) -> int:
    """Take a learner's user away with their sessions and self-checks; how many of them went."""
    gone = 0
    for table, column in (("sessions", "user"), ("selfchecks", "user"), ("users", "name")):
        found: Table = tables.METADATA.tables[table]
        count = connection.execute(delete(found).where(found.c[column] == name)).rowcount
        gone += count if table != "sessions" else 0
    return gone


def _erase_in_account(connection: Connection, store: Store, row: Row[Any], erase: Erase) -> bool:
    """Whether words went from an account, its names or its released feedback."""
    accounts, releases = tables.accounts, tables.releases
    values = {"report": without(row.report, erase), "name": erase(row.name), "learner": erase(row.learner)}
    changed = any(values[name] != getattr(row, name) for name in values)
    if changed:
        connection.execute(update(accounts).where(accounts.c.id == row.id).values(**values, salt=new_salt()))
    for told in connection.execute(select(releases).where(releases.c.account == row.id)).all():
        if told.feedback is None or (data := without(told.feedback, erase)) == told.feedback:
            continue
        its = (releases.c.account == row.id) & (releases.c.number == told.number)
        connection.execute(update(releases).where(its).values(feedback=data))
        changed = True
    if changed and row.state == "released":
        for form in FORMS:
            (store.folder / path_of(row, form)).unlink(missing_ok=True)
        write_again(connection, store, row.id)
    return changed


def _erase_in_texts(connection: Connection, table: Table, erase: Erase, more: dict[str, None]) -> int:
    count = 0
    for row in connection.execute(select(table.c.id, table.c.text).where(table.c.text.is_not(None))).all():
        if (left := erase(row.text)) != row.text:
            connection.execute(update(table).where(table.c.id == row.id).values(text=left, **more))
            count += 1
    return count


def _erase_in_selfchecks(connection: Connection, erase: Erase) -> int:
    table, count = tables.selfchecks, 0
    for row in connection.execute(select(table)).all():
        values = {"selfcheck": without(row.selfcheck, erase), "name": erase(row.name)}
        if values["selfcheck"] != row.selfcheck or values["name"] != row.name:
            connection.execute(update(table).where(table.c.id == row.id).values(**values))
            count += 1
    return count


def _record(connection: Connection, store: Store, who: Who, rows: Sequence[Row[Any]], what: str) -> None:
    """Tell of it in the ledger: of each account that words went from, and by what they were chosen."""
    for row in rows:
        append(connection, store.at(), who.name, "erase", account=row.id, more={"by": what})
