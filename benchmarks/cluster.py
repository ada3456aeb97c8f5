"""A cohort on a Dask cluster of real worker processes, one killed in mid-run, beside the local engine.

cluster.py [ACCOUNTS] [--workers 2] [--rubric RUBRIC] [--no-kill]

Says what each took, whether the two folders of results are the same to the byte, and the figures that
docs/performance.md reckons a million accounts from: accounts a second, the rubric packed, the bytes
that come back. 10,000 accounts take an hour or so on two cores.
"""

import argparse
import hashlib
import logging
import os
import signal
import tempfile
import time
from pathlib import Path

from distributed import LocalCluster
from growth import cohort
from texts import samples, sentences

from markassist.batch.engine import Order
from markassist.batch.marking import Marked
from markassist.batch.run import dask, local, run
from markassist.rubric.load import pack_rubric

CORPORA = Path(__file__).parents[1] / "corpora"


class Killer:
    """Watches a batch and kills a worker when a third is done."""

    def __init__(self, cluster: LocalCluster, at: int) -> None:
        self._cluster, self._at, self.killed = cluster, at, 0

    def __call__(self, done: int, of: int, one: Marked | None) -> None:
        """Told of each account."""
        del of, one
        if self._at and done == self._at and not self.killed:
            self.killed = next(iter(self._cluster.workers.values())).pid
            os.kill(self.killed, signal.SIGKILL)


def digest(folder: Path) -> str:
    """One hash of every path and byte below a folder."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            whole.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return whole.hexdigest()


def main() -> None:
    """Run both engines over one cohort."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("accounts", nargs="?", type=int, default=1_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rubric", default="residential_attachment")
    parser.add_argument("--no-kill", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        source = cohort(sentences(samples(CORPORA, asked.rubric)), asked.accounts, here / "accounts")
        packed = len(pack_rubric(asked.rubric))
        print(
            f"{asked.accounts} accounts, {asked.workers} workers; the rubric is {packed / 1e6:.1f} MB packed"
        )
        began = time.perf_counter()
        order = Order(source, asked.rubric, here / "local", resume=False)
        run(order, local(asked.workers), lambda *_: None)
        _tell("local engine", began, asked.accounts, here / "local")
        with LocalCluster(
            n_workers=asked.workers,
            threads_per_worker=1,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as cluster:
            killer = Killer(cluster, 0 if asked.no_kill else asked.accounts // 3)
            began = time.perf_counter()
            order = Order(source, asked.rubric, here / "dask", resume=False)
            run(order, dask(cluster.scheduler_address, None), killer)
            lost = f", worker {killer.killed} killed after {asked.accounts // 3}" if killer.killed else ""
            _tell(f"dask engine{lost}", began, asked.accounts, here / "dask")
        same = digest(here / "local") == digest(here / "dask")
        print("The results are the same to the byte." if same else "THE RESULTS DIFFER.")
        if not same:
            raise SystemExit(1)


def _tell(engine: str, began: float, accounts: int, folder: Path) -> None:
    seconds = time.perf_counter() - began
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(
        f"{engine}: {seconds:.1f} s, {accounts / seconds:.1f} accounts a second with the tables, "
        f"{size / accounts / 1000:.0f} kB an account",
        flush=True,
    )


if __name__ == "__main__":
    main()
