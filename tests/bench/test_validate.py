import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from markassist.bench.validate import validate

Told = Callable[..., list[str]]
Changed = Callable[[str, str, str], Path]
CRITERION = "washes_hands.yaml"


def warnings(told: Told, folder: Path) -> list[str]:
    """The warnings of the folder's own files, a line each."""
    found = validate(folder)
    assert found.faults == ()
    return told(folder, found.warnings)


def test_a_sound_rubric_has_no_warnings(told: Told, small: Path) -> None:
    assert warnings(told, small) == []


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        ("partial: {any: [washes]}", "partial: {any: [after_raw_food]}", None),
        (
            "all: [washes, after_raw_food]",
            "all: [washes]",
            "washes_hands.yaml:14:3: nothing needs “after_raw_food”",
        ),
        (
            "evidenced: {all: [washes, after_raw_food]}",
            "evidenced: {any: [washes, after_raw_food]}",
            "washes_hands.yaml:29:3: no account can reach “partial”",
        ),
        (
            "all: [washes, after_raw_food]",
            "all: [washes, after_raw_food], none: [washes]",
            "washes_hands.yaml:28:3: no account can reach “evidenced”",
        ),
        (
            "partial: {any: [washes]}",
            "partial: {any: [washes], occasions: 0}\n  mentioned: {}",
            "washes_hands.yaml:30:3: “mentioned” asks for nothing: every account has it",
        ),
        (
            "contradicted: {any: [licks_fingers]}",
            "contradicted: {any: [licks_fingers, washes]}",
            "washes_hands.yaml:9:3: “contradicted” needs “washes”, which does not harm",
        ),
        (
            "any: [washes]",
            "any: [washes, licks_fingers]",
            "washes_hands.yaml:21:3: “licks_fingers” harms, and a status that is earned needs it",
        ),
        (
            "by: [writer]\n    level: demonstrate",
            "by: [writer]",
            "washes_hands.yaml:9:3: it asks for the writer, and counts where they only name it",
        ),
        (
            "level: demonstrate",
            "level: demonstrate\n    rung: explain",
            "washes_hands.yaml:14:5: it never counts: its hits stand on “explain”, below “demonstrate”",
        ),
        (
            "level: demonstrate",
            "level: demonstrate\n    unless_why: wrong_fact",
            "washes_hands.yaml:14:5: “unless_why” stands without “unless”",
        ),
        (
            'any_of: ["@hand_washing"]',
            'any_of: ["@hand_washing", "@hand_washing"]',
            "washes_hands.yaml:11:31: the same cue stands above",
        ),
        (
            'any_of: ["@hand_washing"]',
            'any_of: ["@hand_washing"]\n    unless: ["@hand_washing"]',
            "washes_hands.yaml:12:14: the cue that it looks for voids it",
        ),
        (
            "[lick my fingers]",
            "[said]",
            "washes_hands.yaml:23:14: “said” is an everyday word, and the cue finds it anywhere",
        ),
    ],
)
def test_what_is_lawful_and_doubtful_in_a_criterion_is_warned_of(
    told: Told, changed: Changed, old: str, new: str, warning: str | None
) -> None:
    found = warnings(told, changed(CRITERION, old, new))
    assert (warning is None and found == []) or warning in found


@pytest.mark.parametrize(
    ("name", "old", "new", "warning"),
    [
        (
            "chilling",
            "put .. in the freezer",
            "chill <raw_food>",
            "“chill <raw_food>” finds nothing that “chill <raw_food>” does not",
        ),
        (
            "chilling",
            "put .. in the freezer",
            "said",
            "“said” is an everyday word, and a cue finds it anywhere",
        ),
    ],
)
def test_what_is_lawful_and_doubtful_in_a_lexicon_is_warned_of(
    told: Told, changed: Changed, name: str, old: str, new: str, warning: str
) -> None:
    folder = changed(f"lexicons/{name}.yaml", old, new)
    assert warnings(told, folder) == [f"lexicons/{name}.yaml:7:5: {warning}"]


def test_a_guard_makes_an_everyday_word_sound(told: Told, changed: Changed) -> None:
    folder = changed("lexicons/hand_washing.yaml", "scrub my nails", "said")
    assert warnings(told, folder) == []


