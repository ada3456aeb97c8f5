"""A plain rubric ↔ a table that people keep, CSV or XLSX: criterion, asks, terms, examples and more.

Only the column `criterion` must be there. A cell with several entries has one a line; a criterion with more
than a cell can hold goes on in the next row.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from markassist.bench.exchange.naming import code_and_title, code_of, name_of
from markassist.bench.exchange.plain import LEVELS, PlainCriterion, PlainRubric
from markassist.errors import Fault, MarkassistError, Place
from markassist.renderers.spreadsheet import Book, Sheet
from markassist.sheet import Row, csv_bytes, read_rows

CARRIES = frozenset(
    {"title", "asks", "group", "groups", "levels", "questions", "comments", "terms", "examples", "verb"}
    | {"corroborate", "id", "version", "source", "classes"}
)
NOTES = ()
SUFFIX = ".csv"
HEADINGS = (
    *("code", "criterion", "asks", "terms", "examples", "group", "verb", "corroborate"),
    *(*map(str, LEVELS), "questions", "comments", "rubric", "word classes"),
)
_SYNONYMS = {
    **dict.fromkeys(("title", "name", "criteria", "assessment criterion"), "criterion"),
    **dict.fromkeys(("phrases", "words", "key words", "keywords"), "terms"),
    **dict.fromkeys(("what it asks", "what we ask", "description", "question"), "asks"),
    **dict.fromkeys(("ac", "number", "no"), "code"),
    **dict.fromkeys(("example", "model answer", "model answers"), "examples"),
    **dict.fromkeys(("outcome", "unit", "section"), "group"),
}
"""What people head the columns by."""
_LISTS = ("terms", "examples", "questions", "comments", "word classes")
_MOST = 30_000
"""Characters of one cell; Excel takes 32,767."""
_WIDTHS = (8, 40, 40, 40, 60, 20, 12, 12, 40, 40, 40, 40, 40, 40, 20, 40)
_YES = frozenset({"yes", "true", "1"})


def export(rubric: PlainRubric) -> bytes:
    """As CSV."""
    return csv_bytes([HEADINGS, *_rows(rubric)])


def export_workbook(rubric: PlainRubric) -> bytes:
    """As XLSX."""
    book = Book(rubric.title)
    sheet = Sheet(book, "criteria", _WIDTHS, "C2")
    sheet.row([sheet.cell(heading, bold=True) for heading in HEADINGS])
    for row in _rows(rubric):
        sheet.row([sheet.cell(cell) for cell in row], height=60)
    sheet.close(1)
    return book.bytes()


def _rows(rubric: PlainRubric) -> Iterator[tuple[str, ...]]:
    titles = dict(rubric.groups)
    about = [rubric.title, rubric.id, rubric.version, rubric.source]
    classes = [f"{name}: {term}" for name, term in rubric.classes]
    for number, c in enumerate(rubric.criteria):
        levels = dict(c.levels)
        cells = {
            "code": [c.code],
            "criterion": [c.title],
            "asks": [c.asks],
            "terms": [f"{indicator}: {term}" for indicator, term in c.terms],
            "examples": list(c.examples),
            "group": [c.group, titles.get(c.group, "")] if c.group else [],
            "verb": [c.verb],
            "corroborate": ["yes"] if c.corroborate else [],
            **{str(status): [levels[status]] if status in levels else [] for status in LEVELS},
            "questions": list(c.questions),
            "comments": list(c.comments),
            "rubric": about if number == 0 else [],
            "word classes": classes if number == 0 else [],
        }
        parts = {heading: list(_fitting(lines)) for heading, lines in cells.items()}
        for part in range(max(map(len, parts.values()))):
            here = {h: found[part] if part < len(found) else "" for h, found in parts.items()}
            yield tuple(c.code if h == "code" else here[h] for h in HEADINGS)


def _fitting(lines: Sequence[str]) -> Iterator[str]:
    """Lines in cells, as many in each as it holds."""
    cell: list[str] = []
    for line in lines:
        if cell and sum(len(one) + 1 for one in cell) + len(line) > _MOST:
            yield "\n".join(cell)
            cell = []
        cell.append(line)
    yield "\n".join(cell)


def read(path: Path) -> PlainRubric:
    """Read such a table. Raises MarkassistError where no column is headed `criterion` or no row has one."""
    rows = read_rows(path)
    at = _columns(path, rows[0])
    by_criterion = _gathered(path, rows[1:], at)
    criteria = [_criterion(cells, number) for number, cells in enumerate(by_criterion, 1)]
    if not criteria:
        raise MarkassistError.at(path, "there is no criterion in it", "give a row for each criterion")
    groups = {name_of(c("group")[0]): c("group")[-1] for c in by_criterion if c("group")}
    about = [*(by_criterion[0]("rubric")), "", "", "", ""]
    return PlainRubric(
        title=about[0] or path.stem.replace("_", " "),
        criteria=tuple(criteria),
        id=about[1],
        version=about[2],
        source=about[3],
        groups=tuple(groups.items()),
        classes=tuple(_term(line) for cells in by_criterion for line in cells("word classes")),
        unread=tuple(_unread(rows, at)),
    )


def _unread(rows: Sequence[Row], at: dict[str, int]) -> Iterator[str]:
    """The columns that hold something and are none of ours."""
    for column, heading in enumerate(rows[0].cells):
        if column not in at.values() and any(row.cells[column : column + 1] > ("",) for row in rows[1:]):
            yield f"the column “{heading}”"


def _columns(path: Path, head: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, heading in enumerate(head.cells):
        name = _SYNONYMS.get(heading.casefold(), heading.casefold())
        if name in HEADINGS:
            found.setdefault(name, at)
    if "criterion" not in found:
        remedy = f"the first row names the columns; those known are {', '.join(HEADINGS)}"
        raise MarkassistError(Fault(Place(str(path), head.line), "no column is headed “criterion”", remedy))
    return found


Cells = Callable[[str], list[str]]
"""The lines of a column, of all the rows of one criterion."""


def _gathered(path: Path, rows: Sequence[Row], at: dict[str, int]) -> list[Cells]:
    """The rows of each criterion: a row without a name, or with the code of the row above, goes on."""
    found: list[dict[str, list[str]]] = []
    for row in rows:
        cells = {name: _lines(row, column) for name, column in at.items()}
        code, named = " ".join(cells.get("code", [])), cells["criterion"]
        goes_on = found and not named and (not code or [code] == found[-1].get("code"))
        if not goes_on and not named:
            remedy = "name its criterion, or take the row away"
            raise MarkassistError(Fault(Place(str(path), row.line), "this row names no criterion", remedy))
        if goes_on:
            for name in _LISTS:
                found[-1].setdefault(name, []).extend(cells.get(name, []))
        else:
            found.append(cells)
    return [lambda name, cells=cells: cells.get(name, []) for cells in found]  # type: ignore[misc]


def _lines(row: Row, at: int) -> list[str]:
    text = row.cells[at] if at < len(row.cells) else ""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _criterion(cells: Cells, number: int) -> PlainCriterion:
    headline, given = " ".join(cells("criterion")), " ".join(cells("code"))
    code, title = (code_of(given, number), headline) if given else code_and_title(headline, number)
    group = cells("group")
    levels = ((status, " ".join(cells(str(status)))) for status in LEVELS)
    return PlainCriterion(
        code=code,
        title=title,
        asks=" ".join(cells("asks")),
        group=name_of(group[0]) if group else "",
        levels=tuple((status, text) for status, text in levels if text),
        questions=tuple(cells("questions")),
        comments=tuple(cells("comments")),
        terms=tuple(_term(line) for line in cells("terms")),
        examples=tuple(cells("examples")),
        verb=" ".join(cells("verb")),
        corroborate=" ".join(cells("corroborate")).casefold() in _YES,
    )


def _term(line: str) -> tuple[str, str]:
    """`indicator: phrase`, or a phrase alone."""
    name, colon, term = line.partition(": ")
    return (name, term.strip()) if colon and name_of(name) == name else ("", line)
