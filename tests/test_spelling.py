"""Misspellings → the words they are near: slips of the hand, spellings by ear, and look-alikes."""

import pytest

from markassist.spelling import Spellings, is_formed

WORDS = """
    analysis anxiety anxious apparent attachment behaviour believe boundary careful carefully children
    communicate definitely giggle knowledge parent psychology relationship routine sanction secure separated
    supervision therapist trust
"""
VOCABULARY = Spellings(WORDS.split())


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("attachemnt", "attachment"),
        ("suprevision", "supervision"),
        ("boundry", "boundary"),
        ("beleive", "believe"),
        ("childrens", "children"),
        ("sycholigy", "psychology"),
        ("siccology", "psychology"),
        ("nowledge", "knowledge"),
        ("defanately", "definitely"),
        ("relashionship", "relationship"),
        ("seperrated", "separated"),
    ],
)
def test_a_misspelling_is_near_the_word_it_is_meant_for(wrong: str, meant: str) -> None:
    assert VOCABULARY.nearest(wrong) == [meant]


@pytest.mark.parametrize("word", ["carefuller", "trustable", "overseparated", "giggly"])
def test_a_word_that_english_forms_of_another_is_no_misspelling(word: str) -> None:
    assert is_formed(word)
    assert VOCABULARY.nearest(word) == []


@pytest.mark.parametrize("word", ["trst", "parrot", "zeppelin", "analgesia", "x-rayed", "annexe"])
def test_what_is_short_or_far_is_near_nothing(word: str) -> None:
    assert VOCABULARY.nearest(word) == []


def test_words_equally_near_are_all_named() -> None:
    assert Spellings(["meadow", "meadew"]).nearest("meadxw") == ["meadew", "meadow"]
