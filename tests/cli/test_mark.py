import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from calling import Markassist, Write

from markassist import extras
from markassist.read import read_account

WASHED = "On Monday I washed my hands after I cut raw chicken."
CHILLED = "On Tuesday I put the raw fish in the fridge."
CALL = [sys.executable, "-c", "from markassist.cli import main; main()", "mark"]


@pytest.fixture
def two(account: Write) -> tuple[Path, Path]:
    return account("washed.txt", WASHED), account("chilled.txt", CHILLED)


def test_the_report_is_for_the_terminal_unless_another_form_is_asked_for(
    markassist: Markassist, two: tuple[Path, Path], small: str
) -> None:
    ran = markassist("mark", two[0], "-r", small)
    assert ran.code == 0
    assert ran.text.startswith("Evidence report: washed.txt\n")
    assert "\x1b" not in ran.text


def test_one_account_in_json_is_one_object(
    markassist: Markassist, two: tuple[Path, Path], small: str
) -> None:
    report = json.loads(markassist("mark", two[0], "-r", small, "-f", "json").out)
    assert report["schema"] == "markassist/report/1"
    assert [f["code"] for f in report["findings"]] == ["H1", "H2"]


def test_several_accounts_in_json_are_one_object_a_line_in_the_order_of_the_paths(
    markassist: Markassist, two: tuple[Path, Path], small: str
) -> None:
    ran = markassist("mark", *two, "-r", small, "-f", "json")
    names = [json.loads(line)["account"]["name"] for line in ran.text.splitlines()]
    assert names == ["washed.txt", "chilled.txt"]


def test_a_dash_reads_standard_input_beside_files(
    markassist: Markassist, two: tuple[Path, Path], small: str
) -> None:
    ran = markassist("mark", "-", two[1], "-r", small, "-f", "json", stdin=WASHED.encode())
    names = [json.loads(line)["account"]["name"] for line in ran.text.splitlines()]
    assert names == ["standard input", "chilled.txt"]


def test_standard_input_is_read_once_only(markassist: Markassist, small: str) -> None:
    ran = markassist("mark", "-", "-", "-r", small)
    assert ran.code == 2
    assert "standard input can be read once only" in ran.err


def test_unreadable_accounts_are_named_and_the_others_marked(
    markassist: Markassist, two: tuple[Path, Path], small: str, tmp_path: Path
) -> None:
    none, folder = tmp_path / "none.txt", tmp_path
    ran = markassist("mark", none, two[0], folder, two[1], "-r", small, "-f", "json")
    assert ran.code == 2
    assert [json.loads(line)["account"]["name"] for line in ran.text.splitlines()] == [
        "washed.txt",
        "chilled.txt",
    ]
    missing, is_folder = ran.err.splitlines()
    assert missing.startswith(f"{none}: there is no such file; ")
    assert is_folder.startswith(f"{folder}: it is a folder; ")
    assert "batch" in is_folder


def test_a_rubric_that_is_not_there_is_exit_2(
    markassist: Markassist, two: tuple[Path, Path], tmp_path: Path
) -> None:
    ran = markassist("mark", two[0], "-r", tmp_path / "none")
    assert (ran.code, ran.out) == (2, b"")
    assert "there is no such rubric" in ran.err


def test_no_rubric_is_one_line_and_exit_2(markassist: Markassist, two: tuple[Path, Path]) -> None:
    ran = markassist("mark", two[0])
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "--rubric" in ran.err


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_several_accounts_follow_one_another_on_standard_output(
    form: str, markassist: Markassist, two: tuple[Path, Path], small: str
) -> None:
    both = markassist("mark", *two, "-r", small, "-f", form).text
    one, other = (markassist("mark", path, "-r", small, "-f", form).text for path in two)
    assert both == f"{one}\n{other}"


def test_several_pages_do_not_share_one(markassist: Markassist, two: tuple[Path, Path], small: str) -> None:
    ran = markassist("mark", *two, "-r", small, "-f", "html")
    assert (ran.code, ran.out) == (2, b"")
    assert "add -o FOLDER" in ran.err


