"""A report → the passages in the writer's own words that are long enough to be compared with others'.

Headings, quotations, pasted criteria and references are not the writer's own words; identifiers are masked.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from markassist.renderers import layout
from markassist.renderers.masking import mask_report
from markassist.values import Report
from markassist.vocabulary import BORROWED_ZONES

LEAST_WORDS: Final = 20
"""Fewer words are alike by chance, or by the trade's own phrases."""
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_WORD: Final = re.compile(r"[^\W_]+(?:['’•][^\W_]+)*")


class Passage(Struct, frozen=True):
    """A passage and where it stands."""

    text: str
    where: str


def passages(report: Report) -> Iterator[Passage]:
    """The passages, in the account's order."""
    account = mask_report(report).account
    for block in account.blocks:
        if block.zone not in BORROWED_ZONES:
            text = layout.one_line(account.text[block.start : block.end])
            if len(words(text)) >= LEAST_WORDS:
                yield Passage(text, layout.where(account, block.start))


def words(text: str) -> list[str]:
    """A passage's words without what stands between quotation marks, in small letters."""
    return [word.replace("’", "'").lower() for word in _WORD.findall(_QUOTED.sub(" ", text))]


def shingles(text: str, length: int = 5) -> frozenset[str]:
    """Every run of so many words."""
    said = words(text)
    return frozenset(" ".join(said[at : at + length]) for at in range(len(said) - length + 1))
