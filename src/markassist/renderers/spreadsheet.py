"""Rows → an XLSX workbook whose cells are text, never formulas, and whose bytes are the same at every run.

Written row by row into the packed file, so that memory does not grow with the rows (ECMA-376, part 1,
SpreadsheetML). Text stands in the cells themselves (`inlineStr`): a shared table of it would have to be kept.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from math import ceil
from typing import IO, Final
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from markassist.renderers import workbook_parts as parts
from markassist.renderers.layout import clean
from markassist.renderers.workbook_parts import Style
from markassist.renderers.zip_bytes import THEN
from markassist.vocabulary import Status

FILL: Final = {
    Status.EVIDENCED: "9FD5B5",
    Status.PARTIAL: "C5DDF2",
    Status.MENTIONED: "E7E4DA",
    Status.ABSENT: "FFFFFF",
    Status.CONTRADICTED: "F3B8AE",
}
MOST_LINKS: Final = 65_000
"""Of one sheet: Excel takes 65,530, and calls a file with more damaged."""
_MOST_CHARACTERS = 32_000
"""Of one cell: Excel takes 32,767."""
_LINE = 14.0
"""Of text, in points."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Cell(Struct, frozen=True):
    """One cell: a number, or text that stays text whatever it begins with."""

    value: str | int
    style: Style
    link: str | None


class Sheet:
    """One sheet, written row by row; a workbook has one open at a time."""

    def __init__(self, book: "Book", title: str, widths: Sequence[float], frozen: str) -> None:
        """Take its columns' widths in characters and the first cell that scrolls."""
        self._book = book
        self._title = title
        self._widths = tuple(widths)
        self._links: list[tuple[str, str]] = []
        self._rows = 0
        self._stream = book.begin(self)
        self._write(parts.sheet_head(self._widths, frozen))

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._rows

    def row(self, cells: Iterable[Cell], height: float | None = None) -> None:
        """Add a row, as high as its text needs (not every program sees to it) or as `height` points say."""
        row = list(cells)
        self._rows += 1
        lines = max(
            (
                ceil(len(str(cell.value)) / (width * 1.05))
                for cell, width in zip(row, self._widths, strict=False)
            ),
            default=1,
        )
        points = height or _LINE * max(1, lines) + 2
        told = "".join(self._cell(cell, at) for at, cell in enumerate(row))
        self._write(f'<row r="{self._rows}" ht="{points:g}" customHeight="1">{told}</row>')

    def cell(
        self,
        value: str | int,
        *,
        bold: bool = False,
        fill: str | None = None,
        link: str | None = None,
        turned: bool = False,
        middle: bool = False,
    ) -> Cell:
        """A cell of this sheet. A link beyond the most that a sheet takes is left out."""
        said = value if isinstance(value, int) else text(value)
        is_formula = isinstance(said, str) and said.startswith(_FORMULA)
        is_link = link is not None and len(self._links) < MOST_LINKS
        style = Style(bold, is_link, fill, turned, middle, is_formula)
        return Cell(said, style, link if is_link else None)

    def close(self, heading: int | None = None) -> None:
        """End the sheet; the row at `heading`, from 1, is given its filters."""
        last = parts.column(len(self._widths) - 1)
        filtered = f"A{heading}:{last}{max(self._rows, heading)}" if heading else None
        self._write(parts.sheet_tail(filtered, [at for at, _ in self._links]))
        self._stream.close()
        named = parts.Named(self._title, filtered, heading)
        self._book.end(named, [target for _, target in self._links])

    def _cell(self, cell: Cell, at: int) -> str:
        place = f"{parts.column(at)}{self._rows}"
        if cell.link is not None and len(self._links) < MOST_LINKS:
            self._links.append((place, cell.link))
        number = self._book.style(cell.style)
        if isinstance(cell.value, int):
            return f'<c r="{place}" s="{number}"><v>{cell.value}</v></c>'
        if not cell.value:
            return f'<c r="{place}" s="{number}"/>'
        said = escape(cell.value)
        return f'<c r="{place}" s="{number}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'

    def _write(self, xml: str) -> None:
        self._stream.write(xml.encode())


class Book:
    """A workbook that is written as it grows, so that memory stays flat."""

    def __init__(self, title: str) -> None:
        """Take the title of the document."""
        self._title = text(title)
        self._out = io.BytesIO()
        self._zip = zipfile.ZipFile(self._out, "w", zipfile.ZIP_DEFLATED)
        self._styles: dict[Style, int] = {Style(): 0}
        self._sheets: list[parts.Named] = []
        self._open: Sheet | None = None

    def begin(self, sheet: Sheet) -> IO[bytes]:
        """Where a sheet is to be written; the one before it is ended."""
        self._end_open()
        self._open = sheet
        return self._zip.open(_member(f"xl/worksheets/sheet{len(self._sheets) + 1}.xml"), "w")

    def end(self, named: parts.Named, links: Sequence[str]) -> None:
        """Take note of a sheet that is written."""
        self._open = None
        self._sheets.append(named)
        if links:
            name = f"xl/worksheets/_rels/sheet{len(self._sheets)}.xml.rels"
            self._zip.writestr(_member(name), parts.links(map(quoteattr, links)))

    def _end_open(self) -> None:
        if self._open is not None:
            self._open.close()

    def style(self, style: Style) -> int:
        """The number of a style in this workbook."""
        return self._styles.setdefault(style, len(self._styles))

    def bytes(self) -> bytes:
        """The file."""
        self._end_open()
        for name, xml in parts.workbook(self._title, self._sheets, list(self._styles)).items():
            self._zip.writestr(_member(name), xml)
        self._zip.close()
        return self._out.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, THEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def text(value: str) -> str:
    """What a cell can hold: no controls, not too long."""
    return clean(value)[:_MOST_CHARACTERS]
