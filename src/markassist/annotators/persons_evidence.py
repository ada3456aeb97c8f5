"""What stands by a name → whether it is a child's or a grown-up's."""

from functools import cache

from markassist.doc import Doc
from markassist.shelf import english
from markassist.words import fold

_CHILDS = frozenset(
    "mum dad nan mother father room bedroom placement social key plan school file review attachment needs "
    "foster sister brother behaviour birthday family teacher carer carers gran grandma past history "
    "trauma feelings tears trust life mood bed voice siblings".split()
)


_TO_ME = frozenset("me us".split())


_TELLING = frozenset(
    "tell remind suggest advise explain mention praise ask warn show teach phone ring cover relieve email "
    "offer agree".split()
)


_SOMEBODY = frozenset("him her them".split())


_AGES = frozenset(
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen".split()
)


def _is_of_age(after: list[str]) -> bool:
    """`Dale, who is eleven`, `Nia (9)`, `Ola is thirteen`, `Frankie, 14,`."""
    words = [
        w
        for w in after[:5]
        if w not in {",", "(", "who", "is", "was", "'s", "just", "only", "aged", "nearly", "now"}
    ]
    aged = (
        after[:1] == ["aged"]
        or after[:1] == ["("]
        or after[:1] == [","]
        or bool({"is", "was", "'s"} & set(after[:3]))
    )
    first = words[0] if words else ""
    return (
        aged
        and (first in _AGES or (first.isdigit() and 1 < int(first) < 18))
        and words[1:2] not in (["of"], ["minutes"], ["staff"])
    )


def evidence(doc: Doc, i: int) -> int:
    """For a child where positive: whose mum, room, placement it is.

    How old. For an adult: who tells the writer.
    """
    lower = [w.lower for w in doc.words[i + 1 : i + 8]]
    score = 3 * _is_of_age(lower)
    if lower[:1] == ["'s"] and len(lower) > 1 and lower[1] in _CHILDS:
        score += 2
    if ({"years", "year"} & set(lower[:5]) and {"old", "-"} & set(lower[:6])) or lower[:2] in (
        ["was", "placed"],
        ["is", "placed"],
        ["has", "lived"],
    ):
        score += 2
    after = doc.keys[i + 1] if i + 1 < len(doc.keys) else frozenset()
    if not after.isdisjoint(_TELLING) and _TO_ME & set(lower[1:4]):
        score -= 2
    if (
        lower[:2] in (["was", "on"], ["is", "on"], ["were", "on"])
        and {"me", "shift", "duty", "nights", "earlies", "lates", "call"} & set(lower[2:6])
    ) or lower[:1] in (["covered"], ["swapped"], ["relieved"]):
        score -= 2
    before = [w.lower for w in doc.words[max(0, i - 3) : i]]
    if before[-2:] in (["me", "and"], ["i", "and"]) or lower[:2] == ["and", "i"] or before[-1:] == ["our"]:
        score -= 1
    if _SOMEBODY & set(lower[1:7]):
        score -= 1
    return score


def called(doc: Doc, i: int, role_beside: dict[int, str]) -> str | None:
    """A grown-up known by an initial: `her mum R`, `one new mum. I'll call her R`, `whom I call P and S`."""
    beside = role_beside.get(i)
    if (
        beside in {"family", "adult"}
        and doc.tags[i - 1] == "N"
        and i > 1
        and doc.tags[i - 2] in {"D", "PP", "A"}
        and doc.texts[i + 1 : i + 2] != ["'s"]
    ):
        return beside
    j = i - 1
    if j > 1 and doc.words[j].lower == "and" and len(doc.texts[j - 1]) == 1 and doc.texts[j - 1].isupper():
        j -= 2
    if j > 0 and doc.words[j].lower in {"her", "him", "them"}:
        j -= 1
    if j < 1 or "call" not in doc.keys[j] or doc.words[j].lower == "called":
        return None
    return next((kind for k in range(j, max(-1, j - 14), -1) if (kind := _kind_of(doc, k)) is not None), None)


def _kind_of(doc: Doc, k: int) -> str | None:
    for kind in ("family", "adult"):
        if not doc.keys[k].isdisjoint(_single(kind)):
            return kind
    return None


@cache
def _single(kind: str) -> frozenset[str]:
    return frozenset(fold(str(e)) for e in english("people")[kind] if str(e).isalpha())
