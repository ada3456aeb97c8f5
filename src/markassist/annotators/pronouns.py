"""A pronoun → whom it points to: the child, unless a grown-up who was just named fits better."""

from markassist.doc import Doc, Reference

PRONOUNS = {
    "i": "writer", "me": "writer", "myself": "writer", "we": "team", "us": "team", "ourselves": "team",
    "he": "third", "him": "third", "himself": "third", "she": "third", "her": "third", "herself": "third",
    "they": "they", "them": "they", "themselves": "they", "themself": "they", "you": "you", "yourself": "you",
    "everyone": "people", "everybody": "people", "nobody": "nobody", "no-one": "nobody", "someone": "someone",
    "somebody": "someone", "anyone": "people", "anybody": "people", "one": "people", "who": "who",
}  # fmt: skip


def main_gender(doc: Doc) -> str:
    """`he` or `she`, where the account speaks of one of them far more than of the other; else nothing."""
    he = sum(w.lower in {"he", "him", "his", "himself"} for w in doc.words)
    she = sum(w.lower in {"she", "her", "hers", "herself"} for w in doc.words)
    if he > 2 * she + 1:
        return "he"
    return "she" if she > 2 * he + 1 else ""


def pronoun(
    doc: Doc, i: int, start: int, recent: Reference | None, gender: str, last_of: dict[str, str]
) -> Reference | None:
    """The pronoun at token `i` and whom it points to; None for other words."""
    lower = doc.words[i].lower
    if lower == "one" and i > start and doc.words[i - 1].lower == "no":
        return Reference(i, i + 1, i, "nobody")
    kind = PRONOUNS.get(lower)
    if kind is None or not _stands_for_somebody(doc, i, lower):
        return None
    if kind in {"third", "they"} and _is_anybodys(doc, start):
        kind = "someone_child"
    elif kind == "third":
        theorist = recent is not None and recent.kind == "author" and _same_or_next(doc, recent, i)
        kind = (
            "author"
            if theorist and doc.tags[i] == "PS" and _theorises(doc, i)
            else _third(doc, i, lower, recent, gender, last_of)
        )
    elif kind == "they":
        kind = _they(doc, i, recent)
    elif kind == "you":
        kind = "people"
    elif kind == "who":
        kind = _antecedent(doc, i, start)
    return Reference(i, i + 1, i, kind)


def _stands_for_somebody(doc: Doc, i: int, lower: str) -> bool:
    """Not `one day`, not `her hand`."""
    if doc.tags[i] not in {"PS", "PO", "W", "N", "D"}:
        return False
    return not (lower == "one" and doc.tags[i] != "PS") and not (lower == "her" and doc.tags[i] != "PO")


def _they(doc: Doc, i: int, recent: Reference | None) -> str:
    """Somebody unnamed where they tell or say, else the grown-ups just told of, else the child."""
    after = [w.lower for w in doc.words[i + 1 : i + 3]]
    if len(after) == 2:
        gives = not doc.keys[i + 1].isdisjoint({"tell", "give", "teach"}) and after[1] in {"me", "us"}
        if gives or after[0] in {"say", "reckon"}:
            return "someone"
    grown = recent is not None and recent.plural and recent.kind in {"adult", "family", "people"}
    return recent.kind if grown and recent is not None else "child"


def whose(doc: Doc, i: int, recent: Reference | None, gender: str, last_of: dict[str, str]) -> str:
    """The kind of the owner that `his`, `her` or `their` at token `i` points to."""
    lower = doc.words[i].lower
    if lower == "their":
        grown = recent is not None and recent.plural and recent.kind in {"adult", "family", "people", "team"}
        return recent.kind if grown and recent is not None else "child"
    own = "he" if lower == "his" else "she"
    near = [r for r in doc.references[-3:] if doc.words[r.head].lower == own and _same_or_next(doc, r, i)]
    return near[-1].kind if near else _third(doc, i, own, recent, gender, last_of)


def _is_anybodys(doc: Doc, start: int) -> bool:
    """`If a baby's cries are answered, he …`: a child in general was named in the sentence, and no other."""
    near = [r.kind for r in doc.references[-5:] if r.start >= start]
    return "someone_child" in near and not {"child", "family", "adult", "named"} & set(near)


def _antecedent(doc: Doc, i: int, start: int) -> str:
    """Whose `who` it is: the group before it; in `it was J, not me, who …` the first after the verb."""
    near = [r for r in doc.references[-4:] if r.start >= start]
    if near and (
        cleft := [
            r
            for r in near
            if r.start > start + 1
            and doc.words[r.start - 1].lower in {"was", "is", "were", "be", "'s"}
            and doc.words[r.start - 2].lower in {"it", "be", "that"}
        ]
    ):
        return cleft[-1].kind
    if near and near[-1].end >= i - 3:
        return near[-1].kind
    return "people" if i == start or doc.tags[i - 1] in {"X", "PO", "D"} else "someone"


