"""Paragraphs and traits → how deep each reflects, R0 to R4, and what made it so.

R0 tells, R1 names a feeling or a view, R2 explains, R3 weighs other views and the writer's own part, R4
questions the frame itself (domain reference C2, after Hatton & Smith 1995 and Kember 2008).
"""

from functools import cache

from msgspec import Struct

from markassist.annotators.phrases import Phrases, phrases, within
from markassist.annotators.traits import Traits, traits
from markassist.doc import Doc
from markassist.shelf import english
from markassist.values import Passage
from markassist.vocabulary import BORROWED_ZONES

Spot = tuple[int, int]
"""Tokens that a trait rests on."""


class Level(Struct, frozen=True):
    """What a level asks of a passage."""

    name: str
    at_least: int
    of: tuple[str, ...]
    needs: frozenset[str]


def passages(doc: Doc, found: Phrases | None = None, seen: list[Traits] | None = None) -> list[Passage]:
    """Return each paragraph of the writer's own with its level; headings and borrowed words are none."""
    found = phrases(doc) if found is None else found
    seen = traits(doc, found) if seen is None else seen
    return [_passage(doc, found, seen, inside) for inside in paragraphs(doc)]


def paragraphs(doc: Doc) -> list[list[int]]:
    """The writer's own sentences, by the block they stand in."""
    by_block: dict[int, list[int]] = {}
    for number, sentence in enumerate(doc.sentences):
        if sentence.zone not in BORROWED_ZONES and not _is_title(doc, number):
            by_block.setdefault(sentence.block, []).append(number)
    return list(by_block.values())


def _is_title(doc: Doc, number: int) -> bool:
    """A line without a verb and without a stop, or of so few words that it says nothing: `So what?`, `1.`."""
    sentence = doc.sentences[number]
    ends = doc.texts[sentence.end - 1] in {".", "!", "?", "…"}
    bare = all(doc.clauses[doc.clause_of[i]].verb < 0 for i in range(sentence.start, sentence.end))
    return bare and (not ends or sentence.end - sentence.start <= 3)


def _passage(doc: Doc, found: Phrases, seen: list[Traits], inside: list[int]) -> Passage:
    start = doc.starts[doc.sentences[inside[0]].start]
    end = doc.ends[doc.sentences[inside[-1]].end - 1]
    all_traits = frozenset().union(*(seen[n] for n in inside))
    somebody = bool(all_traits & {"first_person", "child_clause"})
    for level in _levels():
        if not (level.needs <= all_traits and (somebody or not level.needs)):
            continue
        if kinds := _kinds(doc, found, seen, inside, level):
            return Passage(level.name, start, end, tuple(_reason(doc, trait, spot) for trait, spot in kinds))
    return Passage("R0", start, end, ("what happened, or what is so in general, is told",))


def _kinds(
    doc: Doc, found: Phrases, seen: list[Traits], inside: list[int], level: Level
) -> list[tuple[str, Spot]]:
    """The traits that the level asks for, each on words of its own; none where they are too few."""
    kinds: list[tuple[str, Spot]] = []
    for trait in level.of:
        spots = [spot for n in inside if trait in seen[n] for spot in _spots(doc, found, trait, n)]
        fresh = [
            spot
            for spot in spots
            if _rests_on_no_phrase(found, trait)
            or not any(spot[0] < e and s < spot[1] for _, (s, e) in kinds)
        ]
        if fresh:
            kinds.append((trait, fresh[0]))
    if len(kinds) < level.at_least:
        return []
    also = [
        (t, spot)
        for t in sorted(level.needs & set(english("depth")["because"]))
        for n in inside
        for spot in _spots(doc, found, t, n)
    ]
    return also[:1] + kinds


def _spots(doc: Doc, found: Phrases, trait: str, n: int) -> list[Spot]:
    """The words in sentence `n` that a trait rests on; the whole sentence where it rests on no phrase."""
    groups = english("depth")["rests_on"].get(trait, (trait,))
    sentence = doc.sentences[n]
    hits = [
        (h.start, h.end)
        for group in groups
        for h in within(found.get(group, ()), sentence.start, sentence.end)
    ]
    return sorted(hits) or ([(sentence.start, sentence.end)] if _rests_on_no_phrase(found, trait) else [])


def _rests_on_no_phrase(found: Phrases, trait: str) -> bool:
    return not any(group in found for group in english("depth")["rests_on"].get(trait, (trait,)))


def _reason(doc: Doc, trait: str, spot: Spot) -> str:
    words = doc.quote(*spot)
    return (
        f"{english('depth')['because'][trait]}: “{words if len(words) <= 60 else words[:57].rstrip() + '…'}”"
    )


@cache
def _levels() -> tuple[Level, ...]:
    """From the deepest."""
    return tuple(
        Level(name, asks["at_least"], tuple(asks["of"]), frozenset(asks.get("and", ())))
        for name, asks in sorted(english("depth")["levels"].items(), reverse=True)
    )
