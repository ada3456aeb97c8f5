"""Modals and futures → what might be, should have been, or is to come."""

from collections.abc import Callable, Iterator

from markassist.annotators.dated import is_dated
from markassist.annotators.scopes import named_by, reach
from markassist.annotators.supposed import ASSERTING, is_conditional, negated, reported, says_that, supposes
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Time, Voice

_PERCEIVE = frozenset(
    "see hear tell feel understand sense smell imagine relate appreciate recognise recognize "
    "remember make believe notice".split()
)


_HELPING = frozenset(
    "help work benefit use offer try apply suit improve support make build lead promote "
    "encourage enable".split()
)


_SOFT = frozenset(
    "say think like imagine describe argue add suggest guess hope love rather suppose admit".split()
)


_STATES = frozenset(
    "be feel want need think have mean know seem look believe worry hate love like fear".split()
)
"""What a child might feel is the writer's view of the child; what a child might do is no fact."""


_OWNING_UP = frozenset("deny pretend lie say forget hide claim".split())
"""`I won't deny that …`: said now, and no plan."""


_OWN = frozenset({Voice.WRITER, Voice.TEAM})


_INTO = frozenset({"that", "to", "so", "how", "what", "and"})


def modals(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """What a clause's modal, future or regret makes of it and of what hangs on it."""
    verb = clause.verb
    if clause.form == "present" and doc.voices[number] in _OWN and is_dated(doc, clause):
        yield StanceCue(Stance.INTENDED, verb, verb + 1, verb + 1, reach(doc, number), None, Time.PLAN)
        return
    if clause.form not in {"modal", "regret", "future"} or verb < 0:
        return
    found = _modal_stance(doc, number, clause)
    if found is None:
        return
    end = _until(doc, number, clause, found)
    regret = Time.REGRET if clause.form == "regret" else None
    if (above := _names(doc, clause)) is not None:
        yield StanceCue(found, verb, verb + 1, above.start, above.end, None, regret)
    subject = clause.subject
    before = subject is not None and clause.start <= subject.start < verb
    start = subject.start if before and subject is not None else verb
    if regret or found is Stance.INTENDED:
        start = clause.start
    time = Time.PLAN if found is Stance.INTENDED else regret
    yield StanceCue(found, verb, verb + 1, start, end, None, time)


def _names(doc: Doc, clause: Clause) -> Clause | None:
    """`Sitting with him is what I should have done`: the clause that a what-clause names."""
    if clause.opener != "what" or clause.parent < 0:
        return None
    above = doc.clauses[clause.parent]
    return above if above.main_verb >= 0 and doc.tags[above.main_verb] == "B" else None


def _until(doc: Doc, number: int, clause: Clause, found: Stance) -> int:
    """Where what is supposed or planned ends."""
    end = reach(doc, number) if found is Stance.INTENDED else reach(doc, number, openers=_INTO)
    if (
        clause.form == "regret"
        and clause.subject is not None
        and doc.words[clause.subject.head].lower == "it"
    ):
        end = max(
            end, reach(doc, number, frozenset({"relative", "complement"}))
        )  # `it should have been me who sat`
    if (named := named_by(doc, number)) is not None and clause.opener in {"what", "all"}:
        end = max(end, reach(doc, named))
    if found is Stance.INTENDED and doc.texts[end - 1] == ":":
        end = doc.sentences[doc.sentence_of[clause.start]].end
    return end


def _modal_stance(doc: Doc, number: int, clause: Clause) -> Stance | None:
    voice = doc.voices[number]
    if clause.form == "regret":
        return _regret(doc, number, clause)
    if clause.form == "future":
        return _future(doc, number, clause)
    if clause.modal == "would":
        return _would(doc, number, clause, own=voice in _OWN)
    rule = _BY_MODAL.get(clause.modal)
    return None if rule is None else rule(doc, clause, voice)


def _regret(doc: Doc, number: int, clause: Clause) -> Stance | None:
    """`should have sat`; not `he might have been frightened`, nor `she feared that I might have left`."""
    told = clause.modal == "might" and reported(doc, clause)
    return None if told or supposes(doc, number, clause) else Stance.HYPOTHETICAL


def _should(doc: Doc, clause: Clause, voice: Voice) -> Stance | None:
    return None if voice is Voice.CHILD and reported(doc, clause) else Stance.HYPOTHETICAL


def _must(doc: Doc, clause: Clause, voice: Voice) -> Stance | None:
    """A duty; but `I must remember to` is a plan, and `he must be tired` a guess."""
    if voice in _OWN and "remember" in doc.keys[clause.main_verb]:
        return Stance.INTENDED
    guesses = doc.words[min(clause.verb + 1, clause.end - 1)].lower in {"have", "be", "of"}
    childs = voice is Voice.CHILD or (clause.subject is not None and clause.subject.kind == "someone_child")
    return None if guesses or childs else Stance.HYPOTHETICAL


def _might(doc: Doc, clause: Clause, voice: Voice) -> Stance | None:
    """What may come, or was only possible; not how a child may have felt, nor what somebody said might be."""
    if _plays_again(doc, clause):
        return None
    words = range(clause.verb, min(clause.main_verb + 2, clause.end))
    does = all(doc.keys[k].isdisjoint(_STATES) for k in words)
    if (
        clause.modal == "might"
        and voice in {Voice.CHILD, Voice.GENERAL}
        and clause.link in {"main", "coordinate"}
        and does
    ):
        return Stance.HYPOTHETICAL
    hedge = doc.keys[clause.main_verb].isdisjoint(_HELPING) and voice not in _OWN and not clause.passive
    yet = any(doc.words[k].lower == "yet" for k in range(clause.verb, clause.main_verb + 1))
    return None if not yet and (hedge or reported(doc, clause)) else Stance.HYPOTHETICAL


def _can(_doc: Doc, clause: Clause, voice: Voice) -> Stance | None:
    """`PACE can be used`: by nobody yet."""
    unused = clause.passive and voice is Voice.NOBODY and clause.link == "main"
    return Stance.HYPOTHETICAL if unused else None


def _plays_again(doc: Doc, clause: Clause) -> bool:
    return clause.main_verb < 0


def _future(doc: Doc, number: int, clause: Clause) -> Stance | None:
    """A plan; but `a child who is afraid will hide` and `he will often hide` tell how things are."""
    voice = doc.voices[number]
    usual = any(
        doc.words[k].lower in {"often", "always", "usually", "sometimes", "normally", "never"}
        for k in range(clause.verb, clause.main_verb + 1)
    )
    if (
        voice in _OWN
        and clause.link == "complement"
        and clause.parent >= 0
        and _is_plan(doc, clause)
        and doc.voices[clause.parent] in _OWN
    ):
        return Stance.INTENDED
    if voice in _OWN and negated(doc, clause) and not doc.keys[clause.main_verb].isdisjoint(_OWNING_UP):
        return None
    usual = usual or doc.times[number] is Time.HABIT
    if (usual and voice not in _OWN) or reported(doc, clause) or voice is Voice.OTHER:
        return None
    if voice is Voice.GENERAL:
        mine = any(doc.words[k].lower in {"my", "our"} for k in range(clause.start, clause.verb))
        cleft = (
            number + 1 < len(doc.clauses)
            and doc.clauses[number + 1].link == "relative"
            and doc.voices[number + 1] in _OWN
        )
        return (
            Stance.INTENDED
            if mine or cleft or (clause.link == "complement" and _is_plan(doc, clause))
            else None
        )
    return Stance.INTENDED


def _is_plan(doc: Doc, clause: Clause) -> bool:
    above = doc.clauses[clause.parent]
    return any(
        not doc.keys[k].isdisjoint({"plan", "agree", "decide", "aim"}) for k in range(above.start, above.end)
    )


def _could(doc: Doc, clause: Clause, voice: Voice) -> Stance | None:
    after = min(clause.main_verb + 1, len(doc.tags) - 1)
    tells = "tell" in doc.keys[clause.main_verb] and (doc.tags[after] == "PO" or after in doc.reference_at)
    if (
        (not tells and not doc.keys[clause.main_verb].isdisjoint(_PERCEIVE))
        or clause.opener in {"so", "what", "how", "as", "because", "where"}
        or negated(doc, clause)
        or reported(doc, clause)
    ):
        return None
    return Stance.HYPOTHETICAL if voice in _OWN or voice in {Voice.GENERAL, Voice.NOBODY} else None


def _would(doc: Doc, number: int, clause: Clause, *, own: bool) -> Stance | None:
    if doc.times[number] is Time.HABIT or (negated(doc, clause) and doc.voices[number] is Voice.CHILD):
        return None
    if doc.voices[number] is Voice.CHILD and not is_conditional(doc, number):
        return None
    if own and not doc.keys[clause.main_verb].isdisjoint(_SOFT):
        return Stance.HYPOTHETICAL if doc.words[clause.main_verb].lower == "love" else None
    if own and not doc.keys[clause.main_verb].isdisjoint(ASSERTING) and says_that(doc, number):
        return None
    if (
        own
        and negated(doc, clause)
        and any(doc.words[k].lower == "never" for k in range(clause.verb, clause.main_verb))
    ):
        return None
    return None if reported(doc, clause) else Stance.HYPOTHETICAL


_BY_MODAL: dict[str, Callable[[Doc, Clause, Voice], Stance | None]] = {
    "could": _could,
    "should": _should,
    "must": _must,
    "might": _might,
    "may": _might,
    "can": _can,
}
"""What each modal but would and will makes of its clause."""
