"""A report → lines for a terminal: alerts, a summary, each criterion with its quotes, and the rest."""

from typing import Final

from markassist.renderers import layout, words
from markassist.renderers.columns import Columns, Piece
from markassist.renderers.masking import mask_report
from markassist.renderers.screen import Screen
from markassist.values import Account, Evidence, Finding, Misconception, Report
from markassist.version import __version__
from markassist.vocabulary import Status

STYLE: Final = {
    Status.EVIDENCED: "bold green",
    Status.PARTIAL: "bold cyan",
    Status.MENTIONED: "bold",
    Status.ABSENT: "dim",
    Status.CONTRADICTED: "bold red",
}
_QUIET: Final = "dim"
_QUOTE: Final = "bold underline"


def render(report: Report, screen: Screen | None = None) -> bytes:
    """The whole report, identifiers masked, in UTF-8; without a screen as for a pipe."""
    report = mask_report(report)
    columns = Columns(screen or Screen())
    _head(columns, report)
    _alerts(columns, report)
    _summary(columns, report)
    for group in layout.groups(report):
        columns.heading(group.heading)
        for finding in group.findings:
            _finding(columns, finding, report.account)
    _misconceptions(columns, report)
    _reflection(columns, report)
    _signals(columns, report)
    _named(columns, report)
    columns.gap()
    columns.line(words.CLOSING)
    return columns.text().encode("utf-8", "replace")


def _head(columns: Columns, report: Report) -> None:
    length = words.counted(len(report.account.text.split()), "word")
    columns.line(("Evidence report: ", "bold"), (layout.one_line(report.account.name), "bold"))
    columns.line(f"{report.rubric.id} {report.rubric.version}, {length}, markassist {__version__}")


def _alerts(columns: Columns, report: Report) -> None:
    if not report.alerts:
        return
    columns.heading("Please check first")
    for alert in layout.alerts(report):
        kind = words.ALERT_KIND.get(alert.kind, words.sentence(words.plain(alert.kind)))
        urgency = words.PRIORITY.get(alert.priority, "")
        columns.item(("!", "bold red"), (kind, "bold"), f", {alert.priority}: {urgency}")
        where = layout.where(report.account, alert.start)
        columns.line(layout.one_line(alert.says), (f"; {where}", _QUIET), indent=2)
        _quote(columns, report.account, alert.start, alert.end)


def _summary(columns: Columns, report: Report) -> None:
    columns.gap()
    pieces: list[Piece] = [f"{words.counted(len(report.findings), 'criterion', 'criteria')}: "]
    for status, number in layout.counts(report.findings):
        if number:
            separator = " · " if len(pieces) > 1 else ""
            pieces += [
                separator,
                (words.STATUS_SIGN[status], STYLE[status]),
                f" {number} {words.STATUS[status]}",
            ]
    columns.line(*pieces)
    _portfolio(columns, report)


def _portfolio(columns: Columns, report: Report) -> None:
    """What only several pieces together can tell."""
    if report.outcomes:
        columns.heading(words.OUTCOMES)
    for outcome, findings in layout.outcomes(report):
        stand: list[Piece] = [(f"{outcome.id} ", "bold"), f"{outcome.title}: "]
        for finding in findings:
            stand += [(words.STATUS_SIGN[finding.status], STYLE[finding.status]), f" {finding.code}  "]
        columns.line(*stand)
    if any(outcome.reconstructed for outcome in report.outcomes):
        columns.line((f"The outcomes: {words.RECONSTRUCTED}.", _QUIET))
    missing = layout.nowhere(report.findings) if report.account.pieces else ()
    if missing:
        columns.heading(words.NOWHERE)
    for finding in missing:
        columns.item(("○", _QUIET), (finding.code, "bold"), f"  {finding.title}")


