"""What goes back is what the platform's importer takes in, and nothing changes in it but the feedback."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from batching import batch
from calling import SMALL
from cohort import COLUMNS, NAMES, as_canvas, as_moodle, worksheet

from markassist.batch.feedback import DRAFT, as_html, as_text
from markassist.batch.give_back import to_canvas, to_moodle
from markassist.batch.journal import Journal
from markassist.batch.worksheet import filled
from markassist.errors import ReadError, UsageError
from markassist.read import read_account_bytes
from markassist.returns.notes import FOR_ASSESSOR
from markassist.rubric.load import load_rubric

FIRST = 41203


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("moodle")
    batch(as_moodle(folder / "all.zip"), folder / "out")
    return folder / "out"


def imported(path: Path, participants: set[int]) -> dict[int, list[str]]:
    """What Moodle's importer makes of a zip of feedback files, rule by rule (assignfeedback_file)."""
    found: dict[int, list[str]] = {}
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            parts = name.split("/")
            if parts[-1].startswith((".", "~")):
                continue
            while parts:
                info = parts.pop(0).split("_", 4)
                if len(info) < 4 or not info[1].isdecimal() or int(info[1]) not in participants:
                    continue
                if (info[2], info[3]) != ("assignsubmission", "file"):
                    continue
                rest = "/".join([info[4] if len(info) > 4 else "", *parts]).lstrip("/")
                found.setdefault(int(info[1]), []).append(rest)
                break
    return found


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_moodles_importer_finds_everyones_files(out: Path, tmp_path: Path) -> None:
    to_moodle(out, tmp_path, None)
    found = imported(tmp_path / "feedback.zip", {FIRST + number for number in range(len(NAMES))})
    assert len(found) == len(NAMES) - 2
    assert found[FIRST] == ["account - feedback.docx"]
    assert found[FIRST + 2] == ["account - feedback.docx", "diary - feedback.docx"]
    assert found[FIRST + 7] == ["feedback.txt"]
    assert FIRST + 5 not in found


def test_no_comment_for_the_assessor_alone_goes_back(out: Path, tmp_path: Path) -> None:
    to_moodle(out, tmp_path, None)
    with zipfile.ZipFile(tmp_path / "feedback.zip") as file:
        documents = [file.read(name) for name in file.namelist() if name.endswith(".docx")]
    assert documents
    for data in documents:
        with zipfile.ZipFile(io.BytesIO(data)) as document:
            told = document.read("word/comments.xml").decode()
        assert FOR_ASSESSOR not in told
        read_account_bytes(data, "a.docx")


