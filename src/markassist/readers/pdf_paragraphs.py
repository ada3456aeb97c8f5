"""Printed lines of a whole PDF → its paragraphs, headings and notes, words joined across lines and pages."""

import re
from collections.abc import Iterator, Sequence

from markassist.readers.pdf_layout import Layout
from markassist.readers.pdf_lines import Line
from markassist.readers.styles import placed
from markassist.readers.text import Piece
from markassist.vocabulary import Zone

_HYPHENS = "-\u00ad\u2010\x02\ufffe"
"""What stands at the end of a broken word; the last two are PDFium's own."""
_COMPOUNDS = frozenset(
    "after age all anti by care child co cross day de decision drop early evidence ex eye face family five"
    " follow foster four full good great half hard high home inter key life long looked low mid multi near"
    " next night non off old one open part peer person pick post pre problem re safe school second self"
    " semi short six sleep staff step strength ten third three time trauma two under up warm week well"
    " year".split()
)
"""A line that ends after one of these was most likely broken at the word's own hyphen."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+)$")
_FIRST = re.compile(r"[^\W\d_]+")
_MOST_WORDS_OF_A_HEADING = 20


def pieces(lines: Sequence[Line]) -> Iterator[Piece]:
    """The paragraphs in order, a page's notes after the paragraph that ends it or runs over its end."""
    layout = Layout(lines)
    words = frozenset(_words(lines))
    notes = [line for line in lines if layout.is_note(line)]
    body = [line for line in lines if not layout.is_note(line)]
    for paragraph in _paragraphs(layout, body):
        while notes and notes[0].page < paragraph[0].page:
            yield _note(notes, words)
        yield _piece(layout, paragraph, words)
    while notes:
        yield _note(notes, words)


def _paragraphs(layout: Layout, lines: Sequence[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not layout.joins(paragraph[0], paragraph[-1], line):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _note(notes: list[Line], words: frozenset[str]) -> Piece:
    """Take one note: the lines of its page up to the next that begins with a figure."""
    note = [notes.pop(0)]
    while notes and notes[0].page == note[0].page and not notes[0].text[0].isdigit():
        note.append(notes.pop(0))
    return Piece(_text(note, words), Zone.FOOTNOTE, note[0].page)


def _piece(layout: Layout, paragraph: Sequence[Line], words: frozenset[str]) -> Piece:
    first = paragraph[0]
    text = _text(paragraph, words)
    large = first.size >= 1.15 * layout.size and len(text.split()) <= _MOST_WORDS_OF_A_HEADING
    styled = Zone.HEADING if large else Zone.PROSE
    around = Zone.TABLE_CELL if first.cell else Zone.PROSE
    return Piece(text, placed(text, styled, around, strong=first.bold), first.page)


def _text(lines: Sequence[Line], words: frozenset[str]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        text = _continued(text, line.text, words)
    return text.rstrip(_HYPHENS[1:]).replace("\x02", "-")


def _continued(text: str, line: str, words: frozenset[str]) -> str:
    """Join a line, and with it the two halves of a word broken at the end of the line before."""
    if text[-1] not in _HYPHENS:
        return f"{text} {line}"
    before, after = _LAST.search(text[:-1]), _FIRST.match(line)
    if not before or not after:
        return f"{text} {line}" if text[-2:-1].isspace() else f"{text[:-1]}-{line}"
    halves = before[1].lower(), after[0].lower()
    chained = text[: before.start()].endswith("-")
    compound = halves[0] in _COMPOUNDS or words.issuperset(halves) or not line[0].islower()
    if "-".join(halves) in words or chained or (compound and "".join(halves) not in words):
        return f"{text[:-1]}-{line}"
    return f"{text[:-1]}{line}"


def _words(lines: Sequence[Line]) -> Iterator[str]:
    """All words that stand unbroken inside a line, against which a broken one is judged."""
    broken = False
    for line in lines:
        found = _WORD.findall(line.text)
        starts, broken = broken, line.text[-1] in _HYPHENS
        yield from map(str.lower, found[starts : len(found) - broken])
