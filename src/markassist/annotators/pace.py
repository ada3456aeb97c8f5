"""Doc → where the writer enacts playfulness, acceptance, curiosity or empathy with a child, in words or acts.

Words count in the writer's own speech to a child, quoted or reported (`said` of the element's file).
Acts count in the writer's own clause with a child at hand (`acts`). A child's laughter counts where it
answers the writer (`laughs`). What is negated, planned, regretted, general, borrowed or another's is none.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from markassist.annotators.pace_listener import is_among_the_grown, is_grown, listeners, speaks_of_a_third
from markassist.annotators.pace_saying import (
    CHILD,
    MARKS,
    NEVER,
    SAYING,
    is_meant,
    is_to_child,
    reporting,
    sayer,
    verb_beside,
)
from markassist.annotators.stance import reading
from markassist.doc import Clause, Doc, RawPace
from markassist.kept_matcher import compiled
from markassist.shelf import folder
from markassist.terms import Matcher
from markassist.vocabulary import BORROWED_ZONES, Stance

ELEMENTS = ("playfulness", "acceptance", "curiosity", "empathy")
_OWN = frozenset({"writer", "team"})
_YOU = frozenset({"you", "ye", "u", "yous", "ya"})
_YOUR = frozenset({"your", "yer", "ur", "his", "her", "their"})
_OTHERWISE = frozenset(
    "if whether wonder wondering wondered guess guessing maybe perhaps ok okay alright fine allowed right "
    "normal natural stop why no when without too what which nobody none as who sense course welcome".split()
)
"""Words before a feeling that make it a guess, a permission, a condition or a rebuke."""
_SEEING = frozenset("see tell hear imagine know understand bet think feel would 'd d".split())


class _Text(Struct):
    """The document, with the word classes of PACE beside its own."""

    texts: Sequence[str]
    keys: Sequence[frozenset[str]]
    sentence_of: Sequence[int]
    classes: Mapping[int, Sequence[tuple[int, str]]]


def pace(doc: Doc) -> None:
    """Fill pace, in reading order; spans of one element that touch are one."""
    listeners(doc)
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in ELEMENTS}
    for element, kind, start, end in _hits(doc):
        if _ENACTED[kind](doc, start, end):
            found[element].append(_widened(doc, _told_from(doc, kind, start), end))
    found["empathy"] = _but_accepted(doc, found["empathy"], found["acceptance"])
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
    verb = reporting(doc, start)
    return verb is not None and sayer(doc, verb) in _OWN and is_meant(doc, verb) and is_to_child(doc, verb)


def _is_felt(doc: Doc, start: int, end: int) -> bool:
    """Whether a feeling or a hardship is said to a child, of the child: not one's own, denied or asked."""
    clause = doc.clauses[doc.clause_of[start]]
    verb = reporting(doc, start) if doc.speech_of[start] < 0 else None
    opens = clause.start if verb is None else min(verb + 1, clause.start)
    before = {doc.words[i].lower for i in range(opens, start)} | {clause.opener}
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
    verb = reporting(doc, start)
    told = verb is not None and doc.keys[verb].isdisjoint({"ask", "wonder"})
    return (
        told
        and clause.subject is not None
        and clause.subject.kind not in {"writer", "team", "adult", "family"}
    )


def _is_quoted(doc: Doc, number: int) -> bool:
    speech = doc.speeches[number]
    if speech.speaker not in {"writer", "team"} or speaks_of_a_third(doc, speech.start, speech.end):
        return False
    verb = verb_beside(doc, speech.start, speech.end)
    if verb is None:
        return is_to_child(doc, speech.start)
    return is_meant(doc, verb) and is_to_child(doc, verb)


def _told_from(doc: Doc, kind: str, start: int) -> int:
    """Reported words are read with the verb that reports them."""
    if kind == "laughs":
        answered = _answered(doc, start)
        return start if answered is None else answered.start
    verb = reporting(doc, start) if kind in {"said", "felt"} and doc.speech_of[start] < 0 else None
    return start if verb is None else min(verb, start)


def _is_done_by_writer(doc: Doc, start: int, end: int) -> bool:
    read = reading(doc, start, end, term=True)
    return read.stance is Stance.AFFIRMED and str(read.voice) in _OWN and read.time not in NEVER


def _is_acted(doc: Doc, start: int, end: int) -> bool:
    """Whether the writer does it with a child at hand; what is quoted is never an act."""
    sentence = doc.sentence_of[start]
    if doc.sentences[sentence].zone in BORROWED_ZONES or doc.speech_of[start] >= 0:
        return False
    if is_among_the_grown(doc, start):
        return False
    if not doc.keys[start].isdisjoint(SAYING) and not is_to_child(doc, start):
        return False
    return _is_done_by_writer(doc, start, end) and _has_child(doc, sentence)


def _has_child(doc: Doc, sentence: int) -> bool:
    """Whether a child is spoken of in the sentence or beside it."""
    if any(r.kind in CHILD and abs(doc.sentence_of[r.start] - sentence) <= 1 for r in doc.references):
        return True
    here = doc.sentences[sentence]
    return any(doc.words[i].lower in _YOUR for i in range(here.start, here.end))


def _is_laughed(doc: Doc, start: int, _end: int) -> bool:
    """Whether a child laughs straight after the writer's own words or acts, with nobody else in between."""
    if sayer(doc, start) not in CHILD or doc.speech_of[start] >= 0 or not _is_affirmed(doc, start):
        return False
    if is_grown(doc, doc.sentences[doc.sentence_of[start]].start, doc.words[start - 1].lower):
        return False
    return _answered(doc, start) is not None


def _answered(doc: Doc, start: int) -> Clause | None:
    """The writer's own words or act that a laugh answers: the play itself."""
    clause = doc.clauses[doc.clause_of[start]]
    for number in range(doc.clause_of[start] - 1, -1, -1):
        before = doc.clauses[number]
        if (
            doc.block_of[before.start] != doc.block_of[clause.start]
            or doc.sentence_of[clause.start] - doc.sentence_of[before.start] > 1
        ):
            return None
        if before.verb < 0 or before.link not in {"main", "coordinate"} or doc.speech_of[before.start] >= 0:
            continue
        own = sayer(doc, before.main_verb) == "writer" and is_meant(doc, before.main_verb)
        return before if own else None
    return None


def _is_affirmed(doc: Doc, start: int) -> bool:
    return reading(doc, start, start + 1).stance is Stance.AFFIRMED


_ENACTED = {"said": _is_said, "felt": _is_felt, "acts": _is_acted, "laughs": _is_laughed}


def _widened(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """From the words to the clauses they stand in, without joining words and marks at the ends."""
    first = doc.clauses[doc.clause_of[start]].start
    last = doc.clauses[doc.clause_of[end - 1]].end
    while first < start and (doc.texts[first] in MARKS or doc.tags[first] == "C"):
        first += 1
    while last > end and doc.texts[last - 1] in MARKS:
        last -= 1
    return first, last


def _but_accepted(
    doc: Doc, felt: list[tuple[int, int]], accepted: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """`You can be as cross as you like`: a feeling named in what allows it is allowed, not guessed at."""
    hard = frozenset(map(str, _file("words")["hard"]))
    return [
        f
        for f in felt
        if any(doc.words[i].lower in hard for i in range(*f))
        or not any(a[0] <= f[0] and f[1] <= a[1] for a in accepted)
    ]


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
