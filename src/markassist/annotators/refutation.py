"""A view and its rejection → refuted.

`it is a myth that`, `I used to think … but`, `my senior said so. I don't agree`.
"""

from collections.abc import Iterable, Iterator

from markassist.annotators.cuelists import hits_of
from markassist.annotators.dismissals import FALSE, TRUE, denials, dismissals, verdicts
from markassist.annotators.outgrown import appearances, believes, outgrown, own_turn
from markassist.annotators.scopes import look_back
from markassist.annotators.telling import SAYING
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Time, Voice

_HELPERS = frozenset({"M", "B", "H", "O"})
_STOPS = frozenset({".", ";", ",", "!", "—", "–", "-", ")"})
_NEAR = 9


"""How many words into the next sentence a rejection may stand."""


_OUTGROWN = frozenset(
    "used use longer wrong wrongly mistakenly gone was thought believed assumed always brought changed "
    "let stopped".split()
)


def refutations(doc: Doc, others: Iterable[StanceCue]) -> Iterator[StanceCue]:
    """Every rejected view; `others` are the views already told as somebody's."""
    for start, end in hits_of(doc, "refuted.right"):
        if end >= len(doc.texts) or doc.texts[end] in _STOPS:
            continue  # `I do not accept that; …` looks back: a rejection
        yield _cue(doc, start, end, end, _to_turn(doc, start, end))
    for start, end in hits_of(doc, "refuted.left"):
        if start and doc.words[start - 1].lower in {"what", "something", "nothing", "anything", "i", "we"}:
            continue
        yield _cue(doc, start, end, look_back(doc, start), start)
    for start, end in hits_of(doc, "refuted.noun"):
        yield from _myth(doc, start, end)
    rejections = _rejections(doc)
    frames = [
        *_own_frames(doc, rejections),
        *_listed_frames(doc),
        *(
            (c.scope_start, c.scope_end, c.by, c.start)
            for c in others
            if c.stance is Stance.QUOTED
            or (c.stance is Stance.ATTRIBUTED and (c.time is not None or _says(doc, c.scope_start)))
        ),
    ]
    frames += [
        (s.start, s.end, Voice.OTHER, s.start) for s in doc.speeches if s.speaker in {"other", "document"}
    ]
    for start, end, by, first in frames:
        yield from _rejected(doc, start, end, by, first, rejections)
    yield from _dismissed_clauses(doc)
    yield from outgrown(doc)
    yield from appearances(doc)
    yield from _answered(doc)


def _myth(doc: Doc, start: int, end: int) -> Iterator[StanceCue]:
    """`There's a misconception, and a daft one, that …`: the that-clause after it."""
    last = doc.sentences[doc.sentence_of[start]].end
    that = next((i for i in range(end, last) if doc.words[i].lower == "that" and doc.tags[i] == "S"), None)
    if that is not None:
        yield _cue(doc, start, end, that, _to_comma(doc, that, last))


def _says(doc: Doc, i: int) -> bool:
    main = doc.clauses[doc.clause_of[i]].main_verb
    return main >= 0 and not doc.keys[main].isdisjoint(SAYING)


def _cue(doc: Doc, start: int, end: int, scope_start: int, scope_end: int) -> StanceCue:
    past = any(doc.words[i].lower in _OUTGROWN for i in range(start, end))
    whose = doc.voices[doc.clause_of[start]]
    own = (
        whose
        if whose in {Voice.WRITER, Voice.TEAM, Voice.CHILD}
        else Voice.WRITER
        if any(doc.words[i].lower in {"i", "my"} for i in range(start, end))
        else Voice.GENERAL
    )
    return StanceCue(
        Stance.REFUTED, start, end, scope_start, scope_end, own if past else Voice.GENERAL, Time.GENERAL
    )


def _to_turn(doc: Doc, start: int, end: int) -> int:
    last = doc.sentences[doc.sentence_of[start]].end
    return min(
        (
            s
            for s, _ in hits_of(doc, "turn")
            if end < s < last and doc.words[s].lower in {"but", "however", "now", "until"}
        ),
        default=_to_comma(doc, end, last),
    )


def _to_comma(doc: Doc, end: int, last: int) -> int:
    """`Contrary to the claim that …, attachment can mend`.

    The rejected part ends where a new clause begins.
    """
    for i in range(end + 1, last):
        if (
            doc.texts[i] in {",", ";"}
            and i + 1 < last
            and doc.clauses[doc.clause_of[i + 1]].start == i + 1
            and doc.clauses[doc.clause_of[i + 1]].subject is not None
        ):
            return i
    return last


def _rejections(doc: Doc) -> list[tuple[int, int]]:
    return sorted({*hits_of(doc, "rejection"), *denials(doc), *dismissals(doc), *verdicts(doc)})


