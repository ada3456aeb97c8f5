"""Sentences → the traits that depth and stages are read from: phrases, move, whose and when."""

from markassist.annotators.moves import moves, who
from markassist.annotators.phrases import Phrases
from markassist.doc import Clause, Doc, Sentence
from markassist.vocabulary import BORROWED_ZONES, Move

Traits = frozenset[str]

_OWN = frozenset({"writer", "team"})
_SOMEBODY = frozenset({"writer", "team", "child", "adult", "family"})
_FIRST_PERSON = frozenset("i me my myself mine we us our ours ourselves".split())


def traits(doc: Doc, found: Phrases, made: list[Move | None] | None = None) -> list[Traits]:
    """Return the traits of each sentence; a heading's and borrowed words' are none."""
    made = moves(doc, found) if made is None else made
    here: list[set[str]] = [set() for _ in doc.sentences]
    for name, hits in found.items():
        for hit in hits:
            here[doc.sentence_of[hit.start]].add(name)
    named = frozenset(i for hit in found.get("theorists", ()) for i in range(hit.start, hit.end))
    _whose(doc, found, here, named)
    clauses: list[list[Clause]] = [[] for _ in doc.sentences]
    for clause in doc.clauses:
        if not _spoken(doc, clause.start):
            clauses[doc.sentence_of[clause.start]].append(clause)
    for number, sentence in enumerate(doc.sentences):
        if sentence.zone in BORROWED_ZONES:
            here[number] = set()
            continue
        if (move := made[number]) is not None:
            here[number].add(move.value)
        here[number] |= _of_clauses(doc, named, clauses[number]) | _of_words(doc, sentence)
        here[number] |= _combined(here[number])
    return [frozenset(one) for one in here]


def _whose(doc: Doc, found: Phrases, here: list[set[str]], named: frozenset[int]) -> None:
    """Feelings and responses belong to the one in whose clause they stand."""
    for group, own, childs in (
        ("emotion", "emotion_own", "child_emotion"), ("weak_emotion", "weak_own", "child_emotion"),
        ("response", "", "child_response"), ("struggle", "own_difficulty", "others_difficulty"),
        ("unable", "own_difficulty", "others_difficulty"), ("blamed", "", "others_difficulty"),
    ):  # fmt: skip
        for hit in found.get(group, ()):
            subject = _subject(doc, named, doc.clauses[doc.clause_of[hit.start]])
            name = own if subject in _OWN else childs if subject in {"child", "adult", "family"} else ""
            if name and (group != "weak_emotion" or _is_predicate(doc, hit.start)):
                here[doc.sentence_of[hit.start]].add(name)
    for group in ("touches_me", "body", "likes"):
        for hit in found.get(group, ()):
            here[doc.sentence_of[hit.start]].add("emotion_own")


def _is_predicate(doc: Doc, i: int) -> bool:
    """`I was (so) happy`, not `a happy child` or `you alright`."""
    j = i - 1
    while j >= 0 and (doc.tags[j] in {"R", "D"} or doc.words[j].lower in {"bit", "little"}):
        j -= 1
    return j >= 0 and (
        doc.tags[j] == "B" or not doc.words[j].keys.isdisjoint({"feel", "get", "become", "look", "seem"})
    )


def _of_clauses(doc: Doc, named: frozenset[int], clauses: list[Clause]) -> set[str]:
    names: set[str] = set()
    for clause in clauses:
        subject = _subject(doc, named, clause)
        if clause.form == "past" and subject in _SOMEBODY and clause.link not in {"relative"}:
            names.add("told")
        if subject in _OWN:
            names |= {"own_clause"}
            if clause.form == "future":
                names.add("future_own")
            if (
                clause.form == "present"
                and clause.main_verb != clause.verb
                and doc.tags[clause.main_verb] == "VG"
            ):
                names.add("present_progress")
        if subject == "child":
            names.add("child_clause")
            if not doc.words[clause.main_verb].keys.isdisjoint({"say", "tell", "ask"}):
                names.add("child_told")
        if subject == "people" and clause.form in {"present", "modal"}:
            names.add("general")
    if clauses and not any(c.form in {"past", "perfect"} for c in clauses):
        names.add("present_only")
    return names


def _subject(doc: Doc, named: frozenset[int], clause: Clause) -> str:
    """Whose clause it is; a theorist's surname, whose tokens are `named`, is no child's name."""
    if clause.subject is not None and clause.subject.head in named:
        return "people"
    return who(doc, clause)


def _of_words(doc: Doc, sentence: Sentence) -> set[str]:
    names: set[str] = set()
    for i in range(sentence.start, sentence.end):
        if _spoken(doc, i):
            names.add("speech")
        elif doc.words[i].lower in _FIRST_PERSON:
            names.add("first_person")
        elif (
            doc.texts[i] == "?"
            and not (doc.speech_of and doc.speech_of[i] >= 0)
            and doc.words[i - 1].lower != "what"
        ):
            names.add("question")
    return names


def _combined(names: set[str]) -> set[str]:
    """Traits that are two others together."""
    more: set[str] = set()
    if {"question", "first_person"} <= names:
        more.add("self_question")
    if names & {"emotion_own", "weak_own", "weak_feel", "feeling"}:
        more.add("own_feeling")
    theory = names & {"theorists", "theory_terms"}
    if theory and names & {"bridge", "first_person", "child_clause", "theory_apply"}:
        more.add("theory_linked")
    if theory and not names & {"own_clause", "child_clause", "first_person"}:
        more.add("general")
    if "naming" in names:
        names.discard("future_own")
    if names & {"intention", "future_own"} and "vague_aim" in names and not names & {"dated", "with_whom"}:
        more.add("vague_only")
    if names & {"intention", "future_own"} and names & {"dated", "with_whom"}:
        more.add("specific_plan")
    return more


def _spoken(doc: Doc, i: int) -> bool:
    return bool(doc.speech_of) and doc.speech_of[i] >= 0 and doc.speeches[doc.speech_of[i]].speaker != "none"
