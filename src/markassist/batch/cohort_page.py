"""The cohort → cohort.html: alerts first, the matrix as a heat map, and what it says in lists."""

from dataclasses import dataclass

from markassist.batch.cohort import Cohort
from markassist.batch.spreadsheet import report_link
from markassist.renderers import words
from markassist.renderers.page import page
from markassist.vocabulary import Status

_NAME, _CELL, _ROW, _HEAD = 230, 40, 26, 34
"""Of the heat map, in CSS pixels."""
_BAR = 320


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: which status, from where, how wide, and of how many accounts."""

    status: Status
    left: float
    width: float
    count: int


def cohort_page(cohort: Cohort, beside: tuple[tuple[str, str], ...]) -> bytes:
    """The page; `beside` are the other files of the batch, each with what it is."""
    return page(
        "cohort.html.j2",
        cohort=cohort,
        beside=beside,
        link=report_link,
        sizes={"name": _NAME, "cell": _CELL, "row": _ROW, "head": _HEAD, "bar": _BAR},
        bars={criterion.code: _bar(criterion.counts, len(cohort.rows)) for criterion in cohort.criteria},
        most=max((len(names) for _, names in cohort.depth), default=0),
        most_held=max((len(names) for _, names in cohort.misconceptions), default=0),
    )


def _bar(counts: object, accounts: int) -> list[Part]:
    parts = []
    left = 0.0
    for status in words.STATUS:
        count: int = counts[status]  # type: ignore[index]
        width = round(_BAR * count / accounts, 2) if accounts else 0.0
        if count:
            parts.append(Part(status, round(left, 2), width, count))
        left += width
    return parts
