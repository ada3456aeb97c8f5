"""Headings, paragraphs and tables → a Word document, the same bytes whenever it is made."""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from markassist.extras import needed
from markassist.renderers import layout
from markassist.renderers.zip_bytes import timeless

if TYPE_CHECKING:
    from docx.document import Document

EXTRA: Final = "word"


def new_document(title: str) -> "Document":
    """An empty document on A4 with narrow margins and our fonts."""
    docx, shared = needed("docx", EXTRA, "a Word file"), needed("docx.shared", EXTRA, "a Word file")
    document: Document = docx.Document()
    for section in document.sections:
        section.page_width, section.page_height = shared.Cm(21), shared.Cm(29.7)
        section.left_margin = section.right_margin = shared.Cm(2)
        section.top_margin = section.bottom_margin = shared.Cm(1.8)
    styles: Any = document.styles
    styles["Normal"].font.name = "Calibri"
    styles["Normal"].font.size = shared.Pt(10.5)
    document.core_properties.title = layout.one_line(title)
    document.core_properties.author = "markassist"
    return document


def saved(document: "Document") -> bytes:
    """The document's bytes, the same whenever it is made."""
    out = io.BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def add_table(
    document: "Document", heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
) -> Any:  # noqa: ANN401 - a table of python-docx
    """Add a table whose head is said again on each page; widths in centimetres."""
    shared = needed("docx.shared", EXTRA, "a Word file")
    table: Any = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
        shade(cell, "E9ECEA")
    _repeats(table.rows[0])
    for row in rows:
        for cell, said in zip(table.add_row().cells, row, strict=True):
            cell.text = layout.clean(said)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = shared.Cm(width)
        for cell in column.cells:
            cell.width = shared.Cm(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = shared.Pt(1)
                paragraph.paragraph_format.line_spacing = 1.0
    return table


def add_heading(document: "Document", text: str, level: int) -> None:
    """Add a heading; level 0 is the title."""
    add_paragraph(document, text, "Title" if level == 0 else f"Heading {level}")


def add_paragraph(document: "Document", text: str, style: str) -> Any:  # noqa: ANN401 - one of python-docx
    """Add a paragraph in a style by its name.

    python-docx's own way to a style looks through all of them for the default one at each call: that was half
    the time that a report took.
    """
    added: Any = document.add_paragraph(text)
    added._p.style = document.styles[style].style_id  # noqa: SLF001 - python-docx has no quicker way
    return added


def shade(cell: Any, colour: str) -> None:  # noqa: ANN401 - a cell of python-docx
    """Give a cell a background."""
    element = needed("docx.oxml", EXTRA, "a Word file").OxmlElement("w:shd")
    name = needed("docx.oxml.ns", EXTRA, "a Word file").qn
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        element.set(name(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(element)  # noqa: SLF001 - python-docx has no other way


def _repeats(row: Any) -> None:  # noqa: ANN401 - a row of python-docx
    element = needed("docx.oxml", EXTRA, "a Word file").OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(element)  # noqa: SLF001 - python-docx has no other way
