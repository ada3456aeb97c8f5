"""The figures of a run → pictures of growth: plots.py FIGURES.json FOLDER. Runs where matplotlib is."""

import json
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt

SEEN = (
    ("by_length", "words", "us_per_word", "words in the account", "µs of CPU a word", "length"),
    ("by_terms", "terms", "us_per_word", "terms in the rubric", "µs of CPU a word", "terms"),
    ("by_cohort", "accounts", "ms_per_account", "accounts in the cohort", "ms of CPU an account", "cohort"),
    ("by_cohort", "accounts", "peak_mb", "accounts in the cohort", "MB, largest process", "memory"),
)


def main() -> None:
    """Draw what there are figures of."""
    figures = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    plt.rcParams.update({"font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
    for key, x, y, label, unit, name in SEEN:
        rows = figures.get(key) or []
        if len(rows) < 2:
            continue
        figure, axes = plt.subplots(figsize=(4.4, 2.9), layout="constrained")
        axes.plot([row[x] for row in rows], [row[y] for row in rows], "o-", color="#1b4965")
        axes.set(xscale="log", xlabel=label, ylabel=unit)
        axes.set_ylim(bottom=0, top=1.25 * max(row[y] for row in rows))
        axes.grid(axis="y", alpha=0.3)
        figure.savefig(folder / f"growth_{name}.png", dpi=140, metadata={"Software": None})
        plt.close(figure)


if __name__ == "__main__":
    main()
