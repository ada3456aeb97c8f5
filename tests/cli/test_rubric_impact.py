import json
import shutil
from pathlib import Path

import pytest
from calling import SMALL, Markassist, Write


@pytest.fixture
def wider(tmp_path: Path) -> Path:
    folder = shutil.copytree(SMALL, tmp_path / "wider")
    lexicon = folder / "lexicons" / "hand_washing.yaml"
    text = lexicon.read_text(encoding="utf-8").replace("- wash my hands\n", "- wash/rinse my hands\n", 1)
    lexicon.write_text(text, encoding="utf-8")
    return folder


def test_the_impact_on_a_folder_of_accounts_is_told(
    markassist: Markassist, account: Write, small: str, wider: Path
) -> None:
    account("accounts/a.txt", "On Monday I rinsed my hands.")
    folder = account("accounts/b.txt", "I went home.").parent
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n")
    ran = markassist("rubric", "impact", small, wider, folder)
    assert ran.code == 0
    assert ran.text.startswith("a.txt\n  H1: not located → some evidence located\n")
    assert ran.text.endswith("1 of 2 accounts would stand otherwise\n  H1: 1, of them 1 with more located\n")
    assert ran.err.startswith("left out: ")


def test_the_impact_is_had_as_json(markassist: Markassist, account: Write, small: str, wider: Path) -> None:
    path = account("a.txt", "On Monday I rinsed my hands.")
    ran = markassist("rubric", "impact", small, wider, path, "-f", "json")
    assert json.loads(ran.out)["accounts"] == 1


def test_a_folder_without_accounts_is_a_wrong_call(
    markassist: Markassist, small: str, wider: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = markassist("rubric", "impact", small, wider, empty)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err == f"{empty}: there is no account here; give accounts, or a folder of them\n"


def test_a_difference_is_told_in_words(markassist: Markassist, small: str, wider: Path) -> None:
    ran = markassist("rubric", "diff", small, wider)
    assert (ran.code, ran.err) == (0, "")
    assert "@hand_washing: terms + “wash/rinse my hands”\n" in ran.text
    assert markassist("rubric", "diff", small, small).text == "they say the same\n"
