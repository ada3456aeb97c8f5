"""A clause's tags → its verb group: first word, meaning word, form, modal, passive or not."""

from msgspec import Struct

from markassist.annotators.closed_sets import MODALS
from markassist.annotators.places import FINITE
from markassist.doc import Doc
from markassist.words import BASE, PARTICIPLE, PAST, THIRD

_HALF_MODALS = frozenset("going gon used have had has need needs needed ought gonna got want wanted".split())
_FELT = frozenset(
    "convinced worried pleased scared frightened bored tired excited upset interested "
    "concerned shocked surprised ashamed relieved confused annoyed embarrassed determined "
    "committed involved devastated exhausted terrified delighted disappointed frustrated "
    "overwhelmed heartbroken distressed stressed gutted".split()
)
"""States of mind that look like passives: nobody did them."""
_POSTURE = frozenset("sat stood knelt kneeled crouched hunched curled slumped perched lay gone come".split())
"""`He were stood there`: how somebody is, not what was done to him."""
_REGRETS = frozenset({"should", "could", "would", "might"})
_LINKING_NP = frozenset({"PS", "D", "PP", "A", "N", "PO"})


class Verbs(Struct, frozen=True):
    """A verb group; -1 where there is no such word. `form` as in doc.Clause."""

    verb: int
    main: int
    form: str
    modal: str
    passive: bool


def verb_group(doc: Doc, start: int, end: int) -> Verbs:
    """The first finite verb group of a clause, or its first other verb."""
    first = next((i for i in range(start, end) if doc.tags[i] in FINITE), -1)
    if first < 0:
        return _no_finite(doc, start, end)
    modal = MODALS.get(doc.words[first].lower, "would") if doc.tags[first] == "M" else ""
    group = _group(doc, start, first, end)
    main = group[-1] if doc.tags[group[-1]] in {"VB", "VN", "VG", "V"} else first
    passive = (
        doc.tags[main] == "VN"
        and doc.words[main].lower not in _FELT | _POSTURE
        and any(doc.tags[j] == "B" or doc.words[j].lower in {"got", "get", "gets"} for j in group[:-1])
    )
    return Verbs(first, main, _form(doc, group, modal), modal, passive)


def _group(doc: Doc, start: int, first: int, end: int) -> list[int]:
    group = [first]
    i = first + 1
    if doc.tags[first] in {"M", "B", "H", "O"} and _nothing_before(doc, start, first):
        i = _over_subject(doc, i, end)
    while i < end and (
        _all_of_us(doc, i) or doc.tags[i] in {"H", "B", "O", "VB", "VN", "VG", "R", "NG", "T"}
    ):
        if _all_of_us(doc, i):
            i += 3
            continue
        tag = doc.tags[i]
        if tag == "T" and not (
            doc.words[group[-1]].lower in _HALF_MODALS
            or (doc.tags[group[-1]] == "B" and i + 1 < end and doc.words[i + 1].lower == "be")
        ):
            break
        if tag not in {"R", "NG", "T"}:
            if (
                doc.tags[group[-1]] in {"VB", "VN", "VG", "V"}
                and doc.words[group[-1]].lower not in _HALF_MODALS | {"got", "get", "getting"}
                and doc.tags[group[-1]] not in {"H", "B", "O", "M"}
            ):
                break
            group.append(i)
        i += 1
    return group


def _all_of_us(doc: Doc, i: int) -> bool:
    """`we're all of us going to …`"""
    return (
        doc.words[i].lower in {"all", "both", "none"}
        and i + 2 < len(doc.words)
        and doc.words[i + 1].lower == "of"
        and doc.words[i + 2].lower in {"us", "them"}
    )


def _nothing_before(doc: Doc, start: int, first: int) -> bool:
    """Whether no subject stands before the verb: a question, or `Had I known`."""
    return all(
        doc.tags[i] in {"X", "W", "S", "C", "R", "NG", "D"}
        or doc.words[i].lower in {"nor", "only", "neither"}
        for i in range(start, first)
    ) or any(
        doc.words[i].lower in {"how", "why", "where", "when", "what", "which", "nor", "until"}
        and doc.tags[first - 1] not in {"PS"}
        for i in range(start, min(first, start + 3))
    )


def _over_subject(doc: Doc, i: int, end: int) -> int:
    j = i
    while j < end and doc.tags[j] in {"R", "NG"}:
        j += 1
    reference = doc.reference_at.get(j)
    if reference is not None and reference.end <= end:
        return reference.end
    if j < end and doc.tags[j] == "PS":
        return j + 1
    while j < end and doc.tags[j] in _LINKING_NP:
        j += 1
    return j if j < end and doc.tags[j] in {"VB", "VN", "VG", "B", "H", "R", "NG"} else i


def _no_finite(doc: Doc, start: int, end: int) -> Verbs:
    for i in range(start, end):
        tag = doc.tags[i]
        if tag == "VG":
            return Verbs(i, i, "gerund", "", passive=False)
        if tag == "VB":
            form = (
                "infinitive"
                if i > start
                and doc.tags[i - 1] in {"T", "R"}
                and any(doc.tags[k] == "T" for k in range(start, i))
                else "imperative"
            )
            return Verbs(i, i, form, "", passive=False)
        if tag == "VN":
            return Verbs(i, i, "participle", "", passive=False)
    return Verbs(-1, -1, "none", "", passive=False)


def _form(doc: Doc, group: list[int], modal: str) -> str:  # noqa: PLR0911 - a rule a line
    first = doc.words[group[0]]
    lowers = [doc.words[i].lower for i in group]
    have = any(doc.tags[i] == "H" and i != group[-1] for i in group[1:])
    if modal:
        if have and modal not in {"will", "can"}:
            return "regret" if modal in _REGRETS else "past"
        return "future" if modal == "will" else "modal"
    if {"going", "gonna", "gon"} & set(lowers[1:]) and len(group) > 2 and doc.tags[group[-1]] != "VG":
        return "future" if first.lower in {"am", "m", "'m", "is", "are", "re", "'re", "s", "'s"} else "past"
    if (
        doc.tags[group[0]] == "H"
        and first.lower in {"have", "has", "'ve", "ve", "'s", "s"}
        and len(group) > 1
        and doc.tags[group[1]] in {"VN", "B"}
        and doc.tags[group[1] - 1] != "T"
    ):
        return "perfect"
    if (
        first.lower in {"'d", "d"}
        or first.lower in {"was", "were", "had", "did", "dint"}
        or first.can_be & PAST
        or (first.can_be & PARTICIPLE and not first.can_be & BASE)
    ):
        return "past"
    before = doc.words[group[0] - 1].lower if group[0] else ""
    if (
        before in {"he", "she", "it"}
        and first.can_be & BASE
        and not first.can_be & THIRD
        and doc.tags[group[0]] == "V"
    ):
        return "past"
    return "present"
