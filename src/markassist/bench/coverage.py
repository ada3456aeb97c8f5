"""A rubric's examples → what they leave unexampled, and which terms none of them fires."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from markassist.annotate import annotate
from markassist.bench.examples import account_of
from markassist.bench.own import own_lexicons, own_misconceptions
from markassist.cues.ground import ground
from markassist.errors import Fault
from markassist.road import mark
from markassist.rubric.compile import Rubric, Sources
from markassist.rubric.load import load_rubric
from markassist.rubric.marked_text import Bracket, marked_text
from markassist.rubric.read import read_sources
from markassist.rubric.schema import Criterion, Example, MisconceptionFile
from markassist.rubric.source_file import SourceFile
from markassist.rubric.sources import Shelf, shelf
from markassist.rubric.yaml_places import Way, fault_at
from markassist.rubric.yaml_text import parse_yaml
from markassist.terms import Matcher

ENOUGH = 3
"""How many counting and how many near-miss brackets each indicator needs."""


class Coverage(Struct, frozen=True):
    """What the examples leave open."""

    faults: tuple[Fault, ...]
    """Indicators, statuses and misconceptions with too few examples."""
    notes: tuple[str, ...]
    """Terms that no example fires, and wordings that are not caught: for information."""


Gap = tuple[Way, str, str]


def coverage(id_or_path: str | Path) -> Coverage:
    """Say what a rubric's examples do not show. Known misses show nothing."""
    files = shelf(id_or_path)
    rubric, (sources, _) = load_rubric(id_or_path), read_sources(files)
    assert sources is not None, "a rubric that loads has sources"
    own = own_misconceptions(files)
    notes = (*_missed_wordings(rubric, own), *_unfired_terms(rubric, sources, own_lexicons(files)))
    return Coverage(tuple(_gaps(files, sources)), notes)


def _gaps(files: Shelf, sources: Sources) -> Iterator[Fault]:
    for criterion in sources.criteria:
        gaps = (*_indicator_gaps(criterion), *_status_gaps(criterion))
        yield from _placed(files.criteria[criterion.criterion], gaps)
    by_stem = {file.stem: file for file in files.misconceptions if file.stem in own_misconceptions(files)}
    for misconception in (one for one in sources.misconceptions if one.misconception in by_stem):
        yield from _placed(by_stem[misconception.misconception], tuple(_both_ways(misconception)))


def _placed(file: SourceFile, gaps: tuple[Gap, ...]) -> Iterator[Fault]:
    parsed = parse_yaml(file) if gaps else None
    for way, wrong, remedy in gaps:
        if parsed is not None:
            yield fault_at(parsed, way, wrong, remedy, at_key=True)


def _brackets(examples: tuple[Example, ...]) -> Iterator[Bracket]:
    for example in examples:
        if example.todo is None:
            yield from marked_text(example.text).brackets


def _indicator_gaps(criterion: Criterion) -> Iterator[Gap]:
    found = Counter((bracket.name, bracket.counts) for bracket in _brackets(criterion.examples))
    for name in criterion.indicators:
        for counts, what in ((True, "count for"), (False, "nearly count for")):
            if (number := found[name, counts]) < ENOUGH:
                wrong = f"{number} of {ENOUGH} brackets {what} “{name}”"
                example = f"[words]({name})" if counts else f"[words](not {name}: why)"
                yield ("indicators", name), wrong, f"add examples with {example}"


def _status_gaps(criterion: Criterion) -> Iterator[Gap]:
    exampled = {str(example.status) for example in criterion.examples if example.todo is None}
    for status in ("evidenced", "partial", "mentioned", "contradicted"):
        if getattr(criterion.needs, status) is not None and status not in exampled:
            yield ("needs", status), f"no example has the status “{status}”", f"add one with status: {status}"
    if "absent" not in exampled:
        yield ("examples",), "no example has the status “absent”", "add one with status: absent"


def _both_ways(misconception: MisconceptionFile) -> Iterator[Gap]:
    """It must be held in one example, and in another not."""
    ways = {bracket.name if bracket.counts else "not" for bracket in _brackets(misconception.examples)}
    free = any(not marked_text(example.text).brackets for example in misconception.examples)
    if "held" not in ways:
        yield ("examples",), "no example holds the misconception", "add one with [words](held)"
    if not free and not ways & {"refuted", "attributed", "not"}:
        yield ("examples",), "no example voices it without holding it", "add one with [words](refuted)"


def _missed_wordings(rubric: Rubric, own: frozenset[str]) -> Iterator[str]:
    """Other writers' wordings of a misconception: how many are caught, and which are not."""
    for misconception in (one for one in rubric.misconceptions if one.id in own):
        found = {
            wording: any(
                one.id == misconception.id and one.stance == "held"
                for one in mark(account_of(wording), rubric).misconceptions
            )
            for wording in misconception.spec.wordings
        }
        for wording in (wording for wording, caught in found.items() if not caught):
            share = f"{sum(found.values())} of {len(found)} wordings"
            yield f"{misconception.id} catches {share}; not “{wording}”"


def _unfired_terms(rubric: Rubric, sources: Sources, own: frozenset[str]) -> Iterator[str]:
    lexicons = ((name, lexicon) for name, lexicon in sources.lexicons.items() if name in own)
    every = [(name, term) for name, lexicon in lexicons for term in lexicon.terms]
    matcher = Matcher((i, term) for i, (_, term) in enumerate(every))
    fired: set[int] = set()
    for example in _all_examples(sources):
        read = annotate(account_of(marked_text(example).text))
        doc = ground(read, rubric).doc  # its classes, with those that are lexicons
        fired.update(hit.owner for hit in matcher.find(doc))
    for i, (name, term) in enumerate(every):
        if i not in fired:
            yield f"no example fires “{term}” of @{name}"


def _all_examples(sources: Sources) -> Iterator[str]:
    for criterion in sources.criteria:
        yield from (example.text for example in criterion.examples)
    for misconception in sources.misconceptions:
        yield from (example.text for example in misconception.examples)
        yield from misconception.wordings
