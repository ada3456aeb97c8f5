"""Doc + Rubric → Evidence: where each indicator stands in the account, and what voids it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markassist.annotators.stance import reading
from markassist.cues import spots
from markassist.cues.ground import Ground, Spot, ground, near
from markassist.doc import Doc, Reading
from markassist.ladder import rung
from markassist.misconceive import misconceptions
from markassist.rubric.compile import CompiledCriterion, CompiledIndicator, Rubric
from markassist.values import Cue, Evidence, Misconception
from markassist.vocabulary import LEVEL_RANK, Level, Stance, Time, Voice, Why

_PARENTHESES = frozenset(",;:.-–—()\"“”'‘’ ")


@dataclass(frozen=True, slots=True)
class Matched:
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
        kept = [e for e in kept if e.indicator != indicator.name or e.why is not None or any(_same_occasion(e, p) for p in partners)]
    return kept


def _same_occasion(one: Evidence, other: Evidence) -> bool:
    return one.paragraph == other.paragraph or abs(one.sentence - other.sentence) <= 3 or (one.episode != 0 and one.episode == other.episode)


def _indicator(code: str, indicator: CompiledIndicator, here: Ground) -> list[Evidence]:
    doc = here.doc
    close = [s for cue in indicator.near for s in spots(cue, here)]
    voids = [s for cue in indicator.unless for s in spots(cue, here)]
    found: dict[tuple[int, int, str | None], Evidence] = {}
    for spot in sorted({s for cue in indicator.any_of for s in spots(cue, here)}, key=lambda s: (s.start, s.end)):
        if indicator.near and not any(near(doc, spot.start, c.start, indicator.spec.within) for c in close):
            continue
        void = next((v for v in voids if near(doc, spot.start, v.start, indicator.spec.within)), None)
        for evidence in _weigh(code, indicator, spot, void, here):
            found.setdefault((evidence.start, evidence.end, evidence.why), evidence)
    return _joined(list(found.values()), doc)


def _weigh(code: str, indicator: CompiledIndicator, spot: Spot, void: Spot | None, here: Ground) -> Iterator[Evidence]:
    """Read the spot, and say whether it counts."""
    doc = here.doc
    read = reading(doc, spot.start, spot.end)
    if doc.sentence_of[spot.start] in here.echoes:
        read = replace(read, stance=Stance.QUOTED, cue=None)
    level = indicator.spec.rung or rung(doc, spot, read)
    why, cue = _why(indicator, spot, void, doc, read, level)
    if why == _NOT_THIS:
        return
    if why is not None and read.stance is Stance.QUOTED:
        level = Level.ECHO
    yield _evidence(code, indicator.name, spot, doc, read, level, why, cue)


_NOT_THIS = "not this"


def _why(indicator: CompiledIndicator, spot: Spot, void: Spot | None, doc: Doc, read: Reading, level: Level) -> tuple[str | None, Cue | None]:
    """Why the spot does not count, and the words that say so; None where it counts."""
    spec = indicator.spec
    if read.stance not in spec.allows:
        return str(read.stance), read.cue
    if void is not None:
        return str(spec.unless_why), doc.cue(void.start, void.end)
    if spec.by and read.voice not in spec.by:
        return _wrong_voice(spec.by, read), None
    if spec.time and read.time not in spec.time and read.stance is Stance.AFFIRMED:
        return str(Why.GENERAL_VOICE), None
    if LEVEL_RANK[level] < LEVEL_RANK[spec.level]:
        return str(Why.MENTION_ONLY if level in {Level.MENTION, Level.ECHO} else Why.GENERAL_VOICE), None
    return None, None


def _wrong_voice(by: tuple[Voice, ...], read: Reading) -> str:
    if read.voice is Voice.TEAM:
        return str(Why.WE_ONLY)
    if read.voice is Voice.NOBODY:
        return str(Why.PASSIVE)
    if read.voice is Voice.GENERAL or read.time is Time.GENERAL:
        return str(Why.GENERAL_VOICE)
    if read.voice is Voice.OTHER:
        return str(Stance.ATTRIBUTED)
    return _NOT_THIS


def _evidence(code: str, name: str, spot: Spot, doc: Doc, read: Reading, level: Level, why: str | None, cue: Cue | None) -> Evidence:
    first, last = _widened(doc, spot)
    start, end = doc.span(first, last)
    sentence = doc.sentence_of[spot.start]
    block = doc.block_of[spot.start]
    return Evidence(
        criterion=code, indicator=name, level=level, stance=read.stance, quote=doc.account.text[start:end], start=start, end=end,
        paragraph=block + 1, section=doc.sections[block] if block < len(doc.sections) else None, page=doc.account.blocks[block].page,
        cues=tuple(doc.cue(s, e) for s, e in spot.parts), episode=doc.episodes[sentence] if doc.episodes else 0,
        sentence=sentence, why=why, why_cue=cue,
    )  # fmt: skip


def _widened(doc: Doc, spot: Spot) -> tuple[int, int]:
    """From the words to the clauses they stand in, without joining words and marks at the ends."""
    first = doc.clauses[doc.clause_of[spot.start]].start
    last = doc.clauses[doc.clause_of[spot.end - 1]].end
    while first < spot.start and (doc.texts[first] in _PARENTHESES or doc.tags[first] == "C"):
        first += 1
    while last > spot.end and doc.texts[last - 1] in _PARENTHESES:
        last -= 1
    return first, last


def _joined(found: list[Evidence], doc: Doc) -> list[Evidence]:
    """Spans of one indicator that touch in one sentence, with the same reading, become one."""
    found.sort(key=lambda e: (e.start, -e.end, e.why or ""))
    joined: list[Evidence] = []
    for e in found:
        before = next((j for j in reversed(joined) if j.sentence == e.sentence and j.why == e.why and e.start <= j.end + 2), None)
        if before is None:
            joined.append(e)
            continue
        end = max(before.end, e.end)
        level = max(before.level, e.level, key=lambda x: LEVEL_RANK[x])
        merged = _replace(before, end, doc.account.text[before.start : end], level, e)
        joined[joined.index(before)] = merged
    return joined


def _replace(before: Evidence, end: int, quote: str, level: Level, e: Evidence) -> Evidence:
    cues = tuple(sorted({*before.cues, *e.cues}, key=lambda c: (c.start, c.end)))
    return replace(before, end=end, quote=quote, level=level, cues=cues)
