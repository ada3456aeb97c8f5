"""A batch's folder → its accounts in the store, each with what there is to decide; done twice, done once."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, insert, select, update

from markassist.batch.journal import Entry, Journal
from markassist.batch.whole import FOLDER, Whole, read_whole
from markassist.errors import MarkassistError, ReadError, UsageError
from markassist.review.canonical import new_id, new_salt, sha256, storable
from markassist.review.items import Item, Kind, items
from markassist.review.record import about, append
from markassist.review.store import tables
from markassist.review.store.opening import Store
from markassist.values import RubricName

ENGINE = "engine"
"""Who is said to have done what the engine did."""


class TakenIn(Struct, frozen=True):
    """What came of taking a batch in."""

    new: int
    unchanged: int
    remarked: int
    """Accounts that were there, and that the engine has since marked anew."""
    notes: tuple[str, ...] = ()


def take_in(store: Store, folder: Path, cohort: str | None = None) -> TakenIn:
    """Take in every account that has a report in a batch's folder.

    An account is known by its cohort and its name in the batch. Where its report has changed, decisions stay
    wherever the suggestion is the same; the others are open again.

    Raises UsageError where there is no batch.
    """
    journal = Journal(folder)
    names = journal.names()
    if not names:
        raise UsageError.at(folder, "there is no batch in it", "run `markassist batch … -o` with this folder")
    called = storable(cohort or folder.resolve().name)
    came: list[str] = []
    notes: list[str] = []
    for entry in journal.entries(names):
        if entry["marked"]:
            try:
                came.append(_one(store, called, entry, *_whole(folder, str(entry["name"]))))
            except MarkassistError as error:
                notes += [f"{fault.place}: {fault.wrong}; {fault.remedy}" for fault in error.faults]
    return TakenIn(came.count("new"), came.count("same"), came.count("remarked"), tuple(notes))


def _whole(folder: Path, name: str) -> tuple[Whole, bytes]:
    path = folder / f"{FOLDER}{name}.json"
    try:
        data = path.read_bytes()
        return read_whole(data, str(path)), data
    except OSError as error:
        raise ReadError.at(
            path, "the whole report is not there", "run the batch anew, with --resume"
        ) from error


def _one(store: Store, cohort: str, entry: Entry, whole: Whole, data: bytes) -> str:
    """Take one account in: `new`, `same` or `remarked`."""
    slot = sha256(f"{cohort}\n{entry['name']}")
    with store.writing() as connection:
        accounts = select(tables.accounts).where(tables.accounts.c.slot == slot)
        known = connection.execute(accounts.order_by(tables.accounts.c.added.desc())).first()
        if known is None:
            _add(connection, store.at(), _values(cohort, slot, entry) | _of(whole, data), items(whole.report))
            return "new"
        if known.state == "erased" or known.report == data:
            return "same"
        _mark_anew(connection, store.at(), known, whole, data)
        return "remarked"


def _values(cohort: str, slot: str, entry: Entry) -> dict[str, Any]:
    return {
        "id": new_id(),
        "cohort": cohort,
        "slot": slot,
        "name": storable(str(entry["name"])),
        "learner": storable(str(entry["learner"] or entry["name"])),
        "salt": new_salt(),
        "marking": 1,
        "state": "open",
    }


def _of(whole: Whole, data: bytes) -> dict[str, Any]:
    rubric: RubricName = whole.report.rubric
    return {
        "text_sha256": whole.report.account.sha256,
        "rubric": rubric.id,
        "rubric_version": rubric.version,
        "rubric_sha256": rubric.sha256,
        "engine": whole.engine,
        "report": data,
    }


def _add(connection: Connection, at: str, values: dict[str, Any], found: Sequence[Item]) -> None:
    connection.execute(insert(tables.accounts).values(**values, added=at, touched=at))
    connection.execute(insert(tables.items), list(_rows(values["id"], 1, found)))
    account = connection.execute(select(tables.accounts).where(tables.accounts.c.id == values["id"])).one()
    append(connection, at, ENGINE, "intake", **about(account), more=_counts(found))


def _rows(account: str, marking: int, found: Sequence[Item]) -> Iterator[dict[str, Any]]:
    for item in found:
        yield {
            "account": account,
            "key": item.key,
            "kind": item.kind.value,
            "position": item.position,
            "code": item.code,
            "name": item.name,
            "suggested": item.suggested,
            "start": item.start,
            "end": item.end,
            "marking": marking,
            "version": 1,
        }


def _mark_anew(connection: Connection, at: str, known: Any, whole: Whole, data: bytes) -> None:  # noqa: ANN401
    """Put a new marking in the place of an earlier one; what is suggested otherwise is open again."""
    marking = known.marking + 1
    same_text = known.text_sha256 == whole.report.account.sha256
    connection.execute(
        update(tables.accounts)
        .where(tables.accounts.c.id == known.id)
        .values(**_of(whole, data), marking=marking, touched=at, state="open")
    )
    before = {
        one.key: one
        for one in connection.execute(select(tables.items).where(tables.items.c.account == known.id))
    }
    fresh, reopened, opened = [], [], 0
    for item in items(whole.report):
        old = before.get(item.key)
        if old is None:
            fresh.append(item)
            continue
        kept = same_text and old.suggested == item.suggested
        if not kept:
            opened += old.decision is not None
            reopened.append([item.key, old.version + 1])
        _move(connection, old, item, marking, is_kept=kept)
    if fresh:
        connection.execute(insert(tables.items), list(_rows(known.id, marking, fresh)))
    if same_text:
        _carry_own(connection, known.id, marking)
    account = connection.execute(select(tables.accounts).where(tables.accounts.c.id == known.id)).one()
    more = _counts(items(whole.report)) | {
        "marking": marking,
        "opened": opened,
        "reopened": reopened,
        "before": [known.rubric_version, known.rubric_sha256, known.engine, known.text_sha256],
    }
    append(connection, at, ENGINE, "remark", **about(account), more=more)


def _move(connection: Connection, old: Any, item: Item, marking: int, *, is_kept: bool) -> None:  # noqa: ANN401
    values: dict[str, Any] = {"marking": marking, "position": item.position, "suggested": item.suggested}
    if not is_kept:
        cleared = (
            "decision",
            "outcome",
            "to_start",
            "to_end",
            "to_code",
            "reason",
            "decided_by",
            "decided_at",
        )
        values |= dict.fromkeys(cleared) | {"version": old.version + 1}
    own = (tables.items.c.account == old.account) & (tables.items.c.key == old.key)
    connection.execute(update(tables.items).where(own).values(**values))


def _carry_own(connection: Connection, account: str, marking: int) -> None:
    """What assessors have added stays theirs while the text is the same."""
    own = (tables.items.c.account == account) & (tables.items.c.kind == Kind.OWN.value)
    connection.execute(update(tables.items).where(own).values(marking=marking))


def _counts(found: Sequence[Item]) -> dict[str, Any]:
    return {"suggestions": {kind.value: sum(i.kind is kind for i in found) for kind in Kind}}
