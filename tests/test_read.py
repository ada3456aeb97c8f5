"""What holds of every account that is read, whatever its format, and what is said of a file that is not."""

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from markassist.errors import ReadError
from markassist.read import read_account, read_account_bytes
from markassist.readers import limits
from markassist.values import Account
from markassist.vocabulary import Zone

FILES = Path(__file__).parent / "readers" / "files"
FAULTS = Path(__file__).parent / "faults" / "read"
FORMATS = ("docx", "odt", "rtf", "html", "pdf")

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
TEXTS = st.text(st.one_of(st.sampled_from("aI s.\n\t\n>-?1é’"), LETTERS))


def check_blocks(account: Account) -> None:
    """Blocks stand in order, lie within the text and leave only white space between them."""
    reached = 0
    for block in account.blocks:
        assert reached <= block.start < block.end <= len(account.text)
        assert not account.text[reached : block.start].strip()
        assert account.text[block.start : block.end] == account.text[block.start : block.end].strip()
        reached = block.end
    assert not account.text[reached:].strip()


def read_or_fault(data: bytes, name: str) -> Account | str:
    """The account, its blocks checked, or the one line that says why there is none."""
    try:
        account = read_account_bytes(data, name)
    except ReadError as fault:
        return str(fault)
    check_blocks(account)
    return account


@given(TEXTS, st.sampled_from(["a.txt", "a.md", "a.log", "standard input"]))
def test_a_utf8_text_is_the_file_itself_and_blocks_cover_its_words(text: str, name: str) -> None:
    account = read_or_fault(text.encode(), name)
    if isinstance(account, str):
        assert not any(map(str.isalnum, text)) or text.lstrip().startswith(("{\\rtf", "<"))
    else:
        assert account.text == text.removeprefix("\ufeff")


@given(
    st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", "a.rtf", "a.pdf", "a.docx", "a.odt"])
)
def test_no_bytes_whatever_end_in_anything_but_an_account_or_one_line(data: bytes, name: str) -> None:
    account = read_or_fault(data, name)
    assert isinstance(account, Account) or (account.startswith(f"{name}: ") and "\n" not in account)


@given(st.binary(max_size=4), st.integers(0, 30_000), st.sampled_from(FORMATS))
def test_a_file_that_was_changed_anywhere_ends_in_an_account_or_one_line(
    patch: bytes, place: int, form: str
) -> None:
    data = bytearray((FILES / f"account.{form}").read_bytes())
    data[place % len(data) : place % len(data) + len(patch)] = patch
    account = read_or_fault(bytes(data), f"a.{form}")
    assert isinstance(account, Account) or "\n" not in account


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_the_same_words(form: str) -> None:
    account = read_account(FILES / f"account.{form}")
    check_blocks(account)
    words = [word for word in account.text.split() if word not in "•"]
    assert sorted(words, key=str) == sorted(expected_words(form), key=str)


def expected_words(form: str) -> list[str]:
    """The Word file's words; where LibreOffice prints them, a tracked deletion and a note's number too."""
    words = read_account(FILES / "account.docx").text.split()
    if form in ("html", "pdf"):
        words += ["I", "ran", "up."]
    if form == "pdf":
        words += ["1"]
    return words


@pytest.mark.parametrize("form", ["odt", "rtf"])
def test_formats_that_keep_all_marks_give_the_same_text_and_zones(form: str) -> None:
    account, word = read_account(FILES / f"account.{form}"), read_account(FILES / "account.docx")
    assert (account.text, account.blocks) == (word.text, word.blocks)