def _dismissed_clauses(doc: Doc) -> Iterator[StanceCue]:
    """`That children just get over it is simply not true`, `to say I hit him would be wrong`."""
    for sentence in doc.sentences:
        first = doc.words[sentence.start].lower
        to_say = first in {"to", "saying", "that"} and sentence.end - sentence.start > 5
        if not to_say or (first == "to" and "say" not in doc.keys[sentence.start + 1]):
            continue
        number = doc.clause_of[sentence.end - 1]
        be = next(
            (
                i
                for i in range(sentence.end - 1, sentence.start + 3, -1)
                if doc.tags[i] == "B" and doc.sentence_of[i] == doc.sentence_of[sentence.start]
            ),
            None,
        )
        if be is None:
            continue
        clause = doc.clauses[number]
        tail = [
            doc.words[i].lower
            for i in range(be + 1, min(be + 5, clause.end))
            if doc.tags[i] not in {"R", "X", "D"}
        ]
        negated = tail[:1] in (["not"], ["n't"])
        word = (tail[1:2] if negated else tail[:1]) or [""]
        if word[0] in (TRUE if negated else FALSE):
            yield _cue(doc, be, be + 1, sentence.start, be)


def _own_frames(doc: Doc, rejections: list[tuple[int, int]]) -> Iterator[tuple[int, int, Voice | None, int]]:
    """What the writer, the team or a child thought.

    The clause of thinking, and all that follows it in the sentence.
    """
    for number, clause in enumerate(doc.clauses):
        if clause.main_verb < 0 or (
            clause.form not in {"past", "perfect", "regret", "modal"}
            and doc.voices[number] is not Voice.CHILD
        ):
            continue
        if doc.voices[number] not in {Voice.WRITER, Voice.TEAM, Voice.CHILD} or not (
            believes(doc, clause) or _claims(doc, number, clause, rejections)
        ):
            continue
        yield (
            clause.main_verb + 1,
            doc.sentences[doc.sentence_of[clause.start]].end,
            doc.voices[number],
            clause.main_verb,
        )


def _claims(doc: Doc, number: int, clause: Clause, rejections: list[tuple[int, int]]) -> bool:
    """`He says I hit him, which is a lie`: a child's claim that the writer turns down in the same breath."""
    if doc.voices[number] is not Voice.CHILD or doc.keys[clause.main_verb].isdisjoint(
        {"say", "tell", "claim", "reckon"}
    ):
        return False
    last = doc.sentences[doc.sentence_of[clause.start]].end
    return any(clause.end <= s < last and _turns_down(doc, s) for s, _ in rejections)


def _turns_down(doc: Doc, i: int) -> bool:
    """Whether a rejection is of what was just said: `which is a lie`, `and that is simply not so`."""
    subject = doc.clauses[doc.clause_of[i]].subject
    said = {"which", "that", "this"}
    return doc.words[i].lower in said or (subject is not None and doc.words[subject.head].lower in said)


def _listed_frames(doc: Doc) -> Iterator[tuple[int, int, Voice | None, int]]:
    for start, end in hits_of(doc, "belief"):
        team = any(doc.words[i].lower in {"we", "our"} for i in range(start, end))
        own = any(doc.words[i].lower in {"i", "my"} for i in range(start, end))
        yield (
            end,
            doc.sentences[doc.sentence_of[start]].end,
            Voice.TEAM if team else Voice.WRITER if own else Voice.GENERAL,
            start,
        )


def _rejected(
    doc: Doc, start: int, end: int, by: Voice | None, first: int, rejections: list[tuple[int, int]]
) -> Iterator[StanceCue]:
    number = doc.sentence_of[first]
    sentence = doc.sentences[number]
    if (turn := own_turn(doc, start, sentence.end)) is not None:
        yield StanceCue(Stance.REFUTED, turn, turn + 1, start, turn, by, None)
        return
    for s, e in rejections:
        if start <= s < sentence.end and s > start:
            yield StanceCue(Stance.REFUTED, s, e, min(start, s), s, by, None)
            return
        following = (
            doc.sentences[number + 1]
            if number + 1 < len(doc.sentences) and doc.sentences[number + 1].block == sentence.block
            else None
        )
        if following is not None and following.start <= s < min(following.start + _NEAR, following.end):
            yield StanceCue(Stance.REFUTED, s, e, start, min(end, sentence.end), by, None)
            return


def _answered(doc: Doc) -> Iterator[StanceCue]:
    """`Restraint teaches respect? No, it teaches who is bigger.`"""
    for number, sentence in enumerate(doc.sentences[:-1]):
        following = doc.sentences[number + 1]
        if (
            doc.texts[sentence.end - 1] == "?"
            and doc.words[following.start].lower == "no"
            and following.block == sentence.block
            and doc.tags[sentence.start] not in _HELPERS | {"W"}
        ):
            yield StanceCue(
                Stance.REFUTED,
                following.start,
                following.start + 1,
                sentence.start,
                sentence.end,
                Voice.GENERAL,
                None,
            )
