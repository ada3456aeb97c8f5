"""Lexicons, and the criteria that use them → terms that are lawful and yet probably not meant."""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

from markassist import terms
from markassist.bench.doubts import Doubt
from markassist.rubric.schema import AllOf, Criterion, Cue, Indicator, Lexicon
from markassist.terms import Element

COMMON = -9.6
"""The log probability above which a word is very common: some thousand words (spacy-lookups-data)."""


def doubts_in_lexicon(lexicon: Lexicon, used_alone: bool) -> Iterator[Doubt]:
    """Terms that say nothing new; where a cue is the lexicon alone, terms that are an ordinary word."""
    known: dict[tuple[Element, ...], str] = {}
    for i, term in enumerate(lexicon.terms):
        ways = terms.parse(term)
        if all(way in known for way in ways):
            yield ("terms", i), f"“{term}” finds nothing that “{known[ways[0]]}” does not", "take it away"
        known.update({way: term for way in ways if way not in known})
        if used_alone and not lexicon.not_in and is_ordinary(term):
            wrong = f"“{term}” is an everyday word, and a cue finds it anywhere"
            yield ("terms", i), wrong, "make it a longer term, or add a guard to “not_in”"


def doubts_in_cues(criterion: Criterion) -> Iterator[Doubt]:
    """Terms written in a cue that are an ordinary word."""
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
    """Terms by which two indicators of one criterion are shown at once."""
    used = {name: set(found_alone([indicator])) for name, indicator in criterion.indicators.items()}
    for one, other in combinations(criterion.indicators, 2):
        for first in sorted(used[one]):
            for second in sorted(used[other] - {first}):
                shared = sorted(set(lexicons[first].terms) & set(lexicons[second].terms))
                if shared:
                    wrong = f"“{shared[0]}” stands in @{first}, and in @{second} of “{one}”"
                    yield ("indicators", other), wrong, "keep it in the lexicon it belongs to"


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
