from collections.abc import Callable
from pathlib import Path

import pytest

from markassist.bench.compare import compare
from markassist.errors import RubricError

Changed = Callable[[str, str, str], Path]


def test_two_of_the_same_say_the_same(small: Path) -> None:
    assert compare(small, small) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "lines"),
    [
        ("rubric.yaml", "version: 1.0.0", "version: 1.1.0", ["version was “1.0.0”; now “1.1.0”"]),
        (
            "washes_hands.yaml",
            "partial: {any: [washes]}",
            "partial: {at_least: 1, of: [washes, after_raw_food]}",
            ["H1 washes_hands", "  partial needed: one of washes; now: 1 of washes, after_raw_food"],
        ),
        (
            "washes_hands.yaml",
            "by: [writer]\n    level: demonstrate\n  after",
            "by: [writer, team]\n    level: claim\n  after",
            [
                "H1 washes_hands",
                "  washes: level was “demonstrate”; now “claim”",
                "  washes: by + “team”",
            ],
        ),
        (
            "keeps_food_cold.yaml",
            "checked the thermometer]",
            "looked at the dial]",
            [
                "H2 keeps_food_cold",
                "  chills: looks for − “checked the thermometer”",
                "  chills: looks for + “looked at the dial”",
            ],
        ),
        (
            "lexicons/chilling.yaml",
            "- put .. in the freezer",
            "- freeze <raw_food>",
            ["@chilling: terms − “put .. in the freezer”", "@chilling: terms + “freeze <raw_food>”"],
        ),
        (
            "keeps_food_cold.yaml",
            "located: You describe keeping raw food cold.",
            "located: You chill it.",
            [
                "H2 keeps_food_cold",
                "  feedback located was “You describe keeping raw food cold.”; now “You chill it.”",
            ],
        ),
    ],
)
def test_a_change_is_told_in_words(
    small: Path, changed: Changed, name: str, old: str, new: str, lines: list[str]
) -> None:
    assert list(compare(small, changed(name, old, new))) == lines


def test_criteria_and_indicators_that_come_and_go_are_named(small: Path, changed: Changed) -> None:
    folder = changed("rubric.yaml", "  - keeps_food_cold\n", "")
    (folder / "keeps_food_cold.yaml").unlink()
    assert "the criterion keeps_food_cold is gone: Keeps raw food cold" in compare(small, folder)
    assert "the criterion keeps_food_cold is new: Keeps raw food cold" in compare(folder, small)
    assert "the lexicon @chilling is used no more" in compare(small, folder)


def test_a_faulty_rubric_cannot_be_compared(small: Path, changed: Changed) -> None:
    with pytest.raises(RubricError, match="not a field here"):
        compare(small, changed("rubric.yaml", "title:", "titel:"))
