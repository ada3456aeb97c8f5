"""What is told of a cohort: a matrix, its evidence, a page; text stays text, and every run says the same."""

import html
import io
import re
import sys
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest
from batching import SMALL, batch, rows, tree, write_all
from cohort import NAMES, as_moodle

from markassist import extras
from markassist.batch.cohort import cohort
from markassist.batch.cohort_page import cohort_page
from markassist.batch.journal import Journal
from markassist.batch.tables import rows as lines
from markassist.renderers import spreadsheet, words
from markassist.renderers.spreadsheet import Book, Sheet
from markassist.rubric.load import load_rubric
from markassist.vocabulary import Status


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("results")
    batch(as_moodle(folder / "all.zip"), folder / "out")
    return folder / "out"


def sheet(out: Path, title: str) -> list[list[object]]:
    book = openpyxl.load_workbook(out / "results.xlsx")
    return [[cell.value for cell in row] for row in book[title].iter_rows()]


def test_the_matrix_says_how_each_learner_stands_in_words_and_colour(out: Path) -> None:
    book = openpyxl.load_workbook(out / "results.xlsx")
    matrix = book["Matrix"]
    assert [cell.value for cell in matrix[2]] == ["Learner", "H1", "H2", "Deepest", "Alerts"]
    assert matrix.freeze_panes == "B3"
    assert matrix.auto_filter.ref == f"A2:E{matrix.max_row}"
    colours = {}
    for row in matrix.iter_rows(min_row=3):
        for cell in row[1:3]:
            colours.setdefault(cell.value, set()).add(cell.fill.fgColor.rgb)
    assert all(len(found) == 1 for found in colours.values())
    assert len(set().union(*colours.values())) == len(colours)


def test_the_matrix_agrees_with_the_table(out: Path) -> None:
    short = {"located": "evidenced", "some": "partial", "mention": "mentioned", "–": "absent"}
    told = {(str(r[0]), code): r[at] for r in sheet(out, "Matrix")[2:] for at, code in ((1, "H1"), (2, "H2"))}
    found = {(r["name"], r["code"]): r["status"] for r in rows(out / "results.csv")}
    assert {where: short.get(str(said), "contradicted") for where, said in told.items()} == found


def test_each_quote_links_to_its_place_in_the_report(tmp_path: Path) -> None:
    batch(write_all(tmp_path / "in", ["Zoë O'Neill #1.txt"]), tmp_path / "out")
    evidence = openpyxl.load_workbook(tmp_path / "out" / "results.xlsx")["Evidence"]
    link = evidence.cell(2, 8).hyperlink.target
    assert link == "reports/Zo%C3%AB%20O%27Neill%20%231.html#i-H1-e1"
    assert 'id="i-H1-e1"' in (tmp_path / "out" / "reports" / "Zoë O'Neill #1.html").read_text("utf-8")


@pytest.mark.parametrize("value", ["=1+1", "+44 20", "-2", "@cmd", '=HYPERLINK("http://x")', "\t=1"])
def test_a_text_that_looks_like_a_formula_stays_text(value: str) -> None:
    book = Book("x")
    one = Sheet(book, "One", [10], "A1")
    one.row([one.cell(value)])
    cell = openpyxl.load_workbook(io.BytesIO(book.bytes()))["One"]["A1"]
    assert (cell.data_type, cell.value) == ("s", value)
    assert cell.quotePrefix


