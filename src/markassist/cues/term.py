"""A lexicon or a term → its hits."""

from markassist.cues.ground import Ground, Spot
from markassist.rubric.compile import Term


def term(cue: Term, ground: Ground) -> list[Spot]:
    """Every hit that no guard has dropped, in reading order."""
    found = ground.terms.get(cue.owner)
    if found is None:
        found = ground.terms[cue.owner] = [Spot(s, e, ((s, e),)) for s, e in ground.hits.get(cue.owner, ())]
    return found
