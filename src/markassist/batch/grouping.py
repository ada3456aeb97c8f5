"""The files of a source → submissions: one a learner on Moodle and Canvas, else one a file.

A platform gives each learner one row to answer in, and its importer one folder: so all that a learner handed
in there becomes one report, as of a portfolio, each quote naming its file. In a folder nothing says whose a
file is, so that each file is a report of its own; `markassist portfolio` joins those that belong together.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markassist.batch.naming import distinct, safe
from markassist.batch.submissions import File, Named, Platform, Submission
from markassist.names import told_apart

_MOODLE = re.compile(r"(?P<learner>[^_]*)_(?P<id>\d+)_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<rest>.*))?")
"""One part of a path. Moodle takes `_` out of names; its importer parts at `_` and wants a number second."""
_CANVAS = re.compile(
    r"(?:(?P<anonymous>anon_(?!LATE_)(?P<number>[A-Za-z0-9]+))(?:_LATE)?"
    r"|(?P<learner>[^_]+)_(?:LATE_)?(?P<user>\d+))"
    r"_(?:(?P<attachment>\d+)_(?P<rest>.+)|(?P<typed>(?:text|link)\.html))"
)
"""A file's name. What a learner typed into Canvas is no attachment and bears no number of one."""


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A file with what its path says of it."""

    learner: str
    ids: tuple[str, ...]
    named: Named


def grouped(files: Sequence[File]) -> tuple[Submission, ...]:
    """The submissions, in the order of their names."""
    for platform, sort in (("moodle", _moodle), ("canvas", _canvas)):
        found = [sort(file) for file in files]
        told = [one for one in found if one is not None]
        if told and len(told) * 2 > len(files):
            rest = [file for file, one in zip(files, found, strict=True) if one is None]
            return _in_order((*_by_learner(told, platform), *_by_file(rest)))  # type: ignore[arg-type]
    return _in_order(_by_file(files))


def _moodle(file: File) -> _Sorted | None:
    parts = file.path.split("/")
    for at, part in enumerate(parts):
        if found := _MOODLE.fullmatch(part):
            inside = [found["rest"] or "", *parts[at + 1 :]]
            name = "/".join(one for one in inside if one) or part
            return _Sorted(found["learner"].strip(), (found["id"],), Named(file, name))
    return None


def _canvas(file: File) -> _Sorted | None:
    found = _CANVAS.fullmatch(PurePosixPath(file.path).name)
    if found is None or "_assignsubmission_" in file.path:
        return None
    ids = (found["user"] or found["number"], found["attachment"] or "")
    name = found["rest"] or found["typed"]
    return _Sorted(found["learner"] or found["anonymous"], ids, Named(file, name))


def _by_learner(files: Iterable[_Sorted], platform: Platform) -> list[Submission]:
    by_id: dict[str, list[_Sorted]] = {}
    for one in sorted(files, key=lambda one: (one.named.name, one.named.file.path)):
        by_id.setdefault(one.ids[0], []).append(one)
    learners = list(by_id.values())
    names = distinct(
        [safe(pieces[0].learner or pieces[0].ids[0]) for pieces in learners],
        [f" ({pieces[0].ids[0]})" for pieces in learners],
    )
    return [
        Submission(name, pieces[0].learner, platform, pieces[0].ids, _apart([one.named for one in pieces]))
        for name, pieces in zip(names, learners, strict=True)
    ]


def _by_file(files: Iterable[File]) -> list[Submission]:
    ordered = sorted(files, key=lambda file: file.path)
    paths = [PurePosixPath(file.path) for file in ordered]
    stems = [safe(" - ".join((*path.parts[:-1], path.stem))) for path in paths]
    names = distinct(stems, [path.suffix for path in paths])
    return [
        Submission(name, path.stem, "folder", (), (Named(file, path.name),))
        for name, path, file in zip(names, paths, ordered, strict=True)
    ]


def _apart(files: Sequence[Named]) -> tuple[Named, ...]:
    names = told_apart([one.name for one in files])
    return tuple(Named(one.file, name) for one, name in zip(files, names, strict=True))


def _in_order(submissions: Iterable[Submission]) -> tuple[Submission, ...]:
    ordered = sorted(submissions, key=lambda one: one.name)
    names = distinct([one.name for one in ordered], ["" for _ in ordered])
    return tuple(
        Submission(name, one.learner, one.platform, one.ids, one.files)
        for name, one in sorted(zip(names, ordered, strict=True), key=lambda pair: pair[0])
    )
