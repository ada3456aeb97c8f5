"""Negating words → what each negates.

The verb it stands with, the phrase it opens, or the clause whose subject it is.
"""

from collections.abc import Iterator

from markassist.annotators.closed_sets import NEGATIONS
from markassist.annotators.cuelists import hits_of
from markassist.annotators.negative_words import (
    EXISTENTIAL,
    NEGATIVE,
    alternatives,
    cue_of,
    inverted,
    is_cognitive,
    is_existential,
    negative_word,
)
from markassist.annotators.regretted import regretted
from markassist.annotators.scopes import COMPLEMENT, look_back, named_by, phrase_end, reach, sentence_end
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Voice
from markassist.words import ADJECTIVE, BASE

_HELPERS = frozenset({"M", "B", "H", "O"})
_VERB_FORMS = frozenset({"VB", "VN", "VG", "V"})


def negations(doc: Doc) -> Iterator[StanceCue]:  # noqa: C901, PLR0912 - a rule a line
    """Every negation with its scope."""
    for number, clause in enumerate(doc.clauses):
        for i in range(clause.start, clause.end):
            lower = doc.words[i].lower
            if lower in NEGATIONS and doc.tags[i] == "NG":
                yield from _negator(doc, number, clause, i)
            elif lower in NEGATIVE:
                yield from negative_word(doc, number, clause, i)
            elif lower in {"nearly", "almost"} and i + 1 < clause.end and doc.tags[i + 1] == "V":
                yield cue_of(i, i + 1, reach(doc, number, COMPLEMENT, shared=False))
            elif lower == "too" and (to := _too_to(doc, i, clause.end)):
                yield cue_of(i, to, clause.end)
    for start, end in hits_of(doc, "negated.left"):
        yield StanceCue(Stance.NEGATED, start, end, look_back(doc, start), start)
    for start, end in hits_of(doc, "negated.object"):
        yield StanceCue(Stance.NEGATED, start, start + 1, start + 1, max(end, phrase_end(doc, start + 1)))
    yield from _attempts(doc)
    for start, end in hits_of(doc, "negated.right"):
        if "resolve" in doc.keys[end - 1] and end < len(doc.tags) and doc.tags[end] in {"T", "P"}:
            continue  # `resolved to win her trust`; a fever is resolved
        if doc.keys[end - 1] & {"stop", "resist", "skip", "avoid"} and (
            end >= len(doc.tags)
            or doc.tags[end] not in {"VG", "D", "PP", "N", "PO", "A"}
            or ("stop" in doc.keys[end - 1] and doc.tags[end] != "VG")
        ):
            continue
        if _is_undone(doc, start) or _turns(doc, end):
            continue
        stop = phrase_end(doc, end)
        yield StanceCue(Stance.NEGATED, start, end, end, stop)
        yield from _goes_on(doc, start, end, stop)


def _is_undone(doc: Doc, start: int) -> bool:
    """`I can't deny that …`: the negating verb is negated itself, by a word that goes no further."""
    if doc.keys[start].isdisjoint({"deny", "refuse"}):
        return False
    before = start - 1
    while before > 0 and doc.tags[before] in {"R", "VB"} and doc.clause_of[before] == doc.clause_of[start]:
        before -= 1
    return doc.tags[before] == "NG"


def _turns(doc: Doc, end: int) -> bool:
    """`I did not say anything but I sat down`: no `anything but`."""
    return end < len(doc.tags) and doc.words[end - 1].lower == "but" and doc.tags[end] == "PS"


def _attempts(doc: Doc) -> Iterator[StanceCue]:
    """`I tried to use PACE but ended up shouting`: not what was done."""
    ends = hits_of(doc, "attempt_failed")
    for start, end in hits_of(doc, "attempt"):
        last = doc.sentences[doc.sentence_of[start]].end
        failed = next((s for s, _ in ends if end < s < last), None)
        if failed is not None:
            yield StanceCue(Stance.NEGATED, start, end, end, failed)


def _too_to(doc: Doc, i: int, end: int) -> int:
    """`too wound up to notice`: where the infinitive begins."""
    if i + 2 >= end or not (doc.words[i + 1].can_be & ADJECTIVE or doc.tags[i + 1] in {"A", "VN"}):
        return 0
    return next((j + 1 for j in range(i + 2, min(end, i + 6)) if doc.tags[j] == "T"), 0)


def _goes_on(doc: Doc, start: int, end: int, stop: int) -> Iterator[StanceCue]:
    """`without raising my voice or moving`: what `or` joins to the phrase."""
    number = doc.clause_of[stop - 1]
    for later in range(number + 1, sentence_end(doc, number)):
        clause = doc.clauses[later]
        if clause.opener not in {"or", "nor"} or (
            clause.form not in {"gerund", "infinitive", "imperative"} and not clause.inherited
        ):
            return
        yield StanceCue(Stance.NEGATED, start, end, clause.start, clause.end)


