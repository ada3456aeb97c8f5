"""Feedback → a PDF on A4, the same bytes whenever it is made."""

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from markassist.extras import needed
from markassist.renderers import layout, words
from markassist.review import feedback as said
from markassist.review.feedback import Feedback, Part, Passage

_WHAT = "a PDF"
_CENTIMETRE = 28.35
_FONTS = {"Vera": "Vera.ttf", "VeraBd": "VeraBd.ttf"}
"""Bitstream Vera, which comes with ReportLab: letters of Western European languages."""


def render(told: Feedback) -> bytes:
    """The document. Raises UsageError where ReportLab is not installed."""
    platypus = needed("reportlab.platypus", "review", _WHAT)
    pages = needed("reportlab.lib.pagesizes", "review", _WHAT)
    _font()
    out = io.BytesIO()
    document = platypus.SimpleDocTemplate(
        out,
        pagesize=pages.A4,
        leftMargin=2 * _CENTIMETRE,
        rightMargin=2 * _CENTIMETRE,
        topMargin=1.8 * _CENTIMETRE,
        bottomMargin=1.8 * _CENTIMETRE,
        title=_drawn(f"{said.HEADING}: {told.title}"),
        author="markassist",
        lang="en-GB",
        invariant=1,
    )
    document.build([platypus.Paragraph(markup, _styles()[style]) for style, markup in _marked(told)])
    return out.getvalue()


_Line = tuple[str, str]
"""The name of a style, and the words."""


def _lines(told: Feedback) -> Iterator[_Line]:
    yield "h1", f"{said.HEADING}: {told.title}"
    yield "small", said.about(told)
    yield from _text(told.opening)
    for heading, parts in ((said.SHOWN, told.shown), (said.ASKED, told.asked)):
        if parts:
            yield "h2", heading
            for part in parts:
                yield from _part(part)
    if told.prompts:
        yield "h2", said.PROMPTS_HEADING
        yield from (("item", f"• {prompt}") for prompt in told.prompts)
    yield from _passages(said.TO_CHECK, told.to_check)
    yield from _passages(said.TO_CHANGE, told.to_change)
    if told.by_when:
        yield "h2", said.BY_WHEN
        yield "body", told.by_when
    yield "small", said.closing(told)


def _part(part: Part) -> Iterator[_Line]:
    yield "h3", f"{part.code} {part.wording}"
    yield "body", part.says
    yield from map(_quote, part.passages)
    if part.elsewhere:
        yield "small", f"{said.ALSO}: {part.elsewhere}."
    yield from _text(part.text)
    yield from (("item", f"• {question}") for question in part.questions)
    if part.corroborate:
        yield "small", said.CORROBORATE


def _passages(heading: str, passages: Sequence[Passage]) -> Iterator[_Line]:
    if passages:
        yield "h2", heading
        yield from map(_quote, passages)


def _quote(passage: Passage) -> _Line:
    """A line whose quote stands between two marks that no text has."""
    where = words.sentence(passage.where)
    return "quote", f"{passage.before}{_BOLD}{passage.quote}{_PLAIN}{passage.after} ({where})"


def _text(text: str) -> Iterator[_Line]:
    return (("body", line) for line in text.splitlines() if line.strip())


_BOLD, _PLAIN = "\ue000", "\ue001"


def _marked(told: Feedback) -> Iterator[_Line]:
    """The same lines as ReportLab's markup."""
    for style, line in _lines(told):
        parts = [escape(_drawn(part), quote=False) for part in re.split(f"[{_BOLD}{_PLAIN}]", line)]
        tags = ("", '<font name="VeraBd">', "</font>")
        is_quote = style == "quote" and len(parts) == len(tags)
        yield (
            style,
            "".join(f"{t}{p}" for t, p in zip(tags, parts, strict=True)) if is_quote else "".join(parts),
        )


def _drawn(line: str) -> str:
    """The line in letters that the font has: without an accent that it lacks, `?` for any other sign."""
    return "".join(_letter(character) for character in layout.clean(line))


@cache
def _letter(character: str) -> str:
    glyphs = _font()
    if ord(character) in glyphs or character.isspace():
        return character
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if ord(c) in glyphs)
    return plain or ("" if unicodedata.category(character) in {"Mn", "Cf"} else "?")


@cache
def _font() -> frozenset[int]:
    """Register the fonts once; the characters that they have."""
    reportlab = needed("reportlab", "review", _WHAT)
    metrics = needed("reportlab.pdfbase.pdfmetrics", "review", _WHAT)
    fonts = needed("reportlab.pdfbase.ttfonts", "review", _WHAT)
    folder = Path(str(reportlab.__file__)).parent / "fonts"
    for name, file in _FONTS.items():
        metrics.registerFont(fonts.TTFont(name, str(folder / file)))
    return frozenset(metrics.getFont("Vera").face.charToGlyph)


@cache
def _styles() -> dict[str, Any]:
    style = needed("reportlab.lib.styles", "review", _WHAT).ParagraphStyle
    body = style("body", fontName="Vera", fontSize=9.5, leading=14, spaceAfter=4)
    return {
        "body": body,
        "h1": style("h1", parent=body, fontName="VeraBd", fontSize=16, leading=20, spaceAfter=4),
        "h2": style(
            "h2", parent=body, fontName="VeraBd", fontSize=12, leading=16, spaceBefore=14, keepWithNext=1
        ),
        "h3": style("h3", parent=body, fontName="VeraBd", fontSize=9.5, spaceBefore=8, keepWithNext=1),
        "quote": style("quote", parent=body, leftIndent=14, borderPadding=2),
        "item": style("item", parent=body, leftIndent=14, bulletIndent=4),
        "small": style("small", parent=body, fontSize=8.5, leading=12),
    }
