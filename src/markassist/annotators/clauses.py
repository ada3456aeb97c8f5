"""Tagged sentences → clauses, each with its verb group, its subject, its form and what it hangs on."""

from msgspec.structs import replace

from markassist.annotators.closed_sets import COORDINATORS
from markassist.annotators.cutting import TAKES_CLAUSE, Cutter
from markassist.annotators.cutting_starts import VERBAL
from markassist.annotators.identify import identify
from markassist.annotators.quotes import quotes
from markassist.annotators.subjects import antecedent, subject_of
from markassist.annotators.verbs import Verbs, verb_group
from markassist.doc import Clause, Doc, Reference

_RELATIVE = frozenset({"who", "which", "whom", "whose"})


_ADVERBIAL = frozenset(
    "because if although though while when whenever where wherever whereas unless until since after "
    "before once as so than lest provided supposing".split()
)


_TELLS_SOMEBODY = frozenset("tell ask remind show promise assure warn say".split())


_PLACE_OR_TIME_KNOWN = frozenset("know ask wonder remember see decide explain tell understand".split())


def clauses(doc: Doc) -> None:
    """Fill clauses and clause_of."""
    doc.clause_of = [-1] * len(doc.texts)
    for sentence in doc.sentences:
        first = len(doc.clauses)
        for start, end, how in Cutter(doc, sentence.start, sentence.end).pieces():
            _add(doc, start, end, how, first)
    _inherit(doc)
    identify(doc)


def _add(doc: Doc, start: int, end: int, how: str, first: int) -> None:
    number = len(doc.clauses)
    group = verb_group(doc, start, end)
    opener = _opener(doc, start, end)
    previous = number - 1 if number > first else -1
    subject = None if how == "resume" else subject_of(doc, start, group.verb, end, opener)
    link = _link(doc, start, opener, previous, subject, group, how)
    inherited = False
    if (
        link == "relative"
        and (subject is None or (opener in _RELATIVE | {"that"} and subject.kind in {"thing", "someone"}))
        and previous >= 0
        and how != "contact"
        and group.verb >= 0
    ):
        subject = antecedent(doc, doc.clauses[previous].start, start, group.verb) or subject
        if opener == "which" and subject is not None:
            subject = replace(subject, kind="thing")
    if how == "resume":
        subject, inherited = _outer_subject(doc, number, first)
    parent = _parent(doc, link, previous)
    doc.clauses.append(
        Clause(
            start,
            end,
            link,
            opener,
            parent,
            group.verb,
            group.main,
            subject,
            group.form,
            group.modal,
            group.passive,
            inherited,
        )
    )
    for i in range(start, end):
        doc.clause_of[i] = number


def _outer_subject(doc: Doc, number: int, first: int) -> tuple[Reference | None, bool]:
    """The subject of the clause that a relative clause stood in."""
    for k in range(number - 1, first - 1, -1):
        clause = doc.clauses[k]
        if clause.verb < 0 and clause.subject is not None:
            return clause.subject, True
    return None, False


def _opener(doc: Doc, start: int, end: int) -> str:
    for i in range(start, min(end, start + 4)):
        if doc.tags[i] in {"S", "W"}:
            return doc.words[i].lower
        if doc.tags[i] not in {"C", "R", "X", "NG", "P"}:
            break
    lower = doc.words[start].lower
    return lower if lower in COORDINATORS else ""


def _link(  # noqa: PLR0911, PLR0913, PLR0917 - a rule a line, and all that a link goes by
    doc: Doc, start: int, opener: str, previous: int, subject: Reference | None, group: Verbs, how: str
) -> str:
    """How a clause hangs on the one before it."""
    if previous < 0:
        return "adverbial" if opener in _ADVERBIAL else "main"
    if how == "resume":
        return _link_resumed(doc, previous)
    if how == "contact" or opener in _RELATIVE or (opener == "that" and doc.tags[start] == "W"):
        return _link_relative(doc, start, opener, doc.clauses[previous])
    if opener in {"that", "whether", "how", "why", "what", "whatever"}:
        return "complement"
    if opener == "if" or opener in _ADVERBIAL:
        return _link_adverbial(doc, start, opener, doc.clauses[previous])
    if opener in COORDINATORS:
        return "coordinate"
    if how == "break":
        return "main"
    return _link_unmarked(doc, start, doc.clauses[previous], subject, group)


def _link_resumed(doc: Doc, previous: int) -> str:
    """`What I did | was …` names what the clause before asks for; else the outer clause goes on."""
    inner, before = doc.clauses[previous], doc.clauses[max(previous - 1, 0)]
    names = _is_what(doc, inner) or (_is_what(doc, before) and inner.link == "relative")
    return "complement" if names else "main"


def _link_relative(doc: Doc, start: int, opener: str, governor: Clause) -> str:
    """`I know who did it` asks; every other `who` or `which` describes."""
    asks = (
        opener in {"who", "which", "whom"}
        and _governs(doc, governor, _PLACE_OR_TIME_KNOWN)
        and doc.tags[start - 1] in VERBAL
    )
    return "complement" if asks else "relative"


def _link_adverbial(doc: Doc, start: int, opener: str, governor: Clause) -> str:
    """`I asked if …`, `I know when …` complete; else the clause says when, why, on what condition."""
    if opener == "if":
        completes = _governs(doc, governor, _IF_KNOWN) and doc.texts[start - 1] != ","
    else:
        completes = (
            opener in {"when", "where"}
            and _governs(doc, governor, _PLACE_OR_TIME_KNOWN)
            and doc.tags[start - 1] in VERBAL
        )
    return "complement" if completes else "adverbial"


