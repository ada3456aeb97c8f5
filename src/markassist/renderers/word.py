"""A report → a Word document for the assessor: what to check, the criteria in a table, each with its quotes.

`summary` stops after the table and the draft words: it goes beside the learner's own file, whose margin holds
the quotes.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from markassist.renderers import layout, words
from markassist.renderers.cards import evidence_cards, near_cards
from markassist.renderers.masking import mask_report
from markassist.renderers.spreadsheet import FILL
from markassist.renderers.word_document import (
    add_heading,
    add_paragraph,
    add_table,
    new_document,
    saved,
    shade,
)
from markassist.values import Account, Evidence, Finding, Report
from markassist.version import __version__
from markassist.vocabulary import Status

if TYPE_CHECKING:
    from docx.document import Document


def render(report: Report) -> bytes:
    """The whole report, identifiers masked. Raises UsageError where python-docx is not installed."""
    return _document(mask_report(report), whole=True)


def summary(report: Report) -> bytes:
    """What stands beside the learner's own file: a page or two."""
    return _document(mask_report(report), whole=False)


def _document(report: Report, *, whole: bool) -> bytes:
    document = new_document(f"Evidence report: {report.account.name}")
    add_heading(document, f"Evidence report: {layout.one_line(report.account.name)}", 0)
    length = words.counted(len(report.account.text.split()), "word")
    document.add_paragraph(f"{report.rubric.id} {report.rubric.version}, {length}, markassist {__version__}")
    _alerts(document, report)
    _table(document, report)
    _ideas(document, report)
    _reflection(document, report)
    if whole:
        for group in layout.groups(report):
            add_heading(document, group.heading, 1)
            for finding in group.findings:
                _finding(document, finding, report.account)
    else:
        _drafts(document, report.findings)
    document.add_paragraph(words.CLOSING).runs[0].italic = True
    return saved(document)


def _alerts(document: "Document", report: Report) -> None:
    if report.alerts:
        add_heading(document, "Please check first", 1)
    for alert in layout.alerts(report):
        kind = words.ALERT_KIND.get(alert.kind, alert.kind)
        paragraph = add_paragraph(document, "", "List Bullet")
        paragraph.add_run(f"{kind}, {alert.priority}: {words.PRIORITY.get(alert.priority, '')}. ").bold = True
        paragraph.add_run(f"{words.sentence(layout.one_line(alert.says))} ")
        paragraph.add_run(f"({layout.where(report.account, alert.start)})")


def _table(document: "Document", report: Report) -> None:
    add_heading(document, "At a glance", 1)
    rows = [
        (f.code, f.title, f"{words.STATUS_SIGN[f.status]} {words.STATUS[f.status]}", _places(f.evidence))
        for f in report.findings
    ]
    table = add_table(
        document, ("Code", "Criterion", "What was located", "Paragraphs"), rows, (1.7, 7.6, 4.2, 3.5)
    )
    for row, finding in zip(table.rows[1:], report.findings, strict=True):
        shade(row.cells[2], FILL[finding.status])
        row.cells[0].paragraphs[0].runs[0].bold = True


def _places(evidence: Iterable[Evidence]) -> str:
    """The paragraphs that evidence stands in: `4, 6, 7`, or `diary.docx: 4, 6`."""
    by_piece: dict[str | None, set[int]] = {}
    for one in evidence:
        by_piece.setdefault(one.piece, set()).add(one.paragraph)
    told = [(piece, ", ".join(map(str, sorted(numbers)))) for piece, numbers in by_piece.items()]
    return "; ".join(f"{piece}: {numbers}" if piece else numbers for piece, numbers in told)


def _ideas(document: "Document", report: Report) -> None:
    held = [idea for idea in report.misconceptions if idea.stance == "held"]
    if held:
        add_heading(document, "Ideas to check with the learner", 1)
    for idea in held:
        paragraph = add_paragraph(document, "", "List Bullet")
        paragraph.add_run(f"{words.sentence(words.plain(idea.id))}. ").bold = True
        _quote(paragraph, report.account, idea.start, idea.end)
        paragraph.add_run(f" {layout.one_line(idea.correction)}")


def _reflection(document: "Document", report: Report) -> None:
    add_heading(document, "Reflection", 1)
    depth = layout.depth(report.reflection)
    told = [layout.models(report.reflection), layout.order(report.reflection)]
    told += [layout.depth_words(depth)] if depth else []
    document.add_paragraph(" ".join(filter(None, told)))


def _drafts(document: "Document", findings: Iterable[Finding]) -> None:
    """Draft words for each criterion, a paragraph each."""
    add_heading(document, "Draft words", 1)
    for finding in findings:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{finding.code}  ").bold = True
        paragraph.add_run(layout.one_line(finding.feedback.get("assessor", "")))


def _finding(document: "Document", finding: Finding, account: Account) -> None:
    add_heading(document, f"{finding.code}  {finding.title}", 2)
    paragraph = document.add_paragraph()
    paragraph.add_run(
        f"{words.STATUS_SIGN[finding.status]} {words.sentence(words.STATUS[finding.status])}"
    ).bold = True
    if finding.corroborate and finding.evidence:
        paragraph.add_run(f" {words.CORROBORATE}")
    _quotes(document, finding, account)
    if finding.feedback.get("assessor"):
        document.add_paragraph(layout.one_line(finding.feedback["assessor"]))
    if finding.feedback.get("learner"):
        draft = document.add_paragraph()
        draft.add_run("Draft words for the learner: ").italic = True
        draft.add_run(layout.one_line(finding.feedback["learner"]))


def _quotes(document: "Document", finding: Finding, account: Account) -> None:
    for reason in finding.reasons:
        add_paragraph(document, words.sentence(layout.one_line(reason)), "List Bullet")
    for card in evidence_cards(finding):
        paragraph = add_paragraph(document, "", "List Bullet 2")
        _quote(paragraph, account, card.start, card.end)
        paragraph.add_run(f" {words.sentence(card.place)}: {'; '.join(card.shows)}")
    if finding.status is not Status.EVIDENCED:
        _nearly(document, finding, account)


def _nearly(document: "Document", finding: Finding, account: Account) -> None:
    """Near misses, each quote and reason once."""
    for card, cue, why in near_cards(finding):
        paragraph = add_paragraph(document, "", "List Bullet 2")
        paragraph.add_run(f"Nearly: {f'“{cue}”, ' if cue else ''}{why}. ").italic = True
        _quote(paragraph, account, card.start, card.end)
        paragraph.add_run(f" ({card.place})")


def _quote(paragraph: Any, account: Account, start: int, end: int) -> None:  # noqa: ANN401 - of python-docx
    found = layout.context(account, start, end)
    paragraph.add_run(f"{found.before}“")
    paragraph.add_run(found.quote).bold = True
    paragraph.add_run(f"”{found.after}")
