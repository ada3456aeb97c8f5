"""`I regret not sitting with him` → what should have been done."""

from markassist.annotators.scopes import phrase_end
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Time

_RUEING = frozenset(
    "regret sorry guilty guilt bad ashamed kick blame forgive terrible awful gutted cross".split()
)


def regretted(doc: Doc, clause: Clause, i: int) -> StanceCue | None:
    """`I regret not sitting with him`, `guilty for not telling her`: what should have been done."""
    if i + 1 >= clause.end or doc.tags[i + 1] not in {"VG", "H"}:
        return None
    near = range(max(clause.start, i - 4), i)
    rue = next((k for k in near if not doc.keys[k].isdisjoint(_RUEING)), None)
    if rue is None:
        return None
    return StanceCue(Stance.HYPOTHETICAL, rue, i + 1, i + 1, phrase_end(doc, i + 1), None, Time.REGRET)
