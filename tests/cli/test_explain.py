import json
from collections.abc import Callable

import pytest
from calling import Markassist, Ran, Write

Explained = Callable[..., Ran]
ACCOUNT = (
    "On Monday I washed my hands with soap.\n\n"
    "I should have put the raw fish in the fridge. I would have checked the thermometer."
)


@pytest.fixture
def explained(markassist: Markassist, account: Write, small: str) -> Explained:
    def call(code: str, form: str = "terminal", text: str = ACCOUNT) -> Ran:
        return markassist("explain", account("a.txt", text), "-r", small, "-c", code, "-f", form)

    return call


def test_it_tells_what_is_shown_and_what_is_lacking(explained: Explained) -> None:
    text = explained("H1").text
    assert "some evidence located" in text
    assert "lacks “after raw food”" in text
    assert "rests on “washed my hands”" in text


def test_it_tells_which_words_void_a_near_miss_and_what_it_would_have_done(explained: Explained) -> None:
    text = explained("H2").text
    assert "“should” — a wish or a possibility, not an act done" in text
    assert "The nearest miss" in text
    assert "counted, the criterion would stand at “some evidence located”" in text


def test_json_holds_the_same_with_exact_places(explained: Explained) -> None:
    explanation = json.loads(explained("H2", "json").out)
    assert explanation["schema"] == "markassist/explanation/1"
    assert explanation["status"] == "absent"
    (chills,) = explanation["indicators"]
    assert [miss["why"] for miss in chills["voided"]] == ["hypothetical", "hypothetical"]
    for span in (*chills["voided"], explanation["nearest"]):
        assert ACCOUNT[span["start"] : span["end"]] == span["quote"]
        assert ACCOUNT[span["cue"]["start"] : span["cue"]["end"]] == span["cue"]["cue"]
    assert explanation["nearest"]["would_be"] == "partial"


def test_markdown_is_a_form_of_it(explained: Explained) -> None:
    assert explained("H2", "markdown").text.startswith("# H2 · Keeps raw food cold\n")


def test_a_criterion_that_has_all_it_can_has_no_nearest_miss(explained: Explained) -> None:
    text = "On Monday I washed my hands after I cut raw chicken."
    assert "nearest" not in explained("H1", text=text).text
    assert json.loads(explained("H1", "json", text).out)["nearest"] is None


@pytest.mark.parametrize("code", ["h1", "H9", "hygiene"])
def test_an_unknown_code_is_told_with_those_there_are(code: str, explained: Explained) -> None:
    ran = explained(code)
    assert (ran.code, ran.out) == (2, b"")
    assert f"food_hygiene has no criterion “{code}”" in ran.err
    assert "H1, H2" in ran.err


def test_the_one_that_was_meant_is_named(explained: Explained) -> None:
    assert "did you mean “H1”?" in explained("h1").err


def test_without_a_code_every_criterion_is_explained(
    markassist: Markassist, account: Write, small: str
) -> None:
    path = account("a.txt", ACCOUNT)
    ran = markassist("explain", path, "-r", small)
    assert ran.text == "\n\n".join(
        markassist("explain", path, "-r", small, "-c", code).text for code in ("H1", "H2")
    )
    whole = json.loads(markassist("explain", path, "-r", small, "-f", "json").out)
    assert whole["schema"] == "markassist/explanations/1"
    assert [one["code"] for one in whole["criteria"]] == ["H1", "H2"]
    assert whole["criteria"][1] == json.loads(
        markassist("explain", path, "-r", small, "-c", "H2", "-f", "json").out
    )
