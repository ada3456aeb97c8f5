"""Clauses → whose act or view each reports, and when it is set."""

from markassist.annotators.clause_time import time_of
from markassist.annotators.cuelists import hits_of
from markassist.doc import Clause, Doc, Reference
from markassist.vocabulary import Voice

_OF_KIND = {
    "writer": Voice.WRITER,
    "team": Voice.TEAM,
    "child": Voice.CHILD,
    **dict.fromkeys(("adult", "family", "named", "someone"), Voice.OTHER),
    **dict.fromkeys(("people", "someone_child", "nobody", "author"), Voice.GENERAL),
}
_OF_SPEAKER = {"writer": Voice.WRITER, "team": Voice.TEAM, "child": Voice.CHILD, "other": Voice.OTHER}
_PAST = frozenset({"past", "perfect"})
_VERBLESS = frozenset({"gerund", "infinitive", "participle"})
_SOME = frozenset("a an any every each no whoever anyone whichever some".split())


_TIMES = frozenset(
    "day night morning evening afternoon time meal week weekend fortnight month year term "
    "shift session visit "
    "hour bedtime lunchtime dinnertime teatime mealtime breakfast lunch dinner tea contact monday tuesday "
    "wednesday thursday friday saturday sunday break holiday christmas summer sleep-in handover now "
    "meeting occasion review supervision drop-off pick-up minute".split()
)


def voice(doc: Doc) -> None:
    """Fill voices and times, one for each clause."""
    habits = _habitual(doc)
    anchors = _per_sentence(doc, "past_anchor")
    for number, clause in enumerate(doc.clauses):
        doc.voices.append(_voice(doc, number, clause))
        doc.times.append(
            time_of(doc, number, clause, number in habits, doc.sentence_of[clause.start] in anchors)
        )


def _per_sentence(doc: Doc, name: str) -> frozenset[int]:
    return frozenset(doc.sentence_of[start] for start, _ in hits_of(doc, name))


def _habitual(doc: Doc) -> frozenset[int]:
    """Clauses told as a rule.

    All of a sentence whose main clause says so, else the clause with the word alone.
    """
    found: set[int] = set()
    for start, _ in hits_of(doc, "habit"):
        if doc.words[start].lower in {"every", "each"} and not _is_timed(doc, start):
            continue
        number = doc.clause_of[start]
        clause = doc.clauses[number]
        sentence = doc.sentence_of[start]
        fronted = clause.start == doc.sentences[sentence].start
        if clause.link in {"main", "coordinate"} or fronted:
            first = next(
                k for k in range(number, -1, -1) if doc.clauses[k].start == doc.sentences[sentence].start
            )
            present = {"present", "perfect", "modal"}
            while first < len(doc.clauses) and doc.sentence_of[doc.clauses[first].start] == sentence:
                if (
                    clause.form == "none"
                    or (doc.clauses[first].form in present) == (clause.form in present)
                    or doc.clauses[first].modal == "would"
                    or doc.clauses[first].form not in present | {"past"}
                ):
                    found.add(first)
                first += 1
        else:
            found.add(number)
    return frozenset(found)


def _is_timed(doc: Doc, i: int) -> bool:
    """`every night`, `each time he came`; not `every new mum`, `fifteen minutes each`."""
    after = range(i + 1, min(i + 4, len(doc.words)))
    return any(not doc.keys[k].isdisjoint(_TIMES) for k in after)


def _voice(doc: Doc, number: int, clause: Clause) -> Voice:  # noqa: PLR0911 - a rule a line
    if (speech := doc.speech_of[clause.start]) >= 0 and (
        said := _OF_SPEAKER.get(doc.speeches[speech].speaker)
    ):
        return said
    if clause.passive:
        return _agent(doc, clause)
    if clause.subject is not None and clause.subject.kind in _OF_KIND:
        return _of_subject(doc, number, clause, clause.subject)
    if clause.link == "complement" and _is_own_telling(doc, clause):
        return Voice.WRITER
    if clause.verb < 0 or (
        doc.tags[clause.verb] == "B" and clause.start == clause.verb and clause.subject is None
    ):
        return _around(doc, number)
    if clause.form in _VERBLESS or (clause.form == "imperative" and number and clause.link == "coordinate"):
        return _nonfinite(doc, number, clause)
    if (
        clause.subject is None
        and clause.form in _PAST
        and clause.link == "main"
        and doc.sentences[doc.sentence_of[clause.start]].start == clause.start
    ):
        return Voice.WRITER if doc.tags[clause.verb] == "V" else Voice.GENERAL
    return Voice.GENERAL


