"""Clauses → whose act or view each reports, and when it is set."""

from markassist.annotators.cuelists import hits_of
from markassist.doc import Clause, Doc
from markassist.vocabulary import Time, Voice

_OF_KIND = {
    "writer": Voice.WRITER, "team": Voice.TEAM, "child": Voice.CHILD, "adult": Voice.OTHER, "family": Voice.OTHER,
    "people": Voice.GENERAL, "someone_child": Voice.GENERAL, "someone": Voice.OTHER, "named": Voice.OTHER, "nobody": Voice.GENERAL,
}  # fmt: skip
_PAST = frozenset({"past", "perfect"})


def voice(doc: Doc) -> None:
    """Fill voices and times, one for each clause."""
    habits = hits_of(doc, "habit")
    anchors = hits_of(doc, "past_anchor")
    for number, clause in enumerate(doc.clauses):
        doc.voices.append(_voice(doc, number, clause))
        doc.times.append(_time(doc, number, clause, habits, anchors))


def _voice(doc: Doc, number: int, clause: Clause) -> Voice:
    if (speech := doc.speech_of[clause.start]) >= 0 and (said := _spoken(doc, clause, doc.speeches[speech].speaker)):
        return said
    if clause.passive:
        return _agent(doc, clause)
    if clause.subject is not None and clause.subject.kind in _OF_KIND:
        kind = clause.subject.kind
        if kind == "child" and clause.subject.plural and clause.form == "present" and doc.words[clause.subject.start].lower in {"children"}:
            return Voice.GENERAL
        if kind == "someone_child":
            return Voice.CHILD if clause.form in _PAST else Voice.GENERAL
        return _OF_KIND[kind]
    if clause.verb < 0:
        return _around(doc, number)
    if clause.form in {"gerund", "infinitive", "participle"}:
        return _gerund(doc, number, clause)
    if clause.subject is None and clause.form in {"past", "perfect"} and clause.link == "main" and doc.sentences[doc.sentence_of[clause.start]].start == clause.start:
        return Voice.WRITER if doc.tags[clause.verb] == "V" else Voice.GENERAL
    return Voice.GENERAL


def _spoken(doc: Doc, clause: Clause, speaker: str) -> Voice | None:
    return {"writer": Voice.WRITER, "team": Voice.TEAM, "child": Voice.CHILD, "other": Voice.OTHER, "document": Voice.GENERAL}.get(speaker)


def _agent(doc: Doc, clause: Clause) -> Voice:
    """`by me`, `by the manager`; else nobody."""
    for i in range(max(clause.main_verb, clause.start), clause.end - 1):
        if doc.words[i].lower == "by" and (reference := doc.reference_at.get(i + 1)) is not None:
            return _OF_KIND.get(reference.kind, Voice.OTHER)
    if clause.subject is not None and clause.subject.kind in {"writer", "team"}:
        return _OF_KIND[clause.subject.kind]
    return Voice.NOBODY


def _around(doc: Doc, number: int) -> Voice:
    """A fragment belongs to the clause before it in its sentence."""
    sentence = doc.sentence_of[doc.clauses[number].start]
    if number and doc.sentence_of[doc.clauses[number - 1].start] == sentence and doc.voices:
        return doc.voices[number - 1]
    return Voice.GENERAL


def _gerund(doc: Doc, number: int, clause: Clause) -> Voice:
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


def _time(doc: Doc, number: int, clause: Clause, habits: list[tuple[int, int]], anchors: list[tuple[int, int]]) -> Time:
    sentence = doc.sentences[doc.sentence_of[clause.start]]
    habitual = any(sentence.start <= s < sentence.end for s, _ in habits)
    anchored = any(sentence.start <= s < sentence.end for s, _ in anchors)
    if clause.form == "regret":
        return Time.REGRET
    if clause.form == "future":
        return Time.PLAN
    if clause.form == "modal":
        return _modal_time(clause, habitual, doc.voices[number])
    if clause.form in {"past", "perfect"}:
        return Time.HABIT if habitual and not anchored else Time.EPISODE
    if clause.form == "present":
        return Time.GENERAL if doc.voices[number] in {Voice.GENERAL, Voice.NOBODY} else Time.HABIT
    if number and doc.sentence_of[doc.clauses[number - 1].start] == doc.sentence_of[clause.start]:
        return doc.times[number - 1]
    return _following(doc, number, clause)


def _modal_time(clause: Clause, habitual: bool, voice: Voice) -> Time:
    if clause.modal == "would" and habitual:
        return Time.HABIT
    if clause.modal == "could" and voice in {Voice.WRITER, Voice.CHILD, Voice.TEAM}:
        return Time.EPISODE
    if clause.modal in {"can", "may", "might"} and voice in {Voice.WRITER, Voice.CHILD, Voice.TEAM}:
        return Time.HABIT
    return Time.GENERAL


def _following(doc: Doc, number: int, clause: Clause) -> Time:
    """A fragment at a sentence's start takes its time from the first finite clause after it."""
    for later in doc.clauses[number + 1 :]:
        if doc.sentence_of[later.start] != doc.sentence_of[clause.start]:
            break
        if later.form in {"past", "perfect"}:
            return Time.EPISODE
        if later.form == "future":
            return Time.PLAN
    return Time.GENERAL
