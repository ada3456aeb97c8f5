"""Modals, conditions and plans → what did not happen, or not yet."""

from collections.abc import Iterator

from markassist.annotators.cuelists import hits_of
from markassist.annotators.scopes import named_by, phrase_end, reach, sentence_end
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Time, Voice

_PERCEIVE = frozenset(
    "see hear tell feel understand sense smell imagine relate appreciate recognise recognize remember make believe notice".split()
)
_HELPING = frozenset(
    "help work benefit use offer try apply suit improve support make build lead promote encourage enable".split()
)
_SOFT = frozenset(
    "say think like imagine describe argue call add suggest guess hope love rather suppose admit".split()
)
_REPORTING = frozenset(
    "say tell explain ask suggest think believe reckon state advise report mention argue claim insist feel write describe remind note point recommend teach warn consider "
    "call promise want know hope worry wonder fear expect show mean see check agree learn work realise realize".split()
)
_OWN = frozenset({Voice.WRITER, Voice.TEAM})
_INTO = frozenset({"that", "to", "so", "how", "what", "and"})
_CONDITIONS = frozenset("if unless supposing provided suppose".split())
_NOT_DONE = frozenset({"modal", "present", "imperative", "regret"})


def modality(doc: Doc) -> Iterator[StanceCue]:
    """Every hypothetical and every plan, with its scope."""
    for number, clause in enumerate(doc.clauses):
        yield from _modals(doc, number, clause)
        yield from _conditions(doc, number, clause)
        yield from _inverted_condition(doc, number, clause)
    yield from _listed(doc, Stance.HYPOTHETICAL)
    yield from _listed(doc, Stance.INTENDED)
    yield from _labelled(doc)


