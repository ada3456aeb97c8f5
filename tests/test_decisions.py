from pathlib import Path

import pytest

from markassist.decisions import Decisions, of_accounts, read_decisions, split
from markassist.errors import MarkassistError, UsageError
from markassist.rubric.load import load_rubric

SMALL = Path(__file__).parent / "rubric" / "small"
STATUSES = "evidenced, partial, mentioned, absent, contradicted"
WASHED = "On Monday I washed my hands. Then I cooked."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(WASHED, encoding="utf-8")
    return tmp_path


def decided(
    folder: Path, *lines: str, heading: str = "account,criterion,decision,quote,assessor"
) -> Decisions:
    table = folder / "decisions.csv"
    table.write_text("\n".join((heading, *lines)), encoding="utf-8")
    return read_decisions(table, load_rubric(SMALL))


def faults(folder: Path, *lines: str) -> list[str]:
    with pytest.raises(MarkassistError) as error:
        decided(folder, *lines)
    return [str(fault).replace(f"{folder}/", "") for fault in error.value.faults]


def test_decisions_are_read_with_their_quotes_and_assessors(folder: Path) -> None:
    found = decided(folder, "a.txt,H1,evidenced,I washed my hands,Ann", "b,h2,Not met,,Ben")
    assert list(found.accounts) == ["a.txt", "b.txt"]
    first, second = found.decisions
    assert (first.account, first.code, first.status, first.assessor) == ("a.txt", "H1", "evidenced", "Ann")
    assert [WASHED[start:end] for start, end in first.quotes] == ["I washed my hands"]
    assert (second.account, second.code, second.status, second.line) == ("b.txt", "H2", "absent", 3)
    assert found.assessors == ("Ann", "Ben")


@pytest.mark.parametrize(
    ("said", "status"),
    [("Met", "evidenced"), ("PARTLY  met", "partial"), ("refer", "absent"), ("mention_only", "mentioned")],
)
def test_peoples_words_for_a_decision_are_understood(said: str, status: str, folder: Path) -> None:
    (one,) = decided(folder, f"a,H1,{said},,").decisions
    assert one.status == status


def test_columns_are_found_by_their_headings_in_any_order(folder: Path) -> None:
    (one,) = decided(folder, "x,yes,H1,a.txt", heading="Notes,JUDGEMENT,Code,File").decisions
    assert (one.account, one.code, one.status, one.assessor) == ("a.txt", "H1", "evidenced", "")


def test_rows_on_one_decision_bring_their_quotes_together(folder: Path) -> None:
    (one,) = decided(folder, "a,H1,met,washed my hands,", "a,H1,yes,I cooked,").decisions
    assert [WASHED[start:end] for start, end in one.quotes] == ["washed my hands", "I cooked"]


def test_every_fault_is_told_with_its_line_and_remedy(folder: Path) -> None:
    assert faults(
        folder,
        "d,H1,met,,",
        "a,H11,met,,",
        "a,H1,grand,,",
        "a,H1,met,no such words,",
        "b,H1,met,,",
        "b,H1,no,,",
    ) == [
        "decisions.csv:2: there is no account “d”; put it there, or name their folder with --accounts",
        "decisions.csv:3: there is no criterion “H11”; did you mean “H1”?",
        f"decisions.csv:4: “grand” is no decision; write {STATUSES}, or met, partly met, not met",
        "decisions.csv:5: “no such words” does not stand in a.txt; copy the words as they stand there",
        "decisions.csv:7: b.txt H1 is “absent”, and “evidenced” on line 6; keep one, or name the assessors",
    ]


def test_missing_columns_and_empty_tables_are_told(folder: Path) -> None:
    with pytest.raises(MarkassistError, match="no column is headed “criterion” or “decision”"):
        decided(folder, "a", heading="account")
    assert faults(folder) == [
        "decisions.csv: there is no decision in this table; give a line for each decision"
    ]


def test_an_account_that_cannot_be_read_is_told_once(folder: Path) -> None:
    (folder / "d.txt").write_text("", encoding="utf-8")
    (told,) = faults(folder, "d,H1,met,,", "d,H2,met,,")
    assert told.startswith("d.txt: it is empty")


def test_a_split_is_the_same_for_the_same_seed_and_loses_nothing(folder: Path) -> None:
    names = [f"{n}.txt" for n in range(10)]
    work, held_out = split(names, 0.3, seed=4)
    assert (len(work), len(held_out), work | held_out) == (7, 3, set(names))
    assert split(list(reversed(names)), 0.3, seed=4) == (work, held_out)
    assert len({split(names, 0.3, seed)[1] for seed in range(5)}) > 1


@pytest.mark.parametrize(("number", "held_out"), [(1, 0.3), (2, 0.9), (3, 0.1)])
def test_a_split_that_leaves_a_side_empty_is_refused(number: int, held_out: float) -> None:
    with pytest.raises(UsageError, match=f"--hold-out: {held_out} of {number} accounts? leaves none on"):
        split([str(i) for i in range(number)], held_out, seed=1)
    assert split(["a"], 0, seed=1) == ({"a"}, frozenset())


def test_decisions_are_kept_by_account(folder: Path) -> None:
    some = of_accounts(decided(folder, "a,H1,met,,", "b,H1,met,,"), frozenset({"b.txt"}))
    assert (list(some.accounts), [d.account for d in some.decisions]) == (["b.txt"], ["b.txt"])
