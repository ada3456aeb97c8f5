import json
from collections.abc import Callable
from pathlib import Path

import pytest

from markassist.bench.examples import account_of
from markassist.bench.impact import Impact, impact
from markassist.bench.impact_shown import as_json, as_text
from markassist.rubric.load import load_rubric

Changed = Callable[[str, str, str], Path]
WASHED = "On Monday I washed my hands."
RINSED = "On Monday I rinsed my hands."
HABIT = "I always wash my hands."


def moved(small: Path, changed: Path, *texts: str) -> Impact:
    return impact(load_rubric(small), load_rubric(changed), [account_of(text) for text in texts])


def test_what_stands_as_before_is_left_out(small: Path) -> None:
    found = moved(small, small, WASHED, RINSED)
    assert (found.accounts, found.changes) == (2, ())
    assert as_text(found) == "0 of 2 accounts would stand otherwise\n"


def test_a_wider_term_lifts_a_criterion_by_the_words_it_finds(small: Path, changed: Changed) -> None:
    found = moved(
        small,
        changed("lexicons/hand_washing.yaml", "- wash my hands", "- wash/rinse my hands"),
        RINSED,
        WASHED,
    )
    (change,) = found.changes
    assert (change.code, change.before, change.after, change.is_up) == ("H1", "absent", "partial", True)
    assert [(m.evidence.indicator, m.evidence.quote, m.otherwise) for m in change.gained] == [
        ("washes", "On Monday I rinsed my hands", None)
    ]
    assert "      + washes: “On Monday I rinsed my hands” (paragraph 1)\n" in as_text(found)
    assert "1 of 2 accounts would stand otherwise\n  H1: 1, of them 1 with more located\n" in as_text(found)


def test_a_higher_rung_lowers_it_and_says_how_the_words_stand_now(small: Path, changed: Changed) -> None:
    loose = load_rubric(changed("washes_hands.yaml", "level: demonstrate", "level: claim"))
    found = impact(loose, load_rubric(small), [account_of(HABIT)])
    (change,) = found.changes
    assert (change.before, change.is_up) == ("partial", False)
    (lost,) = change.lost
    assert lost.otherwise is not None
    assert lost.otherwise.why == "general_voice"
    assert "; now in general, where own practice is asked for" in as_text(found)


def test_other_needs_move_it_by_the_same_words(small: Path, changed: Changed) -> None:
    found = moved(
        small, changed("washes_hands.yaml", "{all: [washes, after_raw_food]}", "{all: [washes]}"), WASHED
    )
    assert [(c.before, c.after) for c in found.changes] == [("partial", "evidenced")]
    assert "by the same words: what the statuses need is otherwise" in as_text(found)


def test_a_criterion_that_only_one_has_is_told(small: Path, changed: Changed) -> None:
    found = moved(small, changed("washes_hands.yaml", "code: H1", "code: H7"), WASHED)
    assert [(c.code, c.before, c.after) for c in found.changes] == [
        ("H7", None, "partial"),
        ("H1", "partial", None),
    ]


@pytest.mark.parametrize("words", ["rinsed", "rinse"])
def test_json_holds_the_same(small: Path, changed: Changed, words: str) -> None:
    new = changed("lexicons/hand_washing.yaml", "- wash my hands", f"- wash/{words} my hands")
    whole = json.loads(as_json(moved(small, new, RINSED)))
    assert whole["schema"] == "markassist/impact/1"
    (change,) = whole["changes"]
    assert (change["before"], change["after"]) == ("absent", "partial")
    (gained,) = change["gained"]
    assert RINSED[gained["start"] : gained["end"]] == gained["quote"]
