"""The store ↔ one file: every table a line a row, the ledger's heads, settings and what was released.

The same file restores into SQLite and into PostgreSQL. Sessions and attempts to sign in are left out.
"""

import base64
import contextlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Final

from sqlalchemy import Connection, LargeBinary, Table, func, insert, select, text, update

from markassist.batch import atomic
from markassist.errors import MarkassistError, UsageError
from markassist.review import record
from markassist.review.access import Act, Who, check
from markassist.review.keeping import FILE
from markassist.review.release import FOLDER
from markassist.review.store import tables
from markassist.review.store.opening import HEAD, Store

_FORM: Final = "markassist/backup/1"
_LEFT_OUT: Final = frozenset({"sessions", "attempts"})
_AT_ONCE: Final = 200


def backup(store: Store, who: Who, path: Path) -> int:
    """Write everything that is kept into one zip; how many rows. The file is there whole or not at all.

    Raises MarkassistError where it cannot be written, RefusedError.
    """
    check(who, Act.KEEP)
    part = path.with_name(f".{path.name}.part")
    rows = 0
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        part.touch(mode=0o600)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as into, store.reading() as connection:
            into.writestr("backup.json", json.dumps({"form": _FORM, "revision": _revision(connection)}))
            for table in _kept():
                rows += _write_table(connection, table, into)
            for file in _files(store.folder):
                into.write(file, file.relative_to(store.folder).as_posix())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        wrong = f"it cannot be written ({error.strerror})"
        raise MarkassistError.at(path, wrong, "make room, or name another place") from error
    return rows


def restore(store: Store, who: Who, path: Path) -> int:
    """Put a backup into an empty store; how many rows. All of it is restored, or nothing.

    Raises UsageError where the store is not empty, or the file is no backup of this version; and
    MarkassistError where the ledger in it does not hold.
    """
    check(who, Act.KEEP)
    try:
        with zipfile.ZipFile(path) as source:
            with store.writing() as connection:
                _check(connection, source, path)
                rows = sum(_read_table(connection, table, source) for table in _kept())
            for name in source.namelist():
                if _is_file(name):
                    atomic.write(store.folder / name, source.read(name))
    except OSError as error:
        raise UsageError.at(path, f"it cannot be read ({error.strerror})", "name a backup") from error
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise UsageError.at(path, "this is no backup, or it is damaged", "name a backup") from error
    flaw = record.verify(store)[1]
    if flaw is not None:
        raise MarkassistError.at(path, flaw.says, "it is restored as it was; look for another backup")
    return rows


def _kept() -> Iterator[Table]:
    """Every table that is backed up, each after those that it points to."""
    return (table for table in tables.METADATA.sorted_tables if table.name not in _LEFT_OUT)


def _revision(connection: Connection) -> str:
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def _write_table(connection: Connection, table: Table, into: zipfile.ZipFile) -> int:
    binary = [column.name for column in table.columns if isinstance(column.type, LargeBinary)]
    found = connection.execution_options(yield_per=_AT_ONCE).execute(
        select(table).order_by(*table.primary_key.columns)
    )
    count = 0
    with into.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as lines:
        for count, row in enumerate(found.mappings(), 1):  # noqa: B007 - the last is the number of rows
            told: dict[str, Any] = dict(row)
            for name in binary:
                told[name] = None if told[name] is None else base64.b64encode(told[name]).decode()
            lines.write(json.dumps(told).encode() + b"\n")
    return count


def _read_table(connection: Connection, table: Table, source: zipfile.ZipFile) -> int:
    binary = [column.name for column in table.columns if isinstance(column.type, LargeBinary)]
    count, rows = 0, []
    with source.open(f"tables/{table.name}.jsonl") as lines:
        for count, line in enumerate(lines, 1):  # noqa: B007 - the last is the number of rows
            told = json.loads(line)
            for name in binary:
                told[name] = None if told[name] is None else base64.b64decode(told[name])
            rows.append(told)
            if len(rows) == _AT_ONCE:
                connection.execute(insert(table), rows)
                rows = []
    if table is tables.head:
        connection.execute(update(table).values(**rows[0]))
    elif rows:
        connection.execute(insert(table), rows)
    return count


def _check(connection: Connection, source: zipfile.ZipFile, path: Path) -> None:
    told = json.loads(source.read("backup.json"))
    if told["form"] != _FORM or told["revision"] != _revision(connection):
        remedy = "restore it with that version, and back it up anew"
        raise UsageError.at(path, "another version of markassist made this backup", remedy)
    for table in _kept():
        if table is not tables.head and connection.execute(select(func.count()).select_from(table)).scalar():
            raise UsageError.at("the store", "it is not empty", "restore into a new folder or database")


def _files(folder: Path) -> Iterator[Path]:
    for name in (HEAD, FILE):
        if (folder / name).is_file():
            yield folder / name
    yield from sorted(path for path in (folder / FOLDER).rglob("*") if path.is_file())


def _is_file(name: str) -> bool:
    """Whether a member is one that we write, and nowhere else."""
    path = PurePosixPath(name)
    if name in {HEAD, FILE}:
        return True
    return (
        path.parts[:1] == (FOLDER,) and ".." not in path.parts and len(path.parts) == 3 and "\\" not in name
    )
