"""The kinds of cue a rubric may use, one a file: each turns a compiled cue into the spots where it stands."""

from collections.abc import Callable, Iterable
from typing import Any

from markassist.cues.all_of import all_of
from markassist.cues.ground import Ground, Spot
from markassist.cues.mention import mention
from markassist.cues.model import model
from markassist.cues.move import move
from markassist.cues.noted import noted
from markassist.cues.pace import pace
from markassist.cues.stages import stages
from markassist.cues.term import term
from markassist.rubric import compile as compiled

KINDS: dict[type, Callable[[Any, Ground], list[Spot]]] = {
    compiled.Mention: mention,
    compiled.Move: move,
    compiled.Stages: stages,
    compiled.Model: model,
    compiled.Pace: pace,
    compiled.Noted: noted,
}


def spots(cue: compiled.CompiledCue, ground: Ground) -> list[Spot]:
    """Where a cue stands, in reading order; looked for once in an account."""
    if isinstance(cue, compiled.Term):
        return term(cue, ground) if cue.owner in ground.hits else []
    found = ground.seen.get(id(cue))
    if found is None:
        here = (
            all_of(cue, ground, spots) if isinstance(cue, compiled.AllOf) else KINDS[type(cue)](cue, ground)
        )
        found = ground.seen[id(cue)] = sorted(here, key=_place)
    return found


def spots_of(cues: Iterable[compiled.CompiledCue], ground: Ground) -> list[Spot]:
    """Where any of some cues stands, in reading order."""
    found = {(s.start, s.end, s.parts): s for cue in cues for s in spots(cue, ground)}
    return [found[key] for key in sorted(found)]


def _place(spot: Spot) -> tuple[int, int]:
    return spot.start, spot.end
