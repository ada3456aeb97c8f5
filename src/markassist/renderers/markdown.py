"""A report → Markdown: the same content as in the terminal, the learner's words escaped."""

from markassist.renderers import layout, words
from markassist.renderers.markdown_text import escape, quote, table
from markassist.renderers.masking import mask_report
from markassist.values import Account, Evidence, Finding, Report
from markassist.version import __version__


def render(report: Report) -> bytes:
    """The whole report, identifiers masked, in UTF-8."""
    report = mask_report(report)
    lines = [
        *_head(report),
        *_alerts(report),
        *_summary(report),
        *_findings(report),
        *_misconceptions(report),
        *_reflection(report),
        *_signals(report),
        *_named(report),
        "---",
        "",
        words.CLOSING,
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _head(report: Report) -> list[str]:
    length = words.counted(len(report.account.text.split()), "word")
    about = f"{escape(report.rubric.id)} {escape(report.rubric.version)}, {length}, markassist {__version__}"
    return [f"# Evidence report: {escape(report.account.name)}", "", about, ""]


def _alerts(report: Report) -> list[str]:
    lines = ["## Please check first", ""] if report.alerts else []
    for alert in layout.alerts(report):
        kind = words.ALERT_KIND.get(alert.kind, words.sentence(words.plain(alert.kind)))
        urgency = words.PRIORITY.get(alert.priority, "")
        where = escape(layout.where(report.account, alert.start))
        lines += [
            f"- **{kind}, {alert.priority}:** {urgency}. {words.sentence(escape(alert.says))}  ",
            f"  {_quoted(report.account, alert.start, alert.end)} ({where})",
        ]
    return [*lines, ""] if lines else []


def _summary(report: Report) -> list[str]:
    tally = [
        f"{words.STATUS_SIGN[status]} {number} {words.STATUS[status]}"
        for status, number in layout.counts(report.findings)
        if number
    ]
    rows = [
        (
            escape(f.code),
            escape(f.title),
            f"{words.STATUS_SIGN[f.status]} {words.STATUS[f.status]}",
            str(len(f.evidence)),
            str(len(f.near_misses)),
        )
        for f in report.findings
    ]
    headings = ("Code", "Criterion", "What was located", "Quotes", "Near misses")
    return ["## Summary", "", " · ".join(tally), "", *table(headings, rows), "", *_portfolio(report)]


def _portfolio(report: Report) -> list[str]:
    """What only several pieces together can tell."""
    lines = [f"## {words.OUTCOMES}", ""] if report.outcomes else []
    for outcome, findings in layout.outcomes(report):
        stand = ", ".join(f"{escape(f.code)} {words.STATUS_SIGN[f.status]}" for f in findings)
        note = f" ({words.RECONSTRUCTED})" if outcome.reconstructed else ""
        lines.append(f"- **{escape(outcome.id)} {escape(outcome.title)}**{note}: {stand}")
    lines += [""] if report.outcomes else []
    missing = layout.nowhere(report.findings) if report.account.pieces else ()
    if missing:
        listed = "; ".join(f"{escape(f.code)} {escape(f.title)}" for f in missing)
        lines += [f"**{words.NOWHERE}:** {listed}.", ""]
    return lines


def _findings(report: Report) -> list[str]:
    lines: list[str] = []
    for group in layout.groups(report):
        lines += [f"## {escape(group.heading)}", ""]
        for finding in group.findings:
            lines += _finding(finding, report.account)
    return lines


def _finding(finding: Finding, account: Account) -> list[str]:
    corroborate = f"; {words.CORROBORATE}" if finding.corroborate and finding.evidence else ""
    status = (
        f"{words.STATUS_SIGN[finding.status]} **{words.sentence(words.STATUS[finding.status])}**{corroborate}"
    )
    lines = [f"### {escape(finding.code)} · {escape(finding.title)}", "", status, ""]
    if finding.reasons:
        lines += [f"Why: {escape('; '.join(finding.reasons))}.", ""]
    lines += _list([_evidence(evidence, account) for evidence in finding.evidence])
    if finding.near_misses:
        lines += [
            "Nearly:",
            "",
            *_list([_near_miss(near_miss, account) for near_miss in finding.near_misses]),
        ]
    if finding.feedback.get("assessor"):
        lines += [f"*For the assessor:* {escape(finding.feedback['assessor'])}", ""]
    if finding.feedback.get("learner"):
        lines += [f"*Draft words for the learner:* {escape(finding.feedback['learner'])}", ""]
    return lines


def _evidence(evidence: Evidence, account: Account) -> str:
    about = f"{escape(words.plain(evidence.indicator))}, {words.LEVEL[evidence.level]}"
    where = escape(layout.place_of(evidence))
    return f"{_quoted(account, evidence.start, evidence.end)}  \n  {where}: {about}"


def _near_miss(near_miss: Evidence, account: Account) -> str:
    cue, why = layout.reason(near_miss)
    because = f"*{escape(cue)}* — {why}" if cue else why
    where = escape(layout.place_of(near_miss))
    return f"{because}  \n  {_quoted(account, near_miss.start, near_miss.end)}  \n  {where}"


def _misconceptions(report: Report) -> list[str]:
    items = [
        f"**{words.sentence(words.plain(m.id))}**: {words.MISCONCEPTION_STANCE.get(m.stance, m.stance)}  \n"
        f"  {_quoted(report.account, m.start, m.end)}  \n"
        f"  {escape(m.correction)} Source: {escape(m.source)}"
        for m in report.misconceptions
    ]
    return _section("Ideas to check with the learner", items)


def _reflection(report: Report) -> list[str]:
    reflection = report.reflection
    items = [layout.models(reflection)]
    strip = layout.steps(reflection)
    if strip:
        drawn = " → ".join(f"{'■' if step.stage else '□'} {step.name}" for step in strip)
        items += [f"{layout.order(reflection)} {drawn}"]
    depth = layout.depth(reflection)
    if depth:
        passages = " · ".join(f"{level} {number}" for level, number in depth.levels)
        items += [f"{layout.depth_words(depth)} Passages: {passages}"]
    return _section("Reflection", items)


def _signals(report: Report) -> list[str]:
    items = []
    for signal in report.signals:
        kind = words.SIGNAL_KIND.get(signal.kind, words.sentence(words.plain(signal.kind)))
        shown = f"**{kind}:** {escape(signal.says)}"
        if signal.start is not None and signal.end is not None:
            shown += f"  \n  {_quoted(report.account, signal.start, signal.end)}"
        items.append(shown)
    return _section("For your notice", items)


def _named(report: Report) -> list[str]:
    rows = [
        (row.family, escape(row.name), str(row.times), escape("; ".join(row.stances)))
        for row in layout.named(report)
    ]
    if not rows:
        return []
    return [
        "## Named in the account",
        "",
        *table(("Kind", "Name", "Times", "Where not the writer's own"), rows),
        "",
    ]


def _quoted(account: Account, start: int, end: int) -> str:
    return quote(layout.context(account, start, end))


def _section(heading: str, items: list[str]) -> list[str]:
    return [f"## {heading}", "", *_list(items)] if items else []


def _list(items: list[str]) -> list[str]:
    return [*(f"- {item}" for item in items), ""] if items else []
