"""Modals, conditions and plans → what did not happen, or not yet."""

from collections.abc import Iterator

from markassist.annotators.cuelists import hits_of
from markassist.annotators.modals import modals
from markassist.annotators.scopes import phrase_end, reach, sentence_end
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Time, Voice

_CONDITIONS = frozenset("if unless supposing provided suppose".split())


_NOT_DONE = frozenset({"modal", "present", "imperative", "regret"})


def modality(doc: Doc) -> Iterator[StanceCue]:
    """Every hypothetical and every plan, with its scope."""
    for number, clause in enumerate(doc.clauses):
        yield from modals(doc, number, clause)
        yield from _conditions(doc, number, clause)
        yield from _inverted_condition(doc, number, clause)
    yield from _listed(doc, Stance.HYPOTHETICAL)
    yield from _listed(doc, Stance.INTENDED)
    yield from _labelled(doc)
    yield from _aims(doc)


def _conditions(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """An if-clause, and what it makes conditional."""
    if clause.opener not in _CONDITIONS or clause.link == "complement":
        return
    opener = next(i for i in range(clause.start, clause.end) if doc.words[i].lower == clause.opener)
    if doc.words[max(opener - 1, 0)].lower in {"as", "even"} and doc.words[opener - 1].lower == "as":
        return
    partner = _partner(doc, number)
    unreal = (
        clause.verb >= 0 and doc.words[clause.verb].lower in {"had", "'d"} and clause.main_verb != clause.verb
    )
    plain = partner is not None and doc.clauses[partner].form in {"past", "perfect"}
    if clause.form == "past" and plain and not unreal:
        return
    yield StanceCue(
        Stance.HYPOTHETICAL,
        opener,
        opener + 1,
        opener + 1,
        reach(doc, number, frozenset({"complement"})),
        None,
        Time.REGRET if unreal or (partner is not None and doc.clauses[partner].form == "regret") else None,
    )
    if (
        partner is not None
        and (
            doc.clauses[partner].form in _NOT_DONE - {"present"}
            or (
                doc.clauses[partner].form == "present"
                and clause.form == "past"
                and clause.link == "adverbial"
            )
        )
        and not _is_habit(doc, partner, clause)
    ):
        yield StanceCue(
            Stance.HYPOTHETICAL, opener, opener + 1, doc.clauses[partner].start, reach(doc, partner)
        )


def _is_habit(doc: Doc, partner: int, clause: Clause) -> bool:
    """`If he is upset I sit by him`: what the writer does, whenever it is so."""
    return doc.clauses[partner].form == "present" and clause.form in {"present", "perfect"}


def _partner(doc: Doc, number: int) -> int | None:
    """The clause that the condition governs: the one it hangs on, or the next main one."""
    clause = doc.clauses[number]
    if clause.parent >= 0 and doc.clauses[clause.parent].verb >= 0:
        return clause.parent
    for later in range(number + 1, sentence_end(doc, number)):
        if doc.clauses[later].verb >= 0 and doc.clauses[later].link in {"main", "coordinate"}:
            return later
    return None


def _inverted_condition(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """`Had I known`, `were it not for`, `should she ask`: no question, and no fact."""
    if (
        clause.verb < 0
        or doc.words[clause.verb].lower not in {"had", "were", "should"}
        or clause.subject is None
        or clause.subject.start < clause.verb
    ):
        return
    if any(
        doc.tags[k] in {"W", "S"}
        or doc.words[k].lower
        in {"never", "no", "not", "nor", "only", "hardly", "scarcely", "barely", "there", "sooner"}
        for k in range(clause.start, clause.verb)
    ):
        return
    sentence = doc.sentences[doc.sentence_of[clause.start]]
    if not _is_unreal(doc, number):
        return
    if doc.texts[sentence.end - 1] == "?" or (
        doc.words[clause.verb].lower == "were" and doc.tags[clause.main_verb] == "VG"
    ):
        return
    yield StanceCue(
        Stance.HYPOTHETICAL,
        clause.verb,
        clause.verb + 1,
        clause.verb + 1,
        reach(doc, number),
        None,
        Time.REGRET if doc.words[clause.verb].lower == "had" else None,
    )


def _is_unreal(doc: Doc, number: int) -> bool:
    """Whether a clause of the sentence says what would be."""
    sentence = doc.sentence_of[doc.clauses[number].start]
    near = doc.clauses[max(0, number - 4) : number + 5]
    return any(
        c.form == "regret" or c.modal in {"would", "could", "might", "will"}
        for c in near
        if doc.sentence_of[c.start] == sentence
    )


def _listed(doc: Doc, stance: Stance) -> Iterator[StanceCue]:
    for start, end in hits_of(doc, f"{stance}.right"):
        number = doc.clause_of[end - 1]
        if not _excused(doc, stance, start, end):
            time = Time.PLAN if stance is Stance.INTENDED else None
            stop = max(reach(doc, number), phrase_end(doc, end))
            if (
                stance is Stance.INTENDED
                and ":" in doc.texts[end : doc.sentences[doc.sentence_of[start]].end]
            ):
                stop = doc.sentences[doc.sentence_of[start]].end
            yield StanceCue(stance, start, end, end, stop, None, time)
    for start, end in hits_of(doc, f"{stance}.regret"):
        yield StanceCue(
            Stance.HYPOTHETICAL,
            start,
            end,
            end,
            max(reach(doc, doc.clause_of[end - 1]), phrase_end(doc, end)),
            None,
            Time.REGRET,
        )
    for start, end in hits_of(doc, f"{stance}.sentence"):
        sentence = doc.sentences[doc.sentence_of[start]]
        yield StanceCue(
            stance,
            start,
            end,
            sentence.start,
            sentence.end,
            None,
            Time.PLAN if stance is Stance.INTENDED else Time.REGRET,
        )


def _excused(doc: Doc, stance: Stance, start: int, end: int) -> bool:
    """A cue of wish or plan that somebody else has, or that was one in the past."""
    clause = doc.clauses[doc.clause_of[end - 1]]
    voice = doc.voices[doc.clause_of[end - 1]]
    if voice is Voice.OTHER:
        return True
    if stance is Stance.INTENDED:
        if voice is Voice.CHILD and not {doc.words[i].lower for i in range(start, end)}.isdisjoint(_WISHES):
            return True
        if (
            doc.words[start].lower in {"next", "the"}
            and doc.words[end - 1].lower == "time"
            and _is_told(doc, start)
        ):
            return True
        return clause.form == "past" and doc.words[start].lower not in {
            "next",
            "in",
            "before",
            "from",
            "tomorrow",
        }
    if doc.words[end - 1].lower == "about" and (end >= len(doc.tags) or doc.tags[end] != "VG"):
        return True
    return voice is Voice.CHILD and clause.form not in {"regret", "past"}


_WISHES = frozenset("want wants wanted need hope like look looking keen mean determined".split())


def _is_told(doc: Doc, start: int) -> bool:
    """`The next time she cried I sat with her`: a sentence of pasts alone."""
    sentence = doc.sentence_of[start]
    forms = {c.form for c in doc.clauses if doc.sentence_of[c.start] == sentence}
    return "past" in forms and forms.isdisjoint({"future", "modal", "present"})


_AIMS = frozenset("aim plan goal hope intention target wish ambition objective priority resolution".split())


def _aims(doc: Doc) -> Iterator[StanceCue]:
    """`My aim for the next month is to praise him more`."""
    for number, clause in enumerate(doc.clauses):
        if clause.verb < 0 or doc.tags[clause.verb] != "B" or clause.form not in {"present", "future"}:
            continue
        before = range(clause.start, clause.verb)
        aim = next((i for i in before if _is_aim(doc, i)), None)
        if aim is not None and {doc.words[i].lower for i in before} & {"my", "our"}:
            yield StanceCue(
                Stance.INTENDED, aim, aim + 1, clause.verb + 1, reach(doc, number), None, Time.PLAN
            )


def _is_aim(doc: Doc, i: int) -> bool:
    """`aim`, `goal`; `job`, `task` where it is the next."""
    if doc.tags[i] != "N":
        return False
    following = doc.words[i - 1].lower == "next" and not doc.keys[i].isdisjoint(
        {"job", "task", "step", "move"}
    )
    return following or not doc.keys[i].isdisjoint(_AIMS)


_TO_DO = frozenset("list goal target step aim plan action job priority task thing".split())
_LABELS = frozenset("action actions plan goal goals target targets aim aims next todo".split())


def _labelled(doc: Doc) -> Iterator[StanceCue]:
    """`Action: email the teacher`, `Goal for the coming term, …`, `First on my list: ring her nan`."""
    for sentence in doc.sentences:
        mark = _mark_of_list(doc, sentence.start, sentence.end) or _mark_of_label(
            doc, sentence.start, sentence.end
        )
        if mark is not None:
            yield StanceCue(
                Stance.INTENDED, sentence.start, sentence.start + 1, mark + 1, sentence.end, None, Time.PLAN
            )


def _mark_of_label(doc: Doc, start: int, end: int) -> int | None:
    """The colon, comma or dash after a label that opens a sentence."""
    first = doc.words[start].lower
    to_do = first == "to" and doc.words[min(start + 1, end - 1)].lower == "do"
    if (first not in _LABELS and not to_do) or end - start < 3:
        return None
    near = range(start + 1, min(start + 8, end))
    mark = next((i for i in near if doc.texts[i] in {":", ",", "–", "—", "-"}), None)
    return mark if mark is not None and (to_do or not _has_verb(doc, start, mark)) else None


def _mark_of_list(doc: Doc, start: int, end: int) -> int | None:
    """The colon after what the writer has still to do: a phrase without a verb, and a bare verb after it."""
    mark = next((i for i in range(start + 1, min(start + 16, end)) if doc.texts[i] == ":"), None)
    if mark is None or mark + 1 >= end or _has_verb(doc, start, mark):
        return None
    lowers = {doc.words[i].lower for i in range(start, mark)}
    ours = not lowers.isdisjoint({"my", "our"}) and not lowers.isdisjoint(_TO_DO)
    return mark if ours and doc.tags[mark + 1] in {"VB", "VG", "T"} else None


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    verbs = {"V", "B", "M", "H", "O"}
    return any(doc.tags[i] in verbs and doc.texts[max(i - 1, 0)] != "-" for i in range(start, end))
