"""Markdown shows a learner's words and does nothing else with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sample_report import REPORT

from markassist.renderers import markdown
from markassist.renderers.layout import one_line
from markassist.renderers.markdown_text import opening

MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")

PLAIN = {"paragraph_open", "inline", "text", "text_special", "paragraph_close"}


def shown(source: str) -> tuple[str, set[str]]:
    """The words that a reader of the Markdown sees, and the kinds of token that it is made of."""
    tokens = MARKDOWN.parse(source)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    return "".join(child.content for child in inline), kinds


@pytest.mark.parametrize(
    "words",
    [
        "1. first", "12) twelfth", "- dash", "+ plus", "# heading", "> quote", "===", "| a | b |", "~~no~~",
        "*bold* _it_ `code`", "<b>&amp;</b>", "[a](b)", "![x](y)", "<https://example.org>", "a\\*b",
    ],
)  # fmt: skip
def test_markup_is_shown_as_it_is(words: str) -> None:
    seen, kinds = shown(opening(words))
    assert seen == words
    assert kinds <= PLAIN


@given(st.text(max_size=60))
def test_any_words_come_out_as_they_went_in(words: str) -> None:
    seen, kinds = shown(opening(words))
    assert seen == one_line(words)
    assert kinds <= PLAIN


def test_a_report_has_no_markup_of_the_learners() -> None:
    _, kinds = shown(markdown.render(REPORT).decode())
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "code_inline", "fence"}


def test_each_criterion_has_its_heading_and_its_row() -> None:
    text = markdown.render(REPORT).decode()
    for finding in REPORT.findings:
        assert f"### {finding.code} · " in text
        assert f"| {finding.code} | " in text
