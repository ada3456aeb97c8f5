"""A table that people keep, CSV or XLSX → its rows of text, each with its line; and rows → CSV."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from markassist.errors import Fault, MarkassistError, Place, UsageError
from markassist.extras import needed

LIMIT = 20_000_000
"""The most bytes that a table may have; unpacked, ten times as many."""
FORMS = (".csv", ".xlsx")


class Row(Struct, frozen=True):
    """One row of a table."""

    line: int
    """From 1; in a CSV, the line on which it ends."""
    cells: tuple[str, ...]


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows that hold anything, cells stripped; of a workbook, those of its first sheet.

    Raises MarkassistError where it cannot be read as a table, UsageError where what reads it is missing.
    """
    data = _bytes(path)
    if data.startswith(b"PK") or path.suffix.lower() == ".xlsx":
        rows = _workbook(path, data)
    else:
        rows = _csv(path, _text(data))
    found = tuple(row for row in rows if any(row.cells))
    if not found:
        raise MarkassistError.at(path, "there is nothing in this table", "give one with a line of headings")
    return found


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV in UTF-8, with the mark by which Excel knows it and line ends as the standard has them."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        remedy = "give a table: CSV or XLSX" if path.is_dir() else "see that it is there and may be read"
        raise MarkassistError.at(path, f"it cannot be read ({error.strerror})", remedy) from error
    if len(data) > LIMIT:
        raise MarkassistError.at(path, f"it has more than {LIMIT:,} bytes", "split it")
    return data


def _text(data: bytes) -> str:
    """UTF-8, or what Excel writes in Western Europe."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _csv(path: Path, text: str) -> Iterator[Row]:
    if "\0" in text:
        raise MarkassistError.at(path, "this is no table of text", "save it as CSV or XLSX")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield Row(reader.line_num, tuple(cell.strip() for cell in cells))
    except csv.Error as error:
        place = Place(str(path), reader.line_num)
        fault = Fault(place, f"this is not CSV: {error}", "mend the quotation marks here or just before")
        raise MarkassistError(fault) from error


def _workbook(path: Path, data: bytes) -> Iterator[Row]:
    openpyxl = needed("openpyxl", "spreadsheet", str(path))
    _check_package(path, data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = [tuple(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, SyntaxError) as error:
        raise _no_workbook(path) from error
    for line, row in enumerate(rows, 1):
        yield Row(line, tuple(map(_cell, row)))


def _check_package(path: Path, data: bytes) -> None:
    """Refuse what no spreadsheet program writes: parts that swell, and XML that defines entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > 10 * LIMIT:
                raise MarkassistError.at(path, f"unpacked it has more than {10 * LIMIT:,} bytes", "split it")
            for part in package.infolist():
                if part.filename.endswith((".xml", ".rels")) and b"<!" in package.read(part)[:1000]:
                    raise UsageError.at(
                        path, f"its part {part.filename} defines a document type", "save it anew"
                    )
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise _no_workbook(path) from error


def _no_workbook(path: Path) -> MarkassistError:
    return MarkassistError.at(
        path, "this is no XLSX workbook that can be read", "save it as XLSX or CSV anew"
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
