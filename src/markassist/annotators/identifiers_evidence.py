"""A name and the words around it → how far it leans to a child or family, or to a colleague."""

from collections import Counter
from collections.abc import Mapping, Sequence

from markassist.annotators.identifiers_authors import is_outside
from markassist.annotators.identifiers_lists import beside, lists
from markassist.doc import Doc

_CODES = frozenset({"Child", "YP", "Baby"})
_LEADS = frozenset({",", "(", ":", "called", "named", "-", "is", "was"})
_ENDS = frozenset({",", ".", ";", ":"})
_PLACED = frozenset("placed fostered adopted accommodated".split())
_OWN_KIN = frozenset(
    "husband wife partner daughter son sister brother mum mam dad nan gran niece nephew cousin".split()
)
_STAFF_BIDDEN = frozenset("do cover swap take ring check phone write sign watch hold finish sit".split())
_OPENS_ROLE = frozenset({",", "(", "-", "–", "is", "was"})


def leaning(doc: Doc, spans: Sequence[tuple[int, int]], initials: Mapping[str, int]) -> int | None:
    """Above nought a child or family member, below it a colleague; None for nobody of the account.

    With no evidence a name counts as a child's, unless it may be a place, or children go by initials.
    """
    if any(is_outside(doc, start) or _is_own_family(doc, start) for start, _ in spans):
        return None
    score = 1 + sum(_of_one(doc, start, end) for start, end in spans)
    if score == 1 and doc.words[spans[0][0]].lower in lists().places:
        return 0
    if score == 1 and sum(initials.values()) >= 2 and not _is_slip(doc, spans[0][0], initials):
        return 0
    return score


def initials_of(doc: Doc) -> Counter[str]:
    """What the account calls its children by: letters, or Child A and YP1."""
    letters = Counter(t for t in doc.texts if len(t) == 1 and t.isupper() and t not in {"I", "A"})
    pairs = zip(doc.texts, doc.texts[1:], strict=False)
    coded = (text for text, following in pairs if text in _CODES and len(following) <= 2)
    return letters + Counter(coded)


def has_role_of_work(doc: Doc, start: int, end: int) -> bool:
    """Whether a role of work stands right beside the name."""
    return _is_beside(doc, start, end, beside("staff"))


def _is_own_family(doc: Doc, start: int) -> bool:
    """`my daughter Ruth` is the writer's own, and no child of the account."""
    return start > 1 and doc.words[start - 2].lower == "my" and doc.words[start - 1].lower in _OWN_KIN


def _of_one(doc: Doc, start: int, end: int) -> int:
    sentence = doc.sentences[doc.sentence_of[start]]
    before = [doc.words[i].lower for i in range(max(sentence.start, start - 4), start)]
    after = [doc.words[i].lower for i in range(end, min(end + 3, len(doc.texts)))]
    score = -6 if has_role_of_work(doc, start, end) else 0
    score += 4 * (_is_beside(doc, start, end, beside("kin")) or before[-1:] in (["called"], ["named"]))
    score += 4 * _is_aged(doc, end, sentence.end) + 8 * _is_placed(doc, sentence.end)
    score += 3 * (not beside("young").isdisjoint(before) and not {"is", "was", "'s"}.isdisjoint(before))
    score += _by_company(before, after)
    return score + _by_own_act(doc, end, sentence.end) + _by_care(doc, start, sentence.start)


def _is_beside(doc: Doc, start: int, end: int, roles: frozenset[str]) -> bool:
    """`my manager Lorraine`, `Dave, the night worker`, `Steph (my colleague)`, `Ann, who is my mentor`."""
    j = start - 1
    while j >= 0 and doc.texts[j] in _LEADS and start - j < 4:
        j -= 1
    same = j >= 0 and doc.sentence_of[j] == doc.sentence_of[start]
    listed = doc.texts[start - 1] == "," and j > 0 and doc.texts[j - 1] == ","
    if same and not listed and not doc.keys[j].isdisjoint(roles):
        return True
    if same and not listed and end - start > 1 and _explains(doc, start, roles):
        return True
    first = _role_after(doc, end)
    return first >= 0 and any(
        not doc.keys[i].isdisjoint(roles) and doc.words[min(i + 1, len(doc.words) - 1)].lower != "and"
        for i in range(first, min(first + 4, len(doc.texts)))
        if not _breaks(doc, first, i)
    )


def _explains(doc: Doc, start: int, roles: frozenset[str]) -> bool:
    """`the nurse for looked after children, Helen Platt`: a role opens what the full name explains."""
    if doc.texts[start - 1] != ",":
        return False
    for i in range(start - 2, max(start - 9, -1), -1):
        if doc.texts[i] in _ENDS or doc.sentence_of[i] != doc.sentence_of[start]:
            return False
        if doc.tags[i] in {"D", "PP"}:
            return i + 1 < start and not doc.keys[i + 1].isdisjoint(roles)
    return False


