"""What an annotator has noted, wrong facts and signals, by its name → where it stands."""

from bisect import bisect_left

from markassist.cues.ground import Ground, Spot
from markassist.rubric.compile import Noted


def noted(cue: Noted, ground: Ground) -> list[Spot]:
    """Every wrong fact and signal that the cue names; a signal of the whole stands at the account's end."""
    doc = ground.doc
    found = [Spot(s, e, ((s, e),)) for name in cue.names for s, e in doc.claims.get(name, ())]
    for signal in doc.signals:
        if signal.id not in cue.names or not doc.texts:
            continue
        token = (
            len(doc.texts) - 1
            if signal.start is None
            else min(bisect_left(doc.starts, signal.start), len(doc.starts) - 1)
        )
        sentence = doc.sentences[doc.sentence_of[token]]
        found.append(Spot(sentence.start, sentence.end, ((sentence.start, sentence.end),)))
    return found
