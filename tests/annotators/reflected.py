"""A text → the Doc that the reading of reflection starts from; a table beside the tests → its rows."""

from pathlib import Path
from typing import Any

import pytest

from markassist.annotators import ORDER
from markassist.doc import Doc
from markassist.values import Account, Block


def beside(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def rows(name: str) -> list[Any]:
    """The rows of a table; a third column `todo: why` marks a known miss, which fails the day it passes."""
    table = [line.split("\t") for line in beside(name).splitlines()]
    return [
        pytest.param(*row[:2], marks=pytest.mark.xfail(strict=True, reason=row[2])) if row[2:] else tuple(row)
        for row in table
    ]


def read(text: str) -> Doc:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    doc = Doc(Account("account.txt", text, tuple(blocks), ""))
    for annotator in ORDER:
        annotator(doc)
    return doc
