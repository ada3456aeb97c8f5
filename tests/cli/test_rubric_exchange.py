from pathlib import Path

import pytest
from calling import Markassist

FORMS = ["canvas", "moodle", "case", "mahara", "spreadsheet"]


@pytest.mark.parametrize("form", FORMS)
def test_a_rubric_goes_out_and_comes_back_as_one_that_validates(
    form: str, markassist: Markassist, small: str, tmp_path: Path
) -> None:
    ran = markassist("rubric", "export", small, "--to", form, "-o", tmp_path / "out")
    assert (ran.code, ran.out) == (0, b"")
    assert "not in it: whose act it must be, when, on which rung and how near (4 indicators)\n" in ran.err
    assert ("not in it: the phrases (2 criteria)" in ran.err) == (form != "spreadsheet")
    ran = markassist("rubric", "import", tmp_path / "out", "--from", form, "-o", tmp_path / "in")
    assert ran.code == 0
    assert ran.text.startswith(f"{tmp_path}/in/rubric.yaml\n")
    assert ("2 criteria have no phrases yet" in ran.err) == (form != "spreadsheet")
    assert markassist("rubric", "validate", tmp_path / "in").code == 0


def test_a_workbook_is_written_where_the_file_is_called_so(
    markassist: Markassist, small: str, tmp_path: Path
) -> None:
    markassist("rubric", "export", small, "--to", "spreadsheet", "-o", tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")


def test_an_unknown_format_and_a_file_that_is_not_there_are_wrong_calls(
    markassist: Markassist, small: str, tmp_path: Path
) -> None:
    assert markassist("rubric", "export", small, "--to", "word", "-o", tmp_path / "a").code == 2
    ran = markassist("rubric", "import", tmp_path / "none", "--from", "case", "-o", tmp_path / "in")
    assert (ran.code, ran.err.count("\n"), "it cannot be read" in ran.err) == (2, 1, True)
    ran = markassist("rubric", "export", small, "--to", "case", "-o", tmp_path)
    assert (ran.code, "it cannot be written" in ran.err) == (2, True)
