"""Feedback → a Word document, the same bytes whenever it is made."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markassist.renderers import layout, words
from markassist.renderers.word_document import new_document, saved
from markassist.review import feedback as said
from markassist.review.feedback import Feedback, Part, Passage

if TYPE_CHECKING:
    from docx.document import Document


def render(told: Feedback) -> bytes:
    """The document. Raises UsageError where python-docx is not installed."""
    document = new_document(f"{said.HEADING}: {told.title}")
    document.add_heading(layout.one_line(f"{said.HEADING}: {told.title}"), 1)
    _line(document, said.about(told))
    _lines(document, told.opening)
    for heading, parts in ((said.SHOWN, told.shown), (said.ASKED, told.asked)):
        if parts:
            document.add_heading(heading, 2)
            for part in parts:
                _part(document, part)
    _list(document, said.PROMPTS_HEADING, told.prompts)
    _passages(document, said.TO_CHECK, told.to_check)
    _passages(document, said.TO_CHANGE, told.to_change)
    if told.by_when:
        document.add_heading(said.BY_WHEN, 2)
        _line(document, told.by_when)
    _line(document, said.closing(told))
    return saved(document)


def _part(document: "Document", part: Part) -> None:
    document.add_heading(layout.one_line(f"{part.code} {part.wording}"), 3)
    _line(document, part.says)
    for passage in part.passages:
        _quote(document, passage)
    if part.elsewhere:
        _line(document, f"{said.ALSO}: {part.elsewhere}.")
    _lines(document, part.text)
    for question in part.questions:
        document.add_paragraph(layout.clean(question), style="List Bullet")
    if part.corroborate:
        _line(document, said.CORROBORATE)


def _passages(document: "Document", heading: str, passages: Sequence[Passage]) -> None:
    if passages:
        document.add_heading(heading, 2)
        for passage in passages:
            _quote(document, passage)


def _list(document: "Document", heading: str, lines: Sequence[str]) -> None:
    if lines:
        document.add_heading(heading, 2)
        for line in lines:
            document.add_paragraph(layout.clean(line), style="List Bullet")


def _quote(document: "Document", passage: Passage) -> None:
    paragraph = document.add_paragraph(style="Quote")
    paragraph.add_run(layout.clean(passage.before))
    paragraph.add_run(layout.clean(passage.quote)).bold = True
    paragraph.add_run(layout.clean(f"{passage.after} ({words.sentence(passage.where)})"))


def _lines(document: "Document", text: str) -> None:
    for line in text.splitlines():
        if line.strip():
            _line(document, line)


def _line(document: "Document", line: str) -> None:
    document.add_paragraph(layout.clean(line))