def _role_after(doc: Doc, end: int) -> int:
    """Where a group that explains the name may begin, or -1."""
    k = end
    if k < len(doc.texts) and doc.texts[k] in _OPENS_ROLE:
        k += 1
        while k < len(doc.texts) and doc.words[k].lower in beside("who_is"):
            k += 1
            if doc.words[k - 1].lower in {"does", "did", "works", "worked"}:
                return k
        explains = k < len(doc.texts) and doc.tags[k] in {"D", "PP"}
        return k if explains or doc.texts[k - 1] == "(" else -1
    if k < len(doc.texts) and doc.words[k].lower in {"my", "our"}:  # `Leanne my senior`
        return k + 1
    return k + 1 if k < len(doc.texts) and doc.words[k].lower == "the" else -1


def _breaks(doc: Doc, first: int, i: int) -> bool:
    return any(
        doc.texts[n] in {",", ".", ")", ";"} or doc.tags[n] in {"V", "B", "M"} for n in range(first, i)
    )


def _is_aged(doc: Doc, end: int, last: int) -> bool:
    """`Jordan (12)`, `Jordan, aged 12`, `Jordan is 12`, `… Jordan. He is 12`."""
    here = [doc.words[i].lower for i in range(end, min(end + 2, len(doc.words)))]
    if here[:1] and here[0] in {"(", ",", "is", "was"}:
        return here[-1] in beside("ages") or here[-1] in {"aged", "age"}
    following = [doc.words[i].lower for i in range(last, min(last + 3, len(doc.words)))]
    if last - end > 2 or len(following) < 3 or following[0] not in {"he", "she", "they"}:
        return False
    return following[1] in {"is", "was", "'s", "are"} and following[2] in beside("ages")


def _is_placed(doc: Doc, last: int) -> bool:
    """`… Jordan. He was placed with us`, `… Jordan. She came to live here`."""
    following = [doc.words[i].lower for i in range(last, min(last + 6, len(doc.words)))]
    return following[:1] in (["he"], ["she"], ["they"]) and not _PLACED.isdisjoint(following)


def _by_company(before: list[str], after: list[str]) -> int:
    """Who stands beside: `Priya and I`, `on shift with X`, `handed over to X`, `in supervision X`."""
    score = -3 if after[:2] == ["and", "i"] or before[-2:] in (["i", "and"], ["me", "and"]) else 0
    last = before[-1] if before else ""
    if (
        "supervision" in before
        or ("with" in (last, *before[-3:-2]) and not beside("rota").isdisjoint(before))
        or ("over" in before and last == "to")
    ):
        score -= 4
    if last == "our" or (
        last in {"asked", "got"} and after[:1] == ["to"] and after[1:2] and after[1] in _STAFF_BIDDEN
    ):
        score -= 2
    worked = len(before) > 1 and last in {"to", "with"} and before[-2] in beside("worked_with")
    if worked or last in beside("told_staff"):
        score -= 2
    if after[:1] == ["'s"] and len(after) > 1:
        score += 2 * (after[1] in beside("childish_things")) - 2 * (after[1] in beside("working_things"))
    return score


def _by_own_act(doc: Doc, end: int, last: int) -> int:
    """What the name does."""
    i = end
    while i < last and doc.tags[i] in {"R", "NG", "H", "O", "B"}:
        i += 1
    if i >= last or doc.tags[i] not in {"V", "VB", "VG", "VN"}:
        return 0
    if not doc.keys[i].isdisjoint(beside("working_acts")) or _bids(doc, i, last) or _minds(doc, i, last):
        return -2
    return int(not doc.keys[i].isdisjoint(beside("childish_acts")))


def _bids(doc: Doc, i: int, last: int) -> bool:
    """`told me to take a break`; not `told me that he hated it`, `asked me for the blanket`."""
    following = [doc.words[j].lower for j in range(i + 1, min(i + 3, last))]
    if doc.keys[i].isdisjoint({"tell", "ask", "remind"}) or following[:1] not in (["me"], ["us"]):
        return False
    return following[1:] not in (["for"], ["he"], ["she"], ["that"], ["his"], ["her"], ["why"])


def _minds(doc: Doc, i: int, last: int) -> bool:
    """`sat with him`, `took her upstairs`: what is done for the child of the account."""
    if doc.keys[i].isdisjoint(beside("care") | {"take"}):
        return False
    following = [doc.words[j].lower for j in range(i + 1, min(i + 3, last))]
    return not {"him", "her", "them"}.isdisjoint(following)


def _by_care(doc: Doc, start: int, first: int) -> int:
    """What is done for the name."""
    near = range(max(first, start - 3), start)
    return int(
        any(
            doc.tags[j] in {"V", "VG", "VB", "VN"} and not doc.keys[j].isdisjoint(beside("care"))
            for j in near
        )
    )


def _is_slip(doc: Doc, i: int, initials: Mapping[str, int]) -> bool:
    """J throughout, and Jayden once."""
    return initials.get(doc.texts[i][0].upper(), 0) >= 2
