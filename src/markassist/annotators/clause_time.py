"""A clause → when it is set, once it is known whose it is."""

from markassist.annotators.scopes import sentence_end
from markassist.doc import Clause, Doc
from markassist.vocabulary import Time, Voice

_PAST = frozenset({"past", "perfect"})
_MINDS = frozenset("think believe want reckon hold say claim feel".split())
_SPOKEN_OF = frozenset({Voice.WRITER, Voice.CHILD, Voice.TEAM})


def time_of(doc: Doc, number: int, clause: Clause, habitual: bool, anchored: bool) -> Time:  # noqa: PLR0911 - a rule a line
    """Whether a clause tells of an occasion, a habit, a plan, a regret, or of how things are."""
    if clause.form == "regret":
        return Time.REGRET
    if clause.form == "future" and habitual and doc.voices[number] is Voice.CHILD:
        return Time.HABIT  # `some days he'll sit on the stairs`
    if clause.form == "future":
        return Time.GENERAL if doc.voices[number] is Voice.GENERAL else Time.PLAN
    if clause.form == "modal":
        return _modal_time(doc, clause, doc.voices[number], habitual=habitual)
    if clause.form in _PAST:
        return Time.HABIT if (habitual and not anchored) or _used_to(doc, clause) else Time.EPISODE
    if clause.form == "present":
        if _is_narrative(doc, number, clause):
            return Time.EPISODE
        if (
            doc.voices[number] is Voice.OTHER
            and clause.main_verb >= 0
            and not doc.keys[clause.main_verb].isdisjoint(_MINDS)
        ):
            return Time.GENERAL
        return Time.GENERAL if doc.voices[number] is Voice.GENERAL and not habitual else Time.HABIT
    if number and doc.sentence_of[doc.clauses[number - 1].start] == doc.sentence_of[clause.start]:
        return doc.times[number - 1]
    return _following(doc, number)


def _used_to(doc: Doc, clause: Clause) -> bool:
    return doc.words[clause.verb].lower == "used" and clause.main_verb > clause.verb


def _is_narrative(doc: Doc, number: int, clause: Clause) -> bool:
    """A present among pasts: `I saw him shaking, I give him blanket`, `and T goes "…"`."""
    if (
        doc.voices[number] not in _SPOKEN_OF
        or doc.tags[clause.verb] != "V"
        or clause.link not in {"main", "coordinate"}
        or clause.opener in {"but", "so"}
    ):
        return False
    before = number - 1
    if (
        before < 0
        or doc.sentence_of[doc.clauses[before].start] != doc.sentence_of[clause.start]
        or doc.texts[clause.start - 1] in {";", ":", "—", "–"}
    ):
        return (
            doc.speech_of[min(clause.end, len(doc.texts) - 1)] >= 0
            and not doc.keys[clause.main_verb].isdisjoint({"go", "say"})
            and doc.words[clause.main_verb].lower in {"goes", "says"}
        )
    return (
        doc.times[before] is Time.EPISODE
        and doc.clauses[before].form in _PAST
        and not any(
            doc.words[i].lower in {"now", "always", "still", "today"} for i in range(clause.start, clause.end)
        )
    )


def _modal_time(doc: Doc, clause: Clause, voice: Voice, *, habitual: bool) -> Time:
    negated = any(doc.tags[i] == "NG" for i in range(clause.verb, min(clause.end, clause.verb + 3)))
    if clause.modal == "would":
        sentence = doc.sentences[doc.sentence_of[clause.start]]
        supposed = any(
            doc.words[i].lower in {"if", "unless"} and doc.words[i - 1].lower != "as"
            for i in range(sentence.start, sentence.end)
        )
        supposed = supposed or doc.words[sentence.start].lower in {
            "given",
            "had",
            "were",
            "supposing",
            "should",
        }
        if voice is Voice.CHILD and not negated and not supposed and clause.link in {"main", "coordinate"}:
            return Time.HABIT
        return (
            Time.HABIT
            if habitual and not supposed
            else Time.EPISODE
            if negated and voice is Voice.CHILD
            else Time.GENERAL
        )
    if clause.modal == "could" and voice in _SPOKEN_OF:
        perceives = not doc.keys[clause.main_verb].isdisjoint(
            {"see", "hear", "feel", "tell", "smell", "sense", "understand", "make"}
        )
        return Time.EPISODE if negated or perceives or clause.link == "adverbial" else Time.GENERAL
    if clause.modal in {"can", "may", "might"} and voice in _SPOKEN_OF:
        return Time.HABIT
    return Time.GENERAL


def _following(doc: Doc, number: int) -> Time:
    """A fragment at a sentence's start takes its time from the first finite clause after it."""
    for later in doc.clauses[number + 1 : sentence_end(doc, number)]:
        if later.form in _PAST:
            return Time.EPISODE
        if later.form == "future":
            return Time.PLAN
    return Time.GENERAL
