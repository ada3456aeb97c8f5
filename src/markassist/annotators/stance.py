"""Clauses and cues → how every span is to be read.

Its stance with the cue that made it so, its voice, its time.
"""

from collections.abc import Iterable

from markassist.annotators.attribution import attributions
from markassist.annotators.cuelists import hits_of
from markassist.annotators.documents import documents
from markassist.annotators.governed import governed
from markassist.annotators.modality import modality
from markassist.annotators.negation import negations
from markassist.annotators.questions import questions
from markassist.annotators.refutation import refutations
from markassist.annotators.settling import local_voice, quoted, settle
from markassist.doc import Doc, Reading, StanceCue
from markassist.vocabulary import BORROWED_ZONES, STANCE_RANK, Stance, Time, Voice, Zone

_HUSHED = frozenset({Stance.NEGATED, Stance.HYPOTHETICAL})


def stance(doc: Doc) -> None:
    """Fill cues: every cue with its scope, by token, in reading order."""
    others = [*attributions(doc), *documents(doc)]
    pseudo = hits_of(doc, "pseudo")
    found = [
        *others,
        *refutations(doc, others),
        *negations(doc),
        *modality(doc),
        *governed(doc),
        *questions(doc),
    ]
    doc.cues = [c for c in found if c.scope_end > c.scope_start and not _is_void(doc, c, pseudo)]
    doc.cues_of = [[] for _ in doc.sentences]
    doc.cues.sort(key=lambda c: (c.scope_start, c.start, c.end, c.scope_end, STANCE_RANK[c.stance]))
    for cue in doc.cues:
        for number in range(doc.sentence_of[cue.scope_start], doc.sentence_of[cue.scope_end - 1] + 1):
            doc.cues_of[number].append(cue)


def _is_void(doc: Doc, cue: StanceCue, pseudo: Iterable[tuple[int, int]]) -> bool:
    """A cue that is part of an idiom.

    Or that stands in somebody's spoken words and would reach no further.
    """
    if cue.stance in _HUSHED and any(s < cue.end and cue.start < e for s, e in pseudo):
        return True
    number = doc.speech_of[cue.start]
    return number >= 0 and doc.speeches[number].speaker in {"writer", "team", "child"}


def reading(doc: Doc, start: int, end: int, *, term: bool = False) -> Reading:
    """How the tokens `start` to `end` are to be read.

    By the words that carry them, outermost stance first. With `term` the span is the words of a term, which
    says what it says with its own `not` or `would` (`did not raise my voice`): they do not make it void.
    """
    head = _head(doc, start, end)
    if not term:
        head = _over_gerund(doc, head, end)
        head = _governed_head(doc, head, start, end)
    clause = doc.clause_of[head]
    zone = doc.sentences[doc.sentence_of[head]].zone
    voice, time = doc.voices[clause], doc.times[clause]
    if zone is Zone.CRITERION:
        nobodys = doc.clauses[clause].passive and voice is Voice.NOBODY
        return Reading(Stance.QUOTED, None, Voice.NOBODY if nobodys else Voice.GENERAL, Time.GENERAL, zone)
    if zone in BORROWED_ZONES:
        return Reading(Stance.QUOTED, None, *quoted(doc, head, voice), zone)
    inside = (start, end) if term else (end, start)
    found = _spoken(doc, head, voice, time, zone) or _weigh(doc, head, *inside, voice, time, zone)
    if (
        not term
        and found.stance is Stance.AFFIRMED
        and (denial := _denial(doc, head, start, end)) is not None
    ):
        return Reading(Stance.NEGATED, doc.cue(denial.start, denial.end), found.voice, found.time, zone)
    return found


def _denial(doc: Doc, head: int, start: int, end: int) -> StanceCue | None:
    """`said nothing`, `was not having any of it`: the verb's own negation, or its object's."""
    for cue in doc.cues_of[doc.sentence_of[head]]:
        if (
            cue.stance is Stance.NEGATED
            and start <= cue.start <= head < cue.end <= end
            and cue.scope_end <= cue.start
        ):
            return cue  # `checking in with her got forgotten`
        if (
            cue.stance is Stance.NEGATED
            and max(start, head) < cue.start < end
            and cue.end == cue.start + 1
            and doc.clause_of[cue.start] == doc.clause_of[head]
        ):
            before = cue.start - 1
            while before > head and doc.tags[before] in {"PO", "R"}:
                before -= 1
            if before == head or (doc.tags[cue.start] == "NG" and doc.tags[before] in {"M", "B", "H", "O"}):
                return cue
    return None


def _over_gerund(doc: Doc, head: int, end: int) -> int:
    """In `telling him to calm down does not work` what is said of the telling."""
    clause = doc.clauses[doc.clause_of[head]]
    fronted = doc.tags[head] == "VG" and clause.verb > head and clause.start == head
    return clause.main_verb if fronted and clause.main_verb < end else head


