"""The rubric's misconceptions and an account's hits → which are held, which refuted, which are another's."""

from markassist.annotators.stance import reading
from markassist.annotators.telling import SAYING
from markassist.cues import spots_of
from markassist.cues.ground import Ground, Spot, nearest
from markassist.doc import Doc, StanceCue
from markassist.rubric.compile import CompiledMisconception, Rubric
from markassist.values import Misconception
from markassist.views import Views, is_anothers, is_free_relative, is_own, is_taken_back, views
from markassist.vocabulary import BORROWED_ZONES, Stance, Voice

_STANCE = {Stance.REFUTED: "refuted", Stance.ATTRIBUTED: "attributed"}
_TAUGHT = frozenset("tell teach".split())
_REACH = 3
"""How many sentences away an act may be put right; a view is taken back in the next breath."""


def misconceptions(rubric: Rubric, here: Ground) -> tuple[Misconception, ...]:
    """Each misconception at each place, in reading order; silence says nothing."""
    said = views(here.doc)
    found = [m for item in rubric.misconceptions for m in _one(item, here, said)]
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.id)))


def _one(item: CompiledMisconception, here: Ground, said: Views) -> list[Misconception]:
    doc, spec = here.doc, item.spec
    if not (spots := spots_of(item.any_of, here)):
        return []
    close, voids = spots_of(item.near, here), spots_of(item.unless, here)
    counters = spots_of(item.counter, here)
    found: dict[int, Misconception] = {}
    for spot in spots:
        if item.near and next(nearest(here, spot, close, spec.within), None) is None:
            continue
        if next(nearest(here, spot, voids, spec.within), None) is not None:
            continue
        stance = _stance(item, spot, counters, here, said)
        if stance is not None:
            found.setdefault(doc.sentence_of[spot.start], _misconception(item, spot, stance, here))
    return list(found.values())


def _stance(
    item: CompiledMisconception, spot: Spot, counters: list[Spot], here: Ground, said: Views
) -> str | None:
    doc = here.doc
    read = reading(doc, spot.start, spot.end, term=True)
    spoken = doc.speech_of[spot.start] >= 0 or read.stance is Stance.ATTRIBUTED
    if read.zone in BORROWED_ZONES or (spoken and read.voice is Voice.CHILD):
        return None
    stance: Stance | None = read.stance
    if stance is Stance.ATTRIBUTED and (_is_taught(doc, spot) or not _is_told(doc, spot)):
        stance = _without_attribution(doc, spot)
    if stance not in item.spec.allows:
        return None if stance is None else _STANCE.get(stance)
    if item.spec.by and read.voice not in item.spec.by:
        return "attributed" if read.voice is Voice.OTHER and is_anothers(doc, said, spot) else None
    return _held(item, spot, counters, here, said)


def _held(item: CompiledMisconception, spot: Spot, counters: list[Spot], here: Ground, said: Views) -> str:
    """Held, unless somebody else's saying opens the sentence or the writer takes it back near by."""
    doc, number = here.doc, here.doc.sentence_of[spot.start]
    if is_taken_back(doc, said, spot):
        return "refuted"
    if is_anothers(doc, said, spot):
        return "attributed"
    reach = _REACH if item.spec.by else 1
    back = nearest(here, spot, counters, "episode")
    return "refuted" if any(abs(doc.sentence_of[c.start] - number) <= reach for c in back) else "held"


def _is_told(doc: Doc, spot: Spot) -> bool:
    """Whether somebody says it; a clause that only has somebody as subject (`mums cannot …`) does not."""
    clause = doc.clauses[doc.clause_of[spot.start]]
    own = clause.subject is not None and clause.subject.kind in {"writer", "team"}
    if (
        own
        and clause.link != "complement"
        and clause.form in {"past", "perfect"}
        and doc.speech_of[spot.start] < 0
    ):
        return False
    return doc.speech_of[spot.start] >= 0 or any(_says(doc, c) for c in _over(doc, spot, Stance.ATTRIBUTED))


def _is_taught(doc: Doc, spot: Spot) -> bool:
    """Whether the writer was taught it (`we were told on the course that …`), which is to hold it so far."""
    over = _over(doc, spot, Stance.ATTRIBUTED)
    taught = [c for c in over if not doc.keys[c.end - 1].isdisjoint(_TAUGHT)]
    return bool(taught) and len(taught) == len(over) and all(_is_own_passive(doc, c) for c in taught)


def _is_own_passive(doc: Doc, cue: StanceCue) -> bool:
    clause = doc.clauses[doc.clause_of[cue.start]]
    return clause.passive and clause.subject is not None and clause.subject.kind in {"writer", "team"}


def _over(doc: Doc, spot: Spot, *stances: Stance) -> list[StanceCue]:
    return [
        c for c in doc.cues if c.stance in stances and c.scope_start < spot.end and spot.start < c.scope_end
    ]


def _says(doc: Doc, cue: StanceCue) -> bool:
    clause = doc.clauses[doc.clause_of[cue.start]]
    if is_own(doc, clause) or is_free_relative(doc, clause):
        return False
    inside = clause.start <= cue.scope_start < clause.end
    return (
        not inside
        or cue.by is not Voice.OTHER
        or (clause.main_verb >= 0 and not doc.keys[clause.main_verb].isdisjoint(SAYING))
    )


def _without_attribution(doc: Doc, spot: Spot) -> Stance | None:
    """How it stands where the attribution said only who acts; None where it is denied or asked."""
    outer = [
        c
        for c in _over(doc, spot, Stance.REFUTED, Stance.NEGATED, Stance.QUESTIONED)
        if not spot.start <= c.start < spot.end
    ]
    if not outer:
        return Stance.AFFIRMED
    return Stance.REFUTED if any(c.stance is Stance.REFUTED for c in outer) else None


def _misconception(item: CompiledMisconception, spot: Spot, stance: str, here: Ground) -> Misconception:
    doc, spec = here.doc, item.spec
    sentence = doc.sentences[doc.sentence_of[spot.start]]
    start, end = doc.span(sentence.start, sentence.end)
    return Misconception(
        spec.misconception,
        stance,
        spec.severity,
        doc.account.text[start:end],
        start,
        end,
        spec.correction,
        spec.source,
    )
