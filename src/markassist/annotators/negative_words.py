"""Nobody, nothing, no, neither, nor → what each negates: its phrase, or the clause whose subject it is."""

from collections.abc import Iterator

from markassist.annotators.scopes import COMPLEMENT, named_by, phrase_end, reach, sentence_end
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Voice

_COGNITIVE = frozenset(
    "think believe feel know understand see mean agree realise realize accept say expect suppose consider "
    "imagine reckon want notice pretend claim hear".split()
)
NEGATIVE = frozenset("no zero nobody none neither nothing nor noone".split())
_HELPERS = frozenset({"M", "B", "H", "O"})
EXISTENTIAL = frozenset({"complement", "relative", "adverbial"})
_FIRST_WORD_WORTH = frozenset("answer use good help excuse way substitute reason".split())
_COUNTED = frozenset("tolerance hours hour".split())
"""`zero tolerance` is a rule, `zero hours` a contract."""


def negative_word(doc: Doc, number: int, clause: Clause, i: int) -> Iterator[StanceCue]:
    """What the negative word at token `i` of a clause negates."""
    if _negates_nothing(doc, clause, i):
        return
    lower = doc.words[i].lower
    if lower in {"nor", "neither"} and (turned := inverted(doc, number, i)) is not None:
        yield cue_of(i, doc.clauses[turned].verb, reach(doc, turned, COMPLEMENT, shared=False))
    elif clause.verb > i or _is_taken_up(doc, number, clause):
        yield cue_of(i, i + 1, _subject_end(doc, number, clause))
    elif i + 1 < clause.end or _hangs(doc, number):
        yield cue_of(i, i + 1, _object_end(doc, number, clause, i))
        is_verdict = clause.verb >= 0 and doc.tags[clause.verb] == "B" and i + 1 < clause.end
        if is_verdict and doc.words[i + 1].lower in _FIRST_WORD_WORTH:
            yield cue_of(i, clause.start, i)


def _negates_nothing(doc: Doc, clause: Clause, i: int) -> bool:
    """`No, …`, `zero tolerance`, the `nor` of `neither … nor`."""
    lower = doc.words[i].lower
    ends = i + 1 >= clause.end
    if lower == "zero":
        return ends or doc.tags[i + 1] != "N" or doc.words[i + 1].lower in _COUNTED
    if lower == "no":
        return ends or doc.texts[i + 1] in {",", ".", "!", "?"}
    first = doc.sentences[doc.sentence_of[i]].start
    return lower == "nor" and any(doc.words[k].lower == "neither" for k in range(first, i))


def _is_taken_up(doc: Doc, number: int, clause: Clause) -> bool:
    """`Nobody | who was on that night …`: a relative clause before the verb has come."""
    following = number + 1
    return (
        clause.verb < 0
        and following < sentence_end(doc, number)
        and doc.clauses[following].link == "relative"
    )


def _subject_end(doc: Doc, number: int, clause: Clause) -> int:
    """Where a clause ends whose subject is negative, with what it names (`nothing I did | was …`)."""
    if clause.verb < 0:
        end = reach(doc, number, EXISTENTIAL, shared=False)
    elif is_cognitive(doc, clause):
        end = reach(doc, number, COMPLEMENT, shared=False)
    else:
        end = max(clause.end, alternatives(doc, number))
    named = named_by(doc, number)
    return end if named is None else max(end, reach(doc, named, COMPLEMENT, shared=False))


def _object_end(doc: Doc, number: int, clause: Clause, i: int) -> int:
    """Where a negative phrase after the verb ends, with what hangs on it."""
    end = phrase_end(doc, i + 1)
    if doc.clauses[min(number + 1, len(doc.clauses) - 1)].parent != number:
        return end
    links = EXISTENTIAL if is_existential(doc, clause) else COMPLEMENT
    return max(end, reach(doc, number, links, shared=False))


def cue_of(i: int, start: int, end: int, by: Voice | None = None) -> StanceCue:
    """The negating token `i` with its scope."""
    return StanceCue(Stance.NEGATED, i, i + 1, start, end, by)


def _hangs(doc: Doc, number: int) -> bool:
    """Whether what follows the clause completes it: `there was nothing | that I did`."""
    following = doc.clauses[number + 1] if number + 1 < sentence_end(doc, number) else None
    return (
        following is not None and following.parent == number and following.link in {"complement", "relative"}
    )


def inverted(doc: Doc, number: int, i: int) -> int | None:
    """The next clause, this one too, whose auxiliary stands before its subject."""
    if doc.words[i + 1].lower in {"until", "only", "long"}:
        return None
    for later in range(number, sentence_end(doc, number)):
        clause = doc.clauses[later]
        if (
            clause.verb > i
            and doc.tags[clause.verb] in _HELPERS
            and clause.subject is not None
            and clause.subject.start > clause.verb
        ):
            return later
    return None


def is_cognitive(doc: Doc, clause: Clause) -> bool:
    """Whether a clause thinks, knows, says: what hangs on it is denied with it."""
    return clause.main_verb >= 0 and not doc.keys[clause.main_verb].isdisjoint(_COGNITIVE)


def is_existential(doc: Doc, clause: Clause) -> bool:
    """`There was nothing …`."""
    return any(doc.words[k].lower == "there" for k in range(clause.start, max(clause.start, clause.verb) + 1))


def alternatives(doc: Doc, number: int) -> int:
    """`did not shout or walk off`: the negation goes on."""
    end = doc.clauses[number].end
    for later in range(number + 1, sentence_end(doc, number)):
        clause = doc.clauses[later]
        if clause.opener not in {"or", "nor"} or not (
            clause.inherited or clause.form in {"gerund", "infinitive", "imperative"}
        ):
            break
        end = clause.end
    return end
