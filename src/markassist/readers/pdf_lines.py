"""A page of a PDF → its printed lines with their places, cells of one row apart."""

import ctypes
import re
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
from msgspec import Struct
from msgspec.structs import replace
from pypdfium2 import raw

from markassist.readers.zones import is_item

_GAP = 2.2
"""White space wider than this many letter sizes parts two cells of a row."""
_RAISED = 0.75
"""A figure smaller than this share of its line's letters calls a note."""
_BREAK = 0x02
"""What PDFium puts where a line ends in a hyphen, in place of the line's end as well."""
_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)


class Line(Struct, frozen=True):
    """One printed line; lengths in points, `base` measured from the foot of the page, `page` from 1."""

    text: str
    left: float
    right: float
    first_word: float
    """The width of its first word."""
    base: float
    size: float
    bold: bool
    page: int
    height: float
    """Of the page."""
    cell: bool = False
    """Whether it shares its row with other cells."""


def lines(page: pdfium.PdfPage, number: int) -> list[Line]:
    """The lines of a page in the order of its text."""
    text_page = page.get_textpage()
    found = _Characters(text_page, number, page.get_height()).lines()
    text_page.close()
    return found


class _Characters:
    """The characters of one page, which PDFium counts from 0."""

    def __init__(self, text_page: pdfium.PdfTextPage, number: int, height: float) -> None:
        self._page = text_page
        self._number = number
        self._height = height
        self._codes = [raw.FPDFText_GetUnicode(text_page, at) for at in range(text_page.count_chars())]

    def lines(self) -> list[Line]:
        """All lines; what PDFium broke at a raised figure is mended."""
        found: list[Line] = []
        for row in self._rows():
            cells = [self._line(words) for words in self._cells(row)]
            cells = [replace(cell, cell=len(cells) > 1) for cell in cells]
            if found and _is_same_row(found[-1], cells[0]):
                before, after = found.pop(), cells.pop(0)
                cells.insert(0, replace(before, text=_mended(before, after), right=after.right))
            found += cells
        return found

    def _rows(self) -> Iterator[list[range]]:
        """The words of each row, as spans of characters."""
        row: list[range] = []
        start = 0
        for at, code in enumerate([*self._codes, 0x0A]):
            breaks = code == _BREAK
            if code and not chr(code).isspace() and not breaks:
                continue
            if start < at + breaks:
                row.append(range(start, at + breaks))
            start = at + 1
            if row and (breaks or code in (0x0A, 0x0D)):
                yield row
                row = []

    def _cells(self, row: list[range]) -> Iterator[list[range]]:
        """The words of each cell of a row: a bullet stays with what it stands before."""
        cell = [row[0]]
        for before, after in pairwise(row):
            gap = self._box(after[0])[0] - self._box(before[-1])[1]
            if gap > _GAP * self._size(after[0]) and not is_item(f"{self._spelled(cell)} x"):
                yield cell
                cell = []
            cell.append(after)
        yield cell

    def _line(self, words: list[range]) -> Line:
        first, last = words[0][0], words[-1][-1]
        size = max(self._size(word[0]) for word in words)
        left = self._origin(first)
        return Line(
            text=self._spelled([self._without_call(word, size) for word in words]),
            left=left[0],
            right=self._box(last)[1],
            first_word=self._box(words[0][-1])[1] - left[0],
            base=left[1],
            size=round(size, 1),
            bold=self._is_bold(first) and self._is_bold(last),
            page=self._number,
            height=self._height,
        )

    def _spelled(self, words: list[range]) -> str:
        return " ".join("".join(chr(self._codes[at]) for at in word) for word in words if word)

    def _without_call(self, word: range, size: float) -> range:
        """A word without the raised figure behind it, which calls a note."""
        end = word.stop
        while end > word.start + 1 and self._is_raised(end - 1, size):
            end -= 1
        return range(word.start, end)

    def _is_raised(self, at: int, size: float) -> bool:
        return 0x30 <= self._codes[at] <= 0x39 and self._size(at) < _RAISED * size

    def _size(self, at: int) -> float:
        return float(raw.FPDFText_GetFontSize(self._page, at))

    def _origin(self, at: int) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._page, at, x, y)
        return x.value, y.value

    def _box(self, at: int) -> tuple[float, float]:
        """Left and right of a character's ink."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return left.value, right.value

    def _is_bold(self, at: int) -> bool:
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._page, at, name, 128, flags)
        return bool(_BOLD.search(name.value)) or raw.FPDFText_GetFontWeight(self._page, at) >= 600


def _is_same_row(before: Line, after: Line) -> bool:
    beside = -0.5 * before.size < after.left - before.right < 0.6 * before.size
    return beside and abs(before.base - after.base) < 0.6 * before.size


def _mended(before: Line, after: Line) -> str:
    return f"{before.text}{'' if after.left - before.right < 0.15 * before.size else ' '}{after.text}"
