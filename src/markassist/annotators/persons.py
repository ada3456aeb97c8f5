"""Capitalised words → the persons they name: a child, somebody grown up, or a theorist.

Judged over the whole account.
"""

from collections import Counter
from functools import cache

from markassist.doc import Doc
from markassist.shelf import english
from markassist.words import fold, word

TITLES = frozenset("mr mrs ms miss dr prof professor pc sgt sister nurse auntie aunty uncle".split())
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday mondays fridays saturdays sundays christmas easter ramadan "
    "eid english maths uno xbox playstation minecraft lego netflix tv tiktok snapchat whatsapp pace camhs "
    "iro dsl ofsted lado nvq cache ncfe ghana poland theraplay solihull monopoly disney lidl aldi tesco "
    "asda mcdonalds greggs halloween diwali teams zoom god jesus ainsworths nhs senco reg".split()
)
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
_MANY = 4


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = english("people")
    authors = frozenset(w for e in data["author"] for w in fold(str(e)).split() if w not in {"van", "der"})
    return (
        authors,
        frozenset(fold(str(e)) for e in data["adult_name"]),
        frozenset(fold(str(e)) for e in data["child_name"]),
    )


def is_name(doc: Doc, i: int) -> bool:
    """Whether a token can be somebody's name.

    A capital initial, or a capitalised word that is no other word.
    """
    text = doc.texts[i]
    lower = doc.words[i].lower
    if len(text) == 1:
        if i and doc.words[i - 1].lower in {
            "annex",
            "appendix",
            "section",
            "unit",
            "part",
            "table",
            "figure",
            "form",
            "group",
            "plan",
            "option",
            "type",
            "vitamin",
            "room",
            "block",
            "year",
            "level",
            "class",
            "house",
            "schedule",
        }:
            return False
        return (
            text.isupper()
            and text != "I"
            and text.isalpha()
            and (text != "A" or doc.tags[i] == "N")
            and not (text in {"U", "X"} and doc.starts[i] == doc.ends[i - 1])
        )
    if not (text[0].isupper() and text[1:].islower() and text.isalpha()) or lower in _NO_NAMES:
        return False
    _, adults, children = _lists()
    if lower in adults or lower in children:
        return not (
            lower
            in {
                "will",
                "may",
                "mark",
                "grace",
                "hope",
                "faith",
                "joy",
                "pat",
                "summer",
                "rob",
                "sue",
                "ray",
                "bill",
                "jack",
                "dawn",
                "harmony",
                "destiny",
                "princess",
                "hunter",
                "ivy",
                "iris",
                "willow",
                "aurora",
                "flo",
                "robyn",
                "cody",
                "dale",
            }
            and _opens_sentence(doc, i)
            and not _acts(doc, i)
        )
    return not (doc.words[i].known and word(text.lower()).can_be)


def _opens_sentence(doc: Doc, i: int) -> bool:
    return doc.sentences[doc.sentence_of[i]].start == i


def _acts(doc: Doc, i: int) -> bool:
    """`Dawn says`, `Mark sat`: a name that is also a word, before a verb of its own."""
    if i + 1 >= len(doc.texts):
        return False
    after = i + 1 + (doc.tags[i + 1] == "R")
    if doc.words[i].lower in {"dawn", "mark", "sue", "pat", "ray", "bill", "rob", "jack", "grace"}:
        return after < len(doc.texts) and doc.tags[after] in {"V", "H", "B", "O", "M"}
    return after < len(doc.texts) and doc.tags[after] == "V" and doc.words[i].lower not in {"may", "will"}


def is_author(doc: Doc, i: int) -> bool:
    """Whether a token is a theorist's surname.

    One that is also a word needs its capital and no sentence start.
    """
    authors = _lists()[0]
    if doc.keys[i].isdisjoint(authors) and not (
        doc.words[i].lower.endswith("s") and doc.words[i].lower[:-1] in authors
    ):
        return False
    lower = doc.words[i].lower
    if lower in {
        "main",
        "stern",
        "howe",
        "moon",
        "bloom",
        "johns",
        "bomber",
        "beek",
        "robertson",
        "harlow",
        "hawkins",
        "rogers",
        "perry",
        "hughes",
        "daniel",
        "gilligan",
    }:
        return doc.texts[i][0].isupper() and not (
            lower in {"main", "stern", "moon", "bloom"}
            and _opens_sentence(doc, i)
            and not (i + 1 < len(doc.texts) and doc.texts[i + 1] in {"(", "and", "&"})
        )
    return True


def persons(doc: Doc, role_beside: dict[int, str]) -> dict[str, str]:
    """The kind of each name in the account: child, adult, family or named (some grown-up, it seems).

    `role_beside` gives, for a name's token, the kind of the role that stands beside it.
    """
    score: Counter[str] = Counter()
    count: Counter[str] = Counter()
    fixed: dict[str, str] = {}
    roles: dict[str, str] = {}
    initials: dict[str, str] = {}
    for i in range(len(doc.texts)):
        if not doc.texts[i][0].isupper() or not is_name(doc, i) or is_author(doc, i):
            continue
        name = doc.texts[i].lower()
        count[name] += 1
        if len(name) == 1 and (role := called(doc, i, role_beside)) is not None:
            initials[name] = role
        elif (role := role_beside.get(i)) is not None and len(name) > 1:
            score[name] += 3 if role == "child" else -3
            roles.setdefault(name, role)
        elif (i and doc.words[i - 1].lower in TITLES) or (
            i > 1 and doc.texts[i - 1] == "." and doc.words[i - 2].lower in TITLES
        ):
            fixed.setdefault(name, "adult")
        score[name] += _evidence(doc, i)
    settled = {
        name: initials.get(name) or fixed.get(name) or _settle(name, score[name], count[name])
        for name in count
    }
    return {
        name: roles.get(name, kind) if kind in {"adult", "named"} else kind for name, kind in settled.items()
    }


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


def _settle(name: str, score: int, count: int) -> str:
    if len(name) == 1:
        return "child"
    _, adults, children = _lists()
    score += 2 * ((name in children) - (name in adults)) + (count >= _MANY)
    if score == 0:
        return "child" if count > 1 else "named"
    return "child" if score > 0 else "adult" if score < -1 else "named"


_AGES = frozenset(
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split()
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


def _evidence(doc: Doc, i: int) -> int:
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
