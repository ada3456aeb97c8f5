"""Several cues near one another → the spots of the first one, with the words of the others as parts."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from markassist.cues.ground import Ground, Spot, reach, start_of
from markassist.rubric.compile import AllOf, CompiledCue


def all_of(cue: AllOf, ground: Ground, spots: Callable[[CompiledCue, Ground], list[Spot]]) -> list[Spot]:
    """Each spot of the first part beside which every other part stands; parts may not share words."""
    all_spots: list[list[Spot]] = []
    for part in cue.parts:
        if not (here := spots(part, ground)):
            return []
        all_spots.append(here)
    first, *others = all_spots
    found = []
    for spot in first:
        low, high = reach(ground, spot.start, cue.within)
        parts = list(spot.parts)
        for other in others:
            match = _beside(spot, other, low, high)
            if match is None:
                break
            parts.extend(match.parts)
        else:
            found.append(Spot(spot.start, spot.end, tuple(sorted(set(parts)))))
    return found


def _beside(spot: Spot, others: Sequence[Spot], low: int, high: int) -> Spot | None:
    """The first of some spots that begins within reach and shares no word with a spot."""
    for i in range(bisect_left(others, low, key=start_of), len(others)):
        other = others[i]
        if other.start >= high:
            return None
        if other.start >= spot.end or spot.start >= other.end:
            return other
    return None
