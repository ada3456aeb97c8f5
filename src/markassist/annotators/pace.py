"""Doc → where the writer enacts playfulness, acceptance, curiosity or empathy with a child, in words or acts.

Words count in the writer's own speech to a child, quoted or reported (`said` of the element's file).
Acts count in the writer's own clause with a child at hand (`acts`). A child's laughter counts where it
answers the writer (`laughs`). What is negated, planned, regretted, general, borrowed or another's is none.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from markassist.annotators.stance import reading
from markassist.doc import Clause, Doc, RawPace
from markassist.kept_matcher import compiled
from markassist.shelf import folder
from markassist.terms import Matcher
from markassist.vocabulary import BORROWED_ZONES, Stance, Time

ELEMENTS = ("playfulness", "acceptance", "curiosity", "empathy")
_OWN = frozenset({"writer", "team"})
_NEVER = frozenset({Time.PLAN, Time.REGRET})
_CHILD = frozenset({"child", "someone_child"})
_GROWN = frozenset({"adult", "family"})
_SAYING = frozenset(
    "say tell ask reply answer explain add reassure whisper remark comment mention suggest offer repeat "
    "wonder acknowledge respond murmur remind go promise admit agree joke announce observe "
    "venture".split()
)
_YOU = frozenset({"you", "ye", "u", "yous", "ya"})
_YOUR = frozenset({"your", "yer", "ur", "his", "her", "their"})
_OTHERWISE = frozenset(
    "if whether wonder wondering wondered guess guessing maybe perhaps ok okay alright fine allowed right "
    "normal natural stop why no when without too what which nobody none as who".split()
)
"""Words before a feeling that make it a guess, a permission, a condition or a rebuke."""
_SEEING = frozenset("see tell hear imagine know understand bet think feel would 'd d".split())
_HOLDS = frozenset({"like", "though", "if", "that", "how", "as", "why"})
_MARKS = frozenset(",;:.-–—()\"“”'‘’… ")


class _Text(Struct):
    """The document, with the word classes of PACE beside its own."""

    texts: Sequence[str]
    keys: Sequence[frozenset[str]]
    sentence_of: Sequence[int]
    classes: Mapping[int, Sequence[tuple[int, str]]]


def pace(doc: Doc) -> None:
    """Fill pace, in reading order; spans of one element that touch are one."""
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in ELEMENTS}
    for element, kind, start, end in _hits(doc):
        if _ENACTED[kind](doc, start, end):
            found[element].append(_widened(doc, _told_from(doc, kind, start), end))
    doc.pace = sorted(
        (RawPace(element, *span) for element, spans in found.items() for span in _joined(spans)),
        key=lambda p: (p.start, p.end, p.element),
    )


def _hits(doc: Doc) -> Iterator[tuple[str, str, int, int]]:
    """Every phrase that no guard of its element touches: element, kind, first and last token."""
    matcher, owners = _phrases()
    text = _Text(doc.texts, doc.keys, doc.sentence_of, _classes(doc))
    found = sorted({(hit.owner, hit.start, hit.end) for hit in matcher.find(text)})
    guards = [(owners[o][0], s, e) for o, s, e in found if owners[o][1] == "not_in"]
    for owner, start, end in found:
        element, kind = owners[owner]
        if kind != "not_in" and not any(g == element and s < end and start < e for g, s, e in guards):
            yield element, kind, start, end


def _classes(doc: Doc) -> dict[int, list[tuple[int, str]]]:
    """The groups of people, the child as `<you>` and `<your>` too, and the word classes of PACE."""
    table = {i: list(spans) for i, spans in doc.classes.items()}
    for i, spans in doc.classes.items():
        table[i] += [(end, "you") for end, name in spans if name == "child"]
    for i, word in enumerate(doc.words):
        if word.lower in _YOU:
            table.setdefault(i, []).append((i + 1, "you"))
        elif word.lower in _YOUR:
            table.setdefault(i, []).append((i + 1, "your"))
        if word.lower == "her" and i not in doc.reference_at:
            table.setdefault(i, []).extend([(i + 1, "child"), (i + 1, "you")])
    matcher, names = _words()
    plain = _Text(doc.texts, doc.keys, doc.sentence_of, {})
    for start, end, owner in sorted({(hit.start, hit.end, hit.owner) for hit in matcher.find(plain)}):
        table.setdefault(start, []).append((end, names[owner]))
    return table


def _is_said(doc: Doc, start: int, end: int) -> bool:
    """Whether the writer says the words to a child, quoted or reported, on an occasion or as a habit."""
    if doc.sentences[doc.sentence_of[start]].zone in BORROWED_ZONES:
        return False
    number = doc.speech_of[start]
    if number >= 0:
        return _is_quoted(doc, number)
    verb = _reporting(doc, start)
    return verb is not None and _sayer(doc, verb) in _OWN and _is_meant(doc, verb) and _is_to_child(doc, verb)


def _is_felt(doc: Doc, start: int, end: int) -> bool:
    """Whether a feeling or a hardship is said to a child, of the child: not one's own, denied or asked."""
    clause = doc.clauses[doc.clause_of[start]]
    before = {doc.words[i].lower for i in range(clause.start, start)} | {clause.opener}
    if not before.isdisjoint(_OTHERWISE) or any(doc.tags[i] == "NG" for i in range(clause.start, start)):
        return False
    if clause.modal in {"can", "could", "may"} and before.isdisjoint(_SEEING):
        return False
    return (_is_of_child(doc, start, before) or not before.isdisjoint(_SEEING)) and _is_said(doc, start, end)


