import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from markassist import sheet
from markassist.errors import MarkassistError
from markassist.sheet import csv_bytes, read_rows


def cells(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in read_rows(path)]


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize(
    "data",
    [
        "account,criterion\r\nzoë.txt,H1\r\n".encode(),
        "\ufeffaccount,criterion\nzoë.txt,H1\n".encode(),
        "account;criterion\nzoë.txt;H1\n".encode("cp1252"),
        "account\tcriterion\n zoë.txt \tH1\n\n\t\n".encode(),
    ],
    ids=["crlf", "mark", "cp1252 and semicolons", "tabs and empty lines"],
)
def test_a_csv_is_read_as_people_save_it(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert cells(path) == [(1, ("account", "criterion")), (2, ("zoë.txt", "H1"))]


def test_a_workbook_is_read_by_its_first_sheet_with_numbers_as_people_see_them(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["account", "n"], [None, None], ["a.txt", 3.0], [" b ", 0.5]])
    assert cells(path) == [(1, ("account", "n")), (3, ("a.txt", "3")), (4, ("b", "0.5"))]


def test_csv_is_written_so_that_it_comes_back(tmp_path: Path) -> None:
    rows = [("a", "b"), ("one, two", 'say "three"\nfour'), ("zoë", "=1+1")]
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes(rows))
    assert [row for _, row in cells(path)] == rows


@pytest.mark.parametrize(
    ("name", "data", "wrong"),
    [
        ("a.csv", b"", "there is nothing in this table"),
        ("a.csv", b"a,b\n\0\n", "this is no table of text"),
        ("a.csv", b'a,b\nc,"d\n', "this is not CSV"),
        ("a.xlsx", b"PK\x03\x04rubbish", "this is no XLSX workbook"),
        ("a.xlsx", b"account,criterion\n", "this is no XLSX workbook"),
    ],
)
def test_what_is_no_table_is_one_line(name: str, data: bytes, wrong: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(MarkassistError, match=wrong):
        read_rows(path)


def test_a_table_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(MarkassistError, match="it cannot be read"):
        read_rows(tmp_path / "none.csv")
    with pytest.raises(MarkassistError, match="give a table"):
        read_rows(tmp_path)


def test_a_workbook_that_defines_entities_is_refused(tmp_path: Path) -> None:
    path, out = workbook(tmp_path / "a.xlsx", [["a"]]), io.BytesIO()
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(out, "w") as spoilt:
        for name in made.namelist():
            head = b'<!DOCTYPE x [<!ENTITY a "b">]>' if name == "xl/workbook.xml" else b""
            spoilt.writestr(name, head + made.read(name))
    path.write_bytes(out.getvalue())
    with pytest.raises(MarkassistError, match="defines a document type"):
        read_rows(path)


def test_a_workbook_that_swells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a" * 30_000]])
    monkeypatch.setattr(sheet, "LIMIT", path.stat().st_size)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/more.xml", b" " * 1_000_000)
    monkeypatch.setattr(sheet, "LIMIT", path.stat().st_size)
    with pytest.raises(MarkassistError, match="unpacked it has more than"):
        read_rows(path)


def test_without_the_extra_a_workbook_is_one_line_that_says_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a"]])
    monkeypatch.setattr("markassist.extras.is_there", lambda _: False)
    with pytest.raises(MarkassistError, match=r"pip install 'markassist\[spreadsheet\]'"):
        read_rows(path)
