"""A verb of saying in a Doc → who says it, whether it is told as done, and whether a child hears it."""

from markassist.annotators.pace_listener import is_told_a_parent
from markassist.annotators.stance import reading
from markassist.doc import Clause, Doc, Reference
from markassist.vocabulary import Stance, Time

CHILD = frozenset({"child", "someone_child"})
NEVER = frozenset({Time.PLAN, Time.REGRET})
MARKS = frozenset(",;:.-–—()\"“”'‘’… ")
SAYING = frozenset(
    "say tell ask reply answer explain add reassure whisper remark comment mention suggest offer repeat "
    "wonder acknowledge respond murmur remind go promise admit agree joke announce observe "
    "venture".split()
)
_GROWN = frozenset({"adult", "family"})
_HOLDS = frozenset({"like", "though", "if", "that", "how", "as", "why"})


def verb_beside(doc: Doc, start: int, end: int) -> int | None:
    """The verb that reports a speech: the last one before it in its sentence, else the first one after."""
    first = doc.sentences[doc.sentence_of[start]].start
    for i in range(start - 1, first - 1, -1):
        if doc.tags[i] in {"V", "VB", "VG", "VN"} and doc.speech_of[i] < 0:
            return i
    stop = min(len(doc.texts), end + 5)
    return next((i for i in range(end, stop) if doc.tags[i] == "V" and doc.speech_of[i] < 0), None)


def reporting(doc: Doc, start: int) -> int | None:
    """The nearest verb of saying before the words in their sentence, if they hang on it."""
    first = doc.sentences[doc.sentence_of[start]].start
    for i in range(start - 1, first - 1, -1):
        if (
            doc.speech_of[i] >= 0
            or doc.tags[i] not in {"V", "VB", "VG", "VN"}
            or doc.keys[i].isdisjoint(SAYING)
            or _is_no_saying(doc, i)
        ):
            continue
        return i if _hangs_on(doc, start, i) else None
    return _reporting_after(doc, start)


def _is_no_saying(doc: Doc, i: int) -> bool:
    """`I went home`, `I have to say that …`: nothing is said to a child."""
    if "go" in doc.keys[i]:
        return i + 1 < len(doc.texts) and doc.texts[i + 1] not in MARKS and doc.words[i + 1].lower != "like"
    if doc.clauses[doc.clause_of[i]].passive:
        return True
    return i > 1 and doc.tags[i - 1] == "T" and not doc.keys[i - 2].isdisjoint({"have", "get"})


def _reporting_after(doc: Doc, start: int) -> int | None:
    """`Could it be that you hoped I'd forget, I asked him`: the saying that follows a comma."""
    last = doc.sentences[doc.sentence_of[start]].end
    for i in range(start, last - 2):
        if doc.texts[i] == "," and doc.words[i + 1].lower == "i" and not doc.keys[i + 2].isdisjoint(SAYING):
            return i + 2
    return None


def _hangs_on(doc: Doc, start: int, verb: int) -> bool:
    """No clause in between tells what the child, or another, did next."""
    for number in range(doc.clause_of[verb] + 1, doc.clause_of[start] + 1):
        clause = doc.clauses[number]
        told = number == doc.clause_of[verb] + 1 and doc.texts[clause.start - 1] not in MARKS
        if _tells_anew(doc, clause) and not (
            told and clause.link == "main" and doc.tags[clause.start] != "C"
        ):
            return False
        if clause.link == "relative" and clause.opener == "who":
            return False
    return "myself" not in {doc.words[i].lower for i in range(verb, min(verb + 4, len(doc.words)))}


def _tells_anew(doc: Doc, clause: Clause) -> bool:
    """Whether a clause has a child or another as its own subject, and tells on in the past."""
    if clause.subject is None or clause.inherited or doc.words[clause.start - 1].lower in _HOLDS:
        return False
    tells = clause.link in {"main", "coordinate"} and clause.form == "past" and not clause.modal
    return tells and clause.subject.kind in CHILD | {"adult", "family"}


