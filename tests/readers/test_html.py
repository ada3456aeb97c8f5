"""A page is read as a browser would show it."""

import pytest

from markassist.errors import ReadError
from markassist.read import read_account_bytes
from markassist.vocabulary import Zone


def blocks(page: str) -> list[tuple[str, Zone]]:
    account = read_account_bytes(page.encode(), "a.html")
    return [(account.text[block.start : block.end], block.zone) for block in account.blocks]


def test_blocks_part_paragraphs_and_white_space_does_not() -> None:
    assert blocks("<p>I sat\n  with <i>her</i>&nbsp;there.<div>I <b>waited</b>.</div>then<p>Left.") == [
        ("I sat with her there.", Zone.PROSE),
        ("I waited.", Zone.PROSE),
        ("then", Zone.PROSE),
        ("Left.", Zone.PROSE),
    ]


def test_headings_items_cells_and_quotes_have_their_zones() -> None:
    page = (
        "<h2>Feelings of mine</h2><ul><li>I sat.<li>I <b>waited</b>.</ul>"
        "<table><tr><td>At six<td>Tea.</table>"
        "<blockquote><p>A base.</p></blockquote><p><strong>What I did</strong></p>"
    )
    assert [zone for _, zone in blocks(page)] == [
        Zone.HEADING,
        *[Zone.LIST_ITEM] * 2,
        *[Zone.TABLE_CELL] * 2,
        Zone.BLOCK_QUOTE,
        Zone.HEADING,
    ]


def test_scripts_navigation_hidden_and_deleted_words_are_dropped() -> None:
    page = (
        "<head><title>T</title><style>p{}</style></head><nav>Menu</nav><script>x</script><p hidden>h</p>"
        '<p style="display: none">n</p><p>I <del>ran</del><ins>walked</ins>.</p><!-- c -->'
    )
    assert blocks(page) == [("I walked.", Zone.PROSE)]


def test_breaks_quotes_and_soft_hyphens_keep_their_meaning() -> None:
    assert read_account_bytes(b"<p>a<br>b <q>c</q> at&shy;tach", "a.html").text == "a\nb “c” attach"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">', "cp1250"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
    ],
)
def test_the_declared_encoding_counts_unless_the_page_is_utf8(head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><body><p>Zoë’s café</p></body></html>"
    assert read_account_bytes(page.encode(encoding), "a.html").text == "Zoë’s café"


def test_the_number_that_calls_a_note_does_not_stick_to_the_word() -> None:
    page = (
        '<p>A base<a href="#sdfootnote1sym"><sup>1</sup></a>.</p><div id="sdfootnote1"><p>Bowlby.</p></div>'
    )
    assert blocks(page) == [("A base.", Zone.PROSE), ("Bowlby.", Zone.FOOTNOTE)]


@pytest.mark.parametrize(
    "page", ["<div>" * 60_000 + "a", f"<p {'a ' * 5_000}>a"], ids=["nested", "attributes"]
)
def test_a_page_built_to_choke_a_parser_is_refused(page: str) -> None:
    with pytest.raises(ReadError, match="it is built of too many parts"):
        read_account_bytes(page.encode(), "a.html")


def test_a_page_may_nest_deep() -> None:
    assert blocks("<div>" * 3_000 + "I sat.") == [("I sat.", Zone.PROSE)]
