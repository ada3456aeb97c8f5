"""A report → its evidence matrix as a Word document, across the page."""

from typing import Any

from markassist.extras import needed
from markassist.renderers import words
from markassist.renderers.masking import mask_report
from markassist.renderers.matrix import COLUMNS, rows
from markassist.renderers.spreadsheet import FILL
from markassist.renderers.word_document import EXTRA, add_table, new_document, saved, shade
from markassist.values import Report

_WIDTHS = (2.8, 5.4, 8.4, 4.6, 2.3, 2.0)


def render(report: Report) -> bytes:
    """The document. Raises UsageError where python-docx is not installed."""
    name = mask_report(report).account.name
    document = new_document(f"Evidence matrix: {name}")
    section: Any = document.sections[0]
    section.orientation = needed("docx.enum.section", EXTRA, "a Word file").WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading(f"Evidence matrix: {name}", 1)
    found = list(rows(report))
    table = add_table(document, COLUMNS, [row.cells() for row in found], _WIDTHS)
    for line, row in zip(table.rows[1:], found, strict=True):
        shade(line.cells[1], FILL[row.status])
    document.add_paragraph(words.CLOSING)
    return saved(document)