def test_a_lexicon_that_nothing_uses_is_warned_of(told: Told, changed: Changed) -> None:
    folder = changed("keeps_food_cold.yaml", '"@chilling", ', "")
    assert "lexicons/chilling.yaml:1:1: nothing uses the lexicon “@chilling”" in warnings(told, folder)


def test_a_fault_in_a_lexicon_that_nothing_uses_is_told(small: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(small, tmp_path / "small")
    (folder / "lexicons" / "unused.yaml").write_text("lexicon: unused\n", encoding="utf-8")
    assert "“terms” is missing" in [fault.wrong for fault in validate(folder).faults]


def test_one_term_in_the_lexicons_of_two_indicators_is_warned_of(told: Told, changed: Changed) -> None:
    folder = changed(CRITERION, "[lick my fingers]", '["@chilling"]')
    lexicon = folder / "lexicons" / "chilling.yaml"
    lexicon.write_text(lexicon.read_text(encoding="utf-8") + "  - scrub my nails\n", encoding="utf-8")
    assert warnings(told, folder) == [
        "washes_hands.yaml:21:3: “scrub my nails” stands in @chilling, and in @hand_washing of “washes”"
    ]


@pytest.mark.parametrize(
    ("term", "warning"),
    [
        ("go to/went to the sink", "in “go to/went to the sink”, “to/went to” is read word by word"),
        ("no one/nobody washed", "in “no one/nobody washed”, “no one/nobody” is read word by word"),
        ("cannot wash", None),
        ("wipe/don't wash", None),
        ("cannot/may wash", None),
        ("wash N's hands", "“N's” never matches: in a text it stands as “N” “'s”"),
        ("fill in form PHQ-9", None),
        (
            "wash my hands of it",
            "“wash my hands of it” never counts: the guard “wash my hands of” stands in it",
        ),
        ("wash (up/down) with soap", None),
        ("do n't/never wash", None),
        ("wash well-kept hands", None),
        ("I'm washing", None),
    ],
)
def test_an_alternative_that_can_never_match_is_warned_of(
    told: Told, changed: Changed, term: str, warning: str | None
) -> None:
    found = warnings(told, changed("lexicons/hand_washing.yaml", "scrub my nails", term))
    slips = [w for w in found if "never" in w or "word by word" in w]
    assert len(slips) == (warning is not None)
    assert all(warning is not None and f"5:5: {warning}" in w for w in slips)


def test_such_an_alternative_in_a_cue_is_warned_of_as_well(told: Told, changed: Changed) -> None:
    found = warnings(told, changed(CRITERION, "[lick my fingers]", "[lick my/N's fingers]"))
    assert any("23:14: “N's” never matches" in w for w in found)


def test_a_term_that_is_claimed_in_other_words_is_warned_of_too(told: Told, changed: Changed) -> None:
    folder = changed(
        CRITERION, "[lick my fingers]", "[lick my fingers, scrub/lick my nails, scrub (all) my nails]"
    )
    (claimed,) = warnings(told, folder)
    assert claimed == (
        "washes_hands.yaml:21:3: “scrub (all) my nails” stands in a cue, and as “scrub my nails” in "
        "@hand_washing of “washes”"
    )


def test_terms_that_find_nothing_new_are_one_warning(told: Told, changed: Changed) -> None:
    folder = changed(
        "lexicons/hand_washing.yaml",
        "  - wash .. with soap",
        "  - wash/wash my hands\n  - scrub my nails/nails",
    )
    (idle,) = [w for w in warnings(told, folder) if "finds nothing" in w]
    assert idle == (
        "lexicons/hand_washing.yaml:7:5: “wash/wash my hands” finds nothing that “wash my hands” does not; "
        "nor do “scrub my nails/nails” find what others here do not"
    )


def test_a_lexicon_that_another_one_holds_whole_is_warned_of(told: Told, changed: Changed) -> None:
    folder = changed(CRITERION, "[lick my fingers]", '["@fingers"]')
    (folder / "lexicons" / "fingers.yaml").write_text(
        "lexicon: fingers\ntitle: Fingers\nsource: ours\nterms: [wash my hands]\n", encoding="utf-8"
    )
    assert any("every term of @fingers stands in @hand_washing as well" in w for w in warnings(told, folder))
