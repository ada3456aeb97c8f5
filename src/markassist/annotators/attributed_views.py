"""Views and case papers → somebody's: `my manager's view was that`, `the referral describes him as`."""

from collections.abc import Iterator

from markassist.annotators.scopes import (
    reach,
)
from markassist.annotators.telling import VIEWS, telling_time
from markassist.doc import Clause, Doc, Reference, StanceCue
from markassist.vocabulary import Stance, Voice

_GIVEN = frozenset("feedback advice suggestion instruction message warning recommendation".split())
"""What comes from somebody else unless it is said to be the writer's."""
_ADULTS = frozenset({"adult", "family", "named"})


def views(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """`The psychologist's view was that …`, `Tom's line was that …`, `the received wisdom is that …`."""
    subject = clause.subject
    if (
        subject is None
        or clause.main_verb < 0
        or doc.tags[clause.main_verb] != "B"
        or doc.keys[subject.head].isdisjoint(VIEWS)
    ):
        return
    holder = _holder(doc, min(clause.start, subject.start), subject, clause.main_verb)
    if holder is None:
        return
    by = Voice.GENERAL if holder == "people" else Voice.OTHER
    yield StanceCue(
        Stance.ATTRIBUTED,
        subject.start,
        subject.end,
        clause.main_verb + 1,
        reach(doc, number),
        by,
        telling_time(doc, clause),
    )


def _holder(doc: Doc, start: int, subject: Reference, stop: int) -> str | None:
    """Whose view it is: `my manager's view`, `the feedback from my assessor`, `the advice I got`."""
    for i in range(start, stop):
        reference = doc.reference_at.get(i)
        if reference is not None and reference.kind in _ADULTS | {"author", "people"}:
            return reference.kind
    got = {doc.words[i].lower for i in range(subject.end, stop)}
    if {"i", "we"} & got and {"got", "had", "given", "received", "get", "heard"} & got:
        return "adult"
    if not doc.keys[subject.head].isdisjoint(_GIVEN) and doc.words[subject.start].lower == "the":
        return "adult"
    return (
        "people"
        if any(
            doc.words[i].lower in {"received", "popular", "common", "general"}
            for i in range(start, subject.end)
        )
        else None
    )


_CASE_PAPERS = frozenset(
    "referral chronology report letter email notes assessment statement file log".split()
)


def case_papers(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """`The referral describes him as …`, `his last report said that …`: somebody's account of the child."""
    subject = clause.subject
    if (
        subject is None
        or clause.main_verb < 0
        or doc.keys[subject.head].isdisjoint(_CASE_PAPERS)
        or doc.keys[clause.main_verb].isdisjoint(
            {"say", "describe", "state", "call", "claim", "suggest", "report", "make", "read", "put", "have"}
        )
    ):
        return
    describes = not doc.keys[clause.main_verb].isdisjoint({"describe", "call", "put", "have"})
    stop = reach(doc, number)
    if stop > clause.end or (
        describes and any(doc.words[i].lower in {"as", "down"} for i in range(clause.main_verb, clause.end))
    ):
        yield StanceCue(
            Stance.ATTRIBUTED,
            subject.start,
            clause.main_verb + 1,
            clause.main_verb + 1,
            stop,
            Voice.OTHER,
            telling_time(doc, clause),
        )
