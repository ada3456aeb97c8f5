import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from markassist.errors import Fault

SMALL = Path(__file__).parents[1] / "rubric" / "small"
Told = Callable[[Path, Iterable[Fault]], list[str]]
Changed = Callable[[str, str, str], Path]


@pytest.fixture
def small() -> Path:
    return SMALL


@pytest.fixture
def told() -> Told:
    """Faults of a folder's own files, a line each, with paths from that folder."""

    def lines(folder: Path, faults: Iterable[Fault]) -> list[str]:
        own = [(Path(f.place.path).absolute(), f) for f in faults]
        return [
            f"{f}".replace(f.place.path, str(path.relative_to(folder))).splitlines()[0].rpartition("; ")[0]
            for path, f in own
            if path.is_relative_to(folder)
        ]

    return lines


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """A copy of the small rubric in which some words of a file are others."""

    def change(name: str, old: str, new: str) -> Path:
        folder = shutil.copytree(SMALL, tmp_path / "small")
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return change
