from pathlib import Path

import pytest
import yaml

from markassist.bench.reach import asking_nothing, unreachable
from markassist.rubric.schema import Criterion

SMALL = Path(__file__).parents[1] / "rubric" / "small"


def criterion(needs: str) -> Criterion:
    data = yaml.safe_load((SMALL / "washes_hands.yaml").read_text(encoding="utf-8"))
    return Criterion.model_validate({**data, "needs": yaml.safe_load(needs)})


@pytest.mark.parametrize(
    ("needs", "never"),
    [
        ("evidenced: {all: [washes]}", ()),
        ("{evidenced: {all: [washes]}, partial: {all: [washes]}}", ("partial",)),
        ("{evidenced: {all: [washes], occasions: 2}, partial: {all: [washes]}}", ()),
        ("{evidenced: {all: [washes], none: [washes]}}", ("evidenced",)),
        ("{evidenced: {all: [licks_fingers]}}", ("evidenced",)),
        ("{evidenced: {all: [washes]}, contradicted: {all: [washes]}}", ("contradicted",)),
        (
            "{evidenced: {either: [{all: [washes]}, {any: [after_raw_food]}]}, partial: {any: [washes]}}",
            ("partial",),
        ),
        ("{evidenced: {occasions: 2}}", ("evidenced",)),
    ],
)
def test_a_status_that_nothing_can_earn_is_found(needs: str, never: tuple[str, ...]) -> None:
    assert unreachable(criterion(needs)) == never


def test_a_need_without_conditions_asks_nothing() -> None:
    assert asking_nothing(criterion("{evidenced: {all: [washes]}, partial: {}}")) == ("partial",)
    assert asking_nothing(criterion("{evidenced: {all: [washes]}}")) == ()
