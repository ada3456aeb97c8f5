"""Listed phrases → what is somebody's: `according to my mentor`, `some people say`."""

from collections.abc import Iterator

from markassist.annotators.cuelists import hits_of
from markassist.annotators.scopes import (
    sentence_end,
)
from markassist.annotators.telling import telling_time
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Time, Voice


def listed(doc: Doc) -> Iterator[StanceCue]:
    """What a phrase of the list gives to somebody, with its scope."""
    for start, end in hits_of(doc, "attributed.right"):
        yield from _right(doc, start, end, Voice.OTHER)
    for start, end in hits_of(doc, "attributed.people"):
        if (
            doc.words[doc.clauses[doc.clause_of[start]].start].lower == "contrary"
            or doc.clauses[doc.clause_of[start]].opener == "what"
            or _thinks_so(doc, doc.clauses[doc.clause_of[start]])
        ):
            continue
        yield from _right(doc, start, end, Voice.GENERAL)
    for start, end in hits_of(doc, "attributed.left"):
        if not _looks_back(doc, start, end):
            continue
        first = doc.sentences[doc.sentence_of[start]].start
        yield StanceCue(Stance.ATTRIBUTED, start, end, first, start, Voice.OTHER, Time.EPISODE)


def _thinks_so(doc: Doc, clause: Clause) -> bool:
    """`I think some people …`: the writer's own view of them."""
    if clause.link != "complement" or clause.parent < 0:
        return False
    above = doc.clauses[clause.parent]
    own = doc.voices[clause.parent] in {Voice.WRITER, Voice.TEAM}
    return (
        own
        and above.main_verb >= 0
        and not doc.keys[above.main_verb].isdisjoint({"think", "believe", "feel", "find"})
    )


def _looks_back(doc: Doc, start: int, end: int) -> bool:
    """`…, my manager told me.` at an end, and no clause of its own: neither `like my manager told me to`, nor

    `and he told me why`.
    """
    if doc.words[start].lower in {"accord", "according", "or"}:
        return True
    closes = end >= len(doc.texts) or doc.sentence_of[end] != doc.sentence_of[start] or doc.tags[end] == "X"
    return closes and start > 0 and (doc.tags[start - 1] == "X" or doc.words[start].lower == "so")


def _right(doc: Doc, start: int, end: int, by: Voice) -> Iterator[StanceCue]:
    sentence = doc.sentences[doc.sentence_of[start]]
    if end >= sentence.end:
        return
    stop = _own_turn(doc, end, sentence.end)
    told = doc.clauses[doc.clause_of[start]]
    yield StanceCue(
        Stance.ATTRIBUTED,
        start,
        end,
        end,
        stop,
        by,
        telling_time(doc, told)
        if by is Voice.OTHER and start <= told.verb < end
        else None
        if by is Voice.OTHER
        else Time.GENERAL,
    )


def _own_turn(doc: Doc, start: int, end: int) -> int:
    """Where the writer speaks again.

    `…, but I …`, `… so I …`, a new main clause with the writer as its subject.
    """
    number = doc.clause_of[start]
    fronted = doc.clauses[doc.clause_of[start - 1]].link == "adverbial"
    for later in range(number + 1, sentence_end(doc, number)):
        clause = doc.clauses[later]
        own = (
            doc.voices[later] in {Voice.WRITER, Voice.TEAM}
            and clause.subject is not None
            and not clause.inherited
        )
        if (
            own
            and clause.link in {"coordinate", "main"}
            and (
                clause.opener in {"but", "and", "yet"}
                or doc.texts[clause.start - 1] in {";", "—", "–", "-"}
                or doc.words[clause.start].lower in {"so", "however"}
                or (fronted and doc.texts[clause.start - 1] == ",")
            )
        ):
            return clause.start
    return end
