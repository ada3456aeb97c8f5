import json
from pathlib import Path

import pytest
from calling import Markassist


@pytest.fixture
def table(tmp_path: Path) -> Path:
    lines = ["account,criterion,decision"]
    for name in "abcdefghijklmnop":
        did = "I rinsed my palms" if name in "abcdefgh" else "I cooked the soup"
        (tmp_path / f"{name}.txt").write_text(f"I came in at nine. {did} on Monday.")
        lines.append(f"{name},H1,{'met' if name in 'abcdefgh' else 'not met'}")
    (tmp_path / "decisions.csv").write_text("\n".join(lines))
    return tmp_path / "decisions.csv"


def test_phrases_are_suggested_and_nothing_is_added(markassist: Markassist, table: Path, small: str) -> None:
    before = {path: path.read_bytes() for path in Path(small).rglob("*.yaml")}
    ran = markassist("rubric", "suggest", small, table)
    assert ran.code == 0
    assert "palms" in ran.text
    assert ran.err.startswith("Nothing was added.")
    assert {path: path.read_bytes() for path in Path(small).rglob("*.yaml")} == before


def test_what_is_held_out_is_left_out(markassist: Markassist, table: Path, small: str) -> None:
    asked = ("rubric", "suggest", small, table, "-f", "json", "--hold-out", "0.5")
    (criterion,) = json.loads(markassist(*asked).out)["criteria"]
    assert criterion["credited"] + criterion["uncredited"] == 16
