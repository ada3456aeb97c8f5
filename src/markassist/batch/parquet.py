"""The journal's entries → results.parquet: the lines of results.csv, typed, for whoever counts with them.

Or, for many accounts, the same lines as one file a criterion, in a folder or at a URL: pyarrow, DuckDB, Spark
and Dask read them as one table, and only as much of it as is asked for.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final

from markassist.batch.journal import Entry
from markassist.batch.source_url import is_url, stored
from markassist.batch.tables import RESULTS, rows
from markassist.errors import MarkassistError
from markassist.extras import needed

EXTRA: Final = "batch"
_GROUP = 50_000
"""Lines that are held at a time."""
_CODE = RESULTS.index("code")
_PART = "part-0.parquet"


def parquet(entries: Iterable[Entry]) -> bytes:
    """The file. Raises UsageError where pyarrow is not installed."""
    _, writing = _arrow()
    schema = _schema()
    out = io.BytesIO()
    with writing.ParquetWriter(out, schema) as writer:
        for group in _groups(row for entry in entries for row in rows(entry)):
            writer.write_table(_table(group, schema))
    return out.getvalue()


def parquet_by_code(entries: Iterable[Entry], place: str) -> None:
    """Write `PLACE/code=CODE/part-0.parquet` for each criterion, `code` being in no file but in its path.

    The place is a folder or a URL that fsspec knows. Parts of an earlier run are replaced; those of criteria
    that are no more are taken away. Raises UsageError where a library is not installed, MarkassistError where
    nothing can be written there.
    """
    storage, top = stored(place if is_url(place) else Path(place).absolute().as_uri(), "--parquet")
    try:
        with storage.transaction:
            codes = _write_parts(entries, storage, top)
        for old in set(storage.glob(f"{top}/code=*/{_PART}")) - {_part(top, code) for code in codes}:
            storage.rm_file(old)
    except Exception as fault:
        wrong = f"it cannot be written ({type(fault).__name__}: {fault})"
        remedy = "see to the place and the leave to write there; all else is done, and --resume is quick"
        raise MarkassistError.at(place, wrong, remedy) from fault


def _write_parts(entries: Iterable[Entry], storage: Any, top: str) -> list[str]:  # noqa: ANN401 - fsspec has no types
    _, writing = _arrow()
    schema = _schema(without=_CODE)
    writers: dict[str, Any] = {}
    with ExitStack() as opened:
        for group in _groups(row for entry in entries for row in rows(entry)):
            for code, lines in _by_code(group).items():
                if code not in writers:
                    out = opened.enter_context(_open(storage, _part(top, code)))
                    writers[code] = opened.enter_context(writing.ParquetWriter(out, schema))
                writers[code].write_table(_table(lines, schema))
    return sorted(writers)


def _open(storage: Any, path: str) -> IO[bytes]:  # noqa: ANN401 - as above
    storage.makedirs(path.rpartition("/")[0], exist_ok=True)
    stream: IO[bytes] = storage.open(path, "wb")
    return stream


def _part(top: str, code: str) -> str:
    return f"{top}/code={code}/{_PART}"


def _by_code(lines: Iterable[Sequence[object]]) -> Mapping[str, list[Sequence[object]]]:
    found: dict[str, list[Sequence[object]]] = {}
    for line in lines:
        found.setdefault(str(line[_CODE]), []).append((*line[:_CODE], *line[_CODE + 1 :]))
    return found


def _arrow() -> tuple[Any, Any]:
    return needed("pyarrow", EXTRA, "Parquet"), needed("pyarrow.parquet", EXTRA, "Parquet")


def _schema(without: int | None = None) -> Any:  # noqa: ANN401 - pyarrow has no types
    arrow, _ = _arrow()
    name = arrow.dictionary(arrow.int32(), arrow.string())
    fields = list(zip(RESULTS, (name, name, name, arrow.bool_(), arrow.int32(), arrow.int32()), strict=True))
    return arrow.schema([field for at, field in enumerate(fields) if at != without])


def _table(lines: Sequence[Sequence[object]], schema: Any) -> Any:  # noqa: ANN401 - as above
    arrow, _ = _arrow()
    columns = [list(column) for column in zip(*lines, strict=True)]
    flag = schema.names.index("corroborate")
    columns[flag] = [said == "true" for said in columns[flag]]
    arrays = [arrow.array(c, field.type) for c, field in zip(columns, schema, strict=True)]
    return arrow.Table.from_arrays(arrays, schema=schema)


def _groups(lines: Iterator[Sequence[object]]) -> Iterator[list[Sequence[object]]]:
    while group := list(islice(lines, _GROUP)):
        yield group
