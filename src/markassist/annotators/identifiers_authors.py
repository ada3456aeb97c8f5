"""A name → whether it is nobody of the account: an author, the writer, a pet, a part that is played."""

from markassist.annotators.identifiers_lists import NameLists, beside
from markassist.doc import Doc

_OWNER = frozenset({"'s", "’s"})


def is_author(doc: Doc, start: int, end: int, known: NameLists) -> bool:
    """Theorists, and names that are cited: `Thompson (2015)`, `Perry, B. and`, `Jasper's model`."""
    if any(doc.words[i].lower in known.theorists for i in range(start, min(end + 1, len(doc.texts)))):
        return True
    after = [doc.texts[i] for i in range(end, min(end + 4, len(doc.texts)))]
    before = [doc.words[i].lower for i in range(max(0, start - 2), start)]
    if before == ["according", "to"]:
        return "(" in after
    return before[-1:] == ["&"] or _is_dated(after) or _has_initial(after) or _has_work(after)


def is_outside(doc: Doc, start: int) -> bool:
    """Whether the name at token `start` is the writer's own, a pet's or a toy's, or a part that is played."""
    first = doc.sentences[doc.sentence_of[start]].start
    lead = [doc.words[i].lower for i in range(max(first, start - 6), start)]
    owns = start + 1 < len(doc.texts) and doc.words[start + 1].lower in _OWNER  # `I am Josh's key worker`
    return (_is_own(lead) and not owns) or _is_pet(lead[-4:]) or _is_part(doc, start, lead[-4:])


def _is_dated(after: list[str]) -> bool:
    joined = "".join(after)
    return joined[:1] in {"(", ","} and joined[1:5].isdigit() and joined[1:3] in {"19", "20"}


def _has_initial(after: list[str]) -> bool:
    """`Perry, B.`"""
    if len(after) < 2 or after[0] != ",":
        return False
    initial = after[1].rstrip(".")
    return len(initial) == 1 and initial.isupper() and initial != "I"


def _has_work(after: list[str]) -> bool:
    """`Jasper et al`, `Jasper & Rosser`, `Jasper's model`."""
    if after[:1] and after[0].casefold() in {"et", "&"}:
        return True
    return bool(after) and after[0] in _OWNER and any(w.casefold() in beside("works") for w in after[1:3])


def _is_own(lead: list[str]) -> bool:
    """`My name is …`, `Learner name: …`, `Signed: …`."""
    if lead[-3:] == ["my", "name", "is"] or lead[-2:] in (["i", "am"], ["i", "'m"]):
        return True
    return bool(lead) and lead[-1] in {":", "-", "by"} and not beside("own_name").isdisjoint(lead)


def _is_pet(lead: list[str]) -> bool:
    named = not {"called", "named", "is", "was", ","}.isdisjoint(lead)
    return named and not beside("pets").isdisjoint(lead)


def _is_part(doc: Doc, start: int, lead: list[str]) -> bool:
    if lead[-2:] in (["to", "be"], ["dressed", "as"], ["be", "like"]):
        return True
    after = doc.words[start + 1].lower if start + 1 < len(doc.words) else ""
    return bool(lead) and lead[-1] in beside("played") and after in {"on", "and", "the"}
