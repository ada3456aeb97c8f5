import json
from pathlib import Path

from calling import Markassist, Write

WASHED = "On Monday I washed my hands after I cut raw chicken."
CHILLED = "On Tuesday I put the raw fish in the fridge."


def test_several_pieces_are_one_object_called_after_the_first(
    markassist: Markassist, account: Write, small: str
) -> None:
    ran = markassist(
        "portfolio", account("a.txt", WASHED), account("b.txt", CHILLED), "-r", small, "-f", "json"
    )
    report = json.loads(ran.text)
    assert ran.code == 0
    assert report["account"]["name"] == "a.txt and 1 more"
    assert {e["piece"] for f in report["findings"] for e in f["evidence"]} == {"a.txt", "b.txt"}


def test_pieces_of_one_name_are_told_apart(markassist: Markassist, account: Write, small: str) -> None:
    paths = account("one/diary.txt", WASHED), account("two/diary.txt", CHILLED)
    report = json.loads(markassist("portfolio", *paths, "-r", small, "-f", "json", "--name", "Ade").text)
    assert [piece["name"] for piece in report["account"]["pieces"]] == ["diary.txt", "diary-2.txt"]
    assert report["account"]["name"] == "Ade"


def test_a_piece_that_cannot_be_read_is_named_and_the_others_are_marked(
    markassist: Markassist, account: Write, small: str, tmp_path: Path
) -> None:
    ran = markassist("portfolio", tmp_path / "none.txt", account("a.txt", WASHED), "-r", small, "-f", "json")
    assert ran.code == 2
    assert [piece["name"] for piece in json.loads(ran.text)["account"]["pieces"]] == ["a.txt"]
    assert ran.err.startswith(f"{tmp_path / 'none.txt'}: there is no such file; ")


def test_without_a_piece_that_can_be_read_there_is_no_report(
    markassist: Markassist, small: str, tmp_path: Path
) -> None:
    ran = markassist("portfolio", tmp_path / "none.txt", "-r", small)
    assert (ran.code, ran.out) == (2, b"")


def test_the_report_goes_where_it_is_asked_to(
    markassist: Markassist, account: Write, small: str, tmp_path: Path
) -> None:
    paths = account("a.txt", WASHED), account("b.txt", CHILLED)
    markassist("portfolio", *paths, "-r", small, "-f", "html", "-o", tmp_path / "all.html")
    assert "b.txt" in (tmp_path / "all.html").read_text(encoding="utf-8")
