"""A source and a rubric → a folder of reports and tables, whatever happens on the way."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markassist import extras
from markassist.batch import atomic, journal, whole
from markassist.batch.engine import Order, marked
from markassist.batch.grouping import grouped
from markassist.batch.marking import Marked
from markassist.batch.results import Compared, write_tables
from markassist.batch.submissions import Submission
from markassist.errors import UsageError
from markassist.extras import needed

_FEW = 40
"""Accounts that one process has nearly done before a second one is ready."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a batch came to."""

    marked: int
    unchanged: int
    """Of those marked, by an earlier run."""
    failures: int
    """Files or accounts that could not be read."""
    notes: tuple[str, ...] = ()
    """What was left out, and how to have it."""


Watch = Callable[[int, int, Marked | None], None]
"""Told how many accounts are done, how many there are, and of the one just done; None at the start."""


Engine = Callable[[Sequence[Submission], Order], Iterator[Marked]]
"""Marks submissions by an order, in whatever sequence."""


def local(processes: int | None) -> Engine:
    """The engine of this machine.

    `processes` are set apart from this one, so that no account can end it; None is as many as are of use, and
    0 marks in this process.
    """
    return lambda submissions, order: marked(submissions, order, workers(processes, len(submissions)))


def dask(scheduler: str | None, processes: int | None) -> Engine:
    """The engine of a Dask cluster: the one at this address, or one of so many processes on this machine.

    Raises UsageError where `distributed` is not installed.
    """
    needed("distributed", "cluster", "--engine dask")
    from markassist.batch.engine_dask import Cluster, marked_on_cluster  # noqa: PLC0415 - only with the extra

    def engine(submissions: Sequence[Submission], order: Order) -> Iterator[Marked]:
        here = max(1, workers(processes, len(submissions)))
        return marked_on_cluster(submissions, order, Cluster(scheduler, here))

    return engine


def run(
    order: Order,
    engine: Engine | int | None,
    watch: Watch,
    compared: Compared | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Summary:
    """Mark everything in the source and write the tables; a number, or None, is of processes on this machine.

    Raises MarkassistError where the source or the rubric is wrong, or the folder cannot be written.
    """
    engine = engine if callable(engine) else local(engine)
    if order.folder.exists() and not order.folder.is_dir():
        raise UsageError.at(order.folder, "this is a file, and a batch makes many", "give -o a folder")
    _sweep(order.folder)
    desk = order.desk()
    submissions = grouped(desk.source.files(order.folder))
    marked_count = unchanged = failures = 0
    watch(0, len(submissions), None)
    for count, one in enumerate(engine(submissions, order), 1):
        marked_count += one.is_marked
        unchanged += one.was_done and one.is_marked
        failures += len(one.reasons)
        watch(count, len(submissions), one)
    names = [submission.name for submission in submissions]
    notes = write_tables(order.folder, names, desk.rubric, compared or Compared("this cohort"), say)
    _sweep(order.folder)
    return Summary(marked_count, unchanged, failures, (*notes, *_without_word()))


def _without_word() -> tuple[str, ...]:
    if extras.is_there("docx"):
        return ()
    why = f"this needs python-docx; {extras.install('word')}"
    return (f"Word reports of what is no Word file are left out: {why}",)


def _sweep(folder: Path) -> None:
    atomic.sweep(
        folder, *(folder / inside for inside in ("reports", journal.DOCUMENTS, journal.FOLDER, whole.FOLDER))
    )


def workers(processes: int | None, accounts: int) -> int:
    """As many processes as were asked for, or are of use to so many accounts."""
    if processes is None:
        processes = 1 if accounts < _FEW else os.cpu_count() or 1
    return min(processes, accounts)
