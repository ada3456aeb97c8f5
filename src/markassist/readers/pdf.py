"""A PDF → its paragraphs with their pages, by PDFium."""

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
from pypdfium2 import raw

from markassist.errors import MarkassistError, ReadError
from markassist.readers import limits
from markassist.readers.archive import damaged, locked
from markassist.readers.pdf_furniture import without_furniture
from markassist.readers.pdf_lines import Line, lines
from markassist.readers.pdf_paragraphs import pieces
from markassist.readers.text import Text, joined, too_long


def read(data: bytes, path: str) -> Text:
    """Read the text of a PDF. Raises ReadError where it is locked, damaged or only pictures of pages."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        raise _refused(fault, path) from fault
    try:
        pages = _pages(document, path)
    except pdfium.PdfiumError as fault:
        raise damaged(path) from fault
    finally:
        document.close()
    printed = [line for page in pages for line in page]
    if not any(map(_has_words, printed)):
        wrong = "it holds pictures of pages and no text, as a scan does"
        raise ReadError.at(path, wrong, "ask for the file it was printed from, or save it with its text")
    _check_letters(printed, path)
    return joined(pieces(without_furniture(pages)), path)


def _pages(document: pdfium.PdfDocument, path: str) -> list[list[Line]]:
    if not len(document):
        raise damaged(path)
    pages: list[list[Line]] = []
    length = 0
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        pages.append(lines(page, number))
        page.close()
        length += sum(len(line.text) for line in pages[-1])
        if length > limits.CHARACTERS:
            raise too_long(path)
    return pages


def _has_words(line: Line) -> bool:
    return any(map(str.isalnum, line.text))


def _check_letters(printed: list[Line], path: str) -> None:
    """Refuse a PDF whose fonts do not say which letters they draw."""
    text = "".join(line.text for line in printed)
    strange = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
    if strange * 3 > len(text):
        wrong = "its letters cannot be told, since its fonts do not name them"
        raise ReadError.at(path, wrong, "ask for the file it was printed from")


def _refused(fault: pdfium.PdfiumError, path: str) -> MarkassistError:
    if fault.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return locked(path)
    return damaged(path)
