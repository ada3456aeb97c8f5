"""A reflective model named → where it is named."""

from markassist.cues.ground import Ground, Spot
from markassist.rubric.compile import Model


def model(_cue: Model, ground: Ground) -> list[Spot]:
    """Every place that names a reflective model."""
    return [Spot(s, e, ((s, e),)) for s, e in ground.doc.model_names]