def test_documents_go_back_as_the_assessor_left_them(tmp_path: Path) -> None:
    batch(as_moodle(tmp_path / "all.zip", of=2), tmp_path / "out")
    document = tmp_path / "out" / "word" / "Anna O'Neill.docx"
    parts = {}
    with zipfile.ZipFile(document) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["word/comments.xml"] = parts["word/comments.xml"].replace(
        b"The assessor likes", b"Your tutor likes"
    )
    with zipfile.ZipFile(document, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    to_moodle(tmp_path / "out", tmp_path / "back", None)
    with zipfile.ZipFile(tmp_path / "back" / "feedback.zip") as file:
        back = file.read(f"Anna O'Neill_{FIRST}_assignsubmission_file/account - feedback.docx")
    with zipfile.ZipFile(io.BytesIO(back)) as document:
        assert "Your tutor likes" in document.read("word/comments.xml").decode()


def test_a_document_that_was_broken_is_told_of_and_the_rest_goes_back(tmp_path: Path) -> None:
    batch(as_moodle(tmp_path / "all.zip", of=2), tmp_path / "out")
    (tmp_path / "out" / "word" / "Anna O'Neill.docx").write_bytes(b"PK broken")
    given = to_moodle(tmp_path / "out", tmp_path / "back", None)
    assert given.notes == ("Anna O'Neill: word/Anna O'Neill.docx does not go back: the file is damaged",)
    assert imported(tmp_path / "back" / "feedback.zip", {FIRST, FIRST + 1}) == {
        FIRST: ["feedback.txt"],
        FIRST + 1: ["account - feedback.docx"],
    }


def test_the_worksheet_is_filled_by_name_and_the_rest_is_what_it_was(out: Path, tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_bytes(worksheet())
    to_moodle(out, tmp_path / "back", tmp_path / "sheet.csv")
    data = (tmp_path / "back" / "sheet.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfIdentifier,")
    assert data.count(b"\r\n") == data.count(b"\n") == len(NAMES) + 1
    before, after = read(worksheet()), read(data)
    assert list(after[0]) == COLUMNS
    for was, now in zip(before, after, strict=True):
        assert {k: v for k, v in was.items() if k != "Feedback comments"} == {
            k: v for k, v in now.items() if k != "Feedback comments"
        }
    told = {row["Full name"]: row["Feedback comments"] for row in after}
    assert DRAFT in told["Anna O'Neill"]
    assert told["José Núñez"] == "Seen on paper."
    assert told["Łukasz Żak"] == ""
    assert not [row for row in after if row["Grade"]]


def test_what_is_left_to_do_in_the_worksheet_is_told(out: Path, tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_bytes(worksheet(of=29))
    notes = to_moodle(out, tmp_path / "back", tmp_path / "sheet.csv").notes
    assert "sheet.csv: feedback filled in for 26 of 28" in notes
    assert "José Núñez: the worksheet holds feedback already, which stays" in notes
    assert f"Fay Wood: there is no line for Participant {FIRST + 29} in the worksheet" in notes


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_fields_nobody_fills_keep_their_very_bytes(mark: str, line_end: str) -> None:
    lines = [
        'Hall,"Feedback comments",Identifier,Note',
        '"a ""b"", c",,Participant 7,  spaced ',
        f'"two{line_end}lines","",Participant 8,"quoted"',
        "x,,Participant 9,",
        "",
    ]
    data = (mark + line_end.join(lines)).encode()
    result = filled(data, "a.csv", {"7": 'He said "yes", twice', "8": "b"})
    lines[1] = '"a ""b"", c","He said ""yes"", twice",Participant 7,  spaced '
    lines[2] = f'"two{line_end}lines","b",Participant 8,"quoted"'
    assert result.data.decode() == mark + line_end.join(lines)
    assert (result.filled, result.kept) == (("7", "8"), ())


def test_a_worksheet_parted_by_semicolons_stays_so() -> None:
    data = b"Identifier;Feedback comments\nParticipant 7;\nParticipant 8;"
    assert filled(data, "a.csv", {"7": "x; y", "8": "z"}).data == (
        b'Identifier;Feedback comments\nParticipant 7;"x; y"\nParticipant 8;"z"'
    )


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "there is no column “Identifier”"),
        (b"Name,Mark\nAnna,3\n", "there is no column “Identifier” \\(it has Name, Mark\\)"),
        (b"Identifier,Grade\n", "there is no column “Feedback comments”"),
        ("Identifier,Feedback comments,é\n".encode("latin-1"), "it is no text in UTF-8"),
    ],
)
def test_what_is_no_worksheet_says_so(data: bytes, wrong: str) -> None:
    with pytest.raises(UsageError, match=wrong):
        filled(data, "a.csv", {})


