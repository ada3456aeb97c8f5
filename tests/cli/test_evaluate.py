import json
from pathlib import Path

import pytest
from calling import Markassist

TEXT = "On Monday I washed my hands with soap after I cut raw chicken."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    _write(folder, "a", "food_hygiene", "evidenced")
    _write(folder, "b", "food_hygiene", "absent")
    return folder


def _write(folder: Path, name: str, rubric: str, status: str) -> None:
    (folder / f"{name}.txt").write_text(TEXT)
    gold = {"rubric": rubric, "criteria": {"H1": status, "H2": "absent"}}
    (folder / f"{name}.gold.json").write_text(json.dumps(gold))


def test_figures_are_printed_a_line_each(markassist: Markassist, gold: Path, small: str) -> None:
    ran = markassist("evaluate", gold, "-r", small)
    assert ran.code == 0
    assert "status_same                            0.750\n" in ran.text
    assert "engine evidenced" not in ran.text


def test_errors_lists_the_disagreements(markassist: Markassist, gold: Path, small: str) -> None:
    ran = markassist("evaluate", gold, "-r", small, "--errors")
    assert "b.txt\n  status H1: gold absent; engine evidenced (false credit)\n" in ran.text


def test_json_is_one_object(markassist: Markassist, gold: Path, small: str) -> None:
    whole = json.loads(markassist("evaluate", gold, "-r", small, "-f", "json", "--errors").out)
    assert whole["metrics"]["status_same"] == 0.75
    assert [one["account"] for one in whole["disagreements"]] == ["b.txt"]


@pytest.mark.parametrize(
    ("threshold", "code", "line"),
    [
        ("status_same=0.75", 0, ""),
        ("status_same=0.8", 1, "status_same 0.750 is under 0.8\n"),
        ("trap_rate=0.1", 0, ""),
        ("accounts=3", 1, "accounts 2.000 is under 3\n"),
    ],
)
def test_a_figure_under_its_threshold_is_exit_1(
    threshold: str, code: int, line: str, markassist: Markassist, gold: Path, small: str
) -> None:
    ran = markassist("evaluate", gold, "-r", small, "--fail-under", threshold)
    assert (ran.code, ran.err) == (code, line)
    assert "status_same" in ran.text


def test_a_rate_of_traps_falls_short_where_it_is_over(
    markassist: Markassist, tmp_path: Path, small: str
) -> None:
    _write(tmp_path, "a", "food_hygiene", "evidenced")
    gold = json.loads((tmp_path / "a.gold.json").read_text())
    gold["not_evidence"] = [{"code": "H1", "quote": "I washed my hands", "why": "template"}]
    (tmp_path / "a.gold.json").write_text(json.dumps(gold))
    ran = markassist("evaluate", tmp_path, "-r", small, "--fail-under", "trap_rate=0.1")
    assert (ran.code, ran.err) == (1, "trap_rate 1.000 is over 0.1\n")


@pytest.mark.parametrize("threshold", ["status_same", "status_same=high", "status_sam=0.5"])
def test_a_threshold_that_means_nothing_is_exit_2(
    threshold: str, markassist: Markassist, gold: Path, small: str
) -> None:
    ran = markassist("evaluate", gold, "-r", small, "--fail-under", threshold)
    assert ran.code == 2
    assert ran.err.startswith("--fail-under: ")


def test_gold_of_a_rubric_that_is_not_there_is_skipped_and_named(
    markassist: Markassist, gold: Path, small: str
) -> None:
    _write(gold, "c", "none_such", "absent")
    ran = markassist("evaluate", gold, "-r", small)
    assert (ran.code, ran.err) == (0, "skipped, being of the rubric none_such: c.txt\n")


def test_faulty_gold_is_exit_2_with_a_line_each(markassist: Markassist, gold: Path, small: str) -> None:
    _write(gold, "a", "food_hygiene", "met")
    ran = markassist("evaluate", gold, "-r", small)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.startswith(f"{gold}/a.gold.json:1:47: “met” is no value of “H1”; ")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    for name in "abcdef":
        (tmp_path / f"{name}.txt").write_text(TEXT)
    lines = [f"{name},H1,{'met' if name in 'abcd' else 'not met'},{who}" for name in "abcdef" for who in "AB"]
    path = tmp_path / "decisions.csv"
    path.write_text("\n".join(("account,criterion,decision,assessor", *lines)))
    return path


def test_a_table_of_decisions_is_held_against_the_engine(
    markassist: Markassist, table: Path, small: str
) -> None:
    ran = markassist("evaluate", table, "-r", small)
    assert (ran.code, ran.err) == (0, "")
    assert ran.text.startswith("all: 6 accounts\n")
    assert "A – B                6   1.00   1.00 (1.00 to 1.00)" in ran.text


def test_accounts_are_held_out_by_seed(markassist: Markassist, table: Path, small: str) -> None:
    asked = ("evaluate", table, "-r", small, "-f", "json", "--errors", "--hold-out", 0.5, "--seed", 3)
    whole = json.loads(markassist(*asked).out)
    assert (whole["to_work_with"]["accounts"], whole["held_out"]["accounts"]) == (3, 3)
    assert whole["held_out"]["differences"] == []
    assert json.loads(markassist(*asked).out) == whole


@pytest.mark.parametrize(("threshold", "code"), [("same=0.5", 0), ("same.H1=0.9", 1), ("kappa=0.1", 1)])
def test_agreement_with_people_may_have_a_threshold(
    threshold: str, code: int, markassist: Markassist, table: Path, small: str
) -> None:
    assert markassist("evaluate", table, "-r", small, "--fail-under", threshold).code == code


def test_a_kappa_that_is_not_defined_falls_short_of_any_threshold(
    markassist: Markassist, tmp_path: Path, small: str
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "t.csv").write_text("account,criterion,decision\na,H1,met\n")
    ran = markassist("evaluate", tmp_path / "t.csv", "-r", small, "--fail-under", "kappa=-1")
    assert (ran.code, ran.err) == (
        1,
        "kappa is not defined here: too few decisions, or all of them the same\n",
    )


def test_gold_may_be_held_out_too(markassist: Markassist, gold: Path, small: str) -> None:
    ran = markassist("evaluate", gold, "-r", small, "--hold-out", 0.5, "--fail-under", "accounts=2")
    assert (ran.code, ran.err) == (1, "accounts 1.000 is under 2\n")
    assert ran.text.startswith("to work with: 1 account\n")


def test_a_table_needs_its_rubric_and_its_accounts(markassist: Markassist, table: Path, small: str) -> None:
    ran = markassist("evaluate", table)
    assert (ran.code, ran.err) == (
        2,
        f"{table}: a table does not say by which rubric it was decided; add -r RUBRIC\n",
    )
    ran = markassist("evaluate", table, "-r", small, "--accounts", table.parent / "none")
    assert (ran.code, "there is no such folder" in ran.err) == (2, True)