def sayer(doc: Doc, verb: int) -> str:
    """Whose saying it is: the subject of the verb's clause, or of the one it is joined to."""
    sentence = doc.sentence_of[verb]
    for number in range(doc.clause_of[verb], -1, -1):
        clause = doc.clauses[number]
        if doc.sentence_of[clause.start] != sentence:
            break
        opens = number == 0 or doc.sentence_of[clause.start - 1] != sentence
        joins = clause.link in {"main", "coordinate"} or clause.opener == "so" or opens
        if number != doc.clause_of[verb] and not joins:
            continue
        if group := _subject(doc, clause.start, min(verb, clause.end)):
            return group
        if clause.subject is not None and clause.subject.kind == "thing" and not clause.inherited:
            return ""
    return ""


def _subject(doc: Doc, start: int, end: int) -> str:
    for i in range(end - 1, start - 1, -1):
        group = doc.reference_at.get(i)
        if group is None or doc.speech_of[i] >= 0 or doc.tags[i] == "PO":
            continue
        if i == start or doc.words[i].lower == "i" or doc.tags[i - 1] not in {"P", "T", "V", "VB", "VG"}:
            return group.kind
    return ""


def is_meant(doc: Doc, verb: int) -> bool:
    """Whether the saying is told as done: not denied, not planned, not wished for, not borrowed."""
    read = reading(doc, verb, verb + 1)
    answered = (
        read.stance is Stance.ATTRIBUTED and read.cue is not None and _is_childs(doc, read.cue.start, verb)
    )
    answered = answered or (
        read.cue is not None and _is_in_what_is_said(doc, verb, read.stance, read.cue.start)
    )
    imagined = bool(doc.clauses[doc.clause_of[verb]].modal) and read.time is not Time.HABIT
    return (read.stance is Stance.AFFIRMED or answered) and not imagined and read.time not in NEVER


def _is_in_what_is_said(doc: Doc, verb: int, stance: Stance, at: int) -> bool:
    """`I said what does that bring?`, `I said no wonder he missed her`: asked or denied in what is told."""
    clause = doc.clauses[doc.clause_of[verb]]
    if clause.form != "past" or at < doc.ends[clause.end - 1]:
        return False
    opener = doc.tags[clause.start]
    return stance is Stance.NEGATED or (
        stance is Stance.QUESTIONED and opener not in {"W", "O", "B", "H", "M"}
    )


def _is_childs(doc: Doc, at: int, verb: int) -> bool:
    """Whether an attribution is what a child says before or after: it does not take the writer's words."""
    return at > doc.starts[verb] or any(r.kind in CHILD and doc.starts[r.start] == at for r in doc.references)


def is_to_child(doc: Doc, verb: int) -> bool:
    """Whoever is told, where it is written; else whoever acted last."""
    listener = _told(doc, verb)
    if is_told_a_parent(doc, verb, listener):
        return False
    if listener is not None:
        return listener.kind in CHILD
    first = doc.sentences[doc.sentence_of[verb]].start
    kinds = {r.kind for r in doc.references if first <= r.start < verb and doc.speech_of[r.start] < 0}
    if kinds & CHILD:
        return True
    return not kinds & {"adult", "family"} and _acted_last(doc, verb) not in {"adult", "family"}


def _told(doc: Doc, verb: int) -> Reference | None:
    """Who is told, where it is written straight after the verb."""
    for i in range(verb + 1, min(verb + 4, len(doc.texts))):
        if doc.speech_of[i] >= 0:
            return None
        if (listener := doc.reference_at.get(i)) is not None and listener.kind in CHILD | _GROWN:
            return listener if doc.tags[i] != "PS" else None
    return None


def _acted_last(doc: Doc, i: int) -> str:
    """Who, beside the writer, was the last to act in this paragraph before token `i`; nobody: the child."""
    here = doc.clause_of[i]
    for number in range(here, -1, -1):
        clause = doc.clauses[number]
        if (
            doc.block_of[clause.start] != doc.block_of[i]
            or doc.sentence_of[i] - doc.sentence_of[clause.start] > 1
        ):
            break
        if (
            doc.speech_of[clause.start] >= 0
            or clause.subject is None
            or clause.link not in {"main", "coordinate"}
        ):
            continue
        if clause.subject.kind in CHILD | {"adult", "family"}:
            return clause.subject.kind
    return "child"
