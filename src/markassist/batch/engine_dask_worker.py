"""What a Dask worker does for a batch: a submission in, what is to be written out.

The rubric reaches a worker once, packed, with the plugin that this module is started by; no path of the
machine that asks means anything here, and nothing is written.
"""

import gc
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

from distributed import Worker, WorkerPlugin

from markassist.batch import journal
from markassist.batch.engine import SORRY
from markassist.batch.entries import entry
from markassist.batch.marking import Handed, Made, handed_in, has_word, made_of
from markassist.batch.source import Source
from markassist.batch.source_url import source_at_url
from markassist.batch.submissions import Submission
from markassist.errors import MarkassistError
from markassist.rubric.compile import Rubric
from markassist.rubric.load import unpack_rubric
from markassist.shelf import data_folder


@dataclass(frozen=True)
class Work:
    """All that marking takes, as plain values that another machine can take."""

    rubric: bytes
    """Packed."""
    also: tuple[str, ...]
    url: str | None
    """Of the source; None where the files' bytes come with each submission."""
    install: str
    """What `installation()` is where the batch was asked for."""

    @property
    def name(self) -> str:
        """The same work, the same name, on every machine."""
        rubric = hashlib.sha256(self.rubric).hexdigest()
        return f"markassist-{journal.key(rubric, self.also, self.url, self.install)[:16]}"

    def source(self) -> Source | None:
        """Open the source that stands at a URL. Raises MarkassistError."""
        return None if self.url is None else source_at_url(self.url)


@dataclass(frozen=True)
class Task:
    """One submission, its files' bytes where the worker cannot read them, and the key it was done by."""

    submission: Submission
    handed: Handed | None
    done_by: str | None


@dataclass(frozen=True)
class Told:
    """What a worker says of a task: `made` is None where it was done before."""

    made: Made | None
    unfit: str | None = None
    """Why this worker can mark nothing; then nothing was made."""


@dataclass(frozen=True)
class _Place:
    """A worker's rubric and source."""

    also: tuple[str, ...]
    rubric: Rubric
    source: Source | None


_PLACES: dict[str, _Place | str] = {}
"""Of this worker, by the name of the work; the reason where it can do none."""
_ONE_AT_A_TIME = Lock()
"""The words that are being read by belong to one rubric at a time (`words.use`)."""


class MarkingPlugin(WorkerPlugin):
    """Sets a worker up for a batch, once, whenever it joins."""

    def __init__(self, work: Work) -> None:
        """Take the work."""
        self.work = work
        self.name = work.name

    def setup(self, worker: Worker) -> None:
        """Unpack the rubric and open the source; what hinders is told by the first task."""
        del worker
        _PLACES[self.name] = _place(self.work)
        gc.collect()
        gc.freeze()

    def teardown(self, worker: Worker) -> None:
        """Let the rubric go."""
        del worker
        _PLACES.pop(self.name, None)


def mark_there(work: str, task: Task) -> Told:
    """Mark one submission with the rubric that lies ready here under the work's name."""
    place = _PLACES.get(work, "the rubric has not reached it")
    if isinstance(place, str):
        return Told(None, place)
    with _ONE_AT_A_TIME:
        try:
            return Told(_made(task, place))
        except Exception as fault:  # noqa: BLE001 - one account that trips our own code never stops the rest
            return Told(sorry(task.submission, type(fault).__name__))


def sorry(submission: Submission, why: str) -> Made:
    """What is kept of a submission that could not be marked: with no key, so that another run tries again."""
    return Made(entry(submission, "", [SORRY.format(why)]), {})


@cache
def installation() -> str:
    """One word for all that reports hang on beside rubric and account: our code, our data, Word or none."""
    whole = hashlib.sha256(f"{has_word()}\n".encode())
    code, corpora = Path(__file__).parents[1], data_folder("corpora")
    for top, kind in ((code, "*.py"), (corpora, "*.yaml")):
        for path in sorted(top.rglob(kind)):
            whole.update(f"{path.relative_to(top).as_posix()}\n".encode())
            whole.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()


def _place(work: Work) -> _Place | str:
    if work.install != installation():
        return "its markassist, or an extra that it has, is not the one here"
    try:
        return _Place(work.also, unpack_rubric(work.rubric), work.source())
    except MarkassistError as error:
        return " ".join(f"{fault.wrong}" for fault in error.faults)


def _made(task: Task, place: _Place) -> Made | None:
    handed = task.handed
    if handed is None:
        if place.source is None:
            raise LookupError(task.submission.name)
        handed = handed_in(task.submission, place.source)
    return made_of(handed, place.rubric, place.also, lambda key: key == task.done_by)
