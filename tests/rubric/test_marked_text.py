import pytest

from markassist.rubric.marked_text import marked_text, unread_bracket


def test_brackets_are_taken_out_and_their_words_stay() -> None:
    marked = marked_text("I [sat down](listens) and [said it back](listens), [twice](not repeats: we_only).")
    assert marked.text == "I sat down and said it back, twice."
    assert [marked.text[b.start : b.end] for b in marked.brackets] == ["sat down", "said it back", "twice"]
    assert [(b.name, b.counts, b.why) for b in marked.brackets] == [
        ("listens", True, None),
        ("listens", True, None),
        ("repeats", False, "we_only"),
    ]


@pytest.mark.parametrize("text", ["He wrote [sic] it.", "See (this) and [that].", "a [b] (c)", "nothing"])
def test_other_brackets_are_text(text: str) -> None:
    assert marked_text(text).text == text
    assert unread_bracket(text) is None


@pytest.mark.parametrize("text", ["[a](two words)", "[a](not b: c d)", "[a]()", "[a](not b", "[a](b; c)"])
def test_what_looks_like_a_bracket_and_is_none_is_told(text: str) -> None:
    assert unread_bracket(text)
