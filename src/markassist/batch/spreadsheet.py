"""The cohort → results.xlsx: a matrix to read at a glance, and each quote with the place it stands in."""

from collections.abc import Iterable
from urllib.parse import quote

from markassist.batch.cohort import Cohort
from markassist.batch.journal import Entry
from markassist.renderers import words
from markassist.renderers.page import key
from markassist.renderers.spreadsheet import FILL, Book, Sheet
from markassist.vocabulary import Status

_MOST_ROWS = 1_000_000
"""Of the evidence: a sheet takes 1,048,576."""
_SHORT = {
    Status.EVIDENCED: "located",
    Status.PARTIAL: "some",
    Status.MENTIONED: "mention",
    Status.ABSENT: "–",
    Status.CONTRADICTED: "against",
}
_HEAD = "E9ECEA"
_UPRIGHT = 40
_READ = (
    "located: evidence located · some: some evidence located · mention: mention only · –: not located · "
    "against: reads against the criterion, and needs your judgement"
)
EVIDENCE = ("Learner", "Code", "Criterion", "What was located", "Quote", "Where", "What it shows", "Report")


def spreadsheet(cohort: Cohort, entries: Iterable[Entry]) -> bytes:
    """The workbook."""
    book = Book(f"{cohort.title}: the cohort")
    _matrix(book, cohort)
    _evidence(book, cohort, entries)
    _criteria(book, cohort)
    _checks(book, cohort)
    return book.bytes()


def report_link(name: str, anchor: str = "") -> str:
    """Where a report lies from the folder of results."""
    return f"reports/{quote(name)}.html{anchor}"


def _matrix(book: Book, cohort: Cohort) -> None:
    sheet = Sheet(book, "Matrix", [30, *[11] * len(cohort.criteria), 9, 9], "B3")
    titles = (sheet.cell(_brief(c.title), turned=True) for c in cohort.criteria)
    sheet.row([sheet.cell(_READ), *titles], height=215)
    heads = ["Learner", *(c.code for c in cohort.criteria), "Deepest", "Alerts"]
    sheet.row(sheet.cell(head, bold=True, fill=_HEAD, middle=head != "Learner") for head in heads)
    for row in cohort.rows:
        stand = [row.statuses[c.code] for c in cohort.criteria]
        sheet.row(
            [
                sheet.cell(row.name, link=report_link(row.name)),
                *(sheet.cell(_SHORT[status], fill=FILL[status], middle=True) for status in stand),
                sheet.cell(row.depth or "", middle=True),
                sheet.cell(row.alerts, bold=row.alerts > 0, middle=True),
            ]
        )
    sheet.close(2)


def _brief(title: str) -> str:
    """The first part of a title, for a heading that stands upright."""
    part = title.partition(":")[0]
    return part if len(part) <= _UPRIGHT else part[:_UPRIGHT].rpartition(" ")[0] + " …"


def _evidence(book: Book, cohort: Cohort, entries: Iterable[Entry]) -> None:
    titles = {c.code: c.title for c in cohort.criteria}
    sheet = Sheet(book, "Evidence", [26, 7, 44, 22, 70, 34, 44, 10], "C2")
    sheet.row(sheet.cell(head, bold=True, fill=_HEAD) for head in EVIDENCE)
    for entry in entries:
        for found in entry.get("findings", ()):
            for number, span in enumerate(found["spans"], 1):
                if sheet.rows >= _MOST_ROWS:
                    break
                status = Status(found["status"])
                anchor = f"#i-{key(found['code'], 'e', number)}"
                sheet.row(
                    [
                        sheet.cell(entry["name"]),
                        sheet.cell(found["code"]),
                        sheet.cell(titles[found["code"]]),
                        sheet.cell(words.STATUS[status], fill=FILL[status]),
                        sheet.cell(span["quote"]),
                        sheet.cell(span["where"]),
                        sheet.cell(span["shows"]),
                        sheet.cell("open", link=report_link(entry["name"], anchor)),
                    ]
                )
    sheet.close(1)


def _criteria(book: Book, cohort: Cohort) -> None:
    sheet = Sheet(book, "Criteria", [7, 60, *[16] * len(words.STATUS)], "C2")
    heads = ("Code", "Criterion", *(words.sentence(said) for said in words.STATUS.values()))
    sheet.row(sheet.cell(head, bold=True, fill=_HEAD) for head in heads)
    for criterion in cohort.criteria:
        counts = [sheet.cell(criterion.counts[status], fill=FILL[status]) for status in words.STATUS]
        sheet.row([sheet.cell(criterion.code, bold=True), sheet.cell(criterion.title), *counts])
    sheet.close(1)


def _checks(book: Book, cohort: Cohort) -> None:
    sheet = Sheet(book, "Please check", [10, 26, 20, 80, 34], "A2")
    heads = ("Priority", "Learner", "Kind", "What", "Where")
    sheet.row(sheet.cell(head, bold=True, fill=_HEAD) for head in heads)
    for alert in cohort.alerts:
        kind = words.ALERT_KIND.get(alert.kind, alert.kind)
        for name, where in alert.accounts:
            sheet.row(
                [
                    sheet.cell(alert.priority, bold=True),
                    sheet.cell(name, link=report_link(name)),
                    *map(sheet.cell, (kind, words.sentence(alert.says), where)),
                ]
            )
    for name, reason in cohort.failures:
        sheet.row(map(sheet.cell, ("–", name, "Not read", words.sentence(reason), "")))
    sheet.close(1)
