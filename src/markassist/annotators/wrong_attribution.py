"""Concepts and theorists → which concept is given to somebody whose it is not.

Only where the words say whose it is: `X's Y`, `Y by X`, `X developed Y`, `Y (X, 2011)`, `it was X who coined
it`.
Standing beside each other says nothing, nor does a chain of influence or a contrast.
"""

from functools import cache
from typing import Any

from msgspec import Struct

from markassist.doc import Doc, RawMention
from markassist.kept_matcher import compiled
from markassist.shelf import english
from markassist.terms import Matcher

_FAMILY = "theorist."
_REACH = 6
"""How many words may stand between somebody, the verb of making and the concept."""
_GAP = 3
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "s"})

_HIS = frozenset({"his", "her"})

Span = tuple[int, int]


class _Cues(Struct, frozen=True):
    """Where the words that tell of making and owning stand in one account."""

    verbs: list[Span]
    links: list[Span]
    links_afar: list[Span]
    apart: list[Span]


def wrong_attribution(doc: Doc) -> None:
    """Fill claims: each wrong owner, under the misconception it is."""
    people = [m for m in doc.mentions if m.id.startswith(_FAMILY)]
    if not people:
        return
    found = _found(doc)
    cues = _Cues(*(sorted(found.pop(name, [])) for name in ("verbs", "links", "links_afar", "apart")))
    concepts = sorted({(*span, name) for name, spans in _concepts(doc, found).items() for span in spans})
    for start, end, name in concepts:
        for person in people:
            if (span := _claimed(doc, (start, end), name, person, people, cues)) is not None:
                spans = doc.claims.setdefault(_table()[name].get("is", "wrong_attribution"), [])
                if not any(s < span[1] and span[0] < e for s, e in spans):
                    spans.append(span)


def _concepts(doc: Doc, found: dict[str, list[Span]]) -> dict[str, list[Span]]:
    concepts = {name: list(found.get(name, [])) for name in _table()}
    by_mention = {
        i: [n for n, c in _table().items() if i in c.get("mentions", ())]
        for i in {m.id for m in doc.mentions}
    }
    for mention in doc.mentions:
        for name in by_mention[mention.id]:
            concepts[name].append((mention.start, mention.end))
    return concepts


def _claimed(
    doc: Doc, concept: Span, name: str, person: RawMention, people: list[RawMention], cues: _Cues
) -> Span | None:
    """The words from the person to the concept, where the concept is said to be the person's and is not."""
    who, entry = person.id.removeprefix(_FAMILY), _table()[name]
    owners = set(entry["owners"])
    if who in owners | set(entry.get("also", ())) | _secondary():
        return None
    gap = doc.sentence_of[concept[0]] - doc.sentence_of[person.start]
    if gap not in {0, -1, 1}:
        return None
    sentences = {doc.sentence_of[concept[0]], doc.sentence_of[person.start]}
    if any(p.id.removeprefix(_FAMILY) in owners and doc.sentence_of[p.start] in sentences for p in people):
        return None
    if any(doc.sentence_of[start] in sentences for start, _ in cues.apart):
        return None
    usual = who in entry.get("usual", ())
    linked = _cleft(doc, concept, person, cues) or (
        gap == 0 and _linked(doc, concept, person, cues, usual=usual)
    )
    linked = linked or (gap == 1 and _goes_on(doc, concept, people, cues))
    span = min(concept[0], person.start), max(concept[1], person.end)
    if not linked or any(
        doc.tags[i] == "NG" or doc.words[i].lower in {"not", "never"}
        for i in range(max(0, span[0] - 1), span[1])
    ):
        return None
    after = doc.sentences[doc.sentence_of[concept[0]]].start, concept[1]
    return {0: span, 1: after}.get(gap, (person.start, person.end))


def _linked(doc: Doc, concept: Span, person: RawMention, cues: _Cues, *, usual: bool) -> bool:
    start, end = concept
    if person.end <= start:
        his = usual and _his(doc, person.end, start)
        return his or _owns(doc, person.end, start, usual=usual) or _made(person.end, start, cues)
    if end <= person.start:
        which = doc.words[person.start - 1].lower in {"which", "that"} and person.start - end <= _GAP
        made = any(person.end <= s <= person.end + _GAP for s, _ in cues.verbs)
        return (
            (which and made)
            or _by(doc, end, person.start, cues)
            or (usual and _cited(doc, end, person.start))
        )
    return False


