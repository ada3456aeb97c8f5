"""A folder or a URL → the store, its tables up to date."""

import contextlib
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from markassist.errors import MarkassistError, UsageError
from markassist.review.store import tables

FILE: Final = "workspace.db"
HEAD: Final = "ledger.head"
"""Beside the store: the number and hash of the ledger's last entry, a line each, as it was last written."""
_BUSY_SECONDS: Final = 30
_MIGRATIONS: Final = Path(__file__).parent / "migrations"
_LOCK: Final = 7105
"""Of PostgreSQL's advisory locks, the one that a migration holds."""


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def stamp(at: datetime) -> str:
    """A time as the store keeps it: text that sorts."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Store:
    """Where accounts, suggestions, decisions and the ledger are kept."""

    def __init__(self, engine: Engine, folder: Path, clock: Callable[[], datetime] = now) -> None:
        self._engine = engine
        self.folder = folder
        """Of the head that is kept apart, of settings and of what is released."""
        self._clock = clock
        self._apart = False

    @property
    def engine(self) -> Engine:
        """SQLAlchemy's, for whoever backs the store up."""
        return self._engine

    def now(self) -> datetime:
        """The time, by the store's clock."""
        return self._clock()

    def at(self) -> str:
        """The time as it is kept."""
        return stamp(self._clock())

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment."""
        one_moment = self._engine
        if one_moment.dialect.name == "postgresql":
            one_moment = one_moment.execution_options(isolation_level="REPEATABLE READ")
        with _told(), one_moment.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that nobody else writes beside; all of it is kept, or nothing where it raises."""
        immediate = self._engine.execution_options(markassist_begin="BEGIN IMMEDIATE")
        with _told(), immediate.connect() as connection:
            with connection.begin():
                connection.execute(select(tables.head.c.number).with_for_update()).one()
                before = _head(connection)
                yield connection
                after = _head(connection)
            if after != before:
                self._write_apart(*after)

    def _write_apart(self, number: int, digest: str) -> None:
        """Add the head to the file beside the store: nothing that is in it is ever changed."""
        path = self.folder / HEAD
        try:
            path.touch(mode=0o600)
            with path.open("ab+") as file:
                if file.tell() and file.seek(-1, os.SEEK_END) >= 0 and file.read(1) != b"\n":
                    file.write(b"\n")  # after a line that was cut off when the room ran out
                file.write(f"{number} {digest}\n".encode())
        except OSError as error:
            wrong = f"it cannot be written ({error.strerror})"
            raise UsageError.at(
                path, wrong, "the decision is kept; make room, or see who may write"
            ) from error

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def open_store(folder: Path, url: str | None = None, clock: Callable[[], datetime] = now) -> Store:
    """Open the store of a folder (SQLite), or at a URL (`postgresql+pg8000://…`), and bring it up to date.

    Raises UsageError where it cannot be reached, is none of ours, or a later version has made it.
    """
    shown, engine = _engine(folder, url)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _make_private(engine)
        with engine.execution_options(markassist_begin="BEGIN IMMEDIATE").begin() as connection:
            _migrate(connection)
    except DBAPIError as error:
        engine.dispose()
        wrong = f"the store cannot be opened ({_reason(error)})"
        raise UsageError.at(shown, wrong, "see that it is there, and who may write to it") from error
    except CommandError as error:
        engine.dispose()
        wrong = "a later version of markassist has made this store"
        raise UsageError.at(shown, wrong, "use that version, or restore a backup") from error
    except OSError as error:
        raise UsageError.at(
            shown, f"it cannot be written ({error.strerror})", "name another folder"
        ) from error
    return Store(engine, folder, clock)


def _engine(folder: Path, url: str | None) -> tuple[str, Engine]:
    """The engine, and its name without any password. Parameters are hidden in every message of its own."""
    try:
        address = make_url(url) if url else URL.create("sqlite", database=str(folder / FILE))
        if address.get_backend_name() not in {"sqlite", "postgresql"}:
            raise ArgumentError
        engine = create_engine(address, hide_parameters=True, pool_pre_ping=True, **_pool(address))
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError) as error:
        remedy = "give sqlite:///FILE or postgresql+pg8000://USER:PASSWORD@HOST/DATABASE"
        raise UsageError.at("--store", "this is no store that we know", remedy) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _connected)
        event.listen(engine, "begin", _begun)
    return address.render_as_string(hide_password=True), engine


def _make_private(engine: Engine) -> None:
    """A new file of ours is for whoever made it alone; SQLite gives its own files beside it the same mode."""
    database = engine.url.database
    if engine.dialect.name == "sqlite" and database and database != ":memory:":
        Path(database).touch(mode=0o600)


def _pool(address: URL) -> dict[str, Any]:
    if address.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": _BUSY_SECONDS, "check_same_thread": False}}
    return {"pool_size": 5, "max_overflow": 10}


def _connected(connection: Any, _: ConnectionPoolEntry) -> None:  # noqa: ANN401 - sqlite3's own
    """Begin nothing by itself; lose nothing when the power goes; say nothing of a file that is read."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begun(connection: Connection) -> None:
    begin = connection.get_execution_options().get("markassist_begin", "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _head(connection: Connection) -> tuple[int, str]:
    found = connection.execute(select(tables.head.c.number, tables.head.c.hash)).one()
    return found.number, found.hash


def _reason(error: DBAPIError) -> str:
    """What the database says, in one line, without the statement."""
    first = error.orig.args[0] if error.orig is not None and error.orig.args else "no reason given"
    told = first.get("M", "no reason given") if isinstance(first, dict) else first
    return " ".join(str(told).split())[:200]


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """A database that fails in the middle of work, as a line that names nobody and no statement."""
    try:
        yield
    except DBAPIError as error:
        wrong = f"it cannot be written or read just now ({_reason(error)})"
        raise MarkassistError.at("the store", wrong, "nothing of this step is kept; try again") from error
