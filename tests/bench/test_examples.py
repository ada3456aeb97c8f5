from collections.abc import Callable
from pathlib import Path

from markassist.bench import examples

Told = Callable[..., list[str]]
FISH = "“put the raw fish in the fridge”"
HANDS = "“hands that look clean do not need washing”"
Changed = Callable[[str, str, str], Path]


def test_the_small_rubric_agrees_with_its_examples(small: Path, told: Told) -> None:
    assert told(small, examples.test_examples(small).faults) == []
    assert examples.test_examples(small).run >= 10


def test_a_line_is_a_paragraph() -> None:
    account = examples.account_of("One line.\n\n  Another.  ")
    assert [account.text[block.start : block.end] for block in account.blocks] == ["One line.", "Another."]


def test_a_wrong_status_is_told_with_what_is_shown(told: Told, changed: Changed) -> None:
    folder = changed("keeps_food_cold.yaml", "status: partial", "status: absent")
    assert told(folder, examples.test_examples(folder).faults) == [
        "keeps_food_cold.yaml:24:11: the status is partial, not absent; it shows chills"
    ]


def test_words_that_should_count_and_do_not_are_told_with_the_reason(told: Told, changed: Changed) -> None:
    folder = changed("washes_hands.yaml", "(not washes: hypothetical)", "(washes)")
    assert told(folder, examples.test_examples(folder).faults) == [
        "washes_hands.yaml:43:26: “washed my hands” does not show washes: hypothetical"
    ]


def test_words_that_should_not_count_and_do_are_told(told: Told, changed: Changed) -> None:
    folder = changed("keeps_food_cold.yaml", "(chills).", "(not chills).")
    (fault,) = told(folder, examples.test_examples(folder).faults)
    assert fault.startswith(
        "keeps_food_cold.yaml:24:23: “put the raw fish in the fridge” shows chills on “On Monday I put"
    )


def test_a_near_miss_for_another_reason_is_told(told: Told, changed: Changed) -> None:
    folder = changed("keeps_food_cold.yaml", "not chills: attributed", "not chills: negated")
    (fault,) = told(folder, examples.test_examples(folder).faults)
    found = f"{FISH} is a near miss for attributed of chills, and should be one for negated"
    assert fault == f"keeps_food_cold.yaml:27:18: {found}"


def test_a_near_miss_without_a_reason_need_not_be_one(told: Told, changed: Changed) -> None:
    folder = changed(
        "keeps_food_cold.yaml",
        "[put the raw fish in the fridge](not chills: attributed)",
        "[ate](not chills)",
    )
    assert told(folder, examples.test_examples(folder).faults) == []


def test_a_known_miss_is_counted_and_is_no_failure(told: Told, changed: Changed) -> None:
    folder = changed("keeps_food_cold.yaml", "status: partial", "status: evidenced\n    todo: not yet")
    assert told(folder, examples.test_examples(folder).faults) == []
    assert examples.test_examples(folder).known_misses >= 1


def test_a_known_miss_that_holds_is_told(told: Told, changed: Changed) -> None:
    folder = changed("keeps_food_cold.yaml", "status: partial", "status: partial\n    todo: not yet")
    assert told(folder, examples.test_examples(folder).faults) == [
        "keeps_food_cold.yaml:24:11: this known miss holds now"
    ]


def test_a_misconception_of_another_stance_is_told(told: Told, changed: Changed) -> None:
    folder = changed("misconceptions/hands_look_clean.yaml", "(attributed)", "(held)")
    assert told(folder, examples.test_examples(folder).faults) == [
        f"misconceptions/hands_look_clean.yaml:18:27: {HANDS} is not held: it is attributed"
    ]


def test_a_misconception_raised_where_no_bracket_stands_is_told(told: Told, changed: Changed) -> None:
    folder = changed(
        "misconceptions/hands_look_clean.yaml",
        "[hands that look clean do not need washing](held)",
        "hands that look clean do not need washing",
    )
    (fault,) = told(folder, examples.test_examples(folder).faults)
    assert "raises hands_look_clean (held), and nothing should" in fault
