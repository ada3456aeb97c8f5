"""The journal's entries → results.parquet: the lines of results.csv, typed, for whoever counts with them."""

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from markassist.batch.journal import Entry
from markassist.batch.tables import RESULTS, rows
from markassist.extras import needed

EXTRA: Final = "batch"
_GROUP = 50_000
"""Lines that are held at a time."""


def parquet(entries: Iterable[Entry]) -> bytes:
    """The file. Raises UsageError where pyarrow is not installed."""
    arrow, writing = needed("pyarrow", EXTRA, "Parquet"), needed("pyarrow.parquet", EXTRA, "Parquet")
    name = arrow.dictionary(arrow.int32(), arrow.string())
    kinds = (name, name, name, arrow.bool_(), arrow.int32(), arrow.int32())
    schema = arrow.schema(list(zip(RESULTS, kinds, strict=True)))
    out = io.BytesIO()
    with writing.ParquetWriter(out, schema) as writer:
        for group in _groups(row for entry in entries for row in rows(entry)):
            columns = [list(column) for column in zip(*group, strict=True)]
            columns[3] = [said == "true" for said in columns[3]]
            arrays = [arrow.array(c, kind) for c, kind in zip(columns, kinds, strict=True)]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
    return out.getvalue()


def _groups(lines: Iterator[Sequence[object]]) -> Iterator[list[Sequence[object]]]:
    while group := list(islice(lines, _GROUP)):
        yield group