def _negator(doc: Doc, number: int, clause: Clause, i: int) -> Iterator[StanceCue]:
    if _is_tag(doc, clause):
        return
    if not _is_verbal(doc, clause, i):
        if (sorry := regretted(doc, clause, i)) is not None:
            yield sorry
            return
        yield from _constituent(doc, number, clause, i)
        return
    main = clause.main_verb
    end = _verbal_end(doc, number, clause)
    start = i + 1 if main < i or doc.words[i].lower == "never" else min(i + 1, main)
    by = (
        doc.voices[number]
        if is_cognitive(doc, clause) and doc.voices[number] in {Voice.WRITER, Voice.TEAM}
        else None
    )
    if by is None:
        yield cue_of(i, start, end)
        return
    yield cue_of(i, start, clause.end)
    yield cue_of(i, clause.end, end, by)


def _is_tag(doc: Doc, clause: Clause) -> bool:
    """`…, wasn't I?`"""
    return (
        clause.end - clause.start <= 4
        and doc.texts[clause.end - 1] == "?"
        and doc.tags[clause.start] in _HELPERS
    )


def _is_verbal(doc: Doc, clause: Clause, i: int) -> bool:
    """Whether the negator stands with the clause's verb rather than with a phrase (`not me`)."""
    before = i - 1
    while before >= clause.start and doc.tags[before] in {"R", "NG"}:
        before -= 1
    after = i + 1
    while after < clause.end and doc.tags[after] in {"R", "NG"}:
        after += 1
    if before >= clause.start and (
        doc.tags[before] in _HELPERS
        or (doc.tags[before] == "PS" and before > clause.start and doc.tags[before - 1] in _HELPERS)
    ):
        return True
    return (
        after < clause.end
        and doc.tags[after] in _VERB_FORMS | {"T"} | _HELPERS
        and (
            before < clause.start
            or doc.tags[before] in {"PS", "N", "PO", "C", "T", "S", "X"}
            or doc.words[i].lower == "never"
        )
    )


def _constituent(doc: Doc, number: int, clause: Clause, i: int) -> Iterator[StanceCue]:
    """`not once have I`, `not a single one of us went`: over the clause; `not me`: over the phrase."""
    if _is_soon(doc, clause, i):
        return
    opens = all(doc.tags[k] in {"R", "X", "C", "P"} for k in range(clause.start, i))
    if opens and (turned := inverted(doc, number, i)) is not None:
        yield cue_of(i, doc.clauses[turned].verb, reach(doc, turned, COMPLEMENT, shared=False))
    elif clause.verb > i and doc.words[i + 1].lower in {"a", "one", "many", "every", "all", "everyone"}:
        yield cue_of(i, i + 1, reach(doc, number, COMPLEMENT, shared=False))
    else:
        yield cue_of(i, i + 1, phrase_end(doc, i + 1) if i + 1 < clause.end else clause.end)


def _is_soon(doc: Doc, clause: Clause, i: int) -> bool:
    """`Not an hour later I was back`: no negation, but how soon it was."""
    near = [doc.words[k].lower for k in range(i + 1, min(i + 6, clause.end))]
    return (
        near[:1] != []
        and near[0] in {"a", "an", "two", "three", "five", "ten"}
        and not {"later", "after", "before"}.isdisjoint(near)
    )


def _verbal_end(doc: Doc, number: int, clause: Clause) -> int:
    end = clause.end
    if is_cognitive(doc, clause) or _is_not_that(doc, number, clause):
        end = reach(doc, number, COMPLEMENT, shared=False)
    elif is_existential(doc, clause):
        end = reach(doc, number, EXISTENTIAL, shared=False)
    elif (
        (named := named_by(doc, number)) is not None
        and clause.link in {"relative", "complement", "main"}
        and doc.clauses[named].parent in {number, -1}
    ):
        end = doc.clauses[named].end
    if (
        clause.main_verb == clause.verb
        and doc.tags[clause.verb] in {"M", "O", "H"}
        and doc.texts[clause.end - 1] == ","
    ):
        end = max(end, _after_parenthesis(doc, number))
    return max(end, alternatives(doc, number))


def _is_not_that(doc: Doc, number: int, clause: Clause) -> bool:
    """`It wasn't that I …`, `it is not my view that …`."""
    if clause.main_verb < 0 or doc.tags[clause.main_verb] != "B" or number + 1 >= sentence_end(doc, number):
        return False
    following = doc.clauses[number + 1]
    between = doc.words[following.start - 1].lower
    return (
        following.opener == "that"
        and following.link == "complement"
        and (
            between in {"not", "n't"}
            or between in {"view", "belief", "opinion", "case", "intention", "aim", "idea"}
        )
    )


def _after_parenthesis(doc: Doc, number: int) -> int:
    """`did not, as the plan required, check on her`."""
    for later in range(number + 1, sentence_end(doc, number)):
        if doc.clauses[later].form in {"imperative", "infinitive"} or doc.tags[doc.clauses[later].start] in {
            "VB"
        }:
            return doc.clauses[later].end
        for i in range(doc.clauses[later].start, doc.clauses[later].end):
            if doc.texts[i] == "," and i + 1 < doc.clauses[later].end and doc.words[i + 1].can_be & BASE:
                return doc.clauses[later].end
    return 0
