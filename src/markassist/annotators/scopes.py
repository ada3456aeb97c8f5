"""A cue → how far it reaches: to the end of its phrase, its clause, or what hangs on that clause."""

from markassist.doc import Clause, Doc

CARRIES = frozenset({"complement", "adverbial", "relative"})
COMPLEMENT = frozenset({"complement"})


def reach(
    doc: Doc,
    number: int,
    links: frozenset[str] = CARRIES,
    openers: frozenset[str] | None = None,
    *,
    shared: bool = True,
) -> int:
    """Where a scope that begins in a clause ends: after what hangs on it, and what shares its subject.

    `links` are the kinds of clause it goes on into; `openers` narrows them (complements stay); `shared` says
    whether it goes on into coordinate clauses without a subject of their own.
    """
    family = {number}
    end = doc.clauses[number].end
    for later in range(number + 1, sentence_end(doc, number)):
        clause = doc.clauses[later]
        hangs = (
            clause.parent in family
            and clause.link in links
            and (openers is None or clause.opener in openers or clause.link == "complement")
        )
        fragment = clause.verb < 0 and later - 1 in family and clause.opener != "but"
        if _turns(doc, clause) or not (
            hangs or fragment or (shared and _is_joined(doc, number, later, family))
        ):
            break
        family.add(later)
        end = clause.end
    return end


def _turns(doc: Doc, clause: Clause) -> bool:
    """`…, so I sat down`: what came of it."""
    return (
        clause.opener == "so"
        and clause.form == "past"
        and not clause.inherited
        and doc.words[min(clause.start + 1, clause.end - 1)].lower != "that"
    )


def _is_joined(doc: Doc, number: int, later: int, family: set[int]) -> bool:
    """Whether a coordinate clause goes on with the subject, or with a list of bare verbs after a modal."""
    clause = doc.clauses[later]
    if clause.link != "coordinate":
        return False
    near = later - 1 in family
    if (
        clause.inherited
        and clause.opener != "but"
        and (near or clause.parent in family)
        and _same_subject(doc, clause, family)
    ):
        return True
    return (
        near
        and clause.form in {"imperative", "infinitive"}
        and clause.opener in {"", "and", "or"}
        and (clause.subject is None or clause.inherited)
        and doc.clauses[number].form in {"modal", "future", "regret"}
    )


def _same_subject(doc: Doc, clause: Clause, family: set[int]) -> bool:
    """Whether a clause has the subject of one in the family: not `what Kayla told me | and gave it on`."""
    if clause.subject is None or clause.form not in {"past", "present", "perfect", "modal", "future"}:
        return True
    heads = {s.head for k in family if (s := doc.clauses[k].subject) is not None}
    return not heads or clause.subject.head in heads


def sentence_end(doc: Doc, number: int) -> int:
    """The number after the last clause of the sentence that a clause stands in."""
    sentence = doc.sentence_of[doc.clauses[number].start]
    later = number + 1
    while later < len(doc.clauses) and doc.sentence_of[doc.clauses[later].start] == sentence:
        later += 1
    return later


def phrase_end(doc: Doc, cue_end: int) -> int:
    """Where the phrase after a cue ends.

    At a comma, at its clause's end, or with the next clause where it opens that.
    """
    last = doc.sentences[doc.sentence_of[cue_end - 1]].end
    if cue_end >= last:
        return last
    number = doc.clause_of[cue_end]
    clause = doc.clauses[number]
    for i in range(cue_end, clause.end):
        if (doc.texts[i] == "," and not _lists(doc, i, clause.end)) or (
            doc.tags[i] == "C" and i + 1 < clause.end and doc.words[i + 1].lower in _AGAIN
        ):
            return i
    end = clause.end
    if number + 1 < sentence_end(doc, number):
        following = doc.clauses[number + 1]
        if (
            following.link in {"complement", "relative"}
            and doc.texts[end - 1] != ","
            and following.parent == number
        ):
            return following.end
    return end


_AGAIN = frozenset("no not none never without nothing nobody".split())
_ITEM = frozenset({"N", "A", "VG", "VN"})


def _lists(doc: Doc, i: int, end: int) -> bool:
    """Whether a comma parts the items of a list.

    Bare nouns up to the next comma, `or`, or the end of the clause.
    """
    j = i + 1
    if j < end and doc.tags[j] == "C":
        return doc.words[j].lower in {"or", "nor"} and not (j + 1 < end and doc.words[j + 1].lower in _AGAIN)
    while j < end and doc.tags[j] in _ITEM:
        j += 1
    if j == i + 1:
        return False
    return (
        j == end
        or doc.texts[j] in {",", ".", ";"}
        or (doc.tags[j] == "C" and doc.words[j].lower in {"or", "nor", "and"})
    )


def look_back(doc: Doc, cue: int) -> int:
    """Where what a cue looks back on begins: at its sentence, or after a semicolon or a `but` before it."""
    start = doc.sentences[doc.sentence_of[cue]].start
    for i in range(cue - 1, start, -1):
        if doc.texts[i] == ";" or (
            doc.tags[i] == "C"
            and doc.words[i].lower in {"but", "yet"}
            and doc.clauses[doc.clause_of[i]].start == i
            and doc.clauses[doc.clause_of[i]].subject is not None
            and not doc.clauses[doc.clause_of[i]].inherited
        ):
            return i + 1
    return start


def named_by(doc: Doc, number: int) -> int | None:
    """The clause that says what a what-clause names.

    `What I did | was sit with him`, `the one thing I didn't do | was …`.
    """
    for later in range(number + 1, sentence_end(doc, number)):
        clause = doc.clauses[later]
        if (
            doc.tags[clause.start] == "B"
            and clause.verb == clause.start
            and doc.tags[clause.start - 1] != "C"
            and doc.texts[clause.start - 1] not in {";", ":"}
        ):
            return later
        if clause.link not in CARRIES:
            return None
    return None
