"""A plain rubric ↔ Canvas's rubric CSV, with the columns of its own template (rubric_import.rb)."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from markassist.bench.exchange.naming import code_and_title, headline, levels_of
from markassist.bench.exchange.plain import NAMES, NOTHING, SCORES, PlainCriterion, PlainRubric
from markassist.errors import Fault, MarkassistError, Place
from markassist.sheet import Row, csv_bytes, read_rows
from markassist.vocabulary import Status

CARRIES = frozenset({"title", "asks", "levels"})
NOTES = ("Canvas shows ratings to learners: what each status needs stands there for all to read",)
SUFFIX = ".csv"
_HEAD = ("Rubric Name", "Criteria Name", "Criteria Description", "Criteria Enable Range")
_RATING = ("Rating Name", "Rating Description", "Rating Points")


def export(rubric: PlainRubric) -> bytes:
    """One row a criterion, best rating first."""
    rows = [(rubric.title, headline(c.code, c.title), c.asks, "false", *_ratings(c)) for c in rubric.criteria]
    widest = max((len(row) for row in rows), default=len(_HEAD))
    head = (*_HEAD, *_RATING * ((widest - len(_HEAD)) // len(_RATING)))
    return csv_bytes([head, *rows]).removeprefix(b"\xef\xbb\xbf")


def _ratings(criterion: PlainCriterion) -> Iterator[str]:
    levels = [*criterion.levels, (Status.ABSENT, NOTHING)]
    for status, text in sorted(levels, key=lambda level: -SCORES[level[0]]):
        yield from (NAMES[status], text, str(SCORES[status]))


def read(path: Path) -> PlainRubric:
    """Read such a file; the rating columns may be numbered. Raises MarkassistError where it is another."""
    rows = read_rows(path)
    places = _places(path, rows[0])
    criteria = tuple(_criterion(row, number, places) for number, row in enumerate(rows[1:], 1))
    titles = list(dict.fromkeys(_cell(row, places[0]) for row in rows[1:]))
    if not criteria:
        raise MarkassistError.at(path, "there is no criterion in it", "give a row for each criterion")
    if len(titles) > 1:
        wrong = f"there are {len(titles)} rubrics in it: {', '.join(titles)}"
        raise MarkassistError.at(path, wrong, "keep the rows of one")
    return PlainRubric(title=titles[0], criteria=criteria, unread=tuple(_unread(rows, places)))


def _unread(rows: Sequence[Row], places: tuple[int, int, int, tuple[int, ...]]) -> Iterator[str]:
    """Columns that are not Canvas's own, ranges, and points that are not ours."""
    known = {*places[:3], *(at + n for at in places[3] for n in range(3))}
    for column, heading in enumerate(rows[0].cells):
        filled = any(_cell(row, column) for row in rows[1:])
        if column in known or not filled:
            continue
        if heading != _HEAD[3]:
            yield f"the column “{heading}”"
        elif any(_cell(row, column).casefold() == "true" for row in rows[1:]):
            yield "that ratings are ranges of points"
    ours = {(NAMES[status], float(score)) for status, score in SCORES.items()}
    rated = {(_cell(row, at), _points(_cell(row, at + 2))) for row in rows[1:] for at in places[3]}
    if {one for one in rated if one[0]} - ours:
        yield "the points of the ratings, beyond their order"


def _places(path: Path, head: Row) -> tuple[int, int, int, tuple[int, ...]]:
    """Where the rubric's name, the criterion's name and description stand, and each rating begins."""
    names = [re.sub(r"\s*\d+$", "", cell).casefold() for cell in head.cells]
    missing = [name for name in (*_HEAD[:3], *_RATING) if name.casefold() not in names]
    if missing:
        wrong = f"no column is headed “{missing[0]}”"
        raise MarkassistError(
            Fault(Place(str(path), head.line), wrong, "give a rubric CSV as Canvas exports it")
        )
    one, two, three = (names.index(name.casefold()) for name in _HEAD[:3])
    return one, two, three, tuple(i for i, name in enumerate(names) if name == "rating name")


def _criterion(row: Row, number: int, places: tuple[int, int, int, tuple[int, ...]]) -> PlainCriterion:
    code, title = code_and_title(_cell(row, places[1]), number)
    ratings = [
        (_cell(row, at), _cell(row, at + 1), _points(_cell(row, at + 2)))
        for at in places[3]
        if _cell(row, at) or _cell(row, at + 1)
    ]
    return PlainCriterion(code=code, title=title, asks=_cell(row, places[2]), levels=levels_of(ratings))


def _points(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return 0.0


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""
