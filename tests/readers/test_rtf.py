"""A Rich Text file is read without what its writer deleted or hid."""

import pytest

from markassist.errors import ReadError
from markassist.read import read_account_bytes
from markassist.vocabulary import Zone


def blocks(body: str) -> list[tuple[str, Zone]]:
    data = b"{\\rtf1\\ansi\\ansicpg1252 " + body.encode("latin-1") + b"}"
    account = read_account_bytes(data, "a.rtf")
    return [(account.text[block.start : block.end], block.zone) for block in account.blocks]


def words(body: str) -> list[str]:
    return [text for text, _ in blocks(body)]


def test_paragraphs_tabs_and_quotes_are_kept() -> None:
    body = r"I\rquote m \ldblquote here\rdblquote\par a\tab b\line c\endash d\~e\_f\-g\par"
    assert words(body) == ["I’m “here”", "a\tb", "c–d e-fg"]


def test_characters_by_code_page_font_and_unicode() -> None:
    body = (
        r"{\fonttbl{\f0 Times;}{\f1\fcharset204 Cyr;}}caf\'e9 \'93x\'94 {\f1\'ff} "
        r"\uc1\u8217?s \u-10179?\u-8704? \uc2\u233\'c3\'a9!"
    )
    assert words(body) == ["café “x” я ’s 😀 é!"]


@pytest.mark.parametrize(
    "gone",
    [
        r"{\deleted ran}",
        r"{\v secret}",
        r"{\*\unknown ran}",
        r"{\header Unit 12\par}",
        r"{\pict\pngblip 89504e47}",
        r"{\field{\*\fldinst PAGE}{\fldrslt }}",
        r"{\*\annotation\pard Nice.\par}",
        r"\deleted ran\deleted0 ",
        r"\v ran\plain ",
        r"{\info{\author A}}",
    ],
)
def test_what_is_deleted_hidden_or_no_text_is_dropped(gone: str) -> None:
    assert words(rf"I sat{gone}.") == ["I sat."]


def test_tracked_insertions_and_field_results_are_kept() -> None:
    assert words(r"I {\revised\revauth1 calmly }sat {\field{\*\fldinst DATE}{\fldrslt today}}.") == [
        "I calmly sat today."
    ]


def test_styles_outlines_and_bold_lines_make_headings() -> None:
    body = (
        r"{\stylesheet{\s0 Normal;}{\s1\f5 heading 1;}{\s2\sbasedon1 College;}{\s3 Intense Quote;}}"
        r"\pard\s1 One of them.\par\pard\s2 Two of them.\par\pard\outlinelevel0 Three.\par\pard{\b Four}\par"
        r"\pard\s3 A base.\par\pard I sat.\par"
    )
    assert [zone for _, zone in blocks(body)] == [*[Zone.HEADING] * 4, Zone.BLOCK_QUOTE, Zone.PROSE]


def test_lists_and_cells_have_their_zones_and_no_markers() -> None:
    body = (
        r"\pard{\listtext\'b7\tab}\ls1 I sat.\par\pard{\pntext 2.\tab}I waited.\par"
        r"\trowd\cellx1\cellx2\pard\intbl At six\cell Tea.\cell\row\pard I left.\par"
    )
    assert blocks(body) == [
        ("I sat.", Zone.LIST_ITEM),
        ("I waited.", Zone.LIST_ITEM),
        ("At six", Zone.TABLE_CELL),
        ("Tea.", Zone.TABLE_CELL),
        ("I left.", Zone.PROSE),
    ]


def test_a_note_follows_the_paragraph_that_calls_it() -> None:
    assert blocks(r"A base{\footnote Bowlby.} helps.\par I sat.\par") == [
        ("A base helps.", Zone.PROSE),
        ("Bowlby.", Zone.FOOTNOTE),
        ("I sat.", Zone.PROSE),
    ]


def test_escaped_braces_are_characters() -> None:
    assert words(r"a \{b\} \\c") == ["a {b} \\c"]


@pytest.mark.parametrize("data", [b"{\\rtf1 I sat.", b"{\\rtf1 " + b"{" * 9_000 + b"}" * 9_001])
def test_a_cut_file_or_a_senseless_nest_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="the file is damaged"):
        read_account_bytes(data, "a.rtf")
