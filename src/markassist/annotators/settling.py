"""A span, its clause and the cue over it → whose it is and when, once its stance is known."""

from markassist.annotators.closed_sets import CAUSATIVES
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Time, Voice

_OWN = frozenset({"i", "me", "my", "mine", "myself"})
_OURS = frozenset({"we", "us", "our", "ours"})
_ADULTS = frozenset({"adult", "family", "named"})
_VIEWS = frozenset("believe think view mind doubt opinion convince reckon feel find sure certain".split())


def local_voice(doc: Doc, head: int) -> Voice | None:
    """`me saying goodbye`, `let him choose`, `watched Pauline use`.

    The word before a verb without tense says whose it is.
    """
    if doc.tags[head] not in {"VG", "VB"}:
        return None
    i = head - 1
    while i >= 0 and doc.tags[i] == "R":
        i -= 1
    if i < 0 or doc.clause_of[i] != doc.clause_of[head] or doc.tags[i] not in {"PO", "PP"}:
        return None
    if doc.tags[head] == "VB" and (i == 0 or doc.keys[i - 1].isdisjoint(CAUSATIVES)):
        return None
    lower = doc.words[i].lower
    if lower in _OWN:
        return Voice.WRITER
    if lower in _OURS:
        return Voice.TEAM
    reference = doc.reference_at.get(i)
    return (
        Voice.OTHER
        if reference is not None and reference.kind in _ADULTS
        else Voice.CHILD
        if lower in {"him", "her", "them", "his", "their"}
        else None
    )


def quoted(doc: Doc, head: int, voice: Voice) -> tuple[Voice, Time]:
    """A document says how things are; of its `we` and of a named child, what they do as a rule."""
    subject = doc.clauses[doc.clause_of[head]].subject
    particular = voice is Voice.TEAM or (
        voice is Voice.CHILD and subject is not None and subject.kind == "child" and not subject.plural
    )
    return Voice.GENERAL if voice is Voice.OTHER else voice, Time.HABIT if particular else Time.GENERAL


def settle(doc: Doc, head: int, cue: StanceCue | None, voice: Voice, time: Time) -> tuple[Voice, Time]:  # noqa: PLR0911 - a rule a line
    """The voice and the time of a span under a cue (None: affirmed)."""
    clause = doc.clauses[doc.clause_of[head]]
    if cue is None:
        return (
            (Voice.WRITER, Time.GENERAL) if _is_own_view(doc, clause) else (_mine(doc, clause, voice), time)
        )
    if cue.stance is Stance.QUOTED:
        return quoted(doc, head, voice)
    if cue.stance is Stance.ATTRIBUTED:
        return cue.by or voice, time if time in {Time.PLAN, Time.REGRET} else cue.time or time
    if cue.stance is Stance.REFUTED:
        return cue.by or voice, cue.time or (
            Time.GENERAL if time is Time.HABIT and clause.form == "present" else time
        )
    if cue.stance is Stance.INTENDED:
        return _planner(doc, cue, voice), Time.PLAN
    if cue.stance is Stance.HYPOTHETICAL:
        time = cue.time or (time if time in {Time.PLAN, Time.REGRET} else Time.GENERAL)
        it = clause.subject is None or clause.subject.kind == "thing"
        return Voice.WRITER if time is Time.REGRET and voice is Voice.GENERAL and it else _mine(
            doc, clause, voice
        ), time
    if cue.stance is Stance.QUESTIONED:
        return _asked(doc, head, clause, voice, time)
    if cue.by is not None:
        if voice in {Voice.WRITER, Voice.TEAM} and clause.form == "past":
            return cue.by, time
        return cue.by, Time.GENERAL if clause.form in {
            "present",
            "past",
        } and clause.link == "complement" else time
    return _mine(doc, clause, _denied(doc, cue, voice)), time


def _is_own_view(doc: Doc, clause: Clause) -> bool:
    """`I believe (that) …`, `my view is that …`, of how things are."""
    if clause.link != "complement" or clause.parent < 0 or clause.form not in {"present", "modal"}:
        return False
    above = doc.clauses[clause.parent]
    words = range(above.start, above.end)
    return (
        above.form == "present"
        and any(doc.words[i].lower in _OWN for i in words)
        and any(not doc.keys[i].isdisjoint(_VIEWS) for i in words)
    )


def _mine(doc: Doc, clause: Clause, voice: Voice) -> Voice:
    """`my moods set the weather`, `an apology from me`: a clause about a thing that is the writer's."""
    if voice is not Voice.GENERAL or (clause.subject is not None and clause.subject.kind != "thing"):
        return voice
    for i in range(clause.start, clause.end):
        owned = doc.tags[i] == "PP" or (i > clause.start and doc.tags[i - 1] == "P")
        if doc.words[i].lower in _OWN and owned:
            return Voice.WRITER
        if doc.words[i].lower in _OURS and owned:
            return Voice.TEAM
    return voice


def _planner(doc: Doc, cue: StanceCue, voice: Voice) -> Voice:
    if voice in {Voice.WRITER, Voice.TEAM, Voice.NOBODY}:
        return voice
    near = {
        doc.words[i].lower
        for i in range(
            doc.sentences[doc.sentence_of[cue.start]].start,
            cue.end + 3 if cue.end + 3 < len(doc.words) else cue.end,
        )
    }
    if not near.isdisjoint(_OURS):
        return Voice.TEAM
    return (
        Voice.WRITER
        if voice is Voice.GENERAL or (not near.isdisjoint({"i", "my"}) and voice is not Voice.CHILD)
        else voice
    )


def _asked(doc: Doc, head: int, clause: Clause, voice: Voice, time: Time) -> tuple[Voice, Time]:
    sentence = doc.sentences[doc.sentence_of[head]]
    lowers = {doc.words[i].lower for i in range(sentence.start, sentence.end)}
    if voice is Voice.GENERAL and not lowers.isdisjoint(_OWN):
        voice = Voice.WRITER
    if (clause.modal == "should" and clause.form == "modal" and voice is Voice.WRITER) or (
        not lowers.isdisjoint({"next"}) and clause.form == "present"
    ):
        time = Time.PLAN
    elif time is Time.HABIT and clause.form == "present" and doc.tags[clause.verb] == "B":
        time = Time.GENERAL  # `Is she keeping the food?`: how things are
    return voice, time


def _denied(doc: Doc, cue: StanceCue, voice: Voice) -> Voice:
    """`There was no curiosity in the way I spoke`."""
    if voice is not Voice.GENERAL:
        return voice
    sentence = doc.sentences[doc.sentence_of[cue.start]]
    lowers = {doc.words[i].lower for i in range(sentence.start, sentence.end)}
    clause = doc.clauses[doc.clause_of[cue.start]]
    there = any(doc.words[i].lower == "there" for i in range(clause.start, clause.end))
    return Voice.WRITER if there and not lowers.isdisjoint(_OWN) else voice
