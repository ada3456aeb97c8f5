"""An account with every hit of every term: what cues are looked for on, and how near two spots stand."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from markassist.cues.echo import echoes
from markassist.doc import Doc
from markassist.rubric.compile import Rubric

_STEPS = {"sentence": 0, "neighbours": 1, "passage": 2}
"""How many sentences before and after are within reach; a passage ends with its paragraph."""


class Spot(Struct, frozen=True):
    """Tokens `start` to `end` where a cue stands; `parts` are the words it rests on."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...] = ()


class Ground(Struct):
    """A document and the hits of one rubric's terms in it, by owner."""

    doc: Doc
    hits: dict[int, list[tuple[int, int]]]
    echoes: frozenset[int] = frozenset()
    """Sentences that repeat the rubric's own words."""
    ranges: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    """The tokens of each block and of each occasion."""
    terms: dict[int, list[Spot]] = field(default_factory=dict)
    """Where each owner's terms stand, made when it is first asked for."""
    seen: dict[int, list[Spot]] = field(default_factory=dict)
    """The same of every other cue, by its identity: a rubric's cues outlive an account."""


def ground(doc: Doc, rubric: Rubric) -> Ground:
    """Find every term of the rubric in one pass; drop hits that a guard says are of another sense."""
    own = replace(doc, classes=_classes(doc, rubric))
    return Ground(own, _hits(own, rubric, classes=False), echoes(doc, rubric), _ranges(doc))


def _classes(doc: Doc, rubric: Rubric) -> dict[int, list[tuple[int, str]]]:
    """The account's classes and, in lists of their own, the rubric's: the next rubric finds none of them."""
    found = dict(doc.classes)
    for owner, spans in _hits(doc, rubric, classes=True).items():
        if owner < len(rubric.class_names):
            for start, end in spans:
                found[start] = [*found.get(start, ()), (end, rubric.class_names[owner])]
    return found


def _hits(doc: Doc, rubric: Rubric, *, classes: bool) -> dict[int, list[tuple[int, int]]]:
    matcher, guards = (
        (rubric.class_matcher, rubric.class_guards) if classes else (rubric.matcher, rubric.guards)
    )
    found: dict[int, set[tuple[int, int]]] = {}
    for hit in matcher.find(doc):
        found.setdefault(hit.owner, set()).add((hit.start, hit.end))
    for owner, guard in guards.items():
        if owner in found and guard in found:
            guarded = {i for start, end in found[guard] for i in range(start, end)}
            found[owner] = {s for s in found[owner] if guarded.isdisjoint(range(*s))}
    return {owner: sorted(spans) for owner, spans in found.items()}


def reach(here: Ground, token: int, within: str) -> tuple[int, int]:
    """The tokens that stand as near a token as `within` asks, as a range."""
    doc = here.doc
    if within == "account":
        return 0, len(doc.texts)
    if within == "clause":
        clause = doc.clauses[doc.clause_of[token]]
        return clause.start, clause.end
    number = doc.sentence_of[token]
    low, high = here.ranges[("block", doc.block_of[token])]
    if within in _STEPS:
        step = _STEPS[within]
        last = min(number + step, len(doc.sentences) - 1)
        around = doc.sentences[max(number - step, 0)].start, doc.sentences[last].end
        return (max(low, around[0]), min(high, around[1])) if within == "passage" else around
    if within == "episode" and doc.episodes[number]:
        episode = here.ranges[("episode", doc.episodes[number])]
        return min(low, episode[0]), max(high, episode[1])
    return low, high


def nearest(here: Ground, spot: Spot, others: Sequence[Spot], within: str) -> Iterator[Spot]:
    """Those of some spots, which stand in reading order, that begin within reach of a spot."""
    low, high = reach(here, spot.start, within)
    for i in range(bisect_left(others, low, key=start_of), len(others)):
        if others[i].start >= high:
            return
        yield others[i]


def start_of(spot: Spot) -> int:
    """The token at which a spot begins."""
    return spot.start


def _ranges(doc: Doc) -> dict[tuple[str, int], tuple[int, int]]:
    """The tokens of each block and of each occasion."""
    found: dict[tuple[str, int], tuple[int, int]] = {}
    for number, sentence in enumerate(doc.sentences):
        for name in (("block", sentence.block), ("episode", doc.episodes[number])):
            low, high = found.get(name, (sentence.start, sentence.end))
            found[name] = (min(low, sentence.start), max(high, sentence.end))
    return found
