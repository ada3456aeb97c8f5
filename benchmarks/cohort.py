"""Memory of a batch, stage by stage, for cohorts of several sizes: does it grow with the cohort?

cohort.py [ACCOUNTS …] [--rubric RUBRIC] [--kept FOLDER]

Cohorts are made of sentences of `corpora/gold`, shuffled by a seed. Each is marked by the project's own batch
in processes set apart, and its tables are written in a process of its own, whose peak memory is told for each
table (Linux: `VmHWM`, set back before each). With --kept cohorts stay in FOLDER, and are not marked again.
"""

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from markassist.batch.engine import Order
from markassist.batch.journal import Journal
from markassist.batch.results import Compared, write_tables
from markassist.batch.run import run
from markassist.rubric.load import load_rubric

GOLD = Path(__file__).parents[1] / "corpora" / "gold"
PARAGRAPHS, SENTENCES = 12, 5
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def write_cohort(folder: Path, accounts: int) -> None:
    """So many accounts of about nine hundred words; the smaller cohort is the beginning of the larger."""
    sentences = [
        sentence
        for path in sorted(GOLD.glob("*.txt"))
        for sentence in re.findall(r"[^.!?\n]{20,}[.!?]", path.read_text(encoding="utf-8"))
    ]
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(accounts):
        chosen = random.Random(number).sample(sentences, PARAGRAPHS * SENTENCES)
        told = (" ".join(s.strip() for s in chosen[at::PARAGRAPHS]) for at in range(PARAGRAPHS))
        (folder / f"{number:05d}.txt").write_text("\n\n".join(told), encoding="utf-8")


class Stages:
    """Peak memory since the stage before, for each thing that a batch says it does."""

    def __init__(self) -> None:
        self._stage, self._began = "reading what is done", time.perf_counter()
        _set_back()

    def __call__(self, says: str) -> None:
        """Tell of the stage that ends, and begin one."""
        seconds = time.perf_counter() - self._began
        print(f"  {self._stage:32s} {_peak() / 1024:8.1f} MB {seconds:8.1f} s", flush=True)
        self._stage, self._began = says, time.perf_counter()
        _set_back()


def _peak() -> int:
    found = PEAK.search(Path("/proc/self/status").read_text())
    return int(found[1]) if found else 0


def _set_back() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def _order(kept: Path, rubric: str) -> Order:
    return Order(kept / "accounts", rubric, kept / "results", resume=True)


def write_tables_of(kept: Path, rubric: str) -> None:
    """What a batch does once all is marked."""
    loaded, folder = load_rubric(rubric), kept / "results"
    stages = Stages()
    write_tables(folder, Journal(folder).names(), loaded, Compared("benchmark", kept / "library"), stages)
    stages("")


def main() -> None:
    """Mark each cohort, then write its tables in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("accounts", nargs="*", type=int, default=[250, 1000])
    parser.add_argument("--rubric", default="residential_attachment")
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--tables-of", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.tables_of:
        write_tables_of(asked.tables_of, asked.rubric)
        return
    with tempfile.TemporaryDirectory() as scratch:
        for accounts in asked.accounts:
            kept = (asked.kept or Path(scratch)) / str(accounts)
            write_cohort(kept / "accounts", accounts)
            began = time.perf_counter()
            _set_back()
            run(_order(kept, asked.rubric), None, lambda *_: None, Compared("benchmark"))
            seconds = time.perf_counter() - began
            print(f"{accounts} accounts, marked in {seconds:.1f} s, {_peak() / 1024:.1f} MB here", flush=True)
            again = [sys.executable, __file__, "--tables-of", str(kept), "--rubric", asked.rubric]
            subprocess.run(again, check=True)


if __name__ == "__main__":
    main()
