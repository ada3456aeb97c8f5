"""An account with every hit of every term: what cues are looked for on, and how near two spots stand."""

from dataclasses import dataclass, field

from markassist.cues.echo import echoes
from markassist.doc import Doc
from markassist.rubric.compile import Rubric


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `start` to `end` where a cue stands; `parts` are the words it rests on."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Ground:
    """A document and the hits of one rubric's terms in it, by owner."""

    doc: Doc
    hits: dict[int, list[tuple[int, int]]]
    echoes: frozenset[int] = frozenset()
    """Sentences that repeat the rubric's own words."""
    seen: dict[int, list[Spot]] = field(default_factory=dict)


def ground(doc: Doc, rubric: Rubric) -> Ground:
    """Find every term of the rubric in one pass; drop hits that a guard says are of another sense."""
    for hits, names in ((_hits(doc, rubric, classes=True), rubric.class_names),):
        for owner, spans in hits.items():
            if owner < len(names):
                for start, end in spans:
                    doc.classes.setdefault(start, []).append((end, names[owner]))
    return Ground(doc, _hits(doc, rubric, classes=False), echoes(doc, rubric))


def _hits(doc: Doc, rubric: Rubric, *, classes: bool) -> dict[int, list[tuple[int, int]]]:
    matcher, guards = (
        (rubric.class_matcher, rubric.class_guards) if classes else (rubric.matcher, rubric.guards)
    )
    found: dict[int, set[tuple[int, int]]] = {}
    for hit in matcher.find(doc):
        found.setdefault(hit.owner, set()).add((hit.start, hit.end))
    for owner, guard in guards.items():
        if owner in found and guard in found:
            found[owner] = {
                s for s in found[owner] if not any(g[0] < s[1] and s[0] < g[1] for g in found[guard])
            }
    return {owner: sorted(spans) for owner, spans in found.items()}


def near(doc: Doc, one: int, other: int, within: str) -> bool:
    """Whether two tokens stand as near each other as `within` asks."""
    if within == "account":
        return True
    if within == "clause":
        return doc.clause_of[one] == doc.clause_of[other]
    a, b = doc.sentence_of[one], doc.sentence_of[other]
    if within == "sentence":
        return a == b
    if within == "neighbours":
        return abs(a - b) <= 1
    if doc.block_of[one] == doc.block_of[other]:
        return True
    return within == "episode" and doc.episodes[a] != 0 and doc.episodes[a] == doc.episodes[b]
