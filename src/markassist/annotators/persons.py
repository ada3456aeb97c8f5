"""Capitalised words → the persons they name: a child, somebody grown up, or a theorist.

Judged over the whole account.
"""

from collections import Counter
from functools import cache

from markassist.annotators.identifiers_lists import lists
from markassist.annotators.persons_evidence import called, evidence
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


_LETTERED = frozenset(
    "annex appendix section unit part table figure form group plan option type vitamin room block "
    "year level class house schedule".split()
)
"""What a letter names beside it: appendix A."""
_ALSO_WORDS = frozenset(
    "will may mark grace hope faith joy pat summer rob sue ray bill jack dawn harmony destiny "
    "princess hunter ivy iris willow aurora flo robyn cody dale".split()
)
"""Names that are words too, and open a sentence as words unless they act."""


def is_name(doc: Doc, i: int) -> bool:
    """Whether a token can be somebody's name.

    A capital initial, or a capitalised word that is no other word.
    """
    text = doc.texts[i]
    lower = doc.words[i].lower
    if len(text) == 1:
        if i and doc.words[i - 1].lower in _LETTERED:
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
        return not (lower in _ALSO_WORDS and _opens_sentence(doc, i) and not _acts(doc, i))
    return (
        lower in _first_names()
        or not (doc.words[i].known and word(text.lower()).can_be)
        or _is_capital_for_a_name(doc, i)
    )


_ALSO_CAPITAL = frozenset(
    "ace angel april art autumn bay bear blaze blessing blue charity chase cliff duke earl faith forest gene "
    "guy heath honor hope june junior king lark major may mercy patience peace precious prince princess "
    "prudence reg rich river sky star stew storm summer sunny will".split()
)
"""Names that are words too, which learners write with a capital as words."""


def _is_capital_for_a_name(doc: Doc, i: int) -> bool:
    """`I could hear Ken`: a first name that is a word too, with its capital inside a sentence."""
    lower = doc.words[i].lower
    if lower in _ALSO_CAPITAL or lower not in lists().first & lists().words or _opens_sentence(doc, i):
        return False
    after = doc.texts[i + 1] if i + 1 < len(doc.texts) else "."
    return doc.texts[i - 1][0].islower() and doc.tags[i - 1] != "D" and not after[0].isupper()


@cache
def _first_names() -> frozenset[str]:
    """First names that are nothing else, though the word tables have them: Sam, Lucy."""
    names = lists()
    return names.first - names.words - names.places


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
        score[name] += evidence(doc, i)
    settled = {
        name: initials.get(name) or fixed.get(name) or _settle(name, score[name], count[name])
        for name in count
    }
    return {
        name: roles.get(name, kind) if kind in {"adult", "named"} else kind for name, kind in settled.items()
    }


def _settle(name: str, score: int, count: int) -> str:
    if len(name) == 1:
        return "child"
    _, adults, children = _lists()
    score += 2 * ((name in children) - (name in adults)) + (count >= _MANY)
    if score == 0:
        return "child" if count > 1 else "named"
    return "child" if score > 0 else "adult" if score < -1 else "named"
