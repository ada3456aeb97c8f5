"""How long a command takes from nothing, beside bare Python and `import spacy`; and a draft saved again."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from texts import made

from markassist import load_rubric, mark
from markassist.check import check
from markassist.read import read_account
from markassist.render import render_selfcheck

_CALL = ("-c", "from markassist.cli import main; main()")


def startup(from_: list[str], rubric: str, times: int, scratch: Path) -> list[dict[str, float | str]]:
    """Medians of wall time in milliseconds, taken in turn, and against the two that are least."""
    draft = scratch / "draft.txt"
    draft.write_text(made(from_, 1_500, 1), encoding="utf-8")
    commands = {
        "python": ("-c", "pass"),
        "import spacy": ("-c", "import spacy"),
        "markassist --help": (*_CALL, "--help"),
        "markassist check": (*_CALL, "check", str(draft), "-r", rubric),
        "markassist mark": (*_CALL, "mark", str(draft), "-r", rubric),
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, arguments in commands.items():
            began = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
            if turn:
                taken[name].append(time.perf_counter() - began)
    middle = {name: statistics.median(some) for name, some in taken.items()}
    middle["a saved draft checked again"] = _again(from_, rubric, times, draft)
    return [
        {
            "command": name,
            "ms": round(seconds * 1000),
            "times_python": round(seconds / middle["python"], 1),
            "times_import_spacy": round(seconds / middle["import spacy"], 2),
        }
        for name, seconds in middle.items()
    ]


def _again(from_: list[str], rubric: str, times: int, draft: Path) -> float:
    """What `check --watch` does each time a draft is saved: read, mark, check, render; here, and warm."""
    loaded = load_rubric(rubric)
    taken = []
    for turn in range(times + 2):
        draft.write_text(made(from_, 1_500, 1) + "\n\n" + made(from_, 20, turn), encoding="utf-8")
        began = time.perf_counter()
        render_selfcheck(check(mark(read_account(draft), loaded), loaded), "terminal")
        taken.append(time.perf_counter() - began)
    return statistics.median(taken[2:])