@pytest.mark.parametrize(
    ("form", "library", "extra"),
    [("docx", "docx", "word"), ("matrix-docx", "docx", "word")],
)
def test_a_form_whose_library_is_not_there_is_one_line(  # noqa: PLR0917
    form: str,
    library: str,
    extra: str,
    markassist: Markassist,
    two: tuple[Path, Path],
    small: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(extras, "is_there", lambda _library: False)
    ran = markassist("mark", two[0], "-r", small, "-f", form)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.endswith(f": this needs {library}; run pip install 'markassist[{extra}]'\n")
    assert ran.err.count("\n") == 1


def test_a_word_file_comes_back_with_its_summary_beside_it(
    markassist: Markassist, small: str, tmp_path: Path
) -> None:
    learners = tmp_path / "Anna.docx"
    learners.write_bytes((Path(__file__).parents[1] / "readers" / "files" / "account.docx").read_bytes())
    ran = markassist("mark", learners, "-r", small, "-f", "docx", "-o", tmp_path / "back.docx")
    assert ran.code == 0
    assert read_account(tmp_path / "back.docx").text == read_account(learners).text
    assert "Evidence report" in read_account(tmp_path / "back.summary.docx").text


def test_what_is_no_word_file_gets_a_word_report(
    markassist: Markassist, two: tuple[Path, Path], small: str, tmp_path: Path
) -> None:
    markassist("mark", *two, "-r", small, "-f", "docx", "-o", tmp_path / "back")
    assert sorted(path.name for path in (tmp_path / "back").iterdir()) == ["chilled.docx", "washed.docx"]
    assert "I washed my hands" in read_account(tmp_path / "back" / "washed.docx").text


@pytest.mark.parametrize("form", ["annotations", "matrix-xlsx", "matrix-docx"])
def test_forms_for_other_programs_are_the_same_bytes_each_time(
    form: str, markassist: Markassist, two: tuple[Path, Path], small: str
) -> None:
    first, second = (markassist("mark", two[0], "-r", small, "-f", form).out for _ in range(2))
    assert first == second
    assert first


@pytest.mark.parametrize(("form", "suffix"), [("terminal", "txt"), ("markdown", "md"), ("html", "html")])
def test_several_accounts_go_to_a_folder_that_is_made(
    form: str, suffix: str, markassist: Markassist, two: tuple[Path, Path], small: str, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "reports"
    ran = markassist("mark", *two, "-r", small, "-f", form, "-o", out)
    assert (ran.code, ran.out, ran.err) == (0, b"", "")
    assert sorted(path.name for path in out.iterdir()) == [f"chilled.{suffix}", f"washed.{suffix}"]


def test_accounts_of_one_name_are_kept_apart(
    markassist: Markassist, account: Write, small: str, tmp_path: Path
) -> None:
    paths = [account(f"{folder}/account{suffix}", WASHED) for folder in "ab" for suffix in (".txt", ".md")]
    paths.append(account("c/ACCOUNT.txt", CHILLED))
    out = tmp_path / "out"
    markassist("mark", *paths, "-r", small, "-f", "html", "-o", out)
    names = {"account.html", "account-2.html", "account-3.html", "account-4.html", "ACCOUNT-5.html"}
    assert {path.name for path in out.iterdir()} == names
    assert "raw fish" in (out / "ACCOUNT-5.html").read_text()


def test_several_accounts_in_json_may_go_to_a_file_or_to_a_folder_that_is_there(
    markassist: Markassist, two: tuple[Path, Path], small: str, tmp_path: Path
) -> None:
    lines = tmp_path / "reports.jsonl"
    markassist("mark", *two, "-r", small, "-f", "json", "-o", lines)
    assert [json.loads(line)["schema"] for line in lines.read_text().splitlines()] == [
        "markassist/report/1"
    ] * 2
    folder = tmp_path / "folder"
    folder.mkdir()
    markassist("mark", *two, "-r", small, "-f", "json", "-o", folder)
    assert sorted(path.name for path in folder.iterdir()) == ["chilled.json", "washed.json"]
    assert json.loads((folder / "washed.json").read_text())["account"]["name"] == "washed.txt"


def test_a_file_cannot_hold_several_reports(
    markassist: Markassist, two: tuple[Path, Path], small: str, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    for out in (taken, tmp_path / "reports.html"):
        ran = markassist("mark", *two, "-r", small, "-f", "html", "-o", out)
        assert ran.code == 2
        assert "give -o a folder" in ran.err
    assert taken.read_text() == "mine"


def test_no_account_is_ever_written_over(
    markassist: Markassist, account: Write, small: str, tmp_path: Path
) -> None:
    draft, other = account("draft.md", WASHED), account("other.md", CHILLED)
    ran = markassist("mark", draft, "-r", small, "-f", "markdown", "-o", draft)
    assert ran.code == 2
    assert "this is the account itself" in ran.err
    assert markassist("mark", draft, other, "-r", small, "-f", "markdown", "-o", tmp_path).code == 0
    assert (draft.read_text(), other.read_text()) == (WASHED, CHILLED)
    assert (tmp_path / "draft-2.md").read_text().startswith("# Evidence report")


def test_an_output_that_cannot_be_written_is_one_line(
    markassist: Markassist, two: tuple[Path, Path], small: str, tmp_path: Path
) -> None:
    out = tmp_path / "none" / "report.html"
    ran = markassist("mark", two[0], "-r", small, "-f", "html", "-o", out)
    assert ran.code == 2
    assert (
        ran.err == f"{out}: it cannot be written (No such file or directory); give -o a place that can be\n"
    )


def test_nothing_is_written_where_no_account_could_be_read(
    markassist: Markassist, small: str, tmp_path: Path
) -> None:
    out = tmp_path / "report.json"
    markassist("mark", tmp_path / "none.txt", "-r", small, "-f", "json", "-o", out)
    assert not out.exists()


def test_json_is_utf_8_in_any_locale(account: Write, small: str) -> None:
    path = account("a.txt", "On Monday I washed my hands in the café’s sink.")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
    ran = subprocess.run(
        [*CALL, path, "-r", small, "-f", "json"], env=environment, capture_output=True, check=True
    )
    (finding, _) = json.loads(ran.stdout.decode("utf-8"))["findings"]
    assert "the café’s sink" in finding["evidence"][0]["quote"]


def test_a_reader_that_goes_away_is_no_traceback(two: tuple[Path, Path], small: str) -> None:
    many = [str(two[0])] * 60
    with subprocess.Popen(
        [*CALL, *many, "-r", small, "-f", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_one_line(two: tuple[Path, Path], small: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*CALL, str(two[0]), "-r", small, "-f", "json"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ran.returncode == 2
    (line,) = ran.stderr.decode().splitlines()
    assert line.startswith("standard output: it cannot be written (No space left on device); ")
