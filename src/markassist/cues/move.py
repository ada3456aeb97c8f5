"""What sentences do in a reflection → the sentences that do one of these things."""

from bisect import bisect_left

from markassist.cues.ground import Ground, Spot
from markassist.rubric.compile import Move


def move(cue: Move, ground: Ground) -> list[Spot]:
    """Every sentence with one of the moves, as its tokens."""
    doc = ground.doc
    found = []
    for span in doc.reflection.moves:
        if span.move in cue.moves:
            start = bisect_left(doc.starts, span.start)
            found.append(Spot(start, bisect_left(doc.starts, span.end, lo=start), ()))
    return [s for s in found if s.end > s.start]
