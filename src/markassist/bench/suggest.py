"""A rubric and people's decisions → phrases that part credited from other sentences, not yet in lexicons.

Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words",
Political Analysis 16): the prior is how common a phrase is in all the accounts. Nothing is added to a rubric.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import log, sqrt

from msgspec import Struct

from markassist.annotate import annotate
from markassist.bench.term_doubts import is_ordinary
from markassist.cues import spots_of
from markassist.cues.ground import Ground, ground
from markassist.decisions import Decisions
from markassist.doc import Doc
from markassist.renderers.masking import mask_report
from markassist.road import mark
from markassist.rubric.compile import CompiledCriterion, Rubric, Term
from markassist.vocabulary import STATUS_RANK

LONGEST = 4
"""Words of a phrase."""
LEAST_Z = 1.28
"""How many standard deviations apart the two sides must be: one chance in ten, since it only suggests."""
LEAST_ACCOUNTS = 2
"""In how many credited accounts a phrase must stand: one writer's way of speaking is none of a rubric's."""
_PRIOR = 50.0
"""How many words the prior weighs as much as."""

Gram = tuple[str, ...]


class Suggestion(Struct, frozen=True):
    """A phrase, how often it stands on each side, and an example; identifiers are in none of it."""

    phrase: str
    credited: int
    """Credited sentences in which it stands."""
    uncredited: int
    accounts: int
    """Accounts with credit in which it stands."""
    z: float
    example: str


class Suggested(Struct, frozen=True):
    """What was found for one criterion."""

    code: str
    title: str
    credited: int
    """How many sentences there are on each side."""
    uncredited: int
    by_quotes: bool
    """Whether sentences are credited for a quote; else all those of an account with credit are."""
    suggestions: tuple[Suggestion, ...]


class _Sentence(Struct, frozen=True):
    account: str
    code_credited: frozenset[str]
    """The criteria for which it is credited."""
    code_decided: frozenset[str]
    """The criteria on which its account was decided."""
    grams: Mapping[str, frozenset[Gram]]
    """By criterion, its phrases that no term of the criterion touches."""
    text: str


def suggest(rubric: Rubric, decisions: Decisions, most: int = 10) -> Iterator[Suggested]:
    """For each criterion that people decided on, the phrases that part best, at most so many."""
    codes = [c for c in rubric.criteria if any(d.code == c.code for d in decisions.decisions)]
    quoted = {d.code for d in decisions.decisions if d.quotes and STATUS_RANK[d.status] >= 2}
    sentences = [s for name in decisions.accounts for s in _sentences(rubric, decisions, name, quoted)]
    for criterion in codes:
        yield _of_criterion(criterion, sentences, by_quotes=criterion.code in quoted, most=most)


def _of_criterion(
    criterion: CompiledCriterion, sentences: Iterable[_Sentence], *, by_quotes: bool, most: int
) -> Suggested:
    code = criterion.code
    decided = [s for s in sentences if code in s.code_decided]
    credited = [s for s in decided if code in s.code_credited]
    others = [s for s in decided if code not in s.code_credited]
    found = sorted(_scored(code, credited, others), key=lambda s: (-round(s.z, 6), -len(s.phrase), s.phrase))
    return Suggested(
        code, criterion.spec.title, len(credited), len(others), by_quotes, tuple(_apart(found))[:most]
    )


def _scored(code: str, credited: list[_Sentence], others: list[_Sentence]) -> Iterator[Suggestion]:
    mine = Counter(gram for s in credited for gram in s.grams[code])
    theirs = Counter(gram for s in others for gram in s.grams[code])
    totals = mine.total(), theirs.total()
    for gram, number in mine.items():
        accounts = (
            {s.account for s in credited if gram in s.grams[code]} if number >= LEAST_ACCOUNTS else set()
        )
        if len(accounts) < LEAST_ACCOUNTS or is_ordinary(" ".join(gram)):
            continue
        z = _z(number, theirs[gram], totals)
        if z >= LEAST_Z:
            example = next(s.text for s in credited if gram in s.grams[code])
            yield Suggestion(" ".join(gram), number, theirs[gram], len(accounts), z, example)


def _z(mine: int, theirs: int, totals: tuple[int, int]) -> float:
    """The log-odds ratio of a phrase by its standard deviation (equations 16, 20 and 22)."""
    prior = _PRIOR * (mine + theirs) / (totals[0] + totals[1])
    odds = [
        log((number + prior) / (total + _PRIOR - number - prior))
        for number, total in ((mine, totals[0]), (theirs, totals[1]))
    ]
    return (odds[0] - odds[1]) / sqrt(1 / (mine + prior) + 1 / (theirs + prior))


def _apart(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Those that are no part or extension of a better one."""
    kept: list[str] = []
    for one in found:
        padded = f" {one.phrase} "
        if not any(padded in f" {other} " or f" {other} " in padded for other in kept):
            kept.append(one.phrase)
            yield one


def _sentences(rubric: Rubric, decisions: Decisions, name: str, quoted: set[str]) -> Iterator[_Sentence]:
    account = decisions.accounts[name]
    masked = mask_report(mark(account, rubric)).account.text
    doc = annotate(account)
    here = ground(doc, rubric)
    decided = [d for d in decisions.decisions if d.account == name]
    codes = frozenset(d.code for d in decided)
    known = {c.code: _known(c, here) for c in rubric.criteria if c.code in codes}
    spans = {
        code: [span for d in decided if d.code == code and STATUS_RANK[d.status] >= 2 for span in d.quotes]
        for code in codes
    }
    whole = {d.code for d in decided if STATUS_RANK[d.status] >= 2 and d.code not in quoted}
    for sentence in doc.sentences:
        start, end = doc.span(sentence.start, sentence.end)
        by_quote = {code for code in codes if any(s < end and start < e for s, e in spans[code])}
        runs = list(_runs(doc, sentence.start, sentence.end, masked))
        grams = {code: frozenset(_grams(doc, runs, known[code])) for code in codes}
        credited = frozenset(by_quote | whole)
        yield _Sentence(name, credited, codes, grams, " ".join(masked[start:end].split()))


def _known(criterion: CompiledCriterion, here: Ground) -> frozenset[int]:
    """The tokens that a term of the criterion covers."""
    cues = [cue for i in criterion.indicators for cue in i.any_of if isinstance(cue, Term)]
    return frozenset(token for spot in spots_of(cues, here) for token in range(spot.start, spot.end))


def _runs(doc: Doc, start: int, end: int, masked: str) -> Iterator[range]:
    """Stretches of plain words: marks and identifiers part them."""
    plain = [
        i
        for i in range(start, end)
        if doc.texts[i][:1].isalpha() and masked[doc.starts[i] : doc.ends[i]] == doc.texts[i]
    ]
    first = 0
    for at, (one, other) in enumerate(pairwise(plain), 1):
        if other != one + 1:
            yield range(plain[first], plain[at - 1] + 1)
            first = at
    if plain:
        yield range(plain[first], plain[-1] + 1)


_SAYING = frozenset("V VB VG VN N A".split())
"""Tags of the words that say something by themselves: verbs, nouns, adjectives."""


def _grams(doc: Doc, runs: Iterable[range], known: frozenset[int]) -> Iterator[Gram]:
    """Phrases that no known term touches, with a word at one end that says something."""
    for run in runs:
        for length in range(1, LONGEST + 1):
            for first in range(run.start, run.stop - length + 1):
                places = range(first, first + length)
                says = [doc.tags[i] in _SAYING for i in places]
                if (says[0] or says[-1]) and known.isdisjoint(places):
                    yield tuple(doc.words[i].lower for i in places)
