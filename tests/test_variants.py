"""The laws of reading, over every counting example of the shipped rubrics.

An example denied, wished, planned, given to a colleague, quoted, asked or rejected loses its credit; told of
another child, by a name or in an earlier past it keeps it. The floors are a little under what was reached
when they were set. Each annotator that the laws rest on is broken once, to see that they would notice.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module

import pytest

from markassist.annotators import ORDER
from markassist.bench.turns import LOSES
from markassist.bench.variants import Turned, turned, variants
from markassist.bench.variants import test_variants as turn_examples
from markassist.doc import Doc
from markassist.rubric.load import load_rubric
from markassist.rubric.sources import shipped

STANCE = import_module("markassist.annotators.stance")
ANNOTATE = import_module("markassist.annotate")
RUBRICS = tuple(shipped())
FLOORS = {
    **dict.fromkeys(LOSES, 0.97),
    "negated": 0.95,
    "another child": 0.97,
    "by name": 0.9,
    "earlier past": 0.9,
}


@cache
def _turns(rubric: str) -> dict[str, Turned]:
    return {turn.turn: turn for turn in turned(variants(load_rubric(rubric)))}


@pytest.mark.parametrize("turn", FLOORS)
def test_turned_examples_come_out_as_they_must(turn: str) -> None:
    asked = [_turns(rubric)[turn] for rubric in RUBRICS if turn in _turns(rubric)]
    wrong = [f"{v.criterion} {v.indicator}: {v.sentence}" for one in asked for v in one.wrong]

    assert sum(one.asked for one in asked) >= 80
    assert len(wrong) <= (1 - FLOORS[turn]) * sum(one.asked for one in asked), "\n".join(wrong)


@pytest.mark.parametrize("rubric", RUBRICS)
def test_no_turn_of_a_shipped_rubric_is_faulty(rubric: str) -> None:
    assert {*LOSES} <= _turns(rubric).keys()
    assert [turn.turn for turn in _turns(rubric).values() if turn.is_faulty] == []


def _without(name: str) -> Callable[[Doc], None]:
    """The stance annotator, deaf to the cues of one kind."""

    def broken(doc: Doc) -> None:
        found = getattr(STANCE, name)
        setattr(STANCE, name, lambda *_: [])
        try:
            STANCE.stance(doc)
        finally:
            setattr(STANCE, name, found)

    return broken


@pytest.mark.parametrize(
    ("name", "turns"),
    [
        ("negations", {"negated"}),
        ("questions", {"questioned"}),
        ("refutations", {"refuted"}),
        ("modality", {"modal"}),
    ],
)
def test_a_broken_annotator_fails_the_variants_of_a_shipped_rubric(
    name: str, turns: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = tuple(_without(name) if one is STANCE.stance else one for one in ORDER)
    monkeypatch.setattr(ANNOTATE, "ORDER", order)
    found = turn_examples("nice_attachment")

    assert turns <= {turn.turn for turn in found.turns if turn.is_faulty}
    assert any("it still shows" in fault.wrong for fault in found.faults)
