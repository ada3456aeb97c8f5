"""What a batch is made of: names told apart, and nothing that leads out of a zip or swells beyond reason."""

import io
import stat
import zipfile
from pathlib import Path

import pytest
from batching import batch, reports, rows, write_all

from markassist.batch.grouping import grouped
from markassist.batch.naming import distinct, safe
from markassist.batch.source import source_at
from markassist.batch.submissions import File
from markassist.errors import ReadError
from markassist.readers import limits

TEXT = b"On Monday I washed my hands after I cut raw chicken."


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


def names(*paths: str) -> dict[str, list[str]]:
    """Each submission of these files, and the names of its pieces."""
    found = grouped([File(path, 1) for path in paths])
    return {one.name: [named.name for named in one.files] for one in found}


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["Ann Lee_7_assignsubmission_file/a.docx"], {"Ann Lee": ["a.docx"]}),
        (["Ann Lee_7_assignsubmission_file_/a.docx"], {"Ann Lee": ["a.docx"]}),
        (["Ann Lee_7_assignsubmission_file_a_b.docx"], {"Ann Lee": ["a_b.docx"]}),
        (["Unit 12/Ann Lee_7_assignsubmission_file/sub/a.docx"], {"Ann Lee": ["sub/a.docx"]}),
        (["Participant 7_7_assignsubmission_file_/a.docx"], {"Participant 7": ["a.docx"]}),
        (
            [
                "Ann Lee_7_assignsubmission_file/a.docx",
                "Ann Lee_7_assignsubmission_onlinetext/onlinetext.html",
            ],
            {"Ann Lee": ["a.docx", "onlinetext.html"]},
        ),
        (
            ["Ann Lee_7_assignsubmission_file/a.docx", "Ann Lee_8_assignsubmission_file/a.docx"],
            {"Ann Lee (7)": ["a.docx"], "Ann Lee (8)": ["a.docx"]},
        ),
        (
            ["Ann Lee_7_assignsubmission_file/a.docx", "Ann Lee_7_assignsubmission_file/A.DOCX"],
            {"Ann Lee": ["A.DOCX", "a-2.docx"]},
        ),
    ],
)
def test_moodle_names_a_learners_folder_by_name_and_number(
    paths: list[str], expected: dict[str, list[str]]
) -> None:
    assert names(*paths) == expected


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["leeann_5_91_a.docx", "leeann_5_92_b_c.docx"], {"leeann": ["a.docx", "b_c.docx"]}),
        (["leeann_LATE_5_91_a.docx"], {"leeann": ["a.docx"]}),
        (["frostben_502_text.html"], {"frostben": ["text.html"]}),
        (
            ["dunnamy_LATE_508_text.html", "dunnamy_LATE_508_91_a.docx"],
            {"dunnamy": ["a.docx", "text.html"]},
        ),
        (
            ["anon_a8f3a_9097_a.txt", "anon_a8f3a_text.html", "anon_12345_LATE_9098_b.txt"],
            {"anon_12345": ["b.txt"], "anon_a8f3a": ["a.txt", "text.html"]},
        ),
        (
            ["leeann_5_91_a.docx", "leeann_6_92_a.docx"],
            {"leeann (5)": ["a.docx"], "leeann (6)": ["a.docx"]},
        ),
    ],
)
def test_canvas_names_a_file_by_learner_user_and_submission(
    paths: list[str], expected: dict[str, list[str]]
) -> None:
    assert names(*paths) == expected


def test_in_a_folder_a_name_with_numbers_is_only_a_name() -> None:
    assert list(names("notes_5_91_a.docx", "b.docx", "c.docx")) == ["b", "c", "notes_5_91_a"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["A.txt", "A.docx"], ["A.docx", "A.txt"]),
        (["a.txt", "A.txt"], ["A.txt", "a.txt-2"]),
        (["Zo\u00eb.txt", "Zoe\u0308.txt", "x.txt"], ["Zo\u00eb.txt", "Zo\u00eb.txt-2", "x"]),
        (["x/a.txt", "y/a.txt"], ["x - a", "y - a"]),
        (["=cmd.txt", "con.txt", "what?.txt", "-a.txt"], ["_a", "_cmd", "_con", "what_"]),
    ],
)
def test_names_differ_on_every_file_system(paths: list[str], expected: list[str]) -> None:
    assert sorted(names(*paths)) == expected


