"""A report → one self-contained HTML page: the account with its evidence highlighted, beside the criteria."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from markassist.renderers import layout, words
from markassist.renderers.cards import OPEN, evidence_cards, near_cards
from markassist.renderers.masking import mask_report
from markassist.renderers.page import key, page
from markassist.renderers.segments import Mark, anchored, segment
from markassist.values import Finding, Reflection, Report
from markassist.vocabulary import Status

_HEIGHT = {"R0": 6, "R1": 20, "R2": 34, "R3": 48, "R4": 62}
"""How high a passage's bar stands, in CSS pixels of the 66 that the drawing has."""


def render(report: Report) -> bytes:
    """The whole report, identifiers masked, in UTF-8."""
    report = mask_report(report)
    alerts = layout.alerts(report)
    paragraphs = segment(report.account, _marks(report))
    return page(
        "report.html.j2",
        report=report,
        account=report.account,
        alerts=alerts,
        paragraphs=paragraphs,
        anchored=anchored(paragraphs),
        groups=layout.groups(report),
        evidence_cards=evidence_cards,
        near_cards=near_cards,
        at_once=OPEN,
        counts=layout.counts(report.findings),
        steps=layout.steps(report.reflection),
        begins=_begins(report),
        depth=layout.depth(report.reflection),
        bars=_bars(report.reflection, len(report.account.text)),
        named=[(family, list(rows)) for family, rows in groupby(layout.named(report), attrgetter("family"))],
    )


def _marks(report: Report) -> Iterator[Mark]:
    """Everything that is pointed at in the account; its keys are those that the template gives its items."""
    for finding in report.findings:
        yield from _criterion_marks(finding)
    for number, alert in enumerate(layout.alerts(report), start=1):
        kind = words.ALERT_KIND.get(alert.kind, alert.kind)
        yield Mark("alert", key("alert", number), alert.start, alert.end, "check", f"please check: {kind}")
    for number, idea in enumerate(report.misconceptions, start=1):
        if idea.stance == "held":
            says = f"idea to check: {words.plain(idea.id)}"
            yield Mark("idea", key("idea", number), idea.start, idea.end, "idea", says)
    for number, signal in enumerate(report.signals, start=1):
        if signal.start is not None and signal.end is not None:
            says = f"for your notice: {words.SIGNAL_KIND.get(signal.kind, signal.kind)}"
            yield Mark("note", key("note", number), signal.start, signal.end, "note", says)


def _criterion_marks(finding: Finding) -> Iterator[Mark]:
    """All that counts or nearly does; of mere mentions a few, or they hide the rest of the page."""
    is_named = finding.status is Status.MENTIONED
    kind, what = ("named", "mention only") if is_named else ("evidence", "evidence")
    says = f"{what} for {finding.code}, {finding.title}"
    marked = finding.evidence[:OPEN] if is_named else finding.evidence
    for number, evidence in enumerate(marked, start=1):
        yield Mark(kind, key(finding.code, "e", number), evidence.start, evidence.end, finding.code, says)
    for number, near in enumerate(finding.near_misses, start=1):
        says = f"nearly {finding.code}: {words.why(near.why)}"
        yield Mark("near", key(finding.code, "n", number), near.start, near.end, finding.code, says)


def _begins(report: Report) -> dict[int, list[str]]:
    """Which stages begin in which paragraph, where no heading of the learner's own says so."""
    begins: dict[int, list[str]] = {}
    for stage in report.reflection.stages:
        if stage.origin != "heading":
            number = layout.paragraph_at(report.account, stage.start)
            begins.setdefault(number, []).append(words.sentence(words.plain(stage.stage)))
    return begins


def _bars(reflection: Reflection, length: int) -> list[tuple[str, float, float, int]]:
    """For each passage its level, left edge and width in per cent of the account, and height in pixels."""
    return [
        (
            passage.level,
            round(100 * passage.start / length, 2),
            round(max(0.6, 100 * (passage.end - passage.start) / length), 2),
            _HEIGHT.get(passage.level, 6),
        )
        for passage in reflection.passages
    ]
