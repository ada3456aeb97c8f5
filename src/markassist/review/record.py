"""What somebody does → an entry of the store's ledger; and the store's ledger → whether it holds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, update

from markassist.errors import UsageError
from markassist.review import ledger
from markassist.review.canonical import new_id, new_salt, salted, storable
from markassist.review.ledger import Entry, Flaw, Head, Row
from markassist.review.store import tables
from markassist.review.store.opening import HEAD, Store

_AT_ONCE = 1000


def append(connection: Connection, at: str, who: str, kind: str, **told: Any) -> Entry:  # noqa: ANN401
    """Add an entry, in the transaction that does what it tells of (`Store.writing`)."""
    before = connection.execute(select(tables.head.c.number, tables.head.c.hash)).one()
    entry = Entry(before.number + 1, at, who, kind, previous=before.hash, **told)
    row = ledger.row(entry)
    connection.execute(
        insert(tables.ledger).values(number=row.number, account=row.account, body=row.body, hash=row.hash)
    )
    connection.execute(update(tables.head).values(number=row.number, hash=row.hash))
    return entry


def keep_words(
    connection: Connection, account: str | None, text: str | None
) -> tuple[str | None, str | None]:
    """Keep what a person wrote; its id and the hash that the ledger holds, or two Nones for no words."""
    if text is None or not text.strip():
        return None, None
    text = storable(text)
    name, salt = new_id(), new_salt()
    sha256 = salted(salt, text)
    connection.execute(
        insert(tables.words).values(id=name, account=account, salt=salt, sha256=sha256, text=text)
    )
    return name, sha256


def about(account: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of accounts
    """What every entry on an account says of it."""
    return {
        "account": account.id,
        "rubric": (account.rubric, account.rubric_version, account.rubric_sha256),
        "engine": account.engine,
        "text_sha256": account.text_sha256,
    }


def rows(connection: Connection, account: str | None = None) -> Iterator[Row]:
    """The ledger as it lies in the store, in order; of one account, where one is named."""
    found = select(tables.ledger).order_by(tables.ledger.c.number)
    if account is not None:
        found = found.where(tables.ledger.c.account == account)
    for one in connection.execution_options(yield_per=_AT_ONCE).execute(found):
        yield Row(one.number, one.account, one.body, one.hash)


def verify(store: Store) -> tuple[int, Flaw | None]:
    """How many entries the ledger has, and its first flaw, or None where it holds.

    It is held against the store's own head, and against those that were written down beside it.
    """
    with store.reading() as connection:
        own = connection.execute(select(tables.head.c.number, tables.head.c.hash)).one()
        flaw = ledger.verify(rows(connection), Head(own.number, own.hash), *apart(store.folder))
    return own.number, flaw


def apart(folder: Path) -> tuple[Head, ...]:
    """The heads that were written down beside the store. Raises UsageError where the file is none of ours."""
    path = folder / HEAD
    if not path.exists():
        return ()
    heads = []
    for line in path.read_text(encoding="ascii", errors="replace").splitlines():
        number, _, digest = line.partition(" ")
        if number.isdigit() and len(digest) == len(ledger.START):
            heads.append(Head(int(number), digest))
    if not heads:
        raise UsageError.at(path, "this is no list of the ledger's ends", "restore it from a backup")
    return tuple(heads)
