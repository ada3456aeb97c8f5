"""Clauses in time → occasions: which sentences tell of one and the same."""

from markassist.annotators.cuelists import hits_of
from markassist.doc import Doc, Sentence
from markassist.vocabulary import BORROWED_ZONES, Time, Voice, Zone

_STAGE_WORDS = frozenset(
    "feelings feeling thoughts thinking evaluation analysis conclusion conclusions plan what reflection "
    "reflective observation abstract conceptualisation conceptualization experimentation learning learned "
    "learnt theory action impact outcome next good bad sense went".split()
)
"""A heading of a reflective model: what stands under it looks back on the same occasion."""


_LATER = frozenset("following later next another after second third weeks days months".split())


def episodes(doc: Doc) -> None:
    """Fill episodes: for each sentence the number of its occasion, from 1, or 0 for none."""
    fresh = {doc.sentence_of[start]: start for start, _ in reversed(hits_of(doc, "new_occasion"))}
    tells = _narrative(doc)
    current, latest, block = 0, 0, -1
    broken = True
    for number, sentence in enumerate(doc.sentences):
        if sentence.zone in BORROWED_ZONES:
            broken = broken or _breaks(doc, sentence)
            doc.episodes.append(0)
            continue
        if sentence.block != block:
            block, current = sentence.block, 0
        if number in tells:
            if (
                broken
                or not latest
                or (number in fresh and latest and not _is_first(doc, latest, number, fresh[number]))
            ):
                latest += 1
                broken = False
            current = latest
        doc.episodes.append(current)


def _is_first(doc: Doc, latest: int, number: int, anchor: int) -> bool:
    """Whether the anchor dates the occasion that the sentence before began.

    `He ran off. It was on Tuesday that …`.
    """
    sentence = doc.sentences[number]
    later = {doc.words[i].lower for i in range(anchor, min(anchor + 4, sentence.end))} & _LATER
    before = doc.sentences[number - 1] if number else sentence
    return (
        not later
        and before.block == sentence.block
        and doc.episodes.count(latest) == 1
        and doc.episodes[-1] == latest
    )


def _narrative(doc: Doc) -> set[int]:
    """Sentences with a clause in the simple past about somebody in particular."""
    return {
        doc.sentence_of[clause.start]
        for number, clause in enumerate(doc.clauses)
        if doc.times[number] is Time.EPISODE
        and clause.form == "past"
        and doc.voices[number] is not Voice.GENERAL
        and doc.words[clause.verb].lower != "had"
    }


def _breaks(doc: Doc, sentence: Sentence) -> bool:
    """Whether a heading opens a new matter rather than the next stage of a reflective model."""
    if sentence.zone not in {Zone.HEADING, Zone.CRITERION}:
        return False
    return not {doc.words[i].lower for i in range(sentence.start, sentence.end)} & _STAGE_WORDS
