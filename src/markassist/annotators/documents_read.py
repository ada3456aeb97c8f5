"""Clauses that lead to a document's words → what they lead to is quoted.

`I read in a leaflet that …`, `there is a rule that …`, `the words on the poster are …`.
"""

from collections.abc import Iterator

from markassist.annotators.papers import STATES, is_paper, strong
from markassist.annotators.scopes import reach, sentence_end
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Voice

_WORDING = frozenset("word wording line text message heading title sentence phrase slogan".split())


def _cue(start: int, end: int, scope_start: int, scope_end: int) -> StanceCue:
    return StanceCue(Stance.QUOTED, start, end, scope_start, scope_end)


def read_in(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """What a clause says to stand in a document, with the words that say so."""
    if clause.main_verb < 0:
        return
    paper = next((i for i in range(clause.start, clause.end) if is_paper(doc, i)), None)
    if paper is None:
        return
    if _wording(doc, clause, paper):
        yield _cue(paper, clause.main_verb + 1, clause.main_verb + 1, reach(doc, number))
    if number + 1 >= sentence_end(doc, number):
        return
    following = doc.clauses[number + 1]
    told = following.opener == "that" and following.start == clause.end
    reads = (
        doc.voices[number] in {Voice.WRITER, Voice.TEAM}
        and not doc.keys[clause.main_verb].isdisjoint({"read", "see", "find", "copy"})
        and not doc.keys[paper].isdisjoint(strong())
        and following.link == "complement"
    )
    as_it_says = (
        clause.opener == "as"
        and not doc.keys[clause.main_verb].isdisjoint(STATES | {"put"})
        and following.form not in {"past", "perfect", "regret"}
    )
    if (told and (reads or _is_there(doc, clause, paper))) or as_it_says:
        yield _cue(paper, paper + 1, clause.end, max(reach(doc, number), reach(doc, number + 1)))


def _is_there(doc: Doc, clause: Clause, paper: int) -> bool:
    """`There is a rule in the home that …`: a document, and what it is that it says."""
    return (
        doc.tags[clause.verb] == "B"
        and any(doc.words[i].lower == "there" for i in range(clause.start, clause.verb))
        and paper > clause.verb
        and not doc.keys[paper].isdisjoint(
            strong() | {"rule", "line", "sign", "notice", "law", "poster", "act"}
        )
    )


def _wording(doc: Doc, clause: Clause, paper: int) -> bool:
    """`The words on the poster are …`."""
    return (
        doc.tags[clause.main_verb] == "B"
        and clause.subject is not None
        and not doc.keys[clause.subject.head].isdisjoint(_WORDING)
        and clause.subject.end <= paper < clause.main_verb
    )


def trailing(doc: Doc, start: int, end: int) -> StanceCue | None:
    """`All carers must record it, it says on page four of the guidance.`"""
    for number in range(doc.clause_of[end - 1], doc.clause_of[start], -1):
        clause = doc.clauses[number]
        if doc.words[clause.start].lower in {"it", "so"} and not doc.keys[clause.main_verb].isdisjoint(
            {"say", "state", "read", "go", "run"}
        ):
            paper = any(is_paper(doc, i) for i in range(clause.main_verb + 1, end))
            return (
                _cue(clause.start, clause.main_verb + 1, start, clause.start)
                if paper and doc.texts[clause.start - 1] in {",", ";", "—", "–"}
                else None
            )
    return None
