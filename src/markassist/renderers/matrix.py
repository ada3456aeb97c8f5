"""A report → the rows of a portfolio's evidence matrix: unit, criterion, evidence, where.

A criterion without evidence has a row too, so that a gap is seen. Assessor and date stay empty: they are for
the person who decides.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from markassist.renderers import layout, words
from markassist.renderers.masking import mask_report
from markassist.values import Evidence, Finding, Report
from markassist.vocabulary import Status

COLUMNS: Final = ("Unit", "Criterion", "Evidence", "Where", "Assessor", "Date")


class Row(Struct, frozen=True):
    """The evidence for one criterion in one paragraph, or that there is none."""

    unit: str
    criterion: str
    evidence: str
    where: str
    status: Status

    def cells(self) -> tuple[str, ...]:
        """In the order of the columns."""
        return (self.unit, self.criterion, self.evidence, self.where, "", "")


def rows(report: Report) -> Iterator[Row]:
    """The rows, by criterion and paragraph; identifiers masked."""
    shown = mask_report(report)
    unit = words.sentence(words.plain(report.rubric.id))
    for finding in shown.findings:
        yield from _of(finding, shown, unit)


def _of(finding: Finding, report: Report, unit: str) -> Iterator[Row]:
    criterion = f"{finding.code} {finding.title}"
    by_place: dict[str, list[Evidence]] = {}
    for one in sorted(finding.evidence, key=lambda e: (e.start, -e.end)):
        here = by_place.setdefault(layout.place_of(one), [])
        if not here or one.end > here[-1].end:
            here.append(one)
    for place, spans in by_place.items():
        name = "" if report.account.pieces else f"{layout.one_line(report.account.name)}, "
        quotes = " … ".join(layout.one_line(one.quote) for one in spans)
        yield Row(unit, criterion, quotes, f"{name}{place}", finding.status)
    if not by_place:
        yield Row(unit, criterion, f"({words.STATUS[finding.status]})", "", finding.status)
