"""The rubric's misconceptions and an account's hits → which are held, which refuted, which are another's."""

from markassist.annotators.stance import reading
from markassist.cues import spots
from markassist.cues.ground import Ground, Spot, near
from markassist.rubric.compile import CompiledMisconception, Rubric
from markassist.values import Misconception
from markassist.vocabulary import BORROWED_ZONES, Stance, Voice

_STANCE = {Stance.REFUTED: "refuted", Stance.ATTRIBUTED: "attributed"}


def misconceptions(rubric: Rubric, here: Ground) -> tuple[Misconception, ...]:
    """Each misconception at each place, in reading order; silence says nothing."""
    found = [m for item in rubric.misconceptions for m in _one(item, here)]
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.id)))


def _one(item: CompiledMisconception, here: Ground) -> list[Misconception]:
    doc, spec = here.doc, item.spec
    close = [s for cue in item.near for s in spots(cue, here)]
    voids = [s for cue in item.unless for s in spots(cue, here)]
    counters = [s for cue in item.counter for s in spots(cue, here)]
    found: dict[int, Misconception] = {}
    for spot in sorted({s for cue in item.any_of for s in spots(cue, here)}, key=lambda s: (s.start, s.end)):
        if item.near and not any(near(doc, spot.start, c.start, spec.within) for c in close):
            continue
        if any(near(doc, spot.start, v.start, spec.within) for v in voids):
            continue
        stance = _stance(item, spot, counters, here)
        if stance is not None:
            found.setdefault(doc.sentence_of[spot.start], _misconception(item, spot, stance, here))
    return list(found.values())


def _stance(item: CompiledMisconception, spot: Spot, counters: list[Spot], here: Ground) -> str | None:
    doc = here.doc
    read = reading(doc, spot.start, spot.end)
    if read.zone in BORROWED_ZONES or (doc.speech_of[spot.start] >= 0 and read.voice is Voice.CHILD):
        return None
    if read.stance is Stance.ATTRIBUTED and read.voice is Voice.CHILD:
        return None
    stance = "held" if read.stance in item.spec.allows else _STANCE.get(read.stance)
    if stance == "held" and item.spec.by and read.voice not in item.spec.by:
        return None
    if stance == "held" and any(
        near(doc, spot.start, c.start, "episode")
        and abs(doc.sentence_of[c.start] - doc.sentence_of[spot.start]) <= 3
        for c in counters
    ):
        return "refuted"
    return stance


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
