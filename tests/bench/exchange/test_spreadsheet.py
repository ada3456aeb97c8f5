from pathlib import Path

import openpyxl
import pytest

from markassist.bench.examples import test_examples as run_examples
from markassist.bench.exchange import spreadsheet
from markassist.bench.exchange.folder import write_folder
from markassist.bench.exchange.plain import PlainCriterion, PlainRubric, plain_of
from markassist.bench.validate import validate
from markassist.errors import MarkassistError, UsageError

PLAIN = """Criterion,Asks,Terms,Examples
Washes hands,When do you wash?,"wash my hands
scrub my nails","I [washed my hands](shows_it). → evidenced
I went home. → absent"
Keeps food cold,,,
"""


def test_a_sheet_that_people_have_becomes_a_rubric_that_holds(tmp_path: Path) -> None:
    (tmp_path / "kitchen_rules.csv").write_text(PLAIN, encoding="utf-8")
    rubric = spreadsheet.read(tmp_path / "kitchen_rules.csv")
    assert (rubric.title, [c.code for c in rubric.criteria]) == ("kitchen rules", ["C1", "C2"])
    write_folder(rubric, tmp_path / "kitchen", "a sheet")
    assert validate(tmp_path / "kitchen").faults == ()
    tested = run_examples(tmp_path / "kitchen")
    assert (tested.run, tested.faults) == (3, ())
    assert (tmp_path / "kitchen" / "washes_hands.yaml").exists()


def test_what_is_not_in_a_sheet_is_to_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(PLAIN, encoding="utf-8")
    write_folder(spreadsheet.read(tmp_path / "a.csv"), tmp_path / "new", "a sheet")
    lexicon = (tmp_path / "new" / "lexicons" / "keeps_food_cold_shows_it.yaml").read_text(encoding="utf-8")
    assert "to be written" in lexicon
    assert plain_of(str(tmp_path / "new"))[0].criteria[1].terms == ()


def test_columns_that_are_not_known_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Title,Marks,Empty\nWashes hands,5,\n", encoding="utf-8")
    assert spreadsheet.read(tmp_path / "a.csv").unread == ("the column “Marks”",)


def test_an_example_without_a_mark_should_be_evidenced(tmp_path: Path) -> None:
    plain = PlainRubric("A", (PlainCriterion("A1", "One thing", examples=("I washed up.",)),))
    write_folder(plain, tmp_path / "a", "a test")
    (fault,) = run_examples(tmp_path / "a").faults
    assert "the status is absent, not evidenced" in fault.wrong


def test_a_workbook_has_text_in_its_cells_and_no_formulas(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    plain = plain_of(str(small))[0]
    path.write_bytes(spreadsheet.export_workbook(plain))
    cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert spreadsheet.read(path) == spreadsheet.read(_csv(plain, tmp_path))


def _csv(plain: PlainRubric, folder: Path) -> Path:
    path = folder / "a.csv"
    path.write_bytes(spreadsheet.export(plain))
    return path


def test_more_than_a_cell_holds_goes_on_in_the_next_row(tmp_path: Path) -> None:
    terms = tuple(("shows_it", f"phrase {'x' * 50} number {n}") for n in range(2000))
    plain = PlainRubric("A", (PlainCriterion("A1", "One", terms=terms), PlainCriterion("A2", "Two")))
    text = _csv(plain, tmp_path).read_text(encoding="utf-8")
    assert text.count("A1,") > 4
    back = spreadsheet.read(tmp_path / "a.csv")
    assert [c.terms for c in back.criteria] == [terms, ()]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Asks,Terms\na,b\n", "no column is headed “criterion”"),
        ("criterion\n", "there is no criterion in it"),
        ("criterion,asks\n,what\n", "this row names no criterion"),
    ],
)
def test_what_is_no_such_sheet_is_one_line(text: str, wrong: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(MarkassistError, match=wrong):
        spreadsheet.read(tmp_path / "a.csv")


def test_phrases_that_cannot_be_read_are_left_out_and_told(tmp_path: Path) -> None:
    terms = (("", "wash (my hands"), ("", "chill <foods>"), ("", "wash my hands"))
    plain = PlainRubric(
        "A", (PlainCriterion("A1", "One thing", terms=terms), PlainCriterion("A1", "Another"))
    )
    _, notes = write_folder(plain, tmp_path / "a", "a test")
    assert notes == (
        "two criteria are called A1: “Another” is C2 now",
        "A1: the phrase “wash (my hands” was left out: a bracket is not closed",
        "A1: the phrase “chill <foods>” was left out: it names the lexicon <foods>, which is not here",
    )
    assert validate(tmp_path / "a").faults == ()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="this folder is not empty"):
        write_folder(PlainRubric("A", (PlainCriterion("A1", "One"),)), tmp_path, "a test")