def _is_of_child(doc: Doc, start: int, before: set[str]) -> bool:
    """Whether the clause is not about the writer, and neither asks nor wonders."""
    clause = doc.clauses[doc.clause_of[start]]
    if doc.speech_of[start] >= 0:
        sentence = range(clause.start, min(clause.end + 1, len(doc.texts)))
        return "?" not in {doc.texts[i] for i in sentence} and before.isdisjoint({"i", "we"})
    verb = _reporting(doc, start)
    told = verb is not None and doc.keys[verb].isdisjoint({"ask", "wonder"})
    return (
        told
        and clause.subject is not None
        and clause.subject.kind not in {"writer", "team", "adult", "family"}
    )


def _is_quoted(doc: Doc, number: int) -> bool:
    speech = doc.speeches[number]
    if speech.speaker not in {"writer", "team"}:
        return False
    verb = _verb_beside(doc, speech.start, speech.end)
    if verb is None:
        return _is_to_child(doc, speech.start)
    return _is_meant(doc, verb) and _is_to_child(doc, verb)


def _told_from(doc: Doc, kind: str, start: int) -> int:
    """Reported words are read with the verb that reports them."""
    verb = _reporting(doc, start) if kind in {"said", "felt"} and doc.speech_of[start] < 0 else None
    return start if verb is None else verb


def _verb_beside(doc: Doc, start: int, end: int) -> int | None:
    """The verb that reports a speech: the last one before it in its sentence, else the first one after."""
    first = doc.sentences[doc.sentence_of[start]].start
    for i in range(start - 1, first - 1, -1):
        if doc.tags[i] in {"V", "VB", "VG", "VN"} and doc.speech_of[i] < 0:
            return i
    stop = min(len(doc.texts), end + 5)
    return next((i for i in range(end, stop) if doc.tags[i] == "V" and doc.speech_of[i] < 0), None)


def _reporting(doc: Doc, start: int) -> int | None:
    """The nearest verb of saying before the words in their sentence, if they hang on it."""
    first = doc.sentences[doc.sentence_of[start]].start
    for i in range(start - 1, first - 1, -1):
        if (
            doc.speech_of[i] >= 0
            or doc.tags[i] not in {"V", "VB", "VG", "VN"}
            or doc.keys[i].isdisjoint(_SAYING)
        ):
            continue
        return i if _hangs_on(doc, start, i) else None
    return None


def _hangs_on(doc: Doc, start: int, verb: int) -> bool:
    """No clause in between tells what the child, or another, did next."""
    for number in range(doc.clause_of[verb] + 1, doc.clause_of[start] + 1):
        clause = doc.clauses[number]
        if _tells_anew(doc, clause):
            return False
        if clause.link == "relative" and clause.opener == "who":
            return False
    return "myself" not in {doc.words[i].lower for i in range(verb, min(verb + 4, len(doc.words)))}


def _tells_anew(doc: Doc, clause: Clause) -> bool:
    """Whether a clause has a child or another as its own subject, and tells on in the past."""
    if clause.subject is None or clause.inherited or doc.words[clause.start - 1].lower in _HOLDS:
        return False
    tells = clause.link in {"main", "coordinate"} and clause.form == "past" and not clause.modal
    return tells and clause.subject.kind in _CHILD | {"adult", "family"}


def _sayer(doc: Doc, verb: int) -> str:
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
        if i == start or doc.tags[i - 1] not in {"P", "T", "V", "VB", "VG"}:
            return group.kind
    return ""


def _is_meant(doc: Doc, verb: int) -> bool:
    """Whether the saying is told as done: not denied, not planned, not wished for, not borrowed."""
    read = reading(doc, verb, verb + 1)
    answered = (
        read.stance is Stance.ATTRIBUTED and read.cue is not None and _is_childs(doc, read.cue.start, verb)
    )
    imagined = bool(doc.clauses[doc.clause_of[verb]].modal) and read.time is not Time.HABIT
    return (read.stance is Stance.AFFIRMED or answered) and not imagined and read.time not in _NEVER


