"""Negation of marked concepts, read with the general cues: negation.py FILE.jsonl.

A line each: `text` with the `concept` in capitals, and `negation`, Negated or Affirmed. Prints precision,
recall and F1 of Negated; `--errors` prints what is read otherwise.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from markassist.annotate import annotate
from markassist.annotators.stance import reading
from markassist.readers.text import plain
from markassist.values import Account
from markassist.vocabulary import Stance


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true")
    call = parser.parse_args()
    counts: Counter[tuple[bool, bool]] = Counter()
    for line in call.file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted, found = row["negation"] == "Negated", _negated(row["text"], row["concept"])
        counts[wanted, found] += 1
        if call.errors and wanted != found:
            print(f"  {row['negation']} read as {'Negated' if found else 'Affirmed'}: {row['text']}")
    both, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    precision, recall = both / (both + wrong), both / (both + missed)
    print(f"{sum(counts.values())} concepts, {both + missed} negated")
    f1 = 2 * precision * recall / (precision + recall)
    print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def _negated(text: str, concept: str) -> bool:
    marked = concept.upper()
    at = max(text.find(marked), 0)
    lowered = text[:at] + text[at : at + len(marked)].lower() + text[at + len(marked) :]
    read = plain(lowered)
    doc = annotate(Account("x", read.text, read.blocks, ""))
    tokens = [i for i in range(len(doc.texts)) if doc.starts[i] < at + len(marked) and doc.ends[i] > at]
    return bool(tokens) and reading(doc, tokens[0], tokens[-1] + 1).stance is Stance.NEGATED


if __name__ == "__main__":
    main()
