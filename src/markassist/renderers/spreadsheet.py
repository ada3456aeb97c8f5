"""Rows → an XLSX workbook whose cells are text, never formulas, and whose bytes are the same at every run."""

import io
from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from markassist.extras import needed
from markassist.renderers.layout import clean
from markassist.renderers.zip_bytes import timeless
from markassist.vocabulary import Status

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

EXTRA: Final = "spreadsheet"
FILL: Final = {
    Status.EVIDENCED: "9FD5B5",
    Status.PARTIAL: "C5DDF2",
    Status.MENTIONED: "E7E4DA",
    Status.ABSENT: "FFFFFF",
    Status.CONTRADICTED: "F3B8AE",
}
_MOST_CHARACTERS = 32_000
"""Of one cell: Excel takes 32,767."""
_LINE = 14.0
"""Of text, in points."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Sheet:
    """One sheet, written row by row."""

    def __init__(self, book: "Book", title: str, widths: Sequence[float], frozen: str) -> None:
        """Take its columns' widths in characters and the first cell that scrolls."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an extra
        from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - an extra

        self._sheet: Any = book.workbook.create_sheet(title)  # its stubs lack what it has
        self._sheet.freeze_panes = frozen
        self._sheet.page_setup.orientation = "landscape"
        self._sheet.page_setup.paperSize = 9  # A4
        self._sheet.page_setup.fitToHeight = 0
        self._sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        self._rows = 0
        self._widths = tuple(widths)
        for at, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(at)].width = width

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._rows

    def row(self, cells: Iterable["Cell"], height: float | None = None) -> None:
        """Add a row, as high as its text needs (not every program sees to it) or as `height` points say."""
        row = list(cells)
        self._rows += 1
        lines = max(
            (
                ceil(len(str(cell.value or "")) / (width * 1.05))
                for cell, width in zip(row, self._widths, strict=False)
            ),
            default=1,
        )
        self._sheet.row_dimensions[self._rows].height = height or _LINE * max(1, lines) + 2
        self._sheet.append(row)

    def cell(
        self,
        value: str | int,
        *,
        bold: bool = False,
        fill: str | None = None,
        link: str | None = None,
        turned: bool = False,
        middle: bool = False,
    ) -> "Cell":
        """A cell of this sheet: a number, or text that stays text whatever it begins with."""
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - an extra
        from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - an extra

        cell: Cell = WriteOnlyCell(self._sheet, value=value if isinstance(value, int) else text(value))
        if isinstance(value, str):
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(_FORMULA)
        cell.alignment = Alignment(
            wrap_text=not turned,
            vertical="bottom" if turned else "top",
            horizontal="center" if middle or turned else None,
            textRotation=90 if turned else 0,
        )
        if bold or link:
            cell.font = Font(
                name="Calibri",
                bold=bold,
                underline="single" if link else None,
                color="0A5A73" if link else None,
            )
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        if link:
            cell.hyperlink = link
        return cell

    def close(self, heading: int) -> None:
        """Give the row at `heading`, from 1, its filters."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an extra

        last = get_column_letter(len(self._widths))
        self._sheet.auto_filter.ref = f"A{heading}:{last}{max(self._rows, heading)}"
        self._sheet.print_title_rows = f"{heading}:{heading}"


class Book:
    """A workbook that is written as it grows, so that memory stays flat."""

    def __init__(self, title: str) -> None:
        """Take the title of the document. Raises UsageError where openpyxl is not installed."""
        self.workbook: Workbook = needed("openpyxl", EXTRA, "a spreadsheet").Workbook(write_only=True)
        self.workbook.properties.title = text(title)
        self.workbook.properties.creator = "markassist"

    def bytes(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self.workbook.save(out)
        return timeless(out.getvalue())


def text(value: str) -> str:
    """What a cell can hold: no controls, not too long."""
    return clean(value)[:_MOST_CHARACTERS]
