"""Clauses and sentences that turn a view down by their form: `that is simply not so`, `Not true.`"""

from collections.abc import Iterator

from markassist.doc import Clause, Doc
from markassist.vocabulary import Voice

_HELPERS = frozenset({"M", "B", "H", "O"})


_PRONOUNS = frozenset("he she they it i we which that you".split())


FALSE = frozenset(
    "wrong rubbish nonsense lie myth false untrue incorrect mistaken unfair daft garbage tosh codswallop "
    "twaddle bunkum inaccurate ridiculous outdated misguided fallacy fiction invention".split()
)


TRUE = frozenset("so true right case fair accurate correct fact".split())


_BACK = frozenset("that this it which he she they all".split())


def verdicts(doc: Doc) -> Iterator[tuple[int, int]]:
    """`Not true.`, `Rubbish!`: a verdict for a sentence."""
    for sentence in doc.sentences:
        words = [doc.words[i].lower for i in range(sentence.start, sentence.end) if doc.tags[i] != "X"]
        if 0 < len(words) <= 4 and (words[-1] in FALSE or (words[0] == "not" and words[-1] in TRUE)):
            yield sentence.start, sentence.end


def dismissals(doc: Doc) -> Iterator[tuple[int, int]]:
    """`that is simply not so`, `which was quite wrong`: a pronoun that looks back, and what is made of it."""
    for clause in doc.clauses:
        if clause.verb < 0 or clause.subject is None or not _looks_back(doc, clause):
            continue
        if _never_was(doc, clause):
            yield clause.start, clause.main_verb + 1
        negated = False
        last = clause.end if doc.tags[clause.verb] == "B" else clause.verb
        for i in range(clause.verb + 1, min(clause.verb + 5, last)):
            lower = doc.words[i].lower
            negated = negated or doc.tags[i] == "NG"
            closes = i + 1 >= clause.end or doc.tags[i + 1] in {"X", "C", "S", "P"}
            if closes and lower in (TRUE if negated else FALSE):
                yield clause.start, i + 1
                break
            if doc.tags[i] not in {"R", "NG", "D", "A"} and lower not in {"the", "a"}:
                break


def _looks_back(doc: Doc, clause: Clause) -> bool:
    """Whether a clause's subject stands for what was said before: `that`, `this`, `which`, `he`."""
    opener = doc.words[clause.start].lower
    return opener == "which" or (clause.subject is not None and doc.words[clause.subject.head].lower in _BACK)


def _never_was(doc: Doc, clause: Clause) -> bool:
    """`which never happened`, `that did not happen`."""
    return not doc.keys[clause.main_verb].isdisjoint({"happen", "occur"}) and any(
        doc.tags[i] == "NG" for i in range(clause.start, clause.main_verb)
    )


def denials(doc: Doc) -> Iterator[tuple[int, int]]:
    """`He didn't.` `which I had not`: a subject and a negated auxiliary, and nothing more."""
    for clause in doc.clauses:
        v = clause.verb
        if (
            v < 0
            or doc.tags[v] not in _HELPERS
            or clause.main_verb != v
            or clause.subject is None
            or (
                clause.link == "complement"
                and clause.parent >= 0
                and doc.voices[clause.parent] not in {Voice.WRITER, Voice.TEAM}
            )
            or doc.words[clause.subject.head].lower not in _PRONOUNS
        ):
            continue
        j = v + 1
        while j < clause.end and doc.tags[j] == "R":
            j += 1
        if (
            j < clause.end
            and doc.tags[j] == "NG"
            and (j + 1 == clause.end or doc.texts[j + 1] in {".", ",", ";", "!", "—", "–"})
        ):
            yield clause.start, j + 1
