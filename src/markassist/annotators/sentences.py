"""Tokens → sentences, which survive abbreviations, initials, decimals, ellipses and quoted questions."""

import re

from markassist.doc import Doc, Sentence
from markassist.vocabulary import Zone
from markassist.words import is_listed

_ABBREVIATIONS = frozenset(
    "e.g. i.e. etc. et al. al. cf. vs. v. no. nos. p. pp. mr. mrs. ms. dr. st. prof. reg. regs. s. ss. "
    "sec. para. approx. dept. ed. eds. vol. fig. ref. obs. wt. jan. feb. mar. apr. jun. jul. aug. sept. "
    "sep. oct. nov. dec. mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun. a.m. p.m. am. pm.".split()
)
_CLOSERS = frozenset("\"'”’)]»")
_ENDERS = frozenset(".!?…")
LONGEST = 300
"""Tokens. What runs on past it without a full stop is cut where it draws breath: the transcript of a spoken
account may have none for a page, and what is read clause by clause costs with the square of the sentence."""
_BREATHS = frozenset({",", ";", ":", "-", "–", "—"})
_GOING_ON = frozenset("and so but then because".split())


def sentences(doc: Doc) -> None:
    """Fill sentences and sentence_of. A sentence never crosses a block."""
    doc.sentence_of = [0] * len(doc.texts)
    start = 0
    inside = False
    for i, text in enumerate(doc.texts):
        if text in {'"', "“", "”"}:
            inside = text == "“" or (text == '"' and not inside)
        last = i + 1 == len(doc.texts) or doc.block_of[i + 1] != doc.block_of[i]
        if last or _ends_here(doc, start, i):
            _close(doc, start, i + 1)
            start = i + 1
            inside = inside and not last
        elif i + 1 - start == LONGEST:
            start = _breath(doc, start, i + 1)


def _breath(doc: Doc, start: int, end: int) -> int:
    """Close a sentence that runs on at the last place to draw breath in its second half, and say where."""
    half = (start + end) // 2
    going_on = (i for i in range(end - 1, half, -1) if doc.words[i].lower in _GOING_ON)
    marks = (i + 1 for i in range(end - 1, half, -1) if doc.texts[i] in _BREATHS)
    cut = next(going_on, None) or next(marks, None) or end
    _close(doc, start, cut)
    return cut


def _close(doc: Doc, start: int, end: int) -> None:
    number = len(doc.sentences)
    block = doc.block_of[start]
    zone = doc.account.blocks[block].zone
    doc.sentences.append(Sentence(start, end, block, Zone(zone)))
    for i in range(start, end):
        doc.sentence_of[i] = number


def _ends_here(doc: Doc, start: int, i: int) -> bool:
    """Whether token `i` is the last of its sentence; closing quotation marks belong to it."""
    text = doc.texts[i]
    following = doc.texts[i + 1]
    gap = doc.starts[i + 1] > doc.ends[i]
    if text in _CLOSERS and i > start and doc.texts[i - 1][-1] in _ENDERS:
        return gap and _opens(following) and not _reports(doc, i + 1)
    if text[-1] not in _ENDERS or (following in _CLOSERS and not gap):
        return False
    if set(text) <= _ENDERS and not _is_abbreviation(doc, start, i):
        if not gap and following[0].islower():
            return False
        return (
            _opens(following)
            or (text in {"!", "?"} and gap and not _reports(doc, i + 1))
            or (text == "." and gap and _lower_start(doc, i))
        )
    return False


def _lower_start(doc: Doc, i: int) -> bool:
    """A writer who does not use capitals: a full stop, a space, and a word that opens sentences."""
    return (
        doc.words[i + 1].lower
        in {
            "i",
            "he",
            "she",
            "we",
            "they",
            "it",
            "this",
            "that",
            "the",
            "then",
            "so",
            "my",
            "when",
            "after",
            "but",
        }
        and len(doc.texts[i - 1]) > 2
    )


def _opens(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘([•-–—"


def _reports(doc: Doc, i: int) -> bool:
    """Whether the token goes on after a quotation: `"Why?" he said`."""
    return doc.texts[i][0].islower() or (
        doc.words[i].lower == "i"
        and i + 1 < len(doc.texts)
        and doc.words[i + 1].lower in {"said", "asked", "told", "replied", "shouted", "whispered"}
    )


def _is_abbreviation(doc: Doc, start: int, i: int) -> bool:
    if doc.texts[i] != ".":
        return False
    if i == start:
        return True
    before = doc.words[i - 1].lower
    glued = doc.starts[i] == doc.ends[i - 1]
    if glued and f"{before}." in _ABBREVIATIONS:
        return not (
            doc.texts[i + 1][0].isupper()
            and before in {"etc", "no", "sat", "sun", "am", "pm", "ref", "obs", "st", "mar"}
            and not doc.texts[i + 1][0].isdigit()
        )
    if (
        glued
        and i - 1 == start
        and re.fullmatch(r"[A-Za-z]?\d+(?:\.\d+)*", doc.texts[i - 1])
        and (start == 0 or doc.block_of[start - 1] != doc.block_of[start])
    ):
        return True
    return (
        glued
        and bool(re.fullmatch(r"[A-Z]", doc.texts[i - 1]))
        and doc.texts[i - 1] != "I"
        and _name_follows(doc, start, i)
    )


def _name_follows(doc: Doc, start: int, i: int) -> bool:
    """An initial before a surname (`D. W. Winnicott`), not a child called by a letter at a sentence's end."""
    return (
        i - 1 == start
        or (doc.texts[i + 1][0].isupper() and not is_listed(doc.words[i + 1].lower))
        or (len(doc.texts[i + 1]) == 1 and doc.texts[i + 1] != "I" and doc.texts[i + 1].isupper())
    )
