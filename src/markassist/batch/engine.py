"""Submissions → how each went, in this process or in several, in the order in which they come off the desk.

A worker holds the rubric and one account at a time; only names cross to it and back. What an account does to
a worker, even to end it, is told of that account alone.
"""

import gc
import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from markassist.batch.marking import Desk, Marked, failed, mark_submission
from markassist.batch.source import Source, source_at
from markassist.batch.source_url import source_at_url
from markassist.batch.submissions import Submission
from markassist.errors import MarkassistError
from markassist.rubric.load import load_rubric

_AHEAD = 4
"""Submissions a worker that lie ready: enough that none waits, few enough that memory stays flat."""
PATIENCE = 900.0
"""Seconds without any account done: the longest account that may be read takes a small part of it."""
SORRY = "markassist itself came to grief on it ({}); mark it by hand, and please tell its authors"
ENDED, TOO_LONG = "its process ended", "it took too long"


@dataclass(frozen=True, slots=True)
class Order:
    """What a batch is to do, as plain values that another process can take."""

    source: Path | str
    """A path on this machine, or a URL."""
    rubric: str
    folder: Path
    resume: bool
    also: tuple[str, ...] = ()
    """Further forms of each report."""

    def desk(self) -> Desk:
        """Open the source and load the rubric. Raises MarkassistError."""
        return Desk(self.open(), load_rubric(self.rubric), self.folder, self.resume, self.also)

    def open(self) -> Source:
        """Open the source. Raises MarkassistError."""
        return source_at(self.source) if isinstance(self.source, Path) else source_at_url(self.source)


def marked(submissions: Iterable[Submission], order: Order, processes: int) -> Iterator[Marked]:
    """Mark all submissions in so many processes; in this one where that is 0, where nothing is set apart.

    Raises MarkassistError where results can no longer be written.
    """
    if processes == 0:
        desk = order.desk()
        for submission in submissions:
            yield _marked(submission, desk)
    else:
        yield from _by_workers(iter(submissions), order, processes)


def _marked(submission: Submission, desk: Desk) -> Marked:
    try:
        return mark_submission(submission, desk)
    except MarkassistError:
        raise
    except Exception as fault:  # noqa: BLE001 - one account that trips our own code never stops the rest
        return failed(submission, SORRY.format(type(fault).__name__), desk.folder)


def _by_workers(submissions: Iterator[Submission], order: Order, processes: int) -> Iterator[Marked]:
    suspects: list[Submission] = []
    while True:
        try:
            yield from _pooled(submissions, order, processes, suspects)
        except BrokenProcessPool:  # somebody's account ended its worker: find out whose, one at a time
            yield from _one_by_one(suspects, order)
            suspects.clear()
        else:
            return


def _pooled(
    submissions: Iterator[Submission], order: Order, processes: int, running: list[Submission]
) -> Iterator[Marked]:
    with _pool(order, processes) as pool:
        futures: dict[Future[Marked], Submission] = {}
        while True:
            for submission in islice(submissions, processes * _AHEAD - len(futures)):
                running.append(submission)
                futures[pool.submit(_in_worker, submission)] = submission
            if not futures:
                return
            done, _ = wait(futures, timeout=PATIENCE, return_when=FIRST_COMPLETED)
            if not done:
                _end(pool)
                raise BrokenProcessPool
            for future in done:
                result = future.result()
                running.remove(futures.pop(future))
                yield result


def _one_by_one(suspects: list[Submission], order: Order) -> Iterator[Marked]:
    for submission in suspects:
        try:
            with _pool(order, 1) as pool:
                result = _alone(pool, submission, order)
        except BrokenProcessPool:
            result = failed(submission, SORRY.format(ENDED), order.folder)
        yield result


def _alone(pool: ProcessPoolExecutor, submission: Submission, order: Order) -> Marked:
    try:
        return pool.submit(_in_worker, submission).result(timeout=PATIENCE)
    except TimeoutError:
        _end(pool)
        return failed(submission, SORRY.format(TOO_LONG), order.folder)


def _end(pool: ProcessPoolExecutor) -> None:
    """End workers that do not answer."""
    for worker in list(pool._processes.values()):  # noqa: SLF001 - no public way before Python 3.14
        worker.kill()


def _pool(order: Order, processes: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, context, initializer=_sit_down, initargs=(order,))


_desk: list[Desk] = []
"""Of this worker."""


def _sit_down(order: Order) -> None:
    _desk[:] = [order.desk()]
    gc.freeze()
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """A worker whose batch was killed has nobody to work for."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _in_worker(submission: Submission) -> Marked:
    return _marked(submission, _desk[0])
