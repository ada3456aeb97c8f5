"""Blocks and short opening sentences → where a heading or lead-in opens a stage of some reflective model."""

import re
from functools import cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from markassist.annotators.models import bare, library
from markassist.doc import Doc
from markassist.vocabulary import Zone

_NUMBER = re.compile(
    r"(?i)^\W*(?:(?:stage|step|part|section|phase|question|q|lens)\s*)?(?:\d{1,2}(?:\.\d)?|[ivx]{1,4}(?=[.):])|[a-h](?=[.)])|one|two|three|four|five|six|seven)\b\s*[.):–—-]*\s*"
)
_LEAD_IN = re.compile(r"^(.{3,80}?)(?:\s*[:–—]|\s-|\s*[?.])\s+(?=\S)")
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{1,40}[)\]]\s*")
_MOST_WORDS = 12
_READ = frozenset(
    {Zone.PROSE, Zone.HEADING, Zone.CRITERION, Zone.LIST_ITEM, Zone.TABLE_CELL, Zone.BOILERPLATE}
)


class Opening(Struct, frozen=True):
    """A heading at characters `start` to `end`, and all the stages that it may open after it."""

    start: int
    end: int
    stages: frozenset[str]


def openings(doc: Doc) -> list[Opening]:
    """Return the openings in the order of the text; a heading of anything else opens no stage."""
    found: list[Opening] = []
    text = doc.account.text
    headed = {s.block for s in doc.sentences if s.zone in {Zone.HEADING, Zone.REFERENCE_LIST}}
    for number, block in enumerate(doc.account.blocks):
        here = text[block.start : block.end]
        if stages := _named_by(here):
            found.append(Opening(block.start, block.end, stages))
        elif match := _LEAD_IN.match(here):
            if stages := _named_by(match[1]):
                found.append(Opening(block.start, block.start + match.end(), stages))
        elif block.zone is Zone.HEADING or number in headed:
            found.append(Opening(block.start, block.end, frozenset()))
    found += _asked(doc, {opening.start for opening in found})
    return sorted(found, key=lambda opening: opening.start)


def _asked(doc: Doc, taken: set[int]) -> list[Opening]:
    """Questions in mid-paragraph that are a stage's own: `So what?`."""
    found = []
    for number, sentence in enumerate(doc.sentences):
        start, end = doc.span(sentence.start, sentence.end)
        if doc.texts[sentence.end - 1] != "?" or start in taken or sentence.zone not in _READ:
            continue
        if (doc.speech_of and doc.speech_of[sentence.start] >= 0) or _is_in_a_row(doc, number):
            continue
        words = bare(doc.account.text[start:end])
        if len(words) > 1 and (stages := _table().get(words)):
            found.append(Opening(start, end, stages))
    return found


def _is_in_a_row(doc: Doc, number: int) -> bool:
    """`What? So what? Now what?`: one after the other they name the model and open nothing."""
    beside = [doc.sentences[n] for n in (number - 1, number + 1) if 0 <= n < len(doc.sentences)]
    block = doc.sentences[number].block
    return any(
        s.block == block and doc.texts[s.end - 1] == "?" and doc.words[s.end - 2].lower == "what"
        for s in beside
    )


def _named_by(text: str) -> frozenset[str]:
    """The stages whose heading the text is, numbers and brackets aside; a slip of the pen is forgiven."""
    if "\n" in text.strip() or len(text.split()) > _MOST_WORDS + 4:
        return frozenset()
    for form in (text, _NUMBER.sub("", text), _BRACKET.sub(" ", _NUMBER.sub("", text))):
        words = _without_model(bare(form))
        if len(words) <= _MOST_WORDS and (stages := _table().get(words)):
            return stages
    return _misspelt(" ".join(_without_model(bare(_NUMBER.sub("", text)))))


def _without_model(words: tuple[str, ...]) -> tuple[str, ...]:
    """`Gibbs stage 1: description` → `description`."""
    if len(words) > 1 and words[0] in _authors():
        words = words[1:]
    while len(words) > 1 and (words[0] in {"stage", "step", "part", "cycle", "model"} or words[0].isdigit()):
        words = words[1:]
    return words


def _misspelt(text: str) -> frozenset[str]:
    limit = 2 if len(text) >= 9 else 1
    if len(text) < 7 or text.count(" ") > 3:
        return frozenset()
    near = [
        (OSA.distance(text, " ".join(words), score_cutoff=limit), stages)
        for words, stages in _table().items()
    ]
    best = min(near, key=lambda one: one[0])
    return best[1] if best[0] <= limit else frozenset()


@cache
def _authors() -> frozenset[str]:
    """The models whose name is one word: their author's."""
    return frozenset(name[0] for model in library().values() for name in model.names if len(name) == 1)


@cache
def _table() -> dict[tuple[str, ...], frozenset[str]]:
    table: dict[tuple[str, ...], set[str]] = {}
    for model in library().values():
        for stage in model.stages:
            for heading in stage.headings:
                table.setdefault(heading, set()).add(stage.id)
    return {words: frozenset(stages) for words, stages in table.items()}