def _finding(columns: Columns, finding: Finding, account: Account) -> None:
    style = STYLE[finding.status]
    columns.gap()
    columns.item((words.STATUS_SIGN[finding.status], style), (finding.code, "bold"), f"  {finding.title}")
    corroborate = f"; {words.CORROBORATE}" if finding.corroborate and finding.evidence else ""
    columns.line((words.STATUS[finding.status], style), corroborate, indent=2)
    for reason in finding.reasons:
        columns.item(("·", _QUIET), layout.one_line(reason), indent=2)
    for evidence in finding.evidence:
        _evidence(columns, evidence, account)
    for near_miss in finding.near_misses:
        _near_miss(columns, near_miss, account)
    if finding.feedback.get("assessor"):
        columns.item(("→", _QUIET), layout.one_line(finding.feedback["assessor"]), indent=2)


def _evidence(columns: Columns, evidence: Evidence, account: Account) -> None:
    about = f", {words.LEVEL[evidence.level]}; {layout.place_of(evidence)}"
    columns.line((words.plain(evidence.indicator), ""), (about, _QUIET), indent=2)
    _quote(columns, account, evidence.start, evidence.end)


def _near_miss(columns: Columns, near_miss: Evidence, account: Account) -> None:
    cue, why = layout.reason(near_miss)
    because = f"{cue} — {why}" if cue else why
    columns.line(("nearly: ", "bold"), because, (f"; {layout.place_of(near_miss)}", _QUIET), indent=2)
    _quote(columns, account, near_miss.start, near_miss.end, bar="┊ ")


def _quote(columns: Columns, account: Account, start: int, end: int, bar: str = "│ ") -> None:
    context = layout.context(account, start, end)
    pieces: list[Piece] = [
        (context.before, _QUIET),
        "“",
        (context.quote, _QUOTE),
        "”",
        (context.after, _QUIET),
    ]
    columns.line(*pieces, indent=2, bar=(bar, _QUIET))


def _misconceptions(columns: Columns, report: Report) -> None:
    if report.misconceptions:
        columns.heading("Ideas to check with the learner")
    for misconception in report.misconceptions:
        columns.gap()
        _misconception(columns, misconception, report.account)


def _misconception(columns: Columns, misconception: Misconception, account: Account) -> None:
    stance = words.MISCONCEPTION_STANCE.get(misconception.stance, misconception.stance)
    columns.item(("≠", "bold"), (words.sentence(words.plain(misconception.id)), "bold"), f": {stance}")
    _quote(columns, account, misconception.start, misconception.end)
    columns.line(layout.one_line(misconception.correction), indent=2)
    columns.line((f"Source: {layout.one_line(misconception.source)}", _QUIET), indent=2)


def _reflection(columns: Columns, report: Report) -> None:
    reflection = report.reflection
    columns.heading("Reflection")
    columns.line(layout.models(reflection))
    strip = layout.steps(reflection)
    if strip:
        columns.line(layout.order(reflection))
        columns.line(" → ".join(f"{'■' if step.stage else '□'} {step.name}" for step in strip))
    depth = layout.depth(reflection)
    if depth:
        columns.line(layout.depth_words(depth))
        columns.line("Passages: " + " · ".join(f"{level} {number}" for level, number in depth.levels))


def _signals(columns: Columns, report: Report) -> None:
    if report.signals:
        columns.heading("For your notice")
    for signal in report.signals:
        kind = words.SIGNAL_KIND.get(signal.kind, words.sentence(words.plain(signal.kind)))
        columns.item(("·", _QUIET), (f"{kind}: ", "bold"), layout.one_line(signal.says))
        if signal.start is not None and signal.end is not None:
            _quote(columns, report.account, signal.start, signal.end)


def _named(columns: Columns, report: Report) -> None:
    rows = layout.named(report)
    if rows:
        columns.heading("Named in the account")
    for family in dict.fromkeys(row.family for row in rows):
        names = [
            f"{row.name} ×{row.times}" if row.times > 1 else row.name for row in rows if row.family == family
        ]
        columns.item((f"{family}:", "bold"), ", ".join(names))
