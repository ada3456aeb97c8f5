"""A term is read in every way that its notation allows."""

import pytest

from markassist.notation import parse


def _ways(term: str) -> list[list[set[str]]]:
    return [[set(place.keys | place.exact) for place in way.places] for way in parse(term)]


def test_a_stroke_is_one_place_of_several_words() -> None:
    assert _ways("wash/rinse hands") == [[{"wash", "rinse"}, {"hands"}]]


@pytest.mark.parametrize(
    ("term", "ways"),
    [
        ("mum/dad's voice", [[{"mum"}, {"voice"}], [{"dad"}, {"'s"}, {"voice"}]]),
        ("she's/they've got", [[{"she"}, {"'s"}, {"got"}], [{"they"}, {"'ve"}, {"got"}]]),
        ("may/cannot wash", [[{"may"}, {"wash"}], [{"can"}, {"not"}, {"wash"}]]),
    ],
)
def test_a_side_of_a_stroke_that_a_text_has_in_two_tokens_is_a_way_of_its_own(
    term: str, ways: list[list[set[str]]]
) -> None:
    assert _ways(term) == ways


def test_such_a_side_may_be_left_out_with_the_rest_of_its_brackets() -> None:
    assert _ways("(girl/boy's own) voice") == [
        [{"girl"}, {"own"}, {"voice"}],
        [{"boy"}, {"'s"}, {"own"}, {"voice"}],
        [{"voice"}],
    ]
