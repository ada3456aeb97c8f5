"""Another adult's acts, words and views → attributed.

A theorist's are knowledge, unless `according to` says whose.
"""

from collections.abc import Iterator

from markassist.annotators.attributed_phrases import listed
from markassist.annotators.attributed_views import case_papers, views
from markassist.annotators.scopes import CARRIES, COMPLEMENT, named_by, reach
from markassist.annotators.telling import SAYING, VIEWS, telling_time
from markassist.doc import Clause, Doc, Reference, StanceCue
from markassist.vocabulary import Stance, Time, Voice

_GREETINGS = frozenset(
    "sorry goodbye hello goodnight please thank thanks yes no nothing bye hi night".split()
)
_ADULTS = frozenset({"adult", "family", "named"})
_CAUSING = frozenset("watch see hear let make have help notice observe overhear ask get".split())


def attributions(doc: Doc) -> Iterator[StanceCue]:
    """Every stretch that is somebody else's, with the words that say so."""
    for number, clause in enumerate(doc.clauses):
        if doc.speech_of[clause.start] >= 0:
            continue
        yield from _acts(doc, number, clause)
        yield from _watched(doc, clause)
        yield from views(doc, number, clause)
        yield from case_papers(doc, number, clause)
    yield from listed(doc)


def _acts(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    if clause.verb < 0:
        return
    says = clause.main_verb >= 0 and (
        not doc.keys[clause.main_verb].isdisjoint(SAYING) or _is_of_opinion(doc, clause)
    )
    if clause.passive and says and _is_own(clause) and doc.voices[number] is Voice.NOBODY:
        yield from _told(doc, number, clause, _cue_words(doc, clause), CARRIES)
    if doc.voices[number] is Voice.OTHER and (
        clause.subject is None or clause.subject.kind not in {"people"}
    ):
        cue = _cue_words(doc, clause)
        after = (
            clause.subject is not None and clause.subject.start >= clause.end
        )  # `the one who sat was Dawn`
        start = (
            clause.start if after or (clause.passive and not _is_own(clause)) else max(clause.start, cue[1])
        )
        yield StanceCue(Stance.ATTRIBUTED, *cue, start, clause.end, Voice.OTHER, None)
        yield from _told(doc, number, clause, cue, CARRIES if says else COMPLEMENT)
    elif (
        clause.subject is not None
        and says
        and doc.words[min(clause.main_verb + 1, len(doc.words) - 1)].lower not in _GREETINGS
        and _is_said_by_many(doc, clause, clause.subject)
    ):
        yield StanceCue(
            Stance.ATTRIBUTED,
            clause.subject.start,
            clause.subject.end,
            clause.subject.end,
            reach(doc, number),
            Voice.GENERAL,
            Time.GENERAL,
        )


def _is_said_by_many(doc: Doc, clause: Clause, subject: Reference) -> bool:
    """`people say`, `some will tell you`; neither a question nor `you say`."""
    last = doc.sentences[doc.sentence_of[clause.start]].end - 1
    if (
        subject.kind not in {"people", "someone", "adult", "family"}
        or doc.words[subject.head].lower in {"you", "one", "who", "anyone", "anybody"}
        or doc.texts[last] == "?"
    ):
        return False
    return (
        clause.form != "regret"
        and not any(doc.tags[k] == "T" for k in range(clause.verb, clause.main_verb))
        and not clause.passive
        and not (clause.form == "modal" and clause.modal != "would")
    )


def _told(
    doc: Doc, number: int, clause: Clause, cue: tuple[int, int], links: frozenset[str]
) -> Iterator[StanceCue]:
    """What hangs on somebody's saying is theirs too, set when it was said.

    So is what they name (`what she did was …`).
    """
    end = reach(doc, number, links, shared=True)
    if end > clause.end:
        yield StanceCue(
            Stance.ATTRIBUTED,
            *cue,
            clause.end,
            end,
            Voice.OTHER,
            Time.GENERAL if doc.times[number] is Time.HABIT else telling_time(doc, clause),
        )
    if says_so(doc, number, clause):
        start = doc.sentences[doc.sentence_of[clause.start]].start
        yield StanceCue(Stance.ATTRIBUTED, *cue, start, clause.start, Voice.OTHER, telling_time(doc, clause))
    if clause.opener == "what" and (named := named_by(doc, number)) is not None:
        yield StanceCue(
            Stance.ATTRIBUTED,
            *cue,
            doc.clauses[named].start,
            reach(doc, named),
            Voice.OTHER,
            telling_time(doc, clause),
        )


def says_so(doc: Doc, number: int, clause: Clause) -> bool:
    """`A father cannot love a baby is what one of my helpers said`."""
    before = clause.start - 1
    above = doc.clauses[number - 1].subject if number else None
    return (
        clause.opener == "what"
        and number > 0
        and not doc.keys[clause.main_verb].isdisjoint(SAYING)
        and doc.sentence_of[before] == doc.sentence_of[clause.start]
        and doc.tags[before] == "B"
        and above is not None
        and doc.words[above.head].lower not in {"that", "this", "it", "which"}
    )


def _is_own(clause: Clause) -> bool:
    return clause.subject is not None and clause.subject.kind in _ADULTS


def _is_of_opinion(doc: Doc, clause: Clause) -> bool:
    return doc.tags[clause.main_verb] == "B" and any(
        not doc.keys[k].isdisjoint(VIEWS | {"convinced", "sure", "certain", "adamant"})
        for k in range(clause.main_verb, min(clause.end, clause.main_verb + 5))
    )


def _cue_words(doc: Doc, clause: Clause) -> tuple[int, int]:
    subject = clause.subject
    if subject is None or (clause.passive and not _is_own(clause)):
        return clause.verb, clause.verb + 1
    return subject.start, subject.end


def _watched(doc: Doc, clause: Clause) -> Iterator[StanceCue]:
    """`I watched Pauline use PACE`: the bare verb is hers."""
    if clause.main_verb < 0 or doc.keys[clause.main_verb].isdisjoint(_CAUSING):
        return
    for i in range(clause.main_verb + 1, clause.end):
        reference = doc.reference_at.get(i)
        if reference is None or reference.kind not in _ADULTS or reference.end >= clause.end:
            continue
        after = reference.end + (doc.tags[reference.end] == "R")
        if doc.tags[min(after, clause.end - 1)] in {"VB", "VG", "V"} or doc.tags[reference.end] == "T":
            number = doc.clause_of[i]
            end = clause.end
            while (
                number + 1 < len(doc.clauses)
                and doc.clauses[number + 1].start == end
                and doc.clauses[number + 1].opener in {"and", "or"}
                and doc.tags[doc.clauses[number + 1].main_verb] in {"VB", "VG"}
                and doc.clauses[number + 1].form in {"imperative", "gerund", "infinitive"}
            ):
                number += 1
                end = doc.clauses[number].end
            yield StanceCue(
                Stance.ATTRIBUTED,
                reference.start,
                reference.end,
                reference.end,
                end,
                Voice.OTHER,
                telling_time(doc, clause),
            )
            return
