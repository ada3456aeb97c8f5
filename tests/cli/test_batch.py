import io
from pathlib import Path

import pytest
from calling import Markassist, Write

from markassist.batch.marking import Marked
from markassist.cli.progress import Progress

WASHED = "On Monday I washed my hands after I cut raw chicken."


def test_a_batch_leaves_reports_and_tables_and_ends_with_0(
    markassist: Markassist, account: Write, small: str, tmp_path: Path
) -> None:
    account("in/Anna.txt", WASHED)
    account("in/empty.txt", "")
    ran = markassist("batch", tmp_path / "in", "-r", small, "-o", tmp_path / "out")
    assert (ran.code, ran.out) == (0, b"")
    assert sorted(path.name for path in (tmp_path / "out" / "reports").iterdir()) == [
        "Anna.html",
        "Anna.json",
    ]
    assert "Anna" in ran.err
    assert "empty: it is empty (empty.txt); save the account again" in ran.err
    assert ran.err.splitlines()[-1] == f"1 marked; 1 could not be read. Results: {tmp_path / 'out'}"


def test_resume_says_what_it_kept(markassist: Markassist, account: Write, small: str, tmp_path: Path) -> None:
    account("in/Anna.txt", WASHED)
    call = ("batch", tmp_path / "in", "-r", small, "-o", tmp_path / "out")
    markassist(*call)
    assert "1 marked, 1 of them unchanged since last time" in markassist(*call, "--resume").err


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["none", "-o", "out"], "none: there is no such folder or zip; check its name"),
        (
            ["in", "-o", "in/Anna.txt"],
            "in/Anna.txt: this is a file, and a batch makes many; give -o a folder",
        ),
        (
            ["in", "-o", "out", "--engine", "dask"],
            "dask: this version has no such engine; leave --engine out",
        ),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_2(
    arguments: list[str],
    wrong: str,
    markassist: Markassist,
    account: Write,
    small: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(account("in/Anna.txt", WASHED).parents[1])
    ran = markassist("batch", *arguments, "-r", small)
    assert (ran.code, ran.err) == (2, f"{wrong}\n")


def test_a_wrong_rubric_is_told_before_anything_is_written(
    markassist: Markassist, account: Write, tmp_path: Path
) -> None:
    account("in/Anna.txt", WASHED)
    ran = markassist("batch", tmp_path / "in", "-r", tmp_path / "none", "-o", tmp_path / "out")
    assert ran.code == 2
    assert not (tmp_path / "out").exists()


def done(name: str, *, was_done: bool = False) -> Marked:
    return Marked(name, was_done, True, ())


def test_the_rate_and_the_time_left_are_of_what_was_marked_now() -> None:
    seconds = iter([2.0, 4.0, 4.5])
    out = io.StringIO()
    progress = Progress(out, 80, lambda: next(seconds))
    progress(0, 7, None)
    progress(1, 7, done("Zoë", was_done=True))
    progress(2, 7, done("Anna"))
    progress(3, 7, done("Ben"))
    progress(4, 7, done("Cai"))
    assert out.getvalue().splitlines() == [
        "1/7  Zoë  unchanged",
        "2/7  Anna",
        "3/7  Ben  0.5 a second, 8 s left",
        "4/7  Cai  0.8 a second, 4 s left",
    ]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_where_somebody_watches_one_line_is_written_over_and_fits() -> None:
    out = _Terminal()
    progress = Progress(out, 20, iter([2.0]).__next__)
    progress(0, 1, None)
    progress(1, 1, done("A name of many more letters"))
    progress.end()
    shown = out.getvalue()
    assert "\n" not in shown
    assert all(len(part) < 20 for part in shown.replace("\x1b[K", "").split("\r"))


def test_a_batch_goes_back_to_moodle(
    markassist: Markassist, account: Write, small: str, tmp_path: Path
) -> None:
    account("in/Ann Lee_7_assignsubmission_file/a.txt", WASHED)
    sheet = account("sheet.csv", "Identifier,Feedback comments\r\nParticipant 7,\r\n")
    markassist("batch", tmp_path / "in", "-r", small, "-o", tmp_path / "out")
    ran = markassist("return", tmp_path / "out", "--to", "moodle", "--worksheet", sheet)
    assert (ran.code, ran.out) == (0, b"")
    assert "sheet.csv: feedback filled in for 1 of 1" in ran.err
    assert b"Draft, for the assessor" in (tmp_path / "out" / "return" / "sheet.csv").read_bytes()
    wrong = markassist("return", tmp_path / "out", "--to", "canvas", "--worksheet", sheet)
    assert (wrong.code, wrong.err) == (2, "--worksheet: Canvas has no such worksheet; leave it out\n")
