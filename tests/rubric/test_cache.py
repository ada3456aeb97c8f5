import json
import shutil
from pathlib import Path

import pytest

from markassist.rubric.compile import Rubric
from markassist.rubric.load import load_rubric

SMALL = Path(__file__).parent / "small"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "markassist" / "rubrics"


def entry(folder: Path) -> Path:
    (found,) = folder.iterdir()
    return found


def same(one: Rubric, other: Rubric) -> bool:
    """Whether two rubrics say the same, matchers apart."""
    names = set(Rubric.__struct_fields__) - {"matcher", "class_matcher"}
    return all(getattr(one, name) == getattr(other, name) for name in names)


def test_what_is_kept_is_what_was_compiled(folder: Path) -> None:
    compiled = load_rubric(SMALL)
    assert entry(folder).suffix == ".json"
    assert same(load_rubric(SMALL), compiled)


def test_a_kept_rubric_is_not_compiled_again(folder: Path) -> None:
    load_rubric(SMALL)
    before = entry(folder).stat().st_mtime_ns
    load_rubric(SMALL)
    assert entry(folder).stat().st_mtime_ns == before


def test_a_changed_file_is_compiled_again(folder: Path, tmp_path: Path) -> None:
    small = shutil.copytree(SMALL, tmp_path / "small")
    before = load_rubric(small)
    index = small / "rubric.yaml"
    index.write_text(
        index.read_text(encoding="utf-8").replace("a small kitchen", "any kitchen"), encoding="utf-8"
    )
    after = load_rubric(small)
    assert (before.title, after.title) == ("Food hygiene in a small kitchen", "Food hygiene in any kitchen")


@pytest.mark.parametrize("damage", [b"", b"\n", b"x\n{}", b"{}"])
def test_a_damaged_entry_is_not_believed(folder: Path, damage: bytes) -> None:
    compiled = load_rubric(SMALL)
    entry(folder).write_bytes(damage)
    assert same(load_rubric(SMALL), compiled)
    assert len(entry(folder).read_bytes()) > len(damage)


def test_an_altered_entry_is_not_believed(folder: Path) -> None:
    load_rubric(SMALL)
    kept = entry(folder)
    kept.write_bytes(kept.read_bytes().replace(b"a small kitchen", b"a large kitchen"))
    assert load_rubric(SMALL).title == "Food hygiene in a small kitchen"


def test_a_folder_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "markassist").write_text("a file stands in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert load_rubric(SMALL).id == "food_hygiene"


def test_no_home_is_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "/nonexistent")
    assert load_rubric(SMALL).id == "food_hygiene"


def test_an_entry_is_plain_json_under_its_hash(folder: Path) -> None:
    load_rubric(SMALL)
    seal, _, payload = entry(folder).read_bytes().partition(b"\n")
    assert len(seal) == 64
    assert json.loads(payload)["file"]["rubric"] == "food_hygiene"
