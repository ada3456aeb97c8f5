"""Sentence moves against labelled sentences.

moves.py FILE.jsonl [--half even|odd|all] [--confidence C] [--min MACRO_F1]

Each line of FILE is {"text", "move", "confidence"}; each text is read as an account of its own, and its move
is the one that covers most of it, else "other". The rules were written on the even lines of the public corpus
that the project measures itself on, counted from 0; its odd lines are only measured. `balanced` weighs every
move alike.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from markassist.annotators.clauses import clauses
from markassist.annotators.moves import moves
from markassist.annotators.references import references
from markassist.annotators.sentences import sentences
from markassist.annotators.speech import speech
from markassist.annotators.tags import tags
from markassist.annotators.tokens import tokens
from markassist.doc import Doc
from markassist.values import Account, Block


def move_of(text: str) -> str:
    text = " ".join(text.split())
    doc = Doc(Account("sentence.txt", text, (Block(0, len(text)),), ""))
    for annotator in (tokens, sentences, tags, references, clauses, speech):
        annotator(doc)
    cover: Counter[str] = Counter()
    for sentence, move in zip(doc.sentences, moves(doc), strict=True):
        if move is not None:
            cover[move.value] += doc.ends[sentence.end - 1] - doc.starts[sentence.start]
    return cover.most_common(1)[0][0] if cover else "other"


def report(name: str, wanted: list[str], got: list[str]) -> float:
    pairs, held, given = Counter(zip(wanted, got, strict=True)), Counter(wanted), Counter(got)
    labels = sorted(held)
    right = {label: pairs[label, label] for label in labels}
    f1 = {label: 2 * right[label] / (held[label] + given[label]) for label in labels}
    recall = {label: right[label] / held[label] for label in labels}
    share = {label: sum(pairs[w, label] / held[w] for w in labels) for label in labels}
    even = sum(2 * recall[label] / (1 + share[label]) for label in labels) / len(labels)
    macro = sum(f1.values()) / len(labels)
    accuracy = sum(right.values()) / len(wanted)
    print(f"{name}: sentences {len(wanted)}, accuracy {accuracy:.3f}, macro-F1 {macro:.3f}")
    print(f"  balanced: accuracy {sum(recall.values()) / len(labels):.3f}, macro-F1 {even:.3f}")
    print("  F1  " + "  ".join(f"{label} {f1[label]:.2f}" for label in labels))
    return macro


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=("even", "odd", "all"), default="all")
    parser.add_argument("--confidence", type=float, default=0)
    parser.add_argument("--min", type=float)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    rows = {"even": rows[0::2], "odd": rows[1::2], "all": rows}[options.half]
    rows = [row for row in rows if row["confidence"] >= options.confidence]
    macro = report(options.half, [row["move"] for row in rows], [move_of(row["text"]) for row in rows])
    return int(options.min is not None and macro < options.min)


if __name__ == "__main__":
    sys.exit(main())
