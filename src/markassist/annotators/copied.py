"""An account → whether it bears another learner's name, or lets one child turn into another."""

import re
from collections.abc import Iterator

from markassist.doc import Doc
from markassist.values import Alert
from markassist.vocabulary import BORROWED_ZONES

_HEADER = re.compile(
    r"^(?:name of (?:learner|student|candidate)|(?:learner|student|candidate)(?:'s|"
    r"’s)? name)\s*[:\-–]\s*(\S[^\n]{1,50})$",
    re.IGNORECASE | re.MULTILINE,
)
_LEARNER = re.compile(
    r"^(?:[Nn]ame of )?(?:[Ll]earner|[Ss]tudent|[Cc]andidate)(?: name)?\s*: ?([A-Z][\w'’-]+)", re.MULTILINE
)
_MYSELF = re.compile(r"\b(?:I, ([A-Z][a-z'’-]+),|[Mm]y name is ([A-Z][a-z'’-]+)\b)")
_TWO_LEARNERS = "please check: two different learners are named on this piece of work"
_TWO_CHILDREN = "please check: a child's initial seems to change within an event; text may be mixed in"
_GOES_ON = re.compile(
    r"(?:after (?:a while|that|a bit)|by the end|then|when|later|afterwards|in the end|once|eventually)\b",
    re.IGNORECASE,
)
_TWICE = 2
_INTRODUCED = frozenset(
    "another other brother sister sibling twin friend mate resident peer cousin baby child boy girl lad mum "
    "dad and called staff colleague or with".split()
)


def copied(doc: Doc, already: set[str]) -> list[Alert]:
    """One alert where two learners are named or a child's initial changes, unless one stands already."""
    if "copied_text" in already:
        return []
    for says, spans in ((_TWO_LEARNERS, _other_learners(doc)), (_TWO_CHILDREN, _turned_children(doc))):
        for start, end in spans:
            quote = doc.account.text[start:end]
            return [Alert("copied_text", "professional", "P2", quote, start, end, says)]
    return []


def _other_learners(doc: Doc) -> Iterator[tuple[int, int]]:
    """Headers that name two learners, or a header that names somebody else than the writer does."""
    text = doc.account.text
    found = [(match, match[1].strip().casefold()) for match in _HEADER.finditer(text)]
    yield from (match.span() for match, name in found[1:] if name != found[0][1])
    if learner := _LEARNER.search(text):
        header = re.split(r"[.\n]", text[learner.start() :], maxsplit=1)[0].casefold()
        for match in _MYSELF.finditer(text, learner.end()):
            if (match[1] or match[2]).casefold() not in header:
                yield match.span()


def _turned_children(doc: Doc) -> Iterator[tuple[int, int]]:
    """`N cried for his mum. By the end of snack G had stopped crying`: N is gone; nobody said who G is."""
    where = _initials(doc)
    for number in range(1, len(doc.sentences)):
        sentence, before = doc.sentences[number], doc.sentences[number - 1]
        start, end = doc.span(sentence.start, sentence.end)
        if before.block != sentence.block or not _GOES_ON.match(doc.account.text, start):
            continue
        here = [name for name, places in where.items() if number in _sentences(doc, places)]
        gone = [name for name, places in where.items() if max(_sentences(doc, places)) == number - 1]
        if len(here) != 1 or len(gone) != 1 or len(where[here[0]]) < _TWICE:
            continue
        if _sentences(doc, where[here[0]]) == {number} and not _is_introduced(doc, where[here[0]][0]):
            yield start, end


def _sentences(doc: Doc, places: list[int]) -> set[int]:
    return {doc.sentence_of[i] for i in places}


def _initials(doc: Doc) -> dict[str, list[int]]:
    """The tokens of each initial that stands for a child, in the writer's own words."""
    where: dict[str, list[int]] = {}
    for i, text in enumerate(doc.texts):
        borrowed = doc.sentences[doc.sentence_of[i]].zone in BORROWED_ZONES
        if (
            len(text) == 1
            and text.isupper()
            and text not in {"I", "A"}
            and _is_child(doc, i)
            and not borrowed
        ):
            where.setdefault(text, []).append(i)
    return where


def _is_child(doc: Doc, i: int) -> bool:
    reference = doc.reference_at.get(i)
    return reference is not None and reference.kind == "child"


def _is_introduced(doc: Doc, i: int) -> bool:
    around = [doc.words[j].lower for j in range(max(0, i - 4), min(len(doc.words), i + 4)) if j != i]
    return not _INTRODUCED.isdisjoint(around)
