from pathlib import Path

import pytest

from markassist.bench.trial import try_sentence
from markassist.bench.trial_shown import shown
from markassist.errors import UsageError


def test_what_fired_is_told_by_its_term_and_lexicon(small: Path) -> None:
    trial = try_sentence(small, "H1", "On Monday I washed my hands.")
    assert trial.explanation.status == "partial"
    assert [(f.term, f.source, f.guard) for f in trial.fired] == [("wash my hands", "@hand_washing", None)]
    page = shown(trial).decode()
    assert "■ “On Monday I washed my hands” counts: own act, on a particular occasion" in page
    assert "“washed my hands” is “wash my hands” of @hand_washing" in page
    assert "□ evidence located: “washes” and “after raw food”: lacks “after raw food”" in page


def test_a_near_miss_is_told_with_the_words_that_void_it(small: Path) -> None:
    page = shown(try_sentence(small, "washes_hands", "I should have washed my hands.")).decode()
    assert "does not count: a wish or a possibility, not an act done, by\n    “should”" in page


def test_a_term_that_its_guard_voids_is_told(small: Path) -> None:
    trial = try_sentence(small, "H1", "I wash my hands of it.")
    assert [(f.term, f.guard) for f in trial.fired] == [("wash my hands", "wash my hands of")]
    assert "voided by its guard “wash my hands of”" in shown(trial).decode()


def test_a_term_that_stands_in_a_cue_is_told_as_such(small: Path) -> None:
    page = shown(
        try_sentence(small, "H2", "I checked the thermometer and put raw fish in the fridge.")
    ).decode()
    assert "“checked the thermometer” is the term “checked the thermometer”" in page
    assert "“put raw fish in the fridge” is “put (the) <raw_food> in (to) the fridge” of @chilling" in page


def test_where_nothing_fires_it_says_so(small: Path) -> None:
    page = shown(try_sentence(small, "H2", "I went home.")).decode()
    assert "none of its terms stands in it" in page
    assert "no words of it are found" in page


def test_a_held_misconception_that_goes_against_it_is_told(small: Path) -> None:
    text = "I think hands that look clean do not need washing."
    assert "against it: hands look clean" in shown(try_sentence(small, "H1", text)).decode()


@pytest.mark.parametrize(
    ("asked", "remedy"), [("H3", "the codes: H1, H2"), ("washs_hands", "did you mean “washes_hands”?")]
)
def test_a_criterion_that_is_not_there_is_told(small: Path, asked: str, remedy: str) -> None:
    with pytest.raises(UsageError) as error:
        try_sentence(small, asked, "I washed my hands.")
    (fault,) = error.value.faults
    assert fault.wrong == f"there is no criterion “{asked}”"
    assert remedy in fault.remedy
