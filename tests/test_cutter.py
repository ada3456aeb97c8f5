"""spaCy's own tokens, whichever text comes first."""

import spacy
from hypothesis import given
from hypothesis import strategies as st

from markassist.cutter import Cutter

WORDS = ("don't", "can't've", "wont", "e.g.", "10am", "a.m.", ":-)", "o'clock", "Child-A", "(it's)", "  ")
WHOLE = spacy.blank("en")
TEXT = st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join)


@given(texts=st.lists(TEXT, min_size=1, max_size=3))
def test_the_first_text_and_the_later_ones_are_cut_as_spacy_cuts_them(texts: list[str]) -> None:
    cutter = Cutter()
    for text in texts:
        assert list(cutter.cut(text)) == [
            (token.text, token.idx) for token in WHOLE(text) if not token.is_space
        ]


def test_after_many_texts_it_has_every_exception() -> None:
    cutter = Cutter()
    for text in ("one word more", "no exception here", "ma'am") * 120:
        assert [token for token, _ in cutter.cut(text)] == [token.text for token in WHOLE(text)]
    assert [token for token, _ in cutter.cut("I shan't")] == ["I", "sha", "n't"]


def test_an_initial_and_its_full_stop_are_two() -> None:
    assert list(Cutter().cut("I rang J.")) == [("I", 0), ("rang", 2), ("J", 7), (".", 8)]
