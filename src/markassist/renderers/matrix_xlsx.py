"""A report → its evidence matrix as an XLSX workbook."""

from markassist.renderers.matrix import COLUMNS, rows
from markassist.renderers.spreadsheet import FILL, Book, Sheet
from markassist.values import Report


def render(report: Report) -> bytes:
    """The workbook."""
    book = Book(f"Evidence matrix: {report.account.name}")
    sheet = Sheet(book, "Evidence", [26, 44, 70, 40, 18, 14], "C2")
    sheet.row(sheet.cell(head, bold=True, fill="E9ECEA") for head in COLUMNS)
    for row in rows(report):
        unit, _, *rest = map(sheet.cell, row.cells())
        sheet.row([unit, sheet.cell(row.criterion, fill=FILL[row.status]), *rest])
    sheet.close(1)
    return book.bytes()
