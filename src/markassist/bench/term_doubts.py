"""Lexicons, and the criteria that use them → terms that are lawful and yet probably not meant."""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

from markassist import notation
from markassist.bench.doubts import Doubt
from markassist.bench.slips import guarded_away, slips
from markassist.notation import Way
from markassist.rubric.checks import cues_in
from markassist.rubric.schema import AllOf, Criterion, Cue, Indicator, Lexicon

COMMON = -9.6
"""The log probability above which a word is very common: some thousand words (spacy-lookups-data)."""


def doubts_in_lexicon(lexicon: Lexicon, used_alone: bool) -> Iterator[Doubt]:
    """Terms that say nothing new; where a cue is the lexicon alone, terms that are an ordinary word."""
    known: dict[Way, str] = {}
    idle: dict[int, tuple[str, str]] = {}
    for i, term in enumerate(lexicon.terms):
        yield from ((("terms", i), *slip) for slip in slips(term))
        if (guard := guarded_away(term, lexicon.not_in)) is not None:
            wrong = f"“{term}” never counts: the guard “{guard}” stands in it"
            yield ("terms", i), wrong, "take it away, or make the guard longer"
        ways = notation.parse(term)
        if all(way in known for way in ways):
            idle[i] = (term, known[ways[0]])
        known.update({way: term for way in ways if way not in known})
        if used_alone and not lexicon.not_in and is_ordinary(term):
            wrong = f"“{term}” is an everyday word, and a cue finds it anywhere"
            yield ("terms", i), wrong, "make it a longer term, or add a guard to “not_in”"
    yield from _idle(idle)


def _idle(found: Mapping[int, tuple[str, str]]) -> Iterator[Doubt]:
    """One warning of all terms that find nothing new: they do no harm."""
    if not found:
        return
    first = min(found)
    term, other = found[first]
    wrong = f"“{term}” finds nothing that “{other}” does not"
    others = [f"“{found[i][0]}”" for i in sorted(found)[1:]]
    if others:
        wrong += f"; nor do {', '.join(others)} find what others here do not"
    yield ("terms", first), wrong, "take it away" if not others else "take them away"


def doubts_in_cues(criterion: Criterion) -> Iterator[Doubt]:
    """Terms written in a cue that are an ordinary word, or hold an alternative that never matches."""
    for way, cue in cues_in(criterion.model_dump(mode="json")):
        if isinstance(cue, str) and not cue.startswith("@"):
            yield from ((way, *slip) for slip in slips(cue))
    for name, indicator in criterion.indicators.items():
        for i, cue in enumerate(indicator.any_of if not indicator.near else ()):
            if isinstance(cue, str) and not cue.startswith("@") and is_ordinary(cue):
                wrong = f"“{cue}” is an everyday word, and the cue finds it anywhere"
                yield (
                    ("indicators", name, "any_of", i),
                    wrong,
                    "make it a longer term, or add “near” or “unless”",
                )


def doubts_between(criterion: Criterion, lexicons: Mapping[str, Lexicon]) -> Iterator[Doubt]:
    """Terms by which two indicators of one criterion are shown at once, however each is written."""
    used = {name: dict(_claims(i, lexicons)) for name, i in criterion.indicators.items()}
    for one, other in combinations(criterion.indicators, 2):
        told: set[tuple[str, str]] = set()
        shared = ((used[one][way], used[other][way]) for way in used[one].keys() & used[other].keys())
        for (first_term, first), (term, second) in sorted(shared):
            if first == second or (first, second) in told:
                continue
            told.add((first, second))
            as_there = "" if term == first_term else f" as “{first_term}”"
            wrong = f"“{term}” stands in {second}, and{as_there} in {first} of “{one}”"
            yield ("indicators", other), wrong, "keep it in the lexicon it belongs to"


def _claims(
    indicator: Indicator, lexicons: Mapping[str, Lexicon]
) -> Iterator[tuple[notation.Way, tuple[str, str]]]:
    """Each reading of a term that alone shows an indicator, with the term and where it stands."""
    for name in found_alone([indicator]):
        for term in lexicons[name].terms:
            yield from ((way, (term, f"@{name}")) for way in notation.parse(term))
    for cue in indicator.any_of if not indicator.near else ():
        if isinstance(cue, str) and not cue.startswith("@"):
            yield from ((way, (cue, "a cue")) for way in notation.parse(cue))


def doubts_among(own: Iterable[str], lexicons: Mapping[str, Lexicon]) -> Iterator[tuple[str, Doubt]]:
    """Those of the rubric's own lexicons that another one in use claims whole."""
    terms_of = {name: frozenset(lexicon.terms) for name, lexicon in lexicons.items()}
    for name in own:
        for other in sorted(terms_of):
            larger = terms_of[name] < terms_of[other] or (terms_of[name] == terms_of[other] and other < name)
            if other != name and larger:
                wrong = f"every term of @{name} stands in @{other} as well"
                yield (
                    name,
                    (("lexicon",), wrong, f"name @{other} where this one is named, or tell them apart"),
                )


def found_alone(indicators: Iterable[Indicator]) -> Iterator[str]:
    """The lexicons that are a whole cue by themselves, with nothing that must stand near."""
    for indicator in indicators:
        yield from (_lexicons(indicator.any_of) if not indicator.near else ())


def _lexicons(cues: Iterable[Cue]) -> Iterator[str]:
    for cue in cues:
        if isinstance(cue, str) and cue.startswith("@"):
            yield cue[1:]
        elif isinstance(cue, AllOf):
            continue  # its parts hold each other in check


def is_ordinary(term: str) -> bool:
    """Whether a term is one word, and that word very common."""
    return term.isalpha() and term.islower() and term in _common()


@cache
def _common() -> frozenset[str]:
    spec = find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:  # pragma: no cover - a pinned dependency
        raise ModuleNotFoundError("spacy-lookups-data")
    with gzip.open(Path(spec.origin).parent / "data" / "en_lexeme_prob.json.gz") as file:
        return frozenset(word for word, probability in json.load(file).items() if probability > COMMON)
