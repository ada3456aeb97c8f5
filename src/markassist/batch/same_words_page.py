"""What a cohort shares → same_words.html, two passages side by side, and same_words.csv."""

import csv
import io
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct

from markassist.batch.library import Kept
from markassist.batch.same_words import SameWords
from markassist.batch.spreadsheet import report_link
from markassist.renderers.page import page

COLUMNS: Final = ("name", "where", "other_cohort", "other_name", "other_where", "shared_percent")
_LEAST: Final = 4
"""Words in a row that are shown as shared."""
_TOKEN: Final = re.compile(r"\S+\s*")


class Run(Struct, frozen=True):
    """Words in a row, and whether the other passage has them too."""

    text: str
    is_shared: bool


class Side(Struct, frozen=True):
    """One of two passages."""

    passage: Kept
    link: str | None
    """To its report; None of an earlier cohort."""
    runs: tuple[Run, ...]


def same_words_page(found: SameWords, cohort: str, *, task_given: bool) -> bytes:
    """The page; it says that the task's words are left out only where a task was given."""
    pairs = [(pair.shared, *_sides(pair.one, pair.other, cohort)) for pair in found.pairs]
    return page(
        "same_words.html.j2",
        pairs=pairs,
        many=found.shared_by_many,
        cohort=cohort,
        link=report_link,
        task_given=task_given,
    )


def same_words_table(found: SameWords, cohort: str) -> bytes:
    """The same as a table; `other_cohort` is empty within the cohort."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for pair in found.pairs:
        of = "" if pair.other.cohort == cohort else pair.other.cohort
        writer.writerow(
            (pair.one.account, pair.one.where, of, pair.other.account, pair.other.where, pair.shared)
        )
    return out.getvalue().encode("utf-8", "replace")


def _sides(one: Kept, other: Kept, cohort: str) -> tuple[Side, Side]:
    left, right = _TOKEN.findall(one.text), _TOKEN.findall(other.text)
    blocks = SequenceMatcher(None, _bare(left), _bare(right), autojunk=False).get_matching_blocks()
    runs = [(block.a, block.b, block.size) for block in blocks if block.size >= _LEAST]
    return (
        Side(one, _link(one, cohort), tuple(_runs(left, [(a, size) for a, _, size in runs]))),
        Side(other, _link(other, cohort), tuple(_runs(right, [(b, size) for _, b, size in runs]))),
    )


def _link(passage: Kept, cohort: str) -> str | None:
    return report_link(passage.account) if passage.cohort == cohort else None


def _bare(tokens: list[str]) -> list[str]:
    return [re.sub(r"\W", "", token).lower() for token in tokens]


def _runs(tokens: list[str], shared: list[tuple[int, int]]) -> Iterator[Run]:
    at = 0
    for start, size in shared:
        if start > at:
            yield Run("".join(tokens[at:start]), False)
        yield Run("".join(tokens[start : start + size]), True)
        at = start + size
    if at < len(tokens):
        yield Run("".join(tokens[at:]), False)
