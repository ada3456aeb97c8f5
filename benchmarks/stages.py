"""Stages of reflective models against gold: stages.py GOLD_DIR… [--errors] [--min SHARE]

GOLD_DIR holds NAME.txt beside NAME.gold.json. A gold stage is located where a stage of the same id that the
engine returns touches its first words. Figures are taken on the accounts as they are, and again with every
heading and lead-in that opens a stage cut out of the text.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from markassist.annotators import ORDER
from markassist.annotators.headings import openings
from markassist.annotators.reflection import reflection
from markassist.doc import Doc
from markassist.read import read_account_bytes
from markassist.values import Reflection


def read(text: str, name: str) -> Doc:
    doc = Doc(read_account_bytes(text.encode(), name))
    for annotator in ORDER:
        annotator(doc)
    return doc


def without_headings(text: str, name: str) -> str:
    for opening in reversed(openings(read(text, name))):
        if opening.stages:
            text = text[: opening.start] + text[opening.end :].lstrip()
    return text


def score(text: str, gold: dict, got: Reflection, tally: Counter[str], errors: list[str], name: str) -> None:
    wanted = {stage["stage"] for stage in gold["stages"]}
    families = {stage.split(".")[0] for stage in wanted}
    given = {stage.stage for stage in got.stages if stage.stage.split(".")[0] in families}
    tally["right"] += len(wanted & given)
    tally["wanted"] += len(wanted)
    tally["given"] += len(given)
    if wanted ^ given:
        errors.append(f"{name}: missed {sorted(wanted - given)}, too many {sorted(given - wanted)}")
    for stage in gold["stages"]:
        start = text.index(stage["quote"])
        end = start + len(stage["quote"])
        here = [s.stage for s in got.stages if s.start <= end and s.end >= start]
        tally["located"] += stage["stage"] in here
        if stage["stage"] not in here:
            errors.append(f"{name}: {stage['stage']} read as {here} at {stage['quote'][:50]!r}")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--min", type=float)
    options = parser.parse_args()
    shares = []
    for cut in (False, True):
        tally: Counter[str] = Counter()
        errors: list[str] = []
        for path in sorted(path for folder in options.gold for path in folder.glob("*.gold.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            name = path.name.replace(".gold.json", ".txt")
            text = path.with_name(name).read_text(encoding="utf-8")
            text = without_headings(text, name) if cut else text
            got, _ = reflection(read(text, name))
            score(text, gold, got, tally, errors, name)
            named, asked = set(got.models_named), set(gold["models_named"])
            tally["named_right"] += len(named & asked)
            tally["named_wanted"] += len(asked)
            tally["named_given"] += len(named)
            if named != asked and not cut:
                errors.append(f"{name}: models named {sorted(named)}, gold {sorted(asked)}")
        shares.append(tally["located"] / max(1, tally["wanted"]))
        print("headings cut out" if cut else "as they are")
        print(f"  stages located {tally['located']} of {tally['wanted']} ({shares[-1]:.3f})")
        for what, prefix in (("stage ids", ""), ("models named", "named_")):
            right, given, wanted = (tally[f"{prefix}{name}"] for name in ("right", "given", "wanted"))
            print(f"  {what}: precision {right / max(1, given):.3f}, recall {right / max(1, wanted):.3f}")
        if options.errors:
            print("\n".join(f"  {error}" for error in errors))
    return int(options.min is not None and min(shares) < options.min)


if __name__ == "__main__":
    sys.exit(main())