def _governed_head(doc: Doc, head: int, start: int, end: int) -> int:
    """In `forgot to ring her gran` what the first verb makes void; else the first verb."""
    for cue in doc.cues_of[doc.sentence_of[head]]:
        if (
            cue.stance in {Stance.NEGATED, Stance.HYPOTHETICAL, Stance.INTENDED}
            and start <= cue.start <= head < cue.end
            and head < cue.scope_start < end
            and doc.keys[head].isdisjoint({"stop", "give", "quit"})
        ):
            after = range(cue.scope_start, end)
            return next((i for i in after if doc.tags[i] in {"V", "VB", "VG", "VN"}), head)
    return head


def _head(doc: Doc, start: int, end: int) -> int:
    """The first verb in the span; where it has none, its last word that is no joining word."""
    noun = next(
        (
            i
            for i in range(start, end)
            if doc.tags[i] in {"N", "A", "V", "VB", "VG", "VN", "B", "H", "O", "M"}
        ),
        start,
    )
    for i in range(start, end):
        if (
            doc.clause_of[i] != doc.clause_of[noun]
            and doc.clauses[doc.clause_of[i]].link == "relative"
            and doc.tags[noun] in {"N", "A"}
        ):
            break
        if doc.tags[i] in {"V", "VB", "VG", "VN"} and (
            doc.clauses[doc.clause_of[i]].main_verb == i or doc.tags[i] in {"VG", "VB", "VN"}
        ):
            return i
    for tags in ({"B", "H", "O", "M"}, {"N", "A"}):
        for i in range(start, end):
            if doc.tags[i] in tags:
                return i
    return start


def _spoken(doc: Doc, head: int, voice: Voice, time: Time, zone: Zone) -> Reading | None:
    """Words in quotation marks are read by who says them and by how that saying is read."""
    number = doc.speech_of[head]
    if number < 0 or doc.speeches[number].speaker == "none":
        return None
    speech = doc.speeches[number]
    cue = doc.cue(speech.start, speech.start + 1)
    if speech.speaker == "document":
        return Reading(Stance.QUOTED, cue, *quoted(doc, head, voice), zone)
    reporter = _reporting_verb(doc, speech.start, speech.end)
    if speech.speaker == "other":
        refuted = next(
            (
                c
                for c in doc.cues_of[doc.sentence_of[head]]
                if c.stance is Stance.REFUTED and c.scope_start <= head < c.scope_end
            ),
            None,
        )
        if refuted is not None:
            return Reading(
                Stance.REFUTED, doc.cue(refuted.start, refuted.end), refuted.by or Voice.OTHER, time, zone
            )
        return Reading(
            Stance.ATTRIBUTED,
            cue,
            Voice.OTHER,
            Time.EPISODE if reporter is None or doc.clauses[doc.clause_of[reporter]].form == "past" else time,
            zone,
        )
    if reporter is None:
        return Reading(Stance.AFFIRMED, None, voice, Time.EPISODE, zone)
    clause = doc.clause_of[reporter]
    outer = _weigh(doc, reporter, reporter, reporter + 1, doc.voices[clause], doc.times[clause], zone)
    return Reading(outer.stance, outer.cue, voice, outer.time, zone)


def _reporting_verb(doc: Doc, start: int, end: int) -> int | None:
    first = doc.sentences[doc.sentence_of[start]].start
    for i in range(start - 1, first - 1, -1):
        if doc.tags[i] in {"V", "VB", "VG", "VN"} and doc.speech_of[i] < 0:
            return i
    stop = min(len(doc.texts), end + 5)
    return next((i for i in range(end, stop) if doc.tags[i] == "V" and doc.speech_of[i] < 0), None)


def _apart(cues: Iterable[StanceCue]) -> int:
    """How many negations there are, where `chose not to` is one and its `not` no other."""
    count, reached = 0, -1
    for start, end in sorted({(c.start, c.end) for c in cues}):
        count += start >= reached
        reached = max(reached, end)
    return count


def _weigh(doc: Doc, head: int, start: int, end: int, voice: Voice, time: Time, zone: Zone) -> Reading:  # noqa: PLR0913, PLR0917 - a rule a line
    """The outermost stance whose scope holds the head; two negations undo each other.

    A cue inside the span is part of what the span says (`did not raise my voice`), unless it refutes it.
    """
    over = [
        c
        for c in doc.cues_of[doc.sentence_of[head]]
        if c.scope_start <= head < c.scope_end
        and not (c.start >= start and c.end <= end and c.stance is not Stance.REFUTED)
    ]
    inner = any(
        c.start >= start
        and c.end <= end
        and c.stance is Stance.NEGATED
        and c.scope_start <= head < c.scope_end
        for c in doc.cues_of[doc.sentence_of[head]]
    )
    negations = _apart(c for c in over if c.stance is Stance.NEGATED)
    if negations % 2 == 0 or (inner and not negations):
        over = [c for c in over if c.stance is not Stance.NEGATED]
    voice = local_voice(doc, head) or voice
    if not over:
        return Reading(Stance.AFFIRMED, None, *settle(doc, head, None, voice, time), zone)
    best = min(
        over,
        key=lambda c: (
            STANCE_RANK[c.stance],
            c.stance is Stance.REFUTED and c.by is Voice.GENERAL,
            c.time is None,
            abs(c.start - head),
        ),
    )
    return Reading(best.stance, doc.cue(best.start, best.end), *settle(doc, head, best, voice, time), zone)
