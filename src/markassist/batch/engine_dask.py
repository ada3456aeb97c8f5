"""Submissions → how each went, on the workers of a Dask cluster: one that stands, or one started here.

Workers make, this process writes: so no disk need be shared, and the folder of results is what any other
engine leaves. A worker that is lost gives its submissions to others. A submission that workers were lost over
again and again is marked once more with nothing else under way, and is named if it ends its worker then too.
"""

import contextlib
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from queue import Empty, Queue

import dask
from distributed import Client, Future, KilledWorker, LocalCluster

from markassist.batch.engine import ENDED, PATIENCE, TOO_LONG, Order
from markassist.batch.engine_dask_worker import (
    MarkingPlugin,
    Task,
    Told,
    Work,
    installation,
    mark_there,
    sorry,
)
from markassist.batch.journal import Journal
from markassist.batch.marking import Marked, handed_in, keep, unchanged
from markassist.batch.source import Source
from markassist.batch.submissions import Submission
from markassist.errors import MarkassistError, UsageError
from markassist.rubric.load import pack_rubric

_AHEAD = 3
"""Submissions a worker's thread that are under way: one marked, one that waits there, one on the road."""
_JOIN = 60
"""Seconds in which a first worker is to be there."""
_CHANCES = 1
"""Workers that a submission may lose, in a cluster of our own, before it is suspected."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the workers are."""

    scheduler: str | None = None
    """Its address, as `tcp://host:8786`; None for a cluster on this machine, for this batch alone."""
    processes: int = 1
    """Workers of a cluster on this machine."""


def marked_on_cluster(submissions: Iterable[Submission], order: Order, cluster: Cluster) -> Iterator[Marked]:
    """Mark all submissions, in the order in which they come back.

    Raises UsageError where no scheduler or worker answers, or a worker has another markassist, and
    MarkassistError where results cannot be written or the cluster is lost: what is done is kept.
    """
    with _client(cluster) as client:
        yield from marked_by(client, submissions, order, work_of(order))


def marked_by(
    client: Client, submissions: Iterable[Submission], order: Order, work: Work
) -> Iterator[Marked]:
    """Mark all submissions on whatever cluster a client is of; otherwise as `marked_on_cluster`."""
    with _plugged(client, work):
        yield from _Batch(client, order, work, order.open()).marked(iter(submissions))


def work_of(order: Order) -> Work:
    """What workers are sent of an order. Raises UsageError, RubricError."""
    url = None if isinstance(order.source, Path) else order.source
    return Work(pack_rubric(order.rubric), order.also, url, installation())


