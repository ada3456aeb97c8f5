"""Stages of reflective models → the passages, where enough of one model's stages are there."""

from bisect import bisect_left

from markassist.cues.ground import Ground, Spot
from markassist.rubric.compile import Stages


def stages(cue: Stages, ground: Ground) -> list[Spot]:
    """The first sentence of each stage of a model of which enough stages are located."""
    doc = ground.doc
    for model, needed in cue.at_least:
        passages = [s for s in doc.reflection.stages if s.stage.startswith(f"{model}.")]
        if len({s.stage for s in passages}) >= needed:
            return [_first_sentence(ground, s.start) for s in passages]
    return []


def _first_sentence(ground: Ground, start: int) -> Spot:
    doc = ground.doc
    token = min(bisect_left(doc.starts, start), len(doc.starts) - 1)
    sentence = doc.sentences[doc.sentence_of[token]]
    return Spot(max(token, sentence.start), sentence.end, ())
