"""Letters → sounds: spellings by ear come together, other words stay apart."""

import pytest

from markassist.sounds import sound


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("sykology", "psychology"),
        ("nolidge", "knowledge"),
        ("fone", "phone"),
        ("skool", "school"),
        ("rist", "wrist"),
        ("passhent", "patient"),
        ("bisikle", "bicycle"),
    ],
)
def test_a_spelling_by_ear_sounds_as_the_word_it_is_meant_for(wrong: str, meant: str) -> None:
    assert sound(wrong) == sound(meant)


@pytest.mark.parametrize(("one", "other"), [("attach", "attack"), ("school", "shawl"), ("parent", "patent")])
def test_words_that_sound_otherwise_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)