def _third(  # noqa: PLR0911 - a rule a line
    doc: Doc, i: int, lower: str, recent: Reference | None, gender: str, last_of: dict[str, str]
) -> str:
    """Whom he or she is: the child, unless an adult was just named who fits better."""
    is_he = lower in {"he", "him", "himself"}
    own = "he" if is_he else "she"
    if recent is not None and recent.kind in {"adult", "family"} and _apposed(doc, recent, i, is_he):
        return recent.kind
    if gender != own and doc.tags[i] == "PS" and _is_doing_to_another(doc, i, is_he):
        return "adult"
    if gender and own != gender:
        if recent is not None and recent.kind in {"adult", "family"}:
            return recent.kind
        return last_of.get(own, "child") if last_of.get(own) in {"adult", "family"} else "child"
    if recent is None or recent.kind == "child" or recent.plural:
        return "child"
    if recent.kind == "author" or not _gender_fits(doc, recent, is_he):
        return "child"
    if gender == own:
        return (
            recent.kind
            if _speaks(doc, i)
            and recent.kind == "adult"
            and _same_or_next(doc, recent, i)
            and not _child_between(doc, recent, i)
            else "child"
        )
    if _was_contacted(doc, recent, i):
        return recent.kind
    subject = doc.tags[i] == "PS" and (_is_gendered(doc, recent) or _speaks(doc, i))
    return recent.kind if subject and _same_or_next(doc, recent, i) and _was_subject(doc, recent) else "child"


def _is_doing_to_another(doc: Doc, i: int, is_he: bool) -> bool:
    """`My manager is kind. When T shouted she sat by him`: not T, who is him; the grown-up told of."""
    sentence = doc.sentences[doc.sentence_of[i]]
    others = {"her", "hers", "herself"} if is_he else {"him", "his", "himself"}
    if others.isdisjoint(word.lower for word in doc.words[i + 1 : min(i + 8, sentence.end)]):
        return False
    since = doc.sentences[max(0, doc.sentence_of[i] - 2)].start
    told = [r for r in doc.references if r.start >= since and r.kind == "adult" and not r.plural]
    return bool(told) and _was_subject(doc, told[-1]) and _gender_fits(doc, told[-1], is_he)


def _apposed(doc: Doc, recent: Reference, i: int, is_he: bool) -> bool:
    """`My manager, she sat`, `Credit to my colleague: she sat`: the one just named, without a verb."""
    if (
        recent.end != i - 1
        or doc.texts[i - 1] not in {",", ":"}
        or doc.tags[i] != "PS"
        or not _gender_fits(doc, recent, is_he)
    ):
        return False
    return _was_subject(doc, recent) or doc.texts[i - 1] == ":"


def _was_contacted(doc: Doc, recent: Reference, i: int) -> bool:
    """`I rang the social worker and she said`."""
    agent = recent.end < len(doc.tags) and doc.tags[recent.end] in {"VB", "VG"} and doc.tags[i] == "PS"
    if agent and not doc.words[max(0, recent.start - 1)].keys.isdisjoint(
        {"let", "watch", "see", "hear", "have", "get", "make"}
    ):
        return doc.sentence_of[recent.start] == doc.sentence_of[i]  # `I let my colleague take over and she …`
    near = range(max(0, recent.start - 3), recent.start)
    return (
        _speaks(doc, i)
        and doc.sentence_of[recent.start] == doc.sentence_of[i]
        and any(
            not doc.keys[k].isdisjoint({"ring", "phone", "call", "email", "ask", "contact", "tell", "text"})
            for k in near
        )
    )


def _is_gendered(doc: Doc, reference: Reference) -> bool:
    return doc.words[reference.head].lower in _MALE | _FEMALE


def _gender_fits(doc: Doc, reference: Reference, is_he: bool) -> bool:
    head = doc.words[reference.head].lower
    return not ((head in _MALE and not is_he) or (head in _FEMALE and is_he))


_MALE = frozenset(
    "dad father brother uncle grandad grandfather stepdad man bloke boyfriend husband policeman "
    "daddy stepfather lad boy".split()
)


_FEMALE = frozenset(
    "mum mother sister aunt auntie nan nana gran grandma grandmother stepmum woman lady "
    "girlfriend wife policewoman stepmother girl midwife lass".split()
)


def _speaks(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc.words) and not doc.words[i + 1].keys.isdisjoint(
        {
            "say",
            "explain",
            "tell",
            "ask",
            "suggest",
            "advise",
            "agree",
            "think",
            "reckon",
            "use",
            "rang",
            "ring",
            "phone",
            "report",
            "write",
        }
    )


def _theorises(doc: Doc, i: int) -> bool:
    """`he termed this …`, `she believed that …`."""
    verbs = {
        "term",
        "say",
        "argue",
        "call",
        "describe",
        "suggest",
        "propose",
        "think",
        "believe",
        "show",
        "develop",
        "identify",
        "explain",
        "find",
        "claim",
        "write",
        "state",
        "see",
        "use",
        "name",
        "coin",
        "observe",
    }
    k = i + 1
    while k < len(doc.words) and doc.tags[k] in {"R", "H"}:
        k += 1
    return k < len(doc.words) and not doc.words[k].keys.isdisjoint(verbs)


def _same_or_next(doc: Doc, reference: Reference, i: int) -> bool:
    return doc.sentence_of[i] - doc.sentence_of[reference.start] <= 1


def _child_between(doc: Doc, reference: Reference, i: int) -> bool:
    return any(
        r.kind == "child" and doc.tags[r.head] != "PO"
        for r in doc.references[-4:]
        if reference.end <= r.start < i
    )


def _was_subject(doc: Doc, reference: Reference) -> bool:
    """Whether the group stands before its verb, with nothing but joining words ahead of it."""
    j = reference.start - 1
    first = doc.sentences[doc.sentence_of[reference.start]].start
    while j >= first and doc.tags[j] in {"N", "A", "PP", "D"}:
        j -= 1  # `my colleague Trish`
    while j >= first and doc.tags[j] in {"X", "C", "S", "R"}:
        j -= 1
    return j < first or doc.texts[j] in {",", ";"}