class _Batch:
    """Submissions under way on a cluster."""

    def __init__(self, client: Client, order: Order, work: Work, source: Source) -> None:
        self._client = client
        self._work = work
        self._source = source if work.url is None else None
        self._kept = Journal(order.folder)
        self._resume = order.resume
        self._back: Queue[Future[Told]] = Queue()
        self._under_way: dict[str, tuple[Future[Told], Submission]] = {}

    def marked(self, submissions: Iterator[Submission]) -> Iterator[Marked]:
        """All of them; those that workers were lost over come last, each alone."""
        suspects: list[Submission] = []
        while True:
            for submission in islice(submissions, self._room()):
                self._send(submission)
            if not self._under_way:
                break
            for submission, told in self._returned():
                if isinstance(told, str):
                    suspects.append(submission)
                else:
                    yield self._keep(submission, told)
        for submission in suspects:
            self._send(submission)
            for one, told in self._returned():
                yield self._keep(one, Told(sorry(one, told)) if isinstance(told, str) else told)

    def _room(self) -> int:
        threads = int(sum(self._client.nthreads().values()))
        return max(0, max(1, threads) * _AHEAD - len(self._under_way))

    def _send(self, submission: Submission) -> None:
        handed = None if self._source is None else handed_in(submission, self._source)
        done_by = self._kept.key_of(submission.name) if self._resume else None
        task = Task(submission, handed, done_by)
        future = self._client.submit(mark_there, self._work.name, task, pure=False)
        self._under_way[str(future.key)] = (future, submission)
        future.add_done_callback(self._back.put)

    def _returned(self) -> Iterator[tuple[Submission, Told | str]]:
        """What comes back next; what became of the worker where nothing does."""
        try:
            future = self._back.get(timeout=PATIENCE)
        except Empty:
            yield from self._overdue()
            return
        _, submission = self._under_way.pop(str(future.key))
        try:
            yield submission, future.result()
        except KilledWorker:
            yield submission, ENDED
        except Exception as fault:
            raise self._lost(fault) from fault

    def _overdue(self) -> Iterator[tuple[Submission, str]]:
        """End workers that do not answer, and suspect all that they hold."""
        if not self._client.nthreads():
            raise self._lost(TimeoutError("no worker is left"))
        ours = set(self._under_way)
        silent = [at for at, keys in self._client.processing().items() if ours & set(map(str, keys))]
        self._client.cancel([future for future, _ in self._under_way.values()], force=True)
        with contextlib.suppress(Exception):  # a worker without a nanny cannot be started anew
            self._client.restart_workers(silent, timeout=_JOIN)
        suspects = [submission for _, submission in self._under_way.values()]
        self._under_way.clear()
        self._back = Queue()
        yield from ((submission, TOO_LONG) for submission in suspects)

    def _keep(self, submission: Submission, told: Told) -> Marked:
        if told.unfit is not None:
            remedy = "install the same version of markassist, with the same extras, on every machine"
            raise UsageError.at("a worker of the cluster", f"it can mark nothing: {told.unfit}", remedy)
        if told.made is None:
            return unchanged(submission.name, self._kept)
        return keep(told.made, self._kept)

    def _lost(self, fault: Exception) -> MarkassistError:
        wrong = f"the cluster was lost ({type(fault).__name__}: {fault})"
        remedy = "what is done is kept; the same call with --resume goes on from there"
        return MarkassistError.at(_where(self._client), wrong, remedy)


def _where(client: Client) -> str:
    return str(client.scheduler.address) if client.scheduler else "the cluster"


@contextlib.contextmanager
def _client(cluster: Cluster) -> Iterator[Client]:
    if cluster.scheduler is None:
        chances = {"distributed.scheduler.allowed-failures": _CHANCES}
        with (
            dask.config.set(chances),
            LocalCluster(
                n_workers=cluster.processes,
                threads_per_worker=1,
                processes=True,
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            ) as local,
            Client(local, set_as_default=False) as client,
        ):
            yield client
        return
    try:
        client = Client(cluster.scheduler, timeout=_JOIN, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as fault:
        remedy = "start one with `dask scheduler` and give the address that it prints"
        raise UsageError.at(cluster.scheduler, "no Dask scheduler answers there", remedy) from fault
    with client:
        yield client


@contextlib.contextmanager
def _plugged(client: Client, work: Work) -> Iterator[None]:
    """Have every worker, and whoever joins later, set up for the work; and let it go at the end."""
    where = _where(client)
    try:
        client.wait_for_workers(1, timeout=_JOIN)
    except TimeoutError as fault:
        remedy = "start some with `dask worker`, and the scheduler's address"
        raise UsageError.at(where, "no worker has joined this scheduler", remedy) from fault
    try:
        client.register_plugin(MarkingPlugin(work))
    except Exception as fault:
        wrong = f"its workers cannot be made ready ({type(fault).__name__}: {fault})"
        remedy = "install markassist[cluster] on every machine of the cluster"
        raise UsageError.at(where, wrong, remedy) from fault
    try:
        yield
    finally:
        with contextlib.suppress(Exception):  # a cluster that is gone holds nothing of ours
            client.unregister_worker_plugin(work.name)