@pytest.mark.parametrize("form", FORMATS)
def test_headings_items_and_cells_are_told_in_every_format(form: str) -> None:
    account = read_account(FILES / f"account.{form}")
    zones = [block.zone for block in account.blocks]
    headings = [account.text[b.start : b.end] for b in account.blocks if b.zone is Zone.HEADING]
    assert headings == ["An evening on the stairs", "What I did", "How I felt"]
    assert zones.count(Zone.LIST_ITEM) == 2
    assert zones.count(Zone.TABLE_CELL) == 4
    assert zones.count(Zone.FOOTNOTE) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_wrong_extension_does_not_matter(form: str) -> None:
    data = (FILES / f"account.{form}").read_bytes()
    right, wrong = read_account_bytes(data, f"a.{form}"), read_account_bytes(data, "a.txt")
    assert (right.text, right.blocks) == (wrong.text, wrong.blocks)


def test_a_text_that_was_only_renamed_to_word_is_read() -> None:
    assert read_account_bytes(b"I sat with her.", "a.docx").text == "I sat with her."


def test_an_account_bears_its_files_own_name_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "Zoë's account.txt"
    path.write_bytes(b"I sat with her.")
    account = read_account(path)
    assert account.name == "Zoë's account.txt"
    assert account.sha256 == hashlib.sha256(b"I sat with her.").hexdigest()


def faulty_files() -> list[Path]:
    return sorted(path for path in FAULTS.iterdir() if path.suffix != ".expected")


@pytest.mark.parametrize("path", faulty_files(), ids=lambda path: path.name)
def test_a_file_that_cannot_be_read_is_told_in_one_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FAULTS)
    with pytest.raises(ReadError) as caught:
        read_account(path.name)
    assert f"{caught.value}\n" == Path(f"{path.name}.expected").read_text(encoding="utf-8")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone\.txt: there is no such file; check its name and folder$"):
        read_account(tmp_path / "gone.txt")


def test_a_folder_is_sent_to_batch(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r": it is a folder; use `markassist batch` for folders$"):
        read_account(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("I sat.")
    path.chmod(0)
    with pytest.raises(ReadError, match=r"a\.txt: it may not be opened; "):
        read_account(path)


@pytest.mark.parametrize("name", ["a\0b.txt", "a" * 5_000 + ".txt"])
def test_a_path_that_cannot_exist_is_told(name: str) -> None:
    with pytest.raises(ReadError, match=r"it cannot be opened \(.+\); check its name and folder"):
        read_account(name)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("I sat. " * 100)
    with pytest.raises(ReadError, match=r"a\.txt: it is larger than 500 bytes; "):
        read_account(path, limit=500)
    assert read_account(path, limit=700).text == "I sat. " * 100


def test_a_text_of_too_many_characters_is_not_read() -> None:
    with pytest.raises(ReadError, match=r"it holds more than 600,000 characters of text; split it"):
        read_account_bytes(b"I sat. " * (limits.CHARACTERS // 7 + 1), "a.txt")


def packed(name: str, size: int) -> bytes:
    """A Word file one part of which unpacks to so many bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", "<Types/>")
        with container.open(name, "w", force_zip64=True) as part:
            for _ in range(size // 1_000_000):
                part.write(b" " * 1_000_000)
    return out.getvalue()


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(ReadError, match=r"it unpacks to more than 100 MB; "):
        read_account_bytes(packed("word/document.xml", 101_000_000), "a.docx")


def test_a_zip_that_lies_about_its_size_is_not_believed() -> None:
    data = bytearray(packed("word/document.xml", 5_000_000))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.rfind(mark)
        data[at + place : at + place + 4] = (1_000).to_bytes(4, "little")
    with pytest.raises(ReadError, match=r"a\.docx: the file is damaged; "):
        read_account_bytes(bytes(data), "a.docx")


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">'],
    ids=["growing", "of a file"],
)
def test_entities_are_never_resolved(entity: str) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = (
        f'<!DOCTYPE d [{entity}]><w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>I sat.&b;</w:t></w:r>'
        "</w:p></w:body></w:document>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("[Content_Types].xml", "<Types/>")
        container.writestr("word/document.xml", document)
    assert read_account_bytes(out.getvalue(), "a.docx").text == "I sat."
