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
        "Anna.docx",
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
            ["in", "-o", "out", "--scheduler", "tcp://127.0.0.1:1"],
            "--scheduler: only --engine dask has one; add --engine dask, or leave it out",
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


def done(name: str, *, was_done: bool = False, is_marked: bool = True) -> Marked:
    return Marked(name, was_done, is_marked, () if is_marked else ("it is empty",))


def test_the_rate_and_the_time_left_are_of_what_was_marked_now_and_wait_for_five_accounts() -> None:
    seconds = iter([2.0, 4.0, 4.5, 5.0, 6.0, 7.0])
    out = io.StringIO()
    progress = Progress(out, 80, lambda: next(seconds))
    progress(0, 9, None)
    progress(1, 9, done("Zoë", was_done=True))
    for at, name in enumerate(("Anna", "Ben", "Cai", "Dee"), 2):
        progress(at, 9, done(name))
    progress(6, 9, done("none", is_marked=False))
    progress(7, 9, done("Eve"))
    progress(8, 9, done("Fay"))
    assert out.getvalue().splitlines() == [
        "1/9  Zoë  unchanged",
        "2/9  Anna",
        "3/9  Ben",
        "4/9  Cai",
        "5/9  Dee",
        "none: it is empty",
        "6/9  none",
        "7/9  Eve  1.0 a second, 2 s left",
        "8/9  Fay  1.0 a second, 1 s left",
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


def test_a_library_asks_for_the_cohorts_name_and_replaces_no_other_cohort(
    markassist: Markassist, account: Write, small: str, tmp_path: Path
) -> None:
    library = tmp_path / "library"

    def run(out: str, *named: str) -> tuple[int, str]:
        call = ("batch", tmp_path / "in", "-r", small, "-o", tmp_path / out, "--library", library)
        ran = markassist(*call, *named)
        return ran.code, ran.err.splitlines()[-1]

    words = " ".join([WASHED, "I wrote the time on the sheet by the door and rang the engineer at noon."] * 3)
    account("in/Anna.txt", words)
    assert run("out") == (2, "--library: it keeps each cohort by its name; add --cohort, as in 2026-autumn")
    assert run("out", "--cohort", "2026")[0] == 0
    assert run("out", "--cohort", "2026")[0] == 0
    kept = (library / "2026.passages.gz").read_bytes()
    code, said = run("next", "--cohort", "2026")
    assert code == 2
    assert said.startswith(f"{library / '2026.passages.gz'}: the library keeps accounts under this name")
    assert said.endswith("give --cohort another name than 2026, or take this file out to forget them")
    assert (library / "2026.passages.gz").read_bytes() == kept
    assert run("next", "--cohort", "2027")[0] == 0