def _owns(doc: Doc, end: int, start: int, *, usual: bool) -> bool:
    """`Bowlby's (famous) PACE`; `Bowlby PACE` where that is a usual mix-up."""
    if start == end:
        return usual
    if doc.texts[end] not in _POSSESSIVE or start - end > _REACH:
        return False
    return all(doc.words[i].lower in _between() or doc.texts[i] in _between() for i in range(end + 1, start))


def _his(doc: Doc, end: int, start: int) -> bool:
    """`Bowlby and his wire mother`, where that is a usual mix-up."""
    words = [doc.words[i].lower for i in range(end, start)]
    near = len(words) <= _REACH and not _HIS.isdisjoint(words[:2])
    return near and all(doc.tags[i] in {"N", "A", "P", "D", "PP", "C"} for i in range(end, start))


def _goes_on(doc: Doc, concept: Span, people: list[RawMention], cues: _Cues) -> bool:
    """`Bowlby wrote of loss. He also invented the still face`, where nobody else is named."""
    number = doc.sentence_of[concept[0]]
    first = doc.sentences[number].start
    named = {p.id for p in people if number - 1 <= doc.sentence_of[p.start] <= number}
    if len(named) != 1 or doc.words[first].lower not in {"he", "she"}:
        return False
    return any(first < s <= first + _GAP and e <= concept[0] <= e + 2 for s, e in cues.verbs)


def _made(end: int, start: int, cues: _Cues) -> bool:
    """`Siegel was the one who came up with the idea of PACE`."""
    return any(end <= s <= end + _REACH and e <= start <= e + _REACH for s, e in cues.verbs)


def _by(doc: Doc, end: int, start: int, cues: _Cues) -> bool:
    """`PACE model by Dan Siegel`, `PACE, which was developed by Siegel`, `PACE is Siegel's idea`."""
    if (tail := _tail(doc, start)) and start - end <= 2 and doc.tags[start - 1] == "B" and tail in _between():
        return True
    near = any(end <= s <= end + 2 and start - 2 <= e <= start and _plain(doc, end, s) for s, e in cues.links)
    return near or any(end <= s <= end + _REACH and start - 3 <= e <= start for s, e in cues.links_afar)


def _tail(doc: Doc, start: int) -> str:
    """The word after `X's`, from the first word of the name."""
    last = doc.sentences[doc.sentence_of[start]].end
    mark = next((i for i in range(start, min(start + 4, last - 1)) if doc.texts[i] in _POSSESSIVE), None)
    return "" if mark is None else doc.words[mark + 1].lower


def _cited(doc: Doc, end: int, start: int) -> bool:
    """`the window of tolerance (Porges, 2011)`."""
    return 0 < start - end <= 3 and doc.texts[start - 1] == "(" and _plain(doc, end, start - 1)


def _plain(doc: Doc, start: int, end: int) -> bool:
    return all(doc.tags[i] in {"N", "A"} for i in range(start, end))


def _cleft(doc: Doc, concept: Span, person: RawMention, cues: _Cues) -> bool:
    """`Then PACE. It was Bowlby who came up with it.`"""
    if concept[1] > person.start:
        return False
    for s, e in cues.verbs:
        after = doc.words[e].lower if e < len(doc.words) else ""
        if (
            person.end <= s <= person.end + 3
            and after in {"it", "this", "that"}
            and doc.sentence_of[e] == doc.sentence_of[s]
        ):
            return True
    return False


def _found(doc: Doc) -> dict[str, list[Span]]:
    matcher, names = _matcher()
    found: dict[str, list[Span]] = {}
    for hit in matcher.find(doc):
        found.setdefault(names[hit.owner], []).append((hit.start, hit.end))
    return found


@cache
def _matcher() -> tuple[Matcher, list[str]]:
    data = english("attributions")
    lists = {name: data[name] for name in ("verbs", "links", "links_afar", "apart")}
    lists |= {name: concept.get("terms", []) for name, concept in _table().items()}
    names = list(lists)
    return compiled((number, str(term)) for number, name in enumerate(names) for term in lists[name]), names


def _table() -> dict[str, dict[str, Any]]:
    concepts: dict[str, dict[str, Any]] = english("attributions")["concepts"]
    return concepts


@cache
def _secondary() -> frozenset[str]:
    return frozenset(english("attributions")["secondary"])


@cache
def _between() -> frozenset[str]:
    return frozenset(map(str, english("attributions")["between"]))
