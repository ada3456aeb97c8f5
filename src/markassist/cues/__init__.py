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
    compiled.Term: term,
    compiled.Mention: mention,
    compiled.Move: move,
    compiled.Stages: stages,
    compiled.Model: model,
    compiled.Pace: pace,
    compiled.Noted: noted,
}


def spots(cue: compiled.CompiledCue, ground: Ground) -> list[Spot]:
    """Where a cue stands, in reading order; looked for once in an account."""
    key = cue.owner if isinstance(cue, compiled.Term) else ~id(cue)
    if key not in ground.seen:
        found = (
            all_of(cue, ground, spots) if isinstance(cue, compiled.AllOf) else KINDS[type(cue)](cue, ground)
        )
        ground.seen[key] = sorted(found, key=lambda s: (s.start, s.end))
    return ground.seen[key]


def spots_of(cues: Iterable[compiled.CompiledCue], ground: Ground) -> list[Spot]:
    """Where any of some cues stands, in reading order."""
    found = {s for cue in cues for s in spots(cue, ground)}
    return sorted(found, key=lambda s: (s.start, s.end, s.parts))
