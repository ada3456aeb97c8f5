"""Several cues near one another → the spots of the first one, with the words of the others as parts."""

from collections.abc import Callable

from markassist.cues.ground import Ground, Spot, nearest
from markassist.rubric.compile import AllOf, CompiledCue


def all_of(cue: AllOf, ground: Ground, spots: Callable[[CompiledCue, Ground], list[Spot]]) -> list[Spot]:
    """Each spot of the first part beside which every other part stands; parts may not share words."""
    first, *others = cue.parts
    found = []
    for spot in spots(first, ground):
        parts = list(spot.parts)
        for other in others:
            match = next(
                (
                    o
                    for o in nearest(ground, spot, spots(other, ground), cue.within)
                    if not (o.start < spot.end and spot.start < o.end)
                ),
                None,
            )
            if match is None:
                break
            parts.extend(match.parts)
        else:
            found.append(Spot(spot.start, spot.end, tuple(sorted(set(parts)))))
    return found
