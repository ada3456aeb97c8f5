"""A rubric's files → what to compile, or every fault in them at once."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec import Struct

from markassist.errors import Fault, Place
from markassist.rubric.checks import check_criterion, check_cue_kinds, check_misconception, cues_in, once_each
from markassist.rubric.compile import Sources
from markassist.rubric.did_you_mean import did_you_mean
from markassist.rubric.doors import admit
from markassist.rubric.lexicons import Lexicons
from markassist.rubric.schema import Criterion, MisconceptionFile, RubricFile
from markassist.rubric.sources import INDEX, Shelf, sha256
from markassist.rubric.yaml_places import fault_at
from markassist.rubric.yaml_text import Parsed, parse_yaml

Model = TypeVar("Model", Criterion, MisconceptionFile)


def read_sources(files: Shelf) -> tuple[Sources | None, tuple[Fault, ...]]:
    """Read and check a rubric's files: what to compile, or the faults, in the order of files and lines."""
    reading = _Reading.of(files)
    index, faults = admit(reading.index, RubricFile)
    criteria, criteria_faults = _admit_all(reading.criteria, Criterion)
    misconceptions, misconception_faults = _admit_all(reading.misconceptions, MisconceptionFile)
    lexicons = Lexicons(files.lexicons)
    faults = (
        *faults,
        *criteria_faults,
        *misconception_faults,
        *_faults_between(reading, files),
        *_faults_in_cues(reading, lexicons),
    )
    if faults or index is None:
        return None, _in_order(faults)
    made_of = [
        p.file for p in (reading.index, *reading.criteria, *reading.misconceptions)
    ] + lexicons.used_files
    return Sources(index, criteria, misconceptions, lexicons.used, sha256(made_of)), ()


class _Reading(Struct, frozen=True):
    """A rubric's files as plain data."""

    index: Parsed
    criteria: tuple[Parsed, ...]
    """Those that rubric.yaml lists, in its order; all that there are, where it lists none."""
    misconceptions: tuple[Parsed, ...]
    mentions: frozenset[str]

    @classmethod
    def of(cls, files: Shelf) -> "_Reading":
        index = parse_yaml(files.index)
        listed = _listed(index) or list(files.criteria)
        return cls(
            index=index,
            criteria=tuple(
                parse_yaml(files.criteria[n]) for n in dict.fromkeys(listed) if n in files.criteria
            ),
            misconceptions=tuple(parse_yaml(file) for file in files.misconceptions),
            mentions=_mention_ids(parse_yaml(file) for file in files.mentions),
        )


def _listed(index: Parsed) -> list[str]:
    names = (index.data or {}).get("criteria")
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _mention_ids(files: Iterable[Parsed]) -> frozenset[str]:
    found: set[str] = set()
    for parsed in files:
        data = parsed.data or {}
        entries, family = data.get("entries"), data.get("family", parsed.file.stem)
        if isinstance(entries, dict):
            found |= {name if "." in name else f"{family}.{name}" for name in entries}
    return frozenset(found)


def _admit_all(files: Iterable[Parsed], model: type[Model]) -> tuple[tuple[Model, ...], tuple[Fault, ...]]:
    admitted = [admit(parsed, model) for parsed in files]
    found = tuple(each for each, _ in admitted if each is not None)
    return found, tuple(fault for _, faults in admitted for fault in faults)


def _faults_between(reading: _Reading, files: Shelf) -> Iterator[Fault]:
    """Faults of one file in the light of the others."""
    yield from _faults_in_list(reading.index, files)
    groups = frozenset(_ids(reading.index))
    misconceptions = frozenset(parsed.file.stem for parsed in reading.misconceptions)
    for parsed in reading.criteria:
        yield from check_criterion(parsed, groups, misconceptions)
    for parsed in reading.misconceptions:
        yield from check_misconception(parsed)
    for parsed in (*reading.criteria, *reading.misconceptions):
        yield from check_cue_kinds(parsed, reading.mentions)
    yield from once_each(reading.criteria, "code")
    yield from _faults_in_outcomes(reading)
    yield from once_each(reading.misconceptions, "number")


def _faults_in_list(index: Parsed, files: Shelf) -> Iterator[Fault]:
    """What rubric.yaml lists and the folder holds must be the same."""
    names = (index.data or {}).get("criteria")
    listed = names if isinstance(names, list) else []
    for i, name in enumerate(listed):
        if name in listed[:i]:
            yield fault_at(index, ("criteria", i), f"“{name}” is listed twice", "keep one of them")
        elif isinstance(name, str) and name not in files.criteria:
            yield fault_at(
                index, ("criteria", i), f"there is no file {name}.yaml here", _missing(name, files)
            )
    for name in sorted(files.criteria.keys() - set(map(str, listed))) if listed else ():
        remedy = f"add “- {name}” to its criteria, or take the file away"
        yield Fault(Place(files.criteria[name].path, 1, 1), f"{INDEX} does not list this file", remedy)
    ids = _ids(index)
    for i, name in enumerate(ids):
        if name in ids[:i]:
            yield fault_at(index, ("groups", i, "id"), f"the group “{name}” stands twice", "keep one of them")


def _faults_in_outcomes(reading: _Reading) -> Iterator[Fault]:
    """A learning outcome takes in criteria that there are."""
    codes = [str((parsed.data or {}).get("code")) for parsed in reading.criteria]
    outcomes = (reading.index.data or {}).get("outcomes")
    for i, outcome in enumerate(outcomes if isinstance(outcomes, list) else []):
        named = outcome.get("criteria") if isinstance(outcome, dict) else None
        for at, code in enumerate(named if isinstance(named, list) else []):
            if code not in codes:
                remedy = did_you_mean(str(code), codes, "write the code of a criterion, or take it away")
                yield fault_at(
                    reading.index,
                    ("outcomes", i, "criteria", at),
                    f"there is no criterion with the code “{code}”",
                    remedy,
                )


def _missing(name: str, files: Shelf) -> str:
    if (files.folder / f"{name}.yml").is_file():
        return f"rename {name}.yml"
    return did_you_mean(name, files.criteria, "write it, or take the name away")


def _ids(index: Parsed) -> list[str]:
    groups = (index.data or {}).get("groups")
    entries = groups if isinstance(groups, list) else []
    return [str(group["id"]) for group in entries if isinstance(group, dict) and "id" in group]


def _faults_in_cues(reading: _Reading, lexicons: Lexicons) -> Iterator[Fault]:
    """Faults in cues, in the terms they hold, and in the lexicons that they name."""
    for parsed in (*reading.criteria, *reading.misconceptions):
        for way, cue in cues_in(parsed.data):
            if isinstance(cue, str):
                lexicons.check_cue(parsed, way, cue)
    yield from lexicons.faults


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """By file, in the order in which files were read, and by line; none twice."""
    once = list(dict.fromkeys(faults))
    files = list(dict.fromkeys(fault.place.path for fault in once))
    return tuple(
        sorted(once, key=lambda f: (files.index(f.place.path), f.place.line or 0, f.place.column or 0))
    )