def test_the_order_of_files_decides_nothing() -> None:
    paths = ["a.txt", "A.txt", "b/a.txt", "a.docx", "Z.txt"]
    assert names(*paths) == names(*reversed(paths))


def test_a_long_name_is_cut_and_stays_distinct() -> None:
    long = [safe("é" * 200), safe("é" * 201)]
    assert all(len(name.encode()) <= limits.NAME_BYTES for name in long)
    assert len(set(distinct(long, ["", ""]))) == 2


def test_apostrophes_and_accents_stay_in_names(tmp_path: Path) -> None:
    wanted = ["Anna O'Neill", "Siân D’Arcy", "Łukasz Żak"]
    batch(write_all(tmp_path / "in", [f"{name}.txt" for name in wanted]), tmp_path / "out")
    assert reports(tmp_path / "out") == sorted(wanted)


def test_names_in_utf8_without_the_mark_for_it_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"Xoe.txt": TEXT})
    path.write_bytes(path.read_bytes().replace(b"Xoe.txt", "Zë.txt".encode()))
    assert [file.path for file in source_at(path).files(tmp_path)] == ["Zë.txt"]


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "..\\evil.txt", "C:\\evil.txt", "C:/evil.txt"],
)
def test_a_path_that_leads_out_of_the_zip_is_refused_and_the_rest_marked(name: str, tmp_path: Path) -> None:
    source = zipped(tmp_path / "a.zip", {name: TEXT, "good.txt": TEXT})
    batch(source, tmp_path / "out")
    (failure,) = rows(tmp_path / "out" / "failures.csv")
    assert "leads out of the zip" in failure["reason"]
    assert reports(tmp_path / "out") == ["good"]
    assert not list(tmp_path.rglob("*evil.html"))
    assert all(path.is_relative_to(tmp_path / "out") or path == source for path in tmp_path.rglob("*.*"))


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    source = zipped(tmp_path / "a.zip", {"bomb.txt": bytes(30_000_000), "good.txt": TEXT})
    batch(source, tmp_path / "out")
    (failure,) = rows(tmp_path / "out" / "failures.csv")
    assert failure["name"] == "bomb"
    assert "unpacks to far more" in failure["reason"]


def test_a_member_that_says_less_than_it_holds_is_cut_off(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"liar.txt": b"On Monday. " * 20_000, "good.txt": TEXT})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    batch(path, tmp_path / "out")
    assert reports(tmp_path / "out")[0] == "good"
    assert {row["name"] for row in rows(tmp_path / "out" / "failures.csv")} <= {"liar"}


def test_a_zip_in_a_zip_is_refused(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as out:
        out.writestr("a.txt", TEXT)
    batch(zipped(tmp_path / "a.zip", {"inner.zip": inner.getvalue(), "good.txt": TEXT}), tmp_path / "out")
    (failure,) = rows(tmp_path / "out" / "failures.csv")
    assert "it is a zip of files (inner.zip)" in failure["reason"]


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as out:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        out.writestr(link, "/etc/passwd")
        out.writestr("good.txt", TEXT)
    batch(path, tmp_path / "out")
    assert [row["name"] for row in rows(tmp_path / "out" / "failures.csv")] == ["link"]


def test_what_systems_leave_behind_is_no_account(tmp_path: Path) -> None:
    members = ["a.txt", "__MACOSX/._a.txt", ".DS_Store", "Thumbs.db", "~$a.docx", "desktop.ini"]
    source = zipped(tmp_path / "a.zip", dict.fromkeys(members, TEXT))
    assert [file.path for file in source_at(source).files(tmp_path)] == ["a.txt"]


@pytest.mark.parametrize(
    ("made", "wrong"),
    [
        ("none", "there is no such folder or zip"),
        ("empty", "there are no files in it"),
        ("text", "it is neither a folder nor a zip that can be opened"),
        ("word", "it is one document"),
    ],
)
def test_a_source_that_is_none_says_so(made: str, wrong: str, tmp_path: Path) -> None:
    path = tmp_path / made
    if made == "empty":
        path.mkdir()
    elif made == "text":
        path.write_bytes(TEXT)
    elif made == "word":
        zipped(path, {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"})
    with pytest.raises(ReadError, match=wrong):
        source_at(path).files(tmp_path / "out")
