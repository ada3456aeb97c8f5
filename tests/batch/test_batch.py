"""A batch marks what can be read, lists what cannot, and leaves the same bytes however it was run."""

import json
import shutil
from pathlib import Path

import pytest
from batching import Deadly, Endless, batch, reports, rows, told, tree, write_all
from calling import SMALL
from cohort import NAMES, as_canvas, as_folder, as_moodle

from markassist.batch import atomic, engine, marking
from markassist.batch.engine import Order
from markassist.batch.run import run
from markassist.errors import MarkassistError
from markassist.read import read_account
from markassist.render import render
from markassist.road import mark
from markassist.rubric.load import load_rubric

UNREADABLE = {"Łukasz Żak", "Max Stone"}


@pytest.fixture(scope="module")
def moodle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outcome of the Moodle cohort, once for all."""
    folder = tmp_path_factory.mktemp("moodle")
    batch(as_moodle(folder / "all.zip"), folder / "out")
    return folder


def test_everyone_who_can_be_read_has_a_report_and_everyone_else_a_reason(moodle: Path) -> None:
    found = set(reports(moodle / "out"))
    assert len(found) == len(NAMES) - len(UNREADABLE)
    assert {"Anna O'Neill", "Zoë Brontë", "Ève St. John", "Aoife Ní Bhriain"} <= found
    failures = rows(moodle / "out" / "failures.csv")
    assert {row["name"] for row in failures} == UNREADABLE | {"Gwen Pugh"}
    assert all(row["reason"] for row in failures)


def test_learners_of_one_name_are_told_apart_by_their_number(moodle: Path) -> None:
    alike = [name for name in reports(moodle / "out") if name.casefold().startswith("sam lee")]
    assert alike == ["Sam Lee (41210)", "Sam Lee (41211)", "sam lee (41212)"]


def test_the_table_has_a_line_for_each_account_and_criterion_sorted(moodle: Path) -> None:
    path = moodle / "out" / "results.csv"
    assert path.read_bytes().startswith(b"name,code,status,corroborate,evidence,near_misses\n")
    found = rows(path)
    keys = [(row["name"], row["code"]) for row in found]
    assert keys == sorted(keys)
    assert keys == [(name, code) for name in reports(moodle / "out") for code in ("H1", "H2")]


def test_the_table_says_what_the_reports_say(moodle: Path) -> None:
    for row in rows(moodle / "out" / "results.csv"):
        report = json.loads((moodle / "out" / "reports" / f"{row['name']}.json").read_bytes())
        finding = next(f for f in report["findings"] if f["code"] == row["code"])
        assert row["status"] == finding["status"]
        assert row["corroborate"] == json.dumps(finding["corroborate"])
        assert int(row["evidence"]) == len(finding["evidence"])
        assert int(row["near_misses"]) == len(finding["near_misses"])


def test_a_learner_with_three_files_has_one_report_that_names_them(moodle: Path) -> None:
    report = json.loads((moodle / "out" / "reports" / "Siân D'Arcy.json").read_bytes())
    assert [piece["name"] for piece in report["account"]["pieces"]] == [
        "account.docx", "diary.docx", "plan.txt",
    ]  # fmt: skip
    assert report["account"]["name"] == "Siân D'Arcy"


def test_a_download_without_folders_comes_to_the_same(moodle: Path, tmp_path: Path) -> None:
    batch(as_moodle(tmp_path / "flat.zip", folders=False), tmp_path / "out")
    assert tree(tmp_path / "out") == tree(moodle / "out")


def test_a_download_that_was_unpacked_comes_to_the_same(moodle: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(moodle / "all.zip", tmp_path / "Unit 12")
    batch(tmp_path / "Unit 12", tmp_path / "out")
    assert tree(tmp_path / "out") == tree(moodle / "out")


def test_several_processes_come_to_the_same(moodle: Path, tmp_path: Path) -> None:
    batch(moodle / "all.zip", tmp_path / "out", processes=2)
    assert tree(tmp_path / "out") == tree(moodle / "out")


def test_a_canvas_download_has_one_report_a_learner(tmp_path: Path) -> None:
    batch(as_canvas(tmp_path / "submissions.zip"), tmp_path / "out")
    found = reports(tmp_path / "out")
    assert len(found) == len(NAMES) - len(UNREADABLE)
    assert "oneillanna" in found
    entry = json.loads((tmp_path / "out" / ".journal" / "darcysiân.json").read_bytes())
    assert (entry["platform"], entry["ids"][0], len(entry["files"])) == ("canvas", "502", 3)


def test_in_a_folder_each_file_is_a_report_named_after_its_path(tmp_path: Path) -> None:
    batch(as_folder(tmp_path / "in", of=3), tmp_path / "out")
    assert reports(tmp_path / "out") == [
        "Anna O'Neill 00 - account",
        "Siân D'Arcy 02 - account",
        "Siân D'Arcy 02 - diary",
        "Siân D'Arcy 02 - plan",
        "Zoë Brontë 01 - account",
    ]


def test_a_report_is_the_one_that_mark_writes(tmp_path: Path) -> None:
    source = write_all(tmp_path / "in", ["Anna.txt"])
    batch(source, tmp_path / "out")
    alone = mark(read_account(source / "Anna.txt"), load_rubric(SMALL))
    for form in ("json", "html"):
        assert (tmp_path / "out" / "reports" / f"Anna.{form}").read_bytes() == render(alone, form)


def test_nothing_tells_where_or_when_a_batch_was_run(tmp_path: Path) -> None:
    for place in ("one", "two/deep"):
        source = write_all(tmp_path / place / "in", ["a.txt", "b/c.txt", "none.bin"])
        (source / "none.bin").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
        batch(source, tmp_path / place / "out")
    assert tree(tmp_path / "one" / "out") == tree(tmp_path / "two" / "deep" / "out")
    assert not [data for data in tree(tmp_path / "one" / "out").values() if str(tmp_path).encode() in data]


def test_results_inside_the_source_are_not_marked_again(tmp_path: Path) -> None:
    source = write_all(tmp_path, ["a.txt"])
    for _ in range(2):
        batch(source, source / "out")
    assert reports(source / "out") == ["a"]


def test_what_has_not_changed_is_not_marked_again(tmp_path: Path) -> None:
    source = write_all(tmp_path / "in", ["a.txt", "b.txt", "c.txt"])
    batch(source, tmp_path / "out")
    (source / "b.txt").write_text("On Monday I licked my fingers.", encoding="utf-8")
    again = {one.name: one.was_done for one in told(source, tmp_path / "out", resume=True)}
    assert again == {"a": True, "b": False, "c": True}
    assert {one.was_done for one in told(source, tmp_path / "out")} == {False}


def test_a_changed_rubric_has_everything_marked_again(tmp_path: Path) -> None:
    source = write_all(tmp_path / "in", ["a.txt"])
    rubric = shutil.copytree(SMALL, tmp_path / "rubric")
    run(Order(source, str(rubric), tmp_path / "out", True), 0, lambda *_: None)
    page = rubric / "rubric.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace("1.0.0", "1.0.1"), encoding="utf-8")
    summary = run(Order(source, str(rubric), tmp_path / "out", True), 0, lambda *_: None)
    assert (summary.marked, summary.unchanged) == (1, 0)


@pytest.mark.parametrize("damage", ["reports/a.html", "reports/a.json", ".journal/a.json"])
def test_a_report_that_was_changed_or_lost_is_made_again(damage: str, tmp_path: Path) -> None:
    source = write_all(tmp_path / "in", ["a.txt"])
    batch(source, tmp_path / "out")
    whole = tree(tmp_path / "out")
    (tmp_path / "out" / damage).write_bytes(b"half")
    batch(source, tmp_path / "out", resume=True)
    assert tree(tmp_path / "out") == whole


def test_an_account_that_has_left_the_source_leaves_the_results(tmp_path: Path) -> None:
    source = write_all(tmp_path / "in", ["a.txt", "b.txt"])
    batch(source, tmp_path / "out")
    (source / "b.txt").unlink()
    batch(source, tmp_path / "out", resume=True)
    assert reports(tmp_path / "out") == ["a"]
    assert {row["name"] for row in rows(tmp_path / "out" / "results.csv")} == {"a"}


def test_what_is_not_ours_in_the_folder_stays(tmp_path: Path) -> None:
    source = write_all(tmp_path / "in", ["a.txt"])
    write_all(tmp_path / "out", ["notes.txt", "reports/mine.html"], "mine")
    batch(source, tmp_path / "out")
    assert (tmp_path / "out" / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "out" / "reports" / "mine.html").is_file()


def test_what_an_interrupted_run_left_half_written_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    source = write_all(tmp_path / "in", ["a.txt"])
    write_all(tmp_path / "out", ["reports/.a.json.4711.part", ".results.csv.4711.part"], "half")
    write_all(tmp_path / "out", [".mine.part", "film.mp4.part", "mine/.a.json.4711.part"], "mine")
    batch(source, tmp_path / "out")
    left = {name for name in tree(tmp_path / "out") if name.endswith(".part")}
    assert left == {".mine.part", "film.mp4.part", "mine/.a.json.4711.part"}


def test_an_account_that_trips_our_own_code_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_all(tmp_path / "in", ["a.txt", "b.txt", "c.txt"])
    right = marking.mark

    def trips(account: object, rubric: object) -> object:
        if account.name == "b.txt":  # type: ignore[attr-defined]
            raise RecursionError
        return right(account, rubric)  # type: ignore[arg-type]

    monkeypatch.setattr(marking, "mark", trips)
    batch(source, tmp_path / "out")
    (failure,) = rows(tmp_path / "out" / "failures.csv")
    assert failure["name"] == "b"
    assert "RecursionError" in failure["reason"]
    monkeypatch.undo()
    batch(source, tmp_path / "out", resume=True)
    assert reports(tmp_path / "out") == ["a", "b", "c"]


@pytest.mark.parametrize("processes", [1, 2])
def test_an_account_that_ends_its_worker_is_told_of_alone(processes: int, tmp_path: Path) -> None:
    source = write_all(tmp_path / "in", ["a.txt", "b.txt", "c.txt", "d.txt"])
    run(Deadly(source, str(SMALL), tmp_path / "out", False), processes, lambda *_: None)
    assert reports(tmp_path / "out") == ["a", "c", "d"]
    (failure,) = rows(tmp_path / "out" / "failures.csv")
    assert failure["name"] == "b"
    assert "its process ended" in failure["reason"]


@pytest.mark.slow
def test_an_account_that_never_ends_is_told_of_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_all(tmp_path / "in", ["a.txt", "b.txt", "c.txt"])
    monkeypatch.setattr(engine, "PATIENCE", 15.0)
    run(Endless(source, str(SMALL), tmp_path / "out", False), 1, lambda *_: None)
    assert reports(tmp_path / "out") == ["a", "c"]
    (failure,) = rows(tmp_path / "out" / "failures.csv")
    assert failure["name"] == "b"
    assert "it took too long" in failure["reason"]


def test_a_full_disk_ends_the_batch_and_resume_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_all(tmp_path / "in", [f"{letter}.txt" for letter in "abcdef"])
    batch(source, tmp_path / "whole")
    writes = 0
    right = atomic.os.fsync

    def full(number: int) -> None:
        nonlocal writes
        writes += 1
        if writes > 7:
            raise OSError(28, "No space left on device")
        right(number)

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(MarkassistError, match="No space left on device"):
        batch(source, tmp_path / "out")
    monkeypatch.undo()
    assert 0 < len(reports(tmp_path / "out")) < 6
    assert not list((tmp_path / "out").rglob("*.part"))
    batch(source, tmp_path / "out", resume=True)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")
