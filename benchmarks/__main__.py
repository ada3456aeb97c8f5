"""Speed, memory and growth beside the peers, in one run: `python benchmarks [FOLDER] [--quick | --long]`.

FOLDER holds accounts; those of `corpora/` by default. A table goes to standard output, all figures with the
machine's description to --json, pictures of growth to --pictures. The peers live in build/peers/, which the
first run without --quick makes; where they cannot be installed, that is said and the rest is measured. Times
are of CPU; what is compared is measured in turn, on texts that no process sees twice; medians are told.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import growth
import race
from machine import machine
from startup import startup
from texts import samples, sentences

from markassist import load_rubric

ROOT = Path(__file__).parents[1]
PARTS = ("race", "startup", "by_length", "by_terms", "by_rubrics", "by_cohort", "by_processes")
SIZES: dict[str, dict[str, tuple[int, ...]]] = {
    "quick": {"length": (500, 3_000, 20_000), "terms": (100, 1_000, 10_000), "cohort": (10, 40)},
    "usual": {
        "length": (500, 1_500, 5_000, 20_000, 100_000),
        "terms": (100, 1_000, 10_000, 100_000),
        "cohort": (10, 100, 1_000),
    },
    "long": {
        "length": (500, 1_500, 5_000, 20_000, 100_000),
        "terms": (100, 1_000, 10_000, 100_000),
        "cohort": (10, 100, 1_000, 10_000),
    },
}


def main() -> None:
    """Measure what was asked for, and tell it."""
    asked = _arguments()
    size = "quick" if asked.quick else "long" if asked.long else "usual"
    if size != "quick" and "race" in asked.only:
        _install_peers()
    began = time.perf_counter()
    figures: dict[str, object] = {"machine": machine(), "size": size, "rubric": asked.rubric}
    with tempfile.TemporaryDirectory() as scratch:
        for name, measure in _measures(asked, SIZES[size], Path(scratch), 3 if asked.quick else 5):
            if name in asked.only:
                figures[name] = found = measure()
                _table(name, found if isinstance(found, list) else [found])
    figures["minutes"] = round((time.perf_counter() - began) / 60, 1)
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(f"\n{figures['minutes']} minutes. Figures: {asked.json}")
    if asked.pictures:
        _draw(asked.json, asked.pictures)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "corpora")
    parser.add_argument("--quick", action="store_true", help="about two minutes; fewer and smaller sizes")
    parser.add_argument("--long", action="store_true", help="a cohort of 10,000 too: hours")
    parser.add_argument("--only", action="append", choices=PARTS, help="a part; may be given several times")
    parser.add_argument("--rubric", default="residential_attachment")
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "bench.json")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of growth")
    asked = parser.parse_args()
    asked.only = asked.only or PARTS
    return asked


def _measures(
    asked: argparse.Namespace, sizes: dict[str, tuple[int, ...]], scratch: Path, times: int
) -> Iterable[tuple[str, Callable[[], object]]]:
    accounts = samples(asked.folder, asked.rubric)
    from_ = sentences(accounts)
    if not from_:
        raise SystemExit(f"{asked.folder}: there are no accounts in it; give a folder of them")
    rubric = load_rubric(asked.rubric)
    few = 40 if asked.quick else 200
    yield "race", lambda: race.race(accounts, asked.rubric, times, scratch)
    yield "startup", lambda: startup(from_, asked.rubric, times, scratch)
    yield "by_length", lambda: growth.by_length(from_, rubric, sizes["length"], times)
    yield "by_terms", lambda: growth.by_terms(from_, sizes["terms"], times, scratch)
    yield "by_rubrics", lambda: growth.by_rubrics(accounts[:: 4 if asked.quick else 1], from_)
    yield "by_cohort", lambda: growth.by_cohort(from_, sizes["cohort"], asked.rubric, scratch)
    yield "by_processes", lambda: growth.by_processes(from_, few, asked.rubric, scratch)


def _table(name: str, rows: list[dict[str, object]]) -> None:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    cells = [columns, *([_cell(row.get(column)) for column in columns] for row in rows)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(columns))]
    print(f"\n{name}")
    for line in cells:
        print(
            "  " + "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)), flush=True
        )


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "–".join(map(str, value))
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


def _install_peers() -> None:
    if (race.PEERS / "bin" / "python").exists():
        return
    print("Making build/peers/ for negspaCy, medspaCy and matplotlib, once ...", flush=True)
    subprocess.run([sys.executable, "-m", "venv", str(race.PEERS)], check=True)
    listed = str(Path(__file__).with_name("peers.txt"))
    pip = [
        str(race.PEERS / "bin" / "python"),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "-q",
        "install",
        "-r",
    ]
    if subprocess.run([*pip, listed], check=False).returncode:
        print("They cannot be installed here: the run goes on without them.", flush=True)


def _draw(figures: Path, folder: Path) -> None:
    python = race.PEERS / "bin" / "python"
    if not python.exists():
        print("No pictures: matplotlib comes with build/peers/, which a run without --quick makes.")
        return
    subprocess.run(
        [str(python), str(Path(__file__).with_name("plots.py")), str(figures), str(folder)], check=True
    )


if __name__ == "__main__":
    main()