def test_the_worksheet_itself_is_never_written_over(out: Path, tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_bytes(worksheet())
    with pytest.raises(UsageError, match="this is the worksheet itself"):
        to_moodle(out, tmp_path, tmp_path / "sheet.csv")
    assert (tmp_path / "sheet.csv").read_bytes() == worksheet()


def test_feedback_names_places_and_asks_and_gives_no_verdict(out: Path) -> None:
    entry = Journal(out).entry("Siân D'Arcy")
    assert entry is not None
    told = as_text(entry)
    assert told.startswith(DRAFT)
    words = set(told.lower().split())
    assert not words & {"met", "pass", "fail", "grade", "achieved", "competent"}
    for criterion in load_rubric(SMALL).criteria:
        assert criterion.spec.title not in told
    assert "\n" not in as_html(entry)


def test_feedback_is_html_that_shows_its_words() -> None:
    entry = {"findings": [{"code": "H1", "status": "absent", "spans": [], "learner": "Show a < b & c. Why?"}]}
    assert "<li>H1 Show a &lt; b &amp; c. Why?</li>" in as_html(entry)


def test_canvas_takes_documents_back_by_its_own_names(tmp_path: Path) -> None:
    batch(as_canvas(tmp_path / "all.zip", of=4), tmp_path / "out")
    to_canvas(tmp_path / "out", tmp_path / "back")
    with zipfile.ZipFile(tmp_path / "back" / "feedback.zip") as file:
        assert sorted(file.namelist()) == [
            "brontëzoë_501_90010_account.docx",
            "darcysiân_502_90020_account.docx",
            "darcysiân_502_90021_diary.docx",
            "núñezjosé_LATE_503_90030_account.docx",
            "oneillanna_500_90000_account.docx",
        ]
    rows = read((tmp_path / "back" / "comments.csv").read_bytes())
    assert [(row["Student"], row["ID"]) for row in rows] == [
        ("brontëzoë", "501"), ("darcysiân", "502"), ("núñezjosé", "503"), ("oneillanna", "500"),
    ]  # fmt: skip
    assert all(row["Comment"].startswith(DRAFT) for row in rows)


def test_what_was_typed_into_canvas_goes_back_and_who_does_not_is_named(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    typed = "<p>On Monday I washed my hands after I cut raw chicken.</p>"
    for name in (
        "frostben_502_text.html",
        "dunnamy_LATE_508_text.html",
        "anon_a8f3a_text.html",
        "by hand.html",
    ):
        (source / name).write_text(typed, encoding="utf-8")
    batch(source, tmp_path / "out")
    given = to_canvas(tmp_path / "out", tmp_path / "back")
    rows = read((tmp_path / "back" / "comments.csv").read_bytes())
    assert [(row["Student"], row["ID"]) for row in rows] == [
        ("anon_a8f3a", "a8f3a"), ("dunnamy", "508"), ("frostben", "502"),
    ]  # fmt: skip
    assert list(rows[0]) == ["Student", "ID", "Comment"]
    assert [note.split(";")[0] for note in given.notes] == [
        "by hand: this does not go back: Canvas gives no file such a name (by hand.html)"
    ]


def test_a_batch_goes_back_only_to_where_it_came_from(out: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing in this batch came from Canvas"):
        to_canvas(out, tmp_path)
    with pytest.raises(UsageError, match="there is no batch in it"):
        to_moodle(tmp_path, tmp_path, None)
    with pytest.raises(ReadError, match="it cannot be opened"):
        to_moodle(out, tmp_path, tmp_path / "none.csv")


def test_giving_back_twice_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    for place in ("one", "two"):
        to_moodle(out, tmp_path / place, None)
    assert (tmp_path / "one" / "feedback.zip").read_bytes() == (
        tmp_path / "two" / "feedback.zip"
    ).read_bytes()


def test_the_entry_says_which_file_each_document_was(out: Path) -> None:
    entry = json.loads((out / ".journal" / "Siân D'Arcy.json").read_bytes())
    assert [(d["path"], d["name"]) for d in entry["documents"]] == [
        ("word/Siân D'Arcy - account.docx", "account.docx"),
        ("word/Siân D'Arcy - diary.docx", "diary.docx"),
    ]


def finding(code: str, status: str, learner: str = "Show it. How? And why?") -> dict[str, object]:
    places = [(3, "diary.docx"), (1, "diary.docx"), (2, "plan.txt")]
    spans = [{"paragraph": number, "piece": piece} for number, piece in places]
    return {"code": code, "status": status, "spans": spans, "learner": learner}


def test_feedback_cites_paragraphs_by_piece_and_asks_one_question_of_a_few_nearest_first() -> None:
    statuses = ["absent", "contradicted", "evidenced", "mentioned", "partial", "absent", "absent"]
    entry = {"findings": [finding(f"K{at}", status) for at, status in enumerate(statuses, 1)]}
    located, asked = as_text(entry).split("\n\n")[1:]
    assert located.splitlines()[1:] == [
        "K3 Show it: paragraphs 1 and 3 of diary.docx; paragraph 2 of plan.txt"
    ]
    assert asked.splitlines()[1:] == [f"{code} Show it. How?" for code in ("K5", "K4", "K2", "K1")]
