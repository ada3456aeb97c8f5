"""How time and memory grow: with an account's length, a rubric's terms, a cohort's accounts, processes."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import spacy
from texts import Sample, made, made_rubric

from markassist import load_rubric, mark, mark_against
from markassist.cli.start import settle
from markassist.read import read_account_bytes
from markassist.rubric.compile import Rubric

_CALL = (sys.executable, "-c", "from markassist.cli import main; main()")
SHIPPED = ("residential_attachment", "infant_mental_health", "nice_attachment", "pairs_workshops")


def _cpu(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


def _mark(text: str, rubric: Rubric) -> None:
    mark(read_account_bytes(text.encode(), "a.txt"), rubric).to_json()


def _warm(from_: list[str], rubric: Rubric) -> None:
    for seed in range(8):
        _mark(made(from_, 800, 90_000 + seed), rubric)
    settle()


def by_length(from_: list[str], rubric: Rubric, lengths: Iterable[int], times: int) -> list[dict[str, float]]:
    """Microseconds of CPU a word, and against the tokenizer on the same text in the same turn."""
    nlp = spacy.blank("en")
    _warm(from_, rubric)
    rows = []
    for words in lengths:
        ours, base = [], []
        for seed in range(times):
            text = made(from_, words, words + seed)
            count = len(text.split())
            base.append(_cpu(lambda text=text: nlp.make_doc(text)) * 1e6 / count)
            ours.append(_cpu(lambda text=text: _mark(text, rubric)) * 1e6 / count)
        rate = statistics.median(ours)
        ratio = statistics.median(a / b for a, b in zip(ours, base, strict=True))
        rows.append({"words": words, "us_per_word": round(rate, 1), "times_tokenizer": round(ratio, 1)})
    return rows


def by_terms(from_: list[str], sizes: Sequence[int], times: int, scratch: Path) -> list[dict[str, float]]:
    """The same for rubrics of so many terms, in turn on the same texts; and what loading costs."""
    loaded = []
    for size in sizes:
        folder = made_rubric(scratch / f"terms{size}", from_, size)
        first = _cpu(lambda folder=folder: load_rubric(folder))
        again = _cpu(lambda folder=folder: load_rubric(folder))
        loaded.append((size, load_rubric(folder), first, again))
    nlp = spacy.blank("en")
    for _, rubric, _, _ in loaded:
        _warm(from_, rubric)
    rates: dict[int, list[float]] = {size: [] for size in sizes}
    base = []
    for seed in range(times * 3):
        text = made(from_, 3_000, 700 + seed)
        base.append(_cpu(lambda text=text: nlp.make_doc(text)))
        for size, rubric, _, _ in loaded:
            rates[size].append(_cpu(lambda text=text, rubric=rubric: _mark(text, rubric)))
    words = len(made(from_, 3_000, 700).split())
    return [
        {
            "terms": size,
            "us_per_word": round(statistics.median(rates[size]) * 1e6 / words, 1),
            "times_tokenizer": round(
                statistics.median(a / b for a, b in zip(rates[size], base, strict=True)), 1
            ),
            "load_first_s": round(first, 2),
            "load_again_s": round(again, 2),
        }
        for size, _, first, again in loaded
    ]


def by_rubrics(accounts: Sequence[Sample], from_: list[str]) -> dict[str, float]:
    """What four rubrics at once cost against the mean of one, on accounts; and what they cost one by one."""
    rubrics = [load_rubric(name) for name in SHIPPED]
    for rubric in rubrics:
        _warm(from_, rubric)
    once, apart = [], []
    for one in accounts:
        account = read_account_bytes(one.text.encode(), "a.txt")
        together = _cpu(lambda account=account: [r.to_json() for r in mark_against(account, rubrics)])
        each = [
            _cpu(lambda account=account, rubric=rubric: mark(account, rubric).to_json()) for rubric in rubrics
        ]
        once.append(together / statistics.mean(each))
        apart.append(sum(each) / statistics.mean(each))
    return {
        "together_times_one": round(statistics.median(once), 2),
        "apart_times_one": round(statistics.median(apart), 2),
    }


def by_cohort(from_: list[str], sizes: Iterable[int], rubric: str, scratch: Path) -> list[dict[str, float]]:
    """Seconds and the peak memory of any one process, for whole batches in one process set apart."""
    rows = []
    for size in sizes:
        folder = cohort(from_, size, scratch / f"cohort{size}")
        seconds, wall, mb = _batch(folder, rubric, scratch / f"out{size}", 1)
        row = {"accounts": size, "cpu_s": round(seconds, 1), "wall_s": round(wall, 1), "peak_mb": round(mb)}
        rows.append({**row, "ms_per_account": round(seconds * 1000 / size)})
    return rows


def by_processes(from_: list[str], size: int, rubric: str, scratch: Path) -> list[dict[str, float]]:
    """Wall time of one cohort in one process and in two, less that of a run with nothing left to mark."""
    folder = cohort(from_, size, scratch / "both")
    rows = []
    for processes in (1, 2):
        out = scratch / f"out_by_{processes}"
        _, wall, _ = _batch(folder, rubric, out, processes)
        _, idle, _ = _batch(folder, rubric, out, processes, "--resume")
        rows.append({"processes": processes, "wall_s": round(wall, 1), "marking_s": round(wall - idle, 1)})
    rows[1]["times_faster"] = round(rows[0]["marking_s"] / rows[1]["marking_s"], 2)
    return rows


def cohort(from_: list[str], size: int, folder: Path) -> Path:
    """So many accounts of about nine hundred words in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(size):
        (folder / f"{number:06d}.txt").write_text(made(from_, 900, 10_000 + number), encoding="utf-8")
    return folder


def _batch(folder: Path, rubric: str, out: Path, processes: int, *more: str) -> tuple[float, float, float]:
    """CPU of all its processes, wall time and the largest one's peak memory."""
    command = [
        *_CALL,
        "batch",
        str(folder),
        "-r",
        rubric,
        "-o",
        str(out),
        "--processes",
        str(processes),
        *more,
    ]
    measured = (
        "import resource,subprocess,sys;"
        "subprocess.run(sys.argv[1:],check=True,capture_output=True);"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);print(u.ru_utime+u.ru_stime,u.ru_maxrss/1024)"
    )
    began = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-c", measured, *command], check=True, capture_output=True, text=True
    )
    wall = time.perf_counter() - began
    seconds, mb = map(float, told.stdout.split())
    return seconds, wall, mb
