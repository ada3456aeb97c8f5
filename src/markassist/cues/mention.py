"""Names of theorists, theories, approaches, laws and roles → where they are mentioned."""

from markassist.cues.ground import Ground, Spot
from markassist.rubric.compile import Mention


def mention(cue: Mention, ground: Ground) -> list[Spot]:
    """Every mention of one of the ids; `theorist.*` is the whole family."""
    families = {i[:-1] for i in cue.ids if i.endswith(".*")}
    return [
        Spot(m.start, m.end, ((m.start, m.end),))
        for m in ground.doc.mentions
        if m.id in cue.ids or m.id.split(".")[0] + "." in families
    ]
