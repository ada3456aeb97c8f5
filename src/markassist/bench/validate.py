"""A rubric's id or folder → every fault in its files, and warnings of what is lawful but doubtful."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from markassist.bench.doubts import Doubt, doubts
from markassist.bench.term_doubts import (
    doubts_among,
    doubts_between,
    doubts_in_cues,
    doubts_in_lexicon,
    found_alone,
)
from markassist.errors import Fault, Place
from markassist.rubric.checks import cues_in
from markassist.rubric.compile import Sources
from markassist.rubric.lexicons import Lexicons
from markassist.rubric.read import read_sources
from markassist.rubric.source_file import SourceFile
from markassist.rubric.sources import Shelf, shelf
from markassist.rubric.yaml_places import fault_at
from markassist.rubric.yaml_text import parse_yaml


class Validated(Struct, frozen=True):
    """What is wrong with a rubric, and what may be."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    """Looked for only where there are no faults."""


def validate(id_or_path: str | Path) -> Validated:
    """Check a rubric and all that stands in its folder. Raises UsageError where there is none."""
    files = shelf(id_or_path)
    sources, faults = read_sources(files)
    faults = (*faults, *_faults_in_unused(files, sources))
    if sources is None or faults:
        return Validated(faults, ())
    return Validated((), tuple(_warnings(files, sources)))


def _faults_in_unused(files: Shelf, sources: Sources | None) -> tuple[Fault, ...]:
    """Faults in the rubric's own lexicons that no cue names: nothing else reads them."""
    if sources is None:
        return ()
    lexicons = Lexicons(files.lexicons)
    for name in sorted(files.own_lexicons.keys() - sources.lexicons.keys()):
        lexicons.use(name)
    return tuple(lexicons.faults)


def _warnings(files: Shelf, sources: Sources) -> Iterator[Fault]:
    for criterion in sources.criteria:
        file = files.criteria[criterion.criterion]
        yield from _placed(file, doubts(criterion))
        yield from _placed(file, doubts_in_cues(criterion))
        yield from _placed(file, doubts_between(criterion, sources.lexicons))
    yield from _warnings_in_lexicons(files, sources)
    yield from _unused(files, sources)


def _warnings_in_lexicons(files: Shelf, sources: Sources) -> Iterator[Fault]:
    """Doubtful terms in the rubric's own lexicons and in those that its criteria name."""
    alone = {name for c in sources.criteria for name in found_alone(c.indicators.values())}
    named = {
        cue[1:]
        for c in sources.criteria
        for _, cue in cues_in(c.model_dump(mode="json"))
        if isinstance(cue, str)
    }
    for name, lexicon in sources.lexicons.items():
        if name in files.own_lexicons or name in named:
            yield from _placed(files.lexicons[name], doubts_in_lexicon(lexicon, name in alone))
    own = sorted(files.own_lexicons.keys() & sources.lexicons.keys())
    for name, doubt in doubts_among(own, sources.lexicons):
        yield from _placed(files.own_lexicons[name], [doubt])


def _placed(file: SourceFile, found: Iterable[Doubt]) -> Iterator[Fault]:
    doubtful = list(found)
    parsed = parse_yaml(file) if doubtful else None
    for way, wrong, remedy in doubtful:
        if parsed is not None:
            yield fault_at(parsed, way, wrong, remedy, at_key=not isinstance(way[-1], int))


def _unused(files: Shelf, sources: Sources) -> Iterator[Fault]:
    """The rubric's own lexicons that nothing names, as a cue or as a class."""
    used = sources.lexicons.keys()
    for name in sorted(files.own_lexicons.keys() - used):
        yield Fault(
            Place(files.own_lexicons[name].path, 1, 1),
            f"nothing uses the lexicon “@{name}”",
            "name it in a cue",
        )
