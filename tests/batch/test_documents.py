"""A batch gives each learner's own Word file back, and never writes over what an assessor wrote in it."""

import json
from pathlib import Path

import pytest
from batching import SMALL, batch, tree
from cohort import as_moodle
from commented import comments
from wordfile import docx, paragraph

from markassist import extras
from markassist.batch.engine import Order
from markassist.batch.run import run
from markassist.read import read_account

WASHED = "On Monday I washed my hands after I cut raw chicken."


def word_in(folder: Path, text: str = WASHED) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Anna.docx").write_bytes(docx(paragraph(text)))
    return folder


def test_each_word_file_comes_back_with_comments(tmp_path: Path) -> None:
    batch(word_in(tmp_path / "in"), tmp_path / "out")
    back = tmp_path / "out" / "word" / "Anna.docx"
    assert read_account(back).text == WASHED
    assert [comment.lines[0] for comment in comments(back.read_bytes())] == ["Evidence located: H1"]


def test_what_is_no_word_file_gets_a_word_report(tmp_path: Path) -> None:
    folder = word_in(tmp_path / "in")
    (folder / "Ben.txt").write_text(WASHED, encoding="utf-8")
    batch(folder, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out" / "reports").glob("*.docx")] == ["Ben.docx"]
    assert "Evidence report: Ben.txt" in read_account(tmp_path / "out" / "reports" / "Ben.docx").text
    assert not (tmp_path / "out" / "word" / "Ben.docx").exists()


def test_a_picture_beside_a_word_file_makes_no_word_report(tmp_path: Path) -> None:
    batch(as_moodle(tmp_path / "all.zip"), tmp_path / "out")
    assert (tmp_path / "out" / "word" / "Gwen Pugh - account.docx").exists()
    assert not (tmp_path / "out" / "reports" / "Gwen Pugh.docx").exists()
    assert (tmp_path / "out" / "reports" / "Siân D'Arcy.docx").exists()


def test_where_word_reports_cannot_be_made_the_batch_says_so_and_makes_them_once_they_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "Ben.txt").write_text(WASHED, encoding="utf-8")
    with monkeypatch.context() as without:
        without.setattr(extras, "is_there", lambda library: library != "docx")
        notes = batch(folder, tmp_path / "out").notes
    (note,) = notes
    assert note.startswith("Word reports of what is no Word file are left out: this needs python-docx; ")
    assert not list((tmp_path / "out" / "reports").glob("*.docx"))
    assert batch(folder, tmp_path / "out", resume=True).unchanged == 0
    assert (tmp_path / "out" / "reports" / "Ben.docx").exists()


def test_of_several_files_each_word_file_comes_back_by_its_name(tmp_path: Path) -> None:
    batch(as_moodle(tmp_path / "all.zip", of=3), tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out" / "word").iterdir()) == [
        "Anna O'Neill.docx",
        "Siân D'Arcy - account.docx",
        "Siân D'Arcy - diary.docx",
        "Zoë Brontë.docx",
    ]


def test_what_an_assessor_wrote_into_a_document_stays_when_the_batch_goes_on(tmp_path: Path) -> None:
    batch(word_in(tmp_path / "in"), tmp_path / "out")
    document = tmp_path / "out" / "word" / "Anna.docx"
    document.write_bytes(b"edited")
    summary = batch(tmp_path / "in", tmp_path / "out", resume=True)
    assert summary.unchanged == 1
    assert document.read_bytes() == b"edited"


def test_what_an_assessor_wrote_is_set_aside_when_all_is_marked_anew(tmp_path: Path) -> None:
    batch(word_in(tmp_path / "in"), tmp_path / "out")
    document = tmp_path / "out" / "word" / "Anna.docx"
    made = document.read_bytes()
    document.write_bytes(b"edited")
    batch(tmp_path / "in", tmp_path / "out")
    assert document.read_bytes() == made
    assert document.with_name("Anna (before).docx").read_bytes() == b"edited"


def test_marking_anew_sets_nothing_aside_that_nobody_touched(tmp_path: Path) -> None:
    batch(word_in(tmp_path / "in"), tmp_path / "out")
    before = tree(tmp_path / "out")
    batch(tmp_path / "in", tmp_path / "out")
    assert tree(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("form", "suffix"),
    [
        ("markdown", ".md"),
        ("docx", ".docx"),
        ("annotations", ".jsonld"),
        ("matrix-xlsx", ".matrix.xlsx"),
        ("matrix-docx", ".matrix.docx"),
    ],
)
def test_a_further_form_is_made_for_each(form: str, suffix: str, tmp_path: Path) -> None:
    order = Order(word_in(tmp_path / "in"), str(SMALL), tmp_path / "out", False, (form,))
    run(order, 0, lambda *_: None)
    made = tree(tmp_path / "out")[f"reports/Anna{suffix}"]
    run(order, 0, lambda *_: None)
    assert tree(tmp_path / "out")[f"reports/Anna{suffix}"] == made


def test_asking_for_another_form_marks_again(tmp_path: Path) -> None:
    batch(word_in(tmp_path / "in"), tmp_path / "out")
    order = Order(tmp_path / "in", str(SMALL), tmp_path / "out", True, ("annotations",))
    assert run(order, 0, lambda *_: None).unchanged == 0
    page = json.loads((tmp_path / "out" / "reports" / "Anna.jsonld").read_bytes())
    assert page["type"] == "AnnotationPage"
