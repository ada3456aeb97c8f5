"""Tokens → what each is in its sentence, as far as clauses need it: no trained tagger, rules of place.

Closed-class words first (what they are depends little on place), then the others, left to right, by what
stands before and after and by whether the clause has its verb yet. docs/architecture.md says what a tag is.
"""

import re

from markassist.annotators.closed import closed
from markassist.annotators.open_words import OpenWords
from markassist.doc import Doc


def tags(doc: Doc) -> None:
    """Fill tags: PS PO PP D P C S W M B H O NG T V VB VG VN N A R X."""
    doc.tags = ["X"] * len(doc.texts)
    for sentence in doc.sentences:
        start, end = sentence.start, sentence.end
        for i in range(start, end):
            doc.tags[i] = closed(doc, i, start, end)
        _join_hyphens(doc, start, end)
        _set_apart_citations(doc, start, end)
        for i in range(start, end - 2):
            if (
                doc.words[i].lower == "looked"
                and doc.words[i + 1].lower == "after"
                and doc.words[i + 2].lower in {"child", "children", "young"}
            ):
                doc.tags[i] = doc.tags[i + 1] = "A"
        OpenWords(doc, start, end).tag()


def _join_hyphens(doc: Doc, start: int, end: int) -> None:
    """`left-handed child`, `sleep-in`.

    A word with a hyphen is an adjective or a noun, whatever its parts are.
    """
    for i in range(start + 1, end - 1):
        if doc.texts[i] == "-" and doc.words[i - 1].lower == "e":
            doc.tags[i - 1] = doc.tags[i] = "R"
        elif doc.texts[i] == "-" and doc.starts[i] == doc.ends[i - 1] and doc.ends[i] == doc.starts[i + 1]:
            doc.tags[i - 1] = doc.tags[i] = "A"
            if doc.tags[i + 1] in {"P", "R", "S", "C", "T", "D"}:
                doc.tags[i + 1] = "N"


_SHORT = 4


_YEAR = re.compile(r"(?:1[89]|20)\d\d[a-z]?$")


def _set_apart_citations(doc: Doc, start: int, end: int) -> None:
    """`Bowlby (1969) showed`, `R (12) was`.

    A year, a source or a word or two in brackets is no part of the sentence.
    """
    for i in range(start, end):
        if doc.texts[i] != "(":
            continue
        close = next((k for k in range(i + 1, min(end, i + 16)) if doc.texts[k] == ")"), None)
        if close is not None and (
            close - i <= _SHORT or any(_YEAR.match(doc.texts[k]) for k in range(i + 1, close))
        ):
            doc.tags[i : close + 1] = ["CIT"] * (close + 1 - i)
