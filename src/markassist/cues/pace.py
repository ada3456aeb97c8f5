"""Elements of PACE → where the writer enacts them with a child."""

from markassist.cues.ground import Ground, Spot
from markassist.rubric.compile import Pace


def pace(cue: Pace, ground: Ground) -> list[Spot]:
    """Every enacted spot of one of the elements."""
    return [Spot(p.start, p.end, ((p.start, p.end),)) for p in ground.doc.pace if p.element in cue.elements]
