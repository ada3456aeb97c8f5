from collections.abc import Callable
from pathlib import Path

from markassist.bench.coverage import coverage


def test_what_examples_leave_open_is_told(small: Path, told: Callable[..., list[str]]) -> None:
    own = told(small, coverage(small).faults)
    assert "keeps_food_cold.yaml:9:3: 1 of 3 brackets count for “chills”" in own
    assert "keeps_food_cold.yaml:9:3: 1 of 3 brackets nearly count for “chills”" in own
    assert "keeps_food_cold.yaml:15:3: no example has the status “evidenced”" in own
    assert not [fault for fault in own if fault.startswith("misconceptions/")]


def test_terms_that_no_example_fires_are_named(small: Path) -> None:
    notes = coverage(small).notes
    assert "no example fires “chill <raw_food>” of @chilling" in notes
    assert "no example fires “wash my hands” of @hand_washing" not in notes
    assert "no example fires “put (the) <raw_food> in (to) the fridge” of @chilling" not in notes
