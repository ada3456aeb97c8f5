"""Doc + Rubric → Evidence: where each indicator stands in the account, and what voids it."""

from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from markassist.cues import spots_of
from markassist.cues.ground import Ground, ground, nearest
from markassist.doc import Doc
from markassist.misconceive import misconceptions
from markassist.rubric.compile import CompiledCriterion, CompiledIndicator, Rubric
from markassist.values import Evidence, Misconception
from markassist.vocabulary import LEVEL_RANK
from markassist.weigh import weigh


class Matched(Struct, frozen=True):
    """What the rubric found in an account."""

    evidence: tuple[Evidence, ...]
    misconceptions: tuple[Misconception, ...]


def match(doc: Doc, rubric: Rubric) -> Matched:
    """Find every indicator of every criterion; what counts has no `why`."""
    here = ground(doc, rubric)
    evidence = [e for criterion in rubric.criteria for e in _criterion(criterion, here)]
    return Matched(tuple(evidence), misconceptions(rubric, here))


def _criterion(criterion: CompiledCriterion, here: Ground) -> list[Evidence]:
    found = [e for indicator in criterion.indicators for e in _indicator(criterion.code, indicator, here)]
    return _with_partners(criterion, found)


def _with_partners(criterion: CompiledCriterion, found: list[Evidence]) -> list[Evidence]:
    """Drop what needs another indicator beside it, in the same occasion, and has none."""
    kept = found
    for indicator in criterion.indicators:
        beside = indicator.spec.beside
        if beside is None:
            continue
        partners = [e for e in kept if e.indicator == beside and e.why is None]
        kept = [
            e for e in kept if e.indicator != indicator.name or e.why is not None or _has_partner(e, partners)
        ]
    return kept


def _has_partner(one: Evidence, partners: list[Evidence]) -> bool:
    return any(
        one.paragraph == other.paragraph
        or abs(one.sentence - other.sentence) <= 3
        or (one.episode != 0 and one.episode == other.episode)
        for other in partners
    )


def _indicator(code: str, indicator: CompiledIndicator, here: Ground) -> list[Evidence]:
    doc, within = here.doc, indicator.spec.within
    if not (spots := spots_of(indicator.any_of, here)):
        return []
    close, voids = spots_of(indicator.near, here), spots_of(indicator.unless, here)
    found: dict[tuple[int, int, str | None], Evidence] = {}
    for spot in spots:
        if indicator.near and next(nearest(here, spot, close, within), None) is None:
            continue
        void = next(nearest(here, spot, voids, within), None)
        if evidence := weigh(code, indicator, spot, void, here):
            found.setdefault((evidence.start, evidence.end, evidence.why), evidence)
    return _joined(list(found.values()), doc)


def _joined(found: list[Evidence], doc: Doc) -> list[Evidence]:
    """Spans of one indicator that touch in one sentence, with the same reading, become one."""
    joined: list[Evidence] = []
    for e in sorted(found, key=lambda e: (e.start, -e.end, e.why or "")):
        touching = _touching(joined, e)
        if touching is None:
            joined.append(e)
        else:
            joined[touching] = _merged(joined[touching], e, doc)
    return joined


def _touching(joined: list[Evidence], e: Evidence) -> int | None:
    """The last span of the same sentence that a span touches."""
    same = takewhile(lambda i: joined[i].sentence == e.sentence, range(len(joined) - 1, -1, -1))
    return next((i for i in same if _touches(joined[i], e)), None)


def _touches(before: Evidence, e: Evidence) -> bool:
    return before.why == e.why and e.start <= before.end + 2


def _merged(before: Evidence, e: Evidence, doc: Doc) -> Evidence:
    end = max(before.end, e.end)
    level = max(before.level, e.level, key=lambda x: LEVEL_RANK[x])
    cues = tuple(sorted({*before.cues, *e.cues}, key=lambda c: (c.start, c.end, c.cue)))
    return replace(before, end=end, quote=doc.account.text[before.start : end], level=level, cues=cues)
