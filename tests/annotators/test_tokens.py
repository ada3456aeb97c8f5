"""spaCy's own tokens, whichever text comes first."""

import sys

import spacy
from hypothesis import given
from hypothesis import strategies as st

import markassist.annotators  # noqa: F401 - the module below bears the name of its function

WORDS = (
    "I",
    "don't",
    "can't've",
    "wont",
    "e.g.",
    "10am",
    "a.m.",
    ":-)",
    "o'clock",
    "J.",
    "Child-A",
    "(it's)",
)
WHOLE = spacy.blank("en")
Cutter = sys.modules["markassist.annotators.tokens"]._Cutter


@given(texts=st.lists(st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join), min_size=1, max_size=3))
def test_the_first_text_and_the_later_ones_are_cut_as_spacy_cuts_them(texts: list[str]) -> None:
    cutter = Cutter()
    for text in texts:
        assert [token.text for token in cutter.ready(text)(text)] == [token.text for token in WHOLE(text)]