def test_an_accounts_words_are_never_a_formula(tmp_path: Path) -> None:
    text = "=1+1 On Monday I washed my hands after I cut raw chicken."
    batch(write_all(tmp_path / "in", ["=SUM(A1).txt", "@x.txt"], text), tmp_path / "out")
    book = openpyxl.load_workbook(tmp_path / "out" / "results.xlsx")
    assert not [cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    for name in ("results.csv", "failures.csv"):
        for row in rows(tmp_path / "out" / name):
            assert not [value for value in row.values() if value.startswith(("=", "+", "-", "@"))]


def test_controls_do_not_break_a_cell() -> None:
    book = Book("x")
    one = Sheet(book, "One", [10], "A1")
    one.row([one.cell("a\x00b\x1bc"), one.cell("x" * 40_000)])
    found = openpyxl.load_workbook(io.BytesIO(book.bytes()))["One"]
    assert found["A1"].value == "a\ufffdb\ufffdc"
    assert len(found["B1"].value) == 32_000


def test_a_workbook_has_its_sheets_filters_and_repeated_rows() -> None:
    book = Book("A <title> & more")
    first = Sheet(book, "It's one", [10, 20], "B2")
    first.row([first.cell("Head", bold=True), first.cell(3, middle=True)])
    first.row([first.cell("a < b & “c”\nd"), first.cell("up", turned=True, fill="9FD5B5")])
    first.close(1)
    second = Sheet(book, "Two", [10], "A1")
    second.row([second.cell("go", link="reports/a%20b.html#i-K1-e1")])
    found = openpyxl.load_workbook(io.BytesIO(book.bytes()))
    assert found.sheetnames == ["It's one", "Two"]
    assert found.properties.title == "A <title> & more"
    one, two = found.worksheets
    assert (one.freeze_panes, one.auto_filter.ref, one.print_title_rows) == ("B2", "A1:B2", "$1:$1")
    assert (one["A2"].value, one["B1"].value) == ("a < b & “c”\nd", 3)
    assert (one["A1"].font.bold, one["B2"].alignment.textRotation) == (True, 90)
    assert one["B2"].fill.fgColor.rgb == "FF9FD5B5"
    assert one.column_dimensions["B"].width == 20
    assert two["A1"].hyperlink.target == "reports/a%20b.html#i-K1-e1"
    assert two.auto_filter.ref is None


def test_a_sheet_has_no_more_links_than_excel_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_LINKS", 2)
    book = Book("x")
    one = Sheet(book, "One", [10], "A1")
    for number in range(3):
        one.row([one.cell("open", link=f"reports/{number}.html")])
    found = openpyxl.load_workbook(io.BytesIO(book.bytes()))["One"]
    links = [found.cell(row, 1).hyperlink for row in (1, 2, 3)]
    assert [link.target if link else None for link in links] == ["reports/0.html", "reports/1.html", None]
    assert found["A3"].value == "open"


def test_parquet_holds_the_lines_of_the_table(out: Path) -> None:
    table = pyarrow.parquet.read_table(out / "results.parquet")
    found = [tuple(row.values()) for row in table.to_pylist()]
    told = [
        (
            r["name"],
            r["code"],
            r["status"],
            r["corroborate"] == "true",
            int(r["evidence"]),
            int(r["near_misses"]),
        )
        for r in rows(out / "results.csv")
    ]
    assert found == told


def test_the_page_draws_a_field_for_each_learner_and_criterion(out: Path) -> None:
    page = (out / "cohort.html").read_text(encoding="utf-8")
    told = dict.fromkeys(re.findall(r"<rect class=\"back-\w+\"[^>]*><title>(.*?, H\d: .*?)</title>", page))
    found = [
        f"{row['name']}, {row['code']}: {words.STATUS[Status(row['status'])]}"
        for row in rows(out / "results.csv")
    ]
    assert sorted(map(html.unescape, told)) == sorted(found)


def test_the_page_links_to_every_report_there_is(out: Path) -> None:
    page = (out / "cohort.html").read_text(encoding="utf-8")
    for name in ("Anna O'Neill", "Ève St. John", "sam lee (41212)"):
        assert name in html.unescape(page)
    assert "http" not in re.sub(r"http-equiv", "", page)


def test_alerts_come_first_and_failures_are_listed_on_the_page(tmp_path: Path) -> None:
    write_all(
        tmp_path / "in", ["a.txt"], "Kayleigh Thornton, born 4/3/2011, lives at 12 Elm Road.\n\nI sat down."
    )
    write_all(tmp_path / "in", ["none.txt"], "")
    batch(tmp_path / "in", tmp_path / "out")
    page = (tmp_path / "out" / "cohort.html").read_text(encoding="utf-8")
    assert (
        page.index("Please check first") < page.index("Could not be read") < page.index("Who evidences what")
    )
    assert "Kayleigh" not in page
    assert "it is empty (none.txt)" in page


def test_the_page_counts_accounts_to_check_and_files_unread_and_words_ideas_as_believed(
    tmp_path: Path,
) -> None:
    rubric = load_rubric("residential_attachment")
    idea = rubric.misconceptions[0]
    alert = {"priority": "P1", "kind": "safeguarding", "where": "paragraph 1"}
    entry = {"marked": True, "failures": ["it is empty (a.txt)", "it is empty (b.txt)"], "depth": None}
    entry |= {"findings": [{"code": one.code, "status": "absent"} for one in rubric.criteria]}
    entry |= {"alerts": [alert | {"says": "one thing"}, alert | {"says": "another"}]}
    entries = [
        entry | {"name": "Ann", "misconceptions": [idea.id]},
        entry | {"name": "Ben", "misconceptions": [idea.id, "not_of_it"], "failures": [], "alerts": []},
    ]
    whole = cohort(entries, rubric)
    assert whole.misconceptions == ((idea.spec.claim, ("Ann", "Ben")), ("not of it", ("Ben",)))
    page = cohort_page(whole, ()).decode()
    assert "<b>1</b> account to check first" in page
    assert "<b>2</b> files could not be read" in page
    ideas = page[page.index('id="ideas"') : page.index('id="depth"')]
    assert re.findall(
        r'aria-label="(\d)"><rect class="back-partial" x="0" y="2" width="([\d.]+)"', ideas
    ) == [
        ("2", "160.0"),
        ("1", "80.0"),
    ]


def test_what_nobody_evidences_is_named(tmp_path: Path) -> None:
    batch(write_all(tmp_path / "in", ["a.txt", "b.txt"]), tmp_path / "out")
    journal = Journal(tmp_path / "out")
    whole = cohort(journal.entries(["a", "b"]), load_rubric(SMALL))
    assert [criterion.code for criterion in whole.nowhere] == ["H2"]
    assert "Evidenced by nobody:</strong> H2" in (tmp_path / "out" / "cohort.html").read_text("utf-8")


def test_a_batch_in_which_nothing_can_be_read_still_tells_of_it(tmp_path: Path) -> None:
    summary = batch(write_all(tmp_path / "in", ["a.txt"], ""), tmp_path / "out")
    assert (summary.marked, summary.failures) == (0, 1)
    assert rows(tmp_path / "out" / "results.csv") == []
    assert "Could not be read" in (tmp_path / "out" / "cohort.html").read_text(encoding="utf-8")


def test_without_the_extras_the_rest_is_written_and_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "is_there", lambda _library: False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    summary = batch(write_all(tmp_path / "in", ["a.txt"]), tmp_path / "out")
    assert summary.notes[0] == (
        "results.parquet is left out: this needs pyarrow; run pip install 'markassist[batch]'"
    )
    made = set(tree(tmp_path / "out"))
    reports = {"reports/a.json", "reports/a.html"}
    assert {"results.csv", "results.xlsx", "failures.csv", "cohort.html", *reports} <= made
    assert "results.parquet" not in made


def test_the_lines_of_an_account_are_sorted_by_code(out: Path) -> None:
    for entry in Journal(out).entries(Journal(out).names()):
        codes = [line[1] for line in lines(entry)]
        assert codes == sorted(codes)


def test_everyone_has_an_entry(out: Path) -> None:
    assert len(Journal(out).names()) == len(NAMES)