def _modals(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    if clause.form not in {"modal", "regret", "future"} or clause.verb < 0:
        return
    found = _modal_stance(doc, number, clause)
    if found is None:
        return
    end = reach(doc, number) if found is Stance.INTENDED else reach(doc, number, openers=_INTO)
    if (named := named_by(doc, number)) is not None and clause.opener in {"what", "all"}:
        end = max(end, reach(doc, named))
    if found is Stance.INTENDED and doc.texts[end - 1] == ":":
        end = doc.sentences[doc.sentence_of[clause.start]].end
    if (
        clause.opener == "what"
        and clause.parent >= 0
        and doc.clauses[clause.parent].main_verb >= 0
        and doc.tags[doc.clauses[clause.parent].main_verb] == "B"
    ):
        above = doc.clauses[clause.parent]
        yield StanceCue(
            found,
            clause.verb,
            clause.verb + 1,
            above.start,
            above.end,
            None,
            Time.REGRET if clause.form == "regret" else None,
        )
    start = (
        clause.subject.start
        if clause.subject is not None and clause.start <= clause.subject.start < clause.verb
        else clause.verb
    )
    time = Time.PLAN if found is Stance.INTENDED else Time.REGRET if clause.form == "regret" else None
    yield StanceCue(
        found,
        clause.verb,
        clause.verb + 1,
        clause.start if clause.form == "regret" or found is Stance.INTENDED else start,
        end,
        None,
        time,
    )


def _modal_stance(doc: Doc, number: int, clause: Clause) -> Stance | None:
    voice = doc.voices[number]
    if clause.form == "future":
        return _future(doc, number, clause)
    if clause.form == "regret":
        return None if clause.modal == "might" and _reported(doc, clause) else Stance.HYPOTHETICAL
    if clause.modal == "would":
        return _would(doc, number, clause, own=voice in _OWN)
    if clause.modal == "could":
        return _could(doc, clause, voice)
    if clause.modal == "should":
        return None if _reported(doc, clause) and voice is Voice.CHILD else Stance.HYPOTHETICAL
    if clause.modal == "must":
        return (
            Stance.HYPOTHETICAL
            if doc.words[min(clause.verb + 1, clause.end - 1)].lower not in {"have", "be", "of"}
            and voice is not Voice.CHILD
            else None
        )
    if clause.modal in {"might", "may"}:
        if _plays_again(doc, clause):
            return None
        hedge = doc.keys[clause.main_verb].isdisjoint(_HELPING) and voice not in _OWN and not clause.passive
        yet = any(doc.words[k].lower == "yet" for k in range(clause.verb, clause.main_verb + 1))
        return None if not yet and (hedge or _reported(doc, clause)) else Stance.HYPOTHETICAL
    return (
        Stance.HYPOTHETICAL
        if clause.modal == "can" and clause.passive and voice is Voice.NOBODY and clause.link == "main"
        else None
    )


def _plays_again(doc: Doc, clause: Clause) -> bool:
    return clause.main_verb < 0


def _future(doc: Doc, number: int, clause: Clause) -> Stance | None:
    """A plan; but `a child who is afraid will hide` and `he will often hide` tell how things are."""
    voice = doc.voices[number]
    usual = any(
        doc.words[k].lower in {"often", "always", "usually", "sometimes", "normally", "never"}
        for k in range(clause.verb, clause.main_verb + 1)
    )
    if (usual and voice not in _OWN) or _reported(doc, clause) or voice is Voice.OTHER:
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
    if (
        not doc.keys[clause.main_verb].isdisjoint(_PERCEIVE)
        or clause.opener in {"so", "what", "how", "as", "because", "where"}
        or negated(doc, clause)
        or _reported(doc, clause)
    ):
        return None
    return Stance.HYPOTHETICAL if voice in _OWN or voice in {Voice.GENERAL, Voice.NOBODY} else None


def _would(doc: Doc, number: int, clause: Clause, *, own: bool) -> Stance | None:
    if doc.times[number] is Time.HABIT or (negated(doc, clause) and doc.voices[number] is Voice.CHILD):
        return None
    if doc.voices[number] is Voice.CHILD and not _is_conditional(doc, number):
        return None
    if own and not doc.keys[clause.main_verb].isdisjoint(_SOFT):
        return Stance.HYPOTHETICAL if doc.words[clause.main_verb].lower == "love" else None
    if (
        own
        and negated(doc, clause)
        and any(doc.words[k].lower == "never" for k in range(clause.verb, clause.main_verb))
    ):
        return None
    return None if _reported(doc, clause) else Stance.HYPOTHETICAL


def _is_conditional(doc: Doc, number: int) -> bool:
    """Whether something in the sentence makes it a supposition; else a child's `would` tells what the child used to do."""
    sentence = doc.sentences[doc.sentence_of[doc.clauses[number].start]]
    lowers = {doc.words[i].lower for i in range(sentence.start, sentence.end)}
    if "if" in lowers and not any(
        doc.words[i].lower == "as" and doc.words[i + 1].lower == "if"
        for i in range(sentence.start, sentence.end - 1)
    ):
        return True
    lowers.discard("if")
    return not lowers.isdisjoint(
        {
            "if",
            "unless",
            "were",
            "given",
            "left",
            "perhaps",
            "maybe",
            "probably",
            "convinced",
            "sure",
            "think",
            "suppose",
            "imagine",
            "had",
        }
        if doc.clauses[number].link == "main"
        else {"if", "unless", "perhaps", "maybe", "probably"}
    )


def negated(doc: Doc, clause: Clause) -> bool:
    """Whether `not` stands with the verb."""
    return any(doc.tags[i] == "NG" for i in range(clause.verb, min(clause.end, clause.verb + 3)))


def _reported(doc: Doc, clause: Clause) -> bool:
    """What somebody said, thought or feared in the past: `he thought I would leave`."""
    if clause.parent < 0 or clause.link != "complement":
        return False
    number = clause.parent
    for _ in range(4):
        above = doc.clauses[number]
        if (
            above.form == "past"
            and above.main_verb >= 0
            and not doc.keys[above.main_verb].isdisjoint(_REPORTING)
        ):
            return True
        if above.parent < 0 or above.link not in {"complement", "relative", "adverbial", "coordinate"}:
            return False
        number = above.parent
    return False


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
        if voice is Voice.CHILD and not {doc.words[i].lower for i in range(start, end)}.isdisjoint(
            {
                "want",
                "wants",
                "wanted",
                "need",
                "hope",
                "like",
                "look",
                "looking",
                "keen",
                "mean",
                "determined",
            }
        ):
            return True
        return clause.form == "past" and doc.words[start].lower not in {"next", "in", "before", "from"}
    return voice is Voice.CHILD and clause.form not in {"regret", "past"}


_LABELS = frozenset("action actions plan goal goals target targets aim aims next todo".split())


def _labelled(doc: Doc) -> Iterator[StanceCue]:
    """`Action: email the teacher`, `Goal for the coming term, …`."""
    for sentence in doc.sentences:
        first = doc.words[sentence.start].lower
        if first not in _LABELS or sentence.end - sentence.start < 3:
            continue
        mark = next(
            (
                i
                for i in range(sentence.start + 1, min(sentence.start + 8, sentence.end))
                if doc.texts[i] in {":", ",", "–", "—", "-"}
            ),
            None,
        )
        if mark is not None and all(
            doc.tags[i] not in {"V", "B", "M", "H", "O"} for i in range(sentence.start, mark)
        ):
            yield StanceCue(
                Stance.INTENDED, sentence.start, sentence.start + 1, mark + 1, sentence.end, None, Time.PLAN
            )