_FRONTED = frozenset("without instead rather after before by on despite".split())


def _link_unmarked(doc: Doc, start: int, governor: Clause, subject: Reference | None, group: Verbs) -> str:
    """A clause that no word opens."""
    fronted = doc.words[governor.start].lower in _FRONTED and governor.subject is None
    if governor.parent < 0 and (governor.link == "adverbial" or fronted):
        return "coordinate"
    if subject is not None and doc.texts[start - 1] != "," and _governs_directly(doc, start):
        return "complement"
    if subject is None and group.form in {"gerund", "participle"}:
        return "adverbial"
    return "coordinate" if doc.texts[start - 1] == "," else "main"


_IF_KNOWN = frozenset(
    "ask wonder see know check sure care remember decide certain unsure doubt query tell work question "
    "say asked over matter".split()
)


def _is_what(doc: Doc, clause: Clause) -> bool:
    return clause.opener in {"what", "whatever"} or any(
        doc.words[i].lower in {"all", "thing", "nothing", "something", "first", "step"}
        for i in range(clause.start, min(clause.start + 4, clause.end))
    )


def _governs(doc: Doc, clause: Clause, verbs: frozenset[str]) -> bool:
    return any(
        not doc.words[j].keys.isdisjoint(verbs) for j in range(max(clause.start, clause.end - 6), clause.end)
    )


def _governs_directly(doc: Doc, start: int) -> bool:
    """A verb that takes a clause right before, or before the one it is said to."""
    before = start - 1
    if doc.tags[before] == "VG" and doc.words[before - 1].lower in {"of", "than", "without", "from"}:
        return False
    if not doc.words[before].keys.isdisjoint(TAKES_CLAUSE):
        return True
    return any(not doc.words[k].keys.isdisjoint(_TELLS_SOMEBODY) for k in range(max(0, before - 3), before))


def _parent(doc: Doc, link: str, previous: int) -> int:
    """A complement, adverbial or relative clause hangs on the one before it.

    A coordinate one on that one's parent.
    """
    if previous < 0 or link == "main":
        return -1
    before = doc.clauses[previous]
    if link != "coordinate" or before.link == "main":
        return previous
    return before.parent if before.link == "coordinate" else previous


def _inherit(doc: Doc) -> None:
    """A clause without a subject has that of the clause it is joined to; `I sat down and waited`."""
    inside = [-1] * len(doc.texts)
    for number, (start, end) in enumerate(quotes(doc)):
        inside[start:end] = [number] * (end - start)
    for number, clause in enumerate(doc.clauses):
        if clause.subject is not None or clause.verb < 0:
            continue
        if (
            clause.form == "imperative"
            and clause.opener not in COORDINATORS
            and not (
                number
                and _waits(doc, doc.clauses[number - 1])
                and doc.sentence_of[doc.clauses[number - 1].start] == doc.sentence_of[clause.start]
            )
        ):
            continue
        if (
            clause.link in {"coordinate", "adverbial", "relative"}
            and (source := _source(doc, number, inside)) is not None
        ):
            doc.clauses[number] = replace(clause, subject=doc.clauses[source].subject, inherited=True)


def _is_plain_past(doc: Doc, clause: Clause) -> bool:
    """`changed`, against `was changing`, `had changed`, `would change`."""
    return clause.form == "past" and clause.verb >= 0 and doc.tags[clause.verb] == "V"


def _waits(doc: Doc, clause: Clause) -> bool:
    """`we could, all of us, …`: an auxiliary whose verb is still to come."""
    return clause.verb >= 0 and clause.verb == clause.main_verb and doc.tags[clause.verb] in {"M", "O"}


def _source(doc: Doc, number: int, inside: list[int]) -> int | None:
    """The clause whose subject goes on.

    Over a clause of time or a thing's clause, to the one that those hang on.
    """
    here = doc.clauses[number]
    sentence = doc.sentence_of[here.start]
    fallback = None
    for k in range(number - 1, -1, -1):
        clause = doc.clauses[k]
        if doc.sentence_of[clause.start] != sentence:
            break
        if clause.subject is None:
            continue
        quote = inside[clause.subject.start]
        if quote >= 0 and quote != inside[here.start]:
            continue
        told = _is_told_of(doc, here, clause)
        if not told and (here.link == "adverbial" or not _is_passing(clause)):
            return k
        fallback = k if fallback is None else fallback
    return fallback


def _is_told_of(doc: Doc, here: Clause, clause: Clause) -> bool:
    """`I saw that he was shaking | and sat down`: what is seen does not go on in a plain past."""
    return (
        clause.link == "complement"
        and _is_plain_past(doc, here)
        and not _is_plain_past(doc, clause)
        and clause.form in {"past", "regret", "modal"}
    )


_OF_TIME = frozenset("when while until after before once where as than".split())
_ASKED = frozenset("what who why how whether if where when which".split())


def _is_passing(clause: Clause) -> bool:
    """A clause of time, a thing's, one that describes or asks: its subject is not what goes on."""
    return (
        (clause.link == "adverbial" and clause.opener in _OF_TIME)
        or (clause.subject is not None and clause.subject.kind == "thing")
        or clause.link == "relative"
        or (clause.link == "complement" and clause.opener in _ASKED)
    )
