"""The laws of reading, over every counting example of the shipped rubrics.

An example denied, wished, planned, given to a colleague, quoted, asked or rejected loses its credit; told of
another child it keeps it. The floors are a little under what was reached when they were set.
"""

from collections import Counter
from functools import cache

import pytest

from markassist.bench.variants import Variant, variants
from markassist.rubric.load import load_rubric

FLOORS = {
    "negated": 0.9,
    "hypothetical": 0.9,
    "intended": 0.9,
    "attributed": 0.9,
    "quoted": 0.97,
    "questioned": 0.88,
    "refuted": 0.9,
    "another child": 0.93,
}


@cache
def _variants() -> tuple[Variant, ...]:
    return tuple(variants(load_rubric("residential_attachment")))


@pytest.mark.parametrize("turn", FLOORS)
def test_a_turned_example_comes_out_as_it_must(turn: str) -> None:
    asked = [variant for variant in _variants() if variant.turn == turn]
    wrong = [f"{v.criterion} {v.indicator}: {v.sentence}" for v in asked if not v.holds]

    assert len(asked) >= 20
    assert len(wrong) <= (1 - FLOORS[turn]) * len(asked), "\n".join(wrong)


def test_every_criterion_is_turned() -> None:
    assert len(Counter(variant.criterion for variant in _variants())) == 15