def _is_own_telling(doc: Doc, clause: Clause) -> bool:
    """`I told him it was up to him`: what the writer says."""
    if clause.parent < 0 or clause.parent >= len(doc.voices) or doc.voices[clause.parent] is not Voice.WRITER:
        return False
    main = doc.clauses[clause.parent].main_verb
    return (
        main >= 0
        and doc.clauses[clause.parent].form == "past"
        and not doc.keys[main].isdisjoint({"tell", "say", "explain", "reassure", "promise"})
    )


def _of_subject(doc: Doc, number: int, clause: Clause, subject: Reference) -> Voice:
    kind = subject.kind
    opener = doc.words[subject.start].lower
    if kind == "child" and subject.plural and clause.form == "present" and _is_bare_group(doc, subject):
        return Voice.GENERAL
    if kind == "someone_child":
        told = opener in {"a", "an"} or doc.tags[subject.start] == "PS"
        return Voice.CHILD if clause.form in _PAST and told else Voice.GENERAL
    if kind in {"adult", "family", "someone"}:
        there = any(
            doc.words[i].lower == "there" for i in range(clause.start, max(clause.start, clause.verb))
        )
        anybody = clause.form not in _PAST and (
            opener in _SOME or kind == "someone" or (subject.plural and _is_bare(doc, subject))
        )
        if there or anybody or _is_generic(doc, clause):
            return Voice.GENERAL
    return _OF_KIND[kind]


def _is_bare_group(doc: Doc, subject: Reference) -> bool:
    """`children`, `little ones`, `young people`: no article, no owner, no name, no number."""
    return (
        doc.tags[subject.start] in {"N", "A"}
        and doc.tags[subject.head] == "N"
        and len(doc.texts[subject.head]) > 3
        and (subject.start == 0 or doc.tags[subject.start - 1] not in {"D", "PP"})
        and not doc.words[subject.start].lower.startswith(("two", "three", "both", "other"))
    )


def _is_bare(doc: Doc, subject: Reference) -> bool:
    """`mothers`, `grown-ups`: nobody in particular."""
    return all(
        k == subject.head or doc.texts[k] == "-" or doc.texts[k + 1] == "-"
        for k in range(subject.start, subject.head + 1)
    )


def _is_generic(doc: Doc, clause: Clause) -> bool:
    """`a child whose parent has …`: a relative clause about nobody in particular."""
    above = doc.clauses[clause.parent] if clause.link == "relative" and clause.parent >= 0 else None
    if clause.subject is not None and clause.subject.start >= clause.end:
        return False  # `the person who sat with him was the deputy`
    return (
        above is not None and above.subject is not None and above.subject.kind in {"someone_child", "people"}
    )


def _agent(doc: Doc, clause: Clause) -> Voice:
    """`by me`, `by the manager`; else nobody, unless it was done to the writer."""
    for i in range(max(clause.main_verb, clause.start), clause.end - 1):
        if doc.words[i].lower == "by" and (reference := doc.reference_at.get(i + 1)) is not None:
            return _OF_KIND.get(reference.kind, Voice.OTHER)
    if clause.subject is not None and clause.subject.kind in {"writer", "team"}:
        return _OF_KIND[clause.subject.kind]
    return Voice.NOBODY


def _around(doc: Doc, number: int) -> Voice:
    """A fragment belongs to the clause before it in its sentence; at the start, to the one after."""
    sentence = doc.sentence_of[doc.clauses[number].start]
    if number and doc.sentence_of[doc.clauses[number - 1].start] == sentence:
        return doc.voices[number - 1]
    following = doc.clauses[number + 1] if number + 1 < len(doc.clauses) else None
    if (
        following is not None
        and doc.sentence_of[following.start] == sentence
        and following.subject is not None
        and doc.texts[doc.clauses[number].end - 1] == ","
    ):
        return _OF_KIND.get(following.subject.kind, Voice.GENERAL)
    return Voice.GENERAL


def _nonfinite(doc: Doc, number: int, clause: Clause) -> Voice:
    """`me telling him`, `my shouting`: the word before says who; else the clause around it."""
    for i in range(clause.verb - 1, clause.start - 1, -1):
        lower = doc.words[i].lower
        if lower in {"me", "my", "i"}:
            return Voice.WRITER
        if lower in {"him", "his", "her", "them", "their"}:
            return Voice.CHILD
        if lower in {"us", "our"}:
            return Voice.TEAM
    return _around(doc, number)