def _is_childs(doc: Doc, at: int, verb: int) -> bool:
    """Whether an attribution is what a child says before or after: it does not take the writer's words."""
    return at > doc.starts[verb] or any(
        r.kind in _CHILD and doc.starts[r.start] == at for r in doc.references
    )


def _is_done_by_writer(doc: Doc, start: int, end: int) -> bool:
    read = reading(doc, start, end, term=True)
    return read.stance is Stance.AFFIRMED and str(read.voice) in _OWN and read.time not in _NEVER


def _is_to_child(doc: Doc, verb: int) -> bool:
    """Whoever is told, where it is written; else whoever acted last."""
    for i in range(verb + 1, min(verb + 4, len(doc.texts))):
        if doc.speech_of[i] >= 0:
            break
        if (listener := doc.reference_at.get(i)) is not None and listener.kind in _CHILD | _GROWN:
            if doc.tags[i] != "PS":
                return listener.kind in _CHILD
            break
    first = doc.sentences[doc.sentence_of[verb]].start
    kinds = {r.kind for r in doc.references if first <= r.start < verb and doc.speech_of[r.start] < 0}
    if kinds & _CHILD:
        return True
    return not kinds & {"adult", "family"} and _acted_last(doc, verb) not in {"adult", "family"}


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
        if clause.subject.kind in _CHILD | {"adult", "family"}:
            return clause.subject.kind
    return "child"


def _is_acted(doc: Doc, start: int, end: int) -> bool:
    """Whether the writer does it with a child at hand; what is quoted is never an act."""
    sentence = doc.sentence_of[start]
    if doc.sentences[sentence].zone in BORROWED_ZONES or doc.speech_of[start] >= 0:
        return False
    if not doc.keys[start].isdisjoint(_SAYING) and not _is_to_child(doc, start):
        return False
    return _is_done_by_writer(doc, start, end) and _has_child(doc, sentence)


def _has_child(doc: Doc, sentence: int) -> bool:
    """Whether a child is spoken of in the sentence or beside it."""
    if any(r.kind in _CHILD and abs(doc.sentence_of[r.start] - sentence) <= 1 for r in doc.references):
        return True
    here = doc.sentences[sentence]
    return any(doc.words[i].lower in _YOUR for i in range(here.start, here.end))


def _is_laughed(doc: Doc, start: int, _end: int) -> bool:
    """Whether a child laughs straight after the writer's own words or acts, with nobody else in between."""
    clause = doc.clauses[doc.clause_of[start]]
    if _sayer(doc, start) not in _CHILD or doc.speech_of[start] >= 0 or not _is_affirmed(doc, start):
        return False
    for number in range(doc.clause_of[start] - 1, -1, -1):
        before = doc.clauses[number]
        if (
            doc.block_of[before.start] != doc.block_of[clause.start]
            or doc.sentence_of[clause.start] - doc.sentence_of[before.start] > 1
        ):
            return False
        if before.verb < 0 or before.link not in {"main", "coordinate"} or doc.speech_of[before.start] >= 0:
            continue
        return _sayer(doc, before.main_verb) == "writer" and _is_meant(doc, before.main_verb)
    return False


def _is_affirmed(doc: Doc, start: int) -> bool:
    return reading(doc, start, start + 1).stance is Stance.AFFIRMED


_ENACTED = {"said": _is_said, "felt": _is_felt, "acts": _is_acted, "laughs": _is_laughed}


def _widened(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """From the words to the clauses they stand in, without joining words and marks at the ends."""
    first = doc.clauses[doc.clause_of[start]].start
    last = doc.clauses[doc.clause_of[end - 1]].end
    while first < start and (doc.texts[first] in _MARKS or doc.tags[first] == "C"):
        first += 1
    while last > end and doc.texts[last - 1] in _MARKS:
        last -= 1
    return first, last


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@cache
def _phrases() -> tuple[Matcher, tuple[tuple[str, str], ...]]:
    """All phrases of all elements in one matcher; an owner's number → its element and kind."""
    owners: list[tuple[str, str]] = []
    terms: list[tuple[int, str]] = []
    for element in ELEMENTS:
        data = _file(element)
        for kind in (*_ENACTED, "not_in"):
            terms += [(len(owners), str(term)) for term in data.get(kind, ())]
            owners.append((element, kind))
    return compiled(terms), tuple(owners)


@cache
def _words() -> tuple[Matcher, tuple[str, ...]]:
    names = tuple(name for name, words in _file("words").items() if isinstance(words, list))
    return compiled((n, str(w)) for n, name in enumerate(names) for w in _file("words")[name]), names


def _file(name: str) -> dict[str, Any]:
    data: dict[str, Any] = folder("pace")[name]
    return data
