"""A clause → its subject: the last word group before the verb that hangs on no preposition.

After it in a question.
"""

from markassist.annotators.closed_sets import SUBJECT_PRONOUNS
from markassist.doc import Doc, Reference

_QUANTIFIERS = frozenset(
    "one two three four five six seven some each all both many most half any few several number lot "
    "couple rest none neither either much every majority single".split()
)
_TEMPORAL = frozenset(
    "day night morning evening afternoon week month year time moment minute monday tuesday wednesday "
    "thursday friday saturday sunday summer winter spring autumn january february march april may june "
    "july august september october november december weekend teatime bedtime while second hour days weeks "
    "nights months years minutes shift term lunchtime dinnertime christmas easter".split()
)
_ONE_OF = frozenset("one another two three four five couple member number".split())
_GROUP = frozenset({"D", "PP", "A", "N", "VN"})


def subject_of(doc: Doc, start: int, verb: int, end: int, opener: str) -> Reference | None:
    """The subject of the clause from `start` to `end` whose first verb is `verb` (-1 for none)."""
    found = _before(doc, start, verb if verb >= 0 else end)
    if found is not None and not (opener == "there" and found.kind == "thing"):
        return found
    if verb >= 0 and verb + 1 < end and doc.tags[verb] in {"M", "B", "H", "O"}:
        return _after(doc, verb + 1, end)
    return None


def _after(doc: Doc, i: int, end: int) -> Reference | None:
    while i < end and doc.tags[i] in {"NG", "R"}:
        i += 1
    reference = doc.reference_at.get(i)
    if reference is not None:
        return reference
    if i < end and doc.tags[i] in {"PS", "D", "PP", "N", "PO"}:
        stop = _extent(doc, i, end)
        return Reference(i, stop, stop - 1, "thing")
    return None


def _before(doc: Doc, start: int, verb: int) -> Reference | None:
    best: Reference | None = None
    governed = False
    i = start
    while i < verb:
        tag = doc.tags[i]
        if tag in {"P", "T", "VG", "VB"}:
            governed = not (
                tag == "P"
                and doc.words[i].lower == "of"
                and i > start
                and doc.words[i - 1].lower in _QUANTIFIERS
            )
            i += 1
            continue
        if tag not in _GROUP | {"PS", "PO"} and i not in doc.reference_at:
            i += 1
            continue
        group = _group(doc, i, verb)
        governed = governed and doc.words[i].lower not in SUBJECT_PRONOUNS
        if not governed and not _owns(doc, group):
            best = _choose(doc, best, group)
        governed = governed and _owns(doc, group)
        i = max(i + 1, group.end)
    return best


def _group(doc: Doc, i: int, verb: int) -> Reference:
    reference = doc.reference_at.get(i)
    if reference is not None and reference.end <= verb:
        return reference
    stop = _extent(doc, i, verb)
    return Reference(i, stop, stop - 1, "thing")


def _extent(doc: Doc, i: int, end: int) -> int:
    """Where a group of words about a thing ends.

    Before a pronoun, a determiner, or another group about somebody.
    """
    if doc.tags[i] in {"PS", "PO"}:
        return i + 1
    j = i + 1
    while (
        j < end
        and doc.tags[j] in _GROUP
        and j not in doc.reference_at
        and not (doc.tags[j] in {"D"} and doc.tags[j - 1] != "D")
    ):
        j += 1
    return j


def _owns(doc: Doc, group: Reference) -> bool:
    return (
        group.end < len(doc.tags)
        and doc.tags[group.end] == "PP"
        and doc.words[group.end].lower in {"'s", "s", "'"}
    )


def _choose(doc: Doc, best: Reference | None, group: Reference) -> Reference:  # noqa: PLR0911 - a rule a line
    if best is None:
        return group
    between = range(best.end, group.start)
    if any(doc.tags[k] == "C" for k in between) and all(doc.tags[k] in {"C", "R", "X"} for k in between):
        return Reference(best.start, group.end, group.head, _together(best.kind, group.kind), plural=True)
    if any(doc.words[k].lower == "of" for k in between):
        if group.kind == "team" and doc.tags[group.head] == "N" and doc.words[best.head].lower in _ONE_OF:
            return Reference(best.start, group.end, group.head, "adult")
        some = {"most", "some", "half", "many", "few"} & {
            doc.words[k].lower for k in range(best.start, best.end)
        }
        bodies = {"shift", "team", "house", "unit", "staff", "office", "nursery", "colleagues"}
        return (
            Reference(best.start, group.end, group.head, "people", plural=True)
            if some and doc.words[group.head].lower in bodies
            else group
        )
    if (
        group.kind in {"child", "someone", "adult", "family"}
        and doc.tags[group.head] == "PS"
        and best.kind in {"adult", "family", "named"}
        and all(doc.texts[k] not in {",", ";"} for k in between)
    ):
        return best  # `my colleague from Poland she sings`
    if doc.words[group.head].lower in _TEMPORAL and group.kind == "thing":
        return best
    return group


def _together(one: str, other: str) -> str:
    """`me and him` acts as the writer does; `me and the room leader` as a team."""
    kinds = {one, other}
    if "team" in kinds or ("writer" in kinds and kinds & {"adult", "named", "family"}):
        return "team"
    if "writer" in kinds:
        return "writer"
    return (
        one if other in (one, "thing") else other if one == "thing" else "child" if "child" in kinds else one
    )


def antecedent(doc: Doc, start: int, opener: int, verb: int) -> Reference | None:
    """Whom or what `that`, `who`, `which` or nothing stands for: the group before it.

    In `it was me that …`, after the verb.
    """
    near = [r for i in range(start, opener) if (r := doc.reference_at.get(i)) is not None and r.end <= opener]
    for r in near:
        if (
            r.start > start + 1
            and doc.words[r.start - 1].lower in {"was", "is", "were", "be", "'s"}
            and doc.words[r.start - 2].lower in {"it", "be", "that"}
        ):
            return r
    if near and near[-1].end >= opener - 3:
        return near[-1]
    i = opener - 1
    while i >= start and doc.tags[i] not in {"N", "PS", "PO"}:
        i -= 1
    return Reference(i, i + 1, i, "thing") if i >= start else None
