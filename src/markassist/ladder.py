"""A spot and its reading → the rung of the evidence ladder it stands on (contract, section 3)."""

from markassist.cues.ground import Spot
from markassist.doc import Doc, Reading
from markassist.vocabulary import Level, Stance, Time, Voice

_MECHANISM = frozenset(
    "because since therefore so mean lead result cause why help make due reason thus hence affect shape "
    "build teach learn expect when if allow enable support impact".split()
)
_FEWEST_COMMAS = 3
"""A list of names has at least this many commas."""


def rung(doc: Doc, spot: Spot, read: Reading) -> Level:
    """Own act on one occasion: demonstrate; own habit: claim; a general reason: explain; else a mention."""
    if read.stance is Stance.QUOTED:
        return Level.ECHO
    if _is_list(doc, spot):
        return Level.MENTION
    if read.voice in {Voice.WRITER, Voice.TEAM, Voice.CHILD}:
        return _own(doc, spot, read)
    return Level.EXPLAIN if _explains(doc, spot) else Level.MENTION


def is_bare_list(doc: Doc, spot: Spot) -> bool:
    """Whether the spot stands in a sentence of names alone: nothing is said of any of them."""
    sentence = doc.sentences[doc.sentence_of[spot.start]]
    tags = doc.tags[sentence.start : sentence.end]
    commas = sum(text in {",", ";"} for text in doc.texts[sentence.start : sentence.end])
    return commas >= _FEWEST_COMMAS and not {"V", "B", "H", "O", "M", "PS"} & {*tags}


def _own(doc: Doc, spot: Spot, read: Reading) -> Level:
    if read.time is Time.EPISODE:
        return Level.REFLECT if _reflected(doc, spot) else Level.DEMONSTRATE
    if read.time in {Time.HABIT, Time.PLAN}:
        return Level.CLAIM
    return Level.EXPLAIN if _explains(doc, spot) else Level.CLAIM


def _reflected(doc: Doc, spot: Spot) -> bool:
    """A passage that reads its own act deeply: R2 or better, by the depth annotator."""
    start = doc.starts[spot.start]
    return any(p.start <= start < p.end and p.level in {"R3", "R4"} for p in doc.reflection.passages)


def _explains(doc: Doc, spot: Spot) -> bool:
    sentence = doc.sentences[doc.sentence_of[spot.start]]
    return any(not doc.keys[i].isdisjoint(_MECHANISM) for i in range(sentence.start, sentence.end))


def _is_list(doc: Doc, spot: Spot) -> bool:
    """Four or more things in a row, with no verb of doing: `Bowlby, Ainsworth, Maslow and Erikson`."""
    sentence = doc.sentences[doc.sentence_of[spot.start]]
    start = spot.start
    commas = 0
    for i in range(max(sentence.start, start - 12), min(sentence.end, start + 12)):
        if doc.texts[i] in {",", "/", "&"} and not any(
            doc.tags[j] in {"V", "B", "H", "M", "PS"}
            for j in range(max(sentence.start, i - 3), min(sentence.end, i + 3))
        ):
            commas += 1
    return commas >= 2 and all(doc.tags[i] in {"N", "A", "X", "P", "D"} for i in range(spot.start, spot.end))
