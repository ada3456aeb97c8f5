"""An OpenDocument text is read without its tracked deletions and annotations."""

import pytest
from wordfile import zipped

from markassist.read import read_account_bytes
from markassist.vocabulary import Zone

_URN = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = (
    f'xmlns:office="{_URN}:office:1.0" xmlns:text="{_URN}:text:1.0" xmlns:table="{_URN}:table:1.0" '
    f'xmlns:draw="{_URN}:drawing:1.0" xmlns:style="{_URN}:style:1.0" xmlns:fo="{_URN}:xsl-fo-compatible:1.0"'
)
_STYLES = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="Heading_20_2" style:family="paragraph" style:display-name="Heading 2"/>
<style:style style:name="Quotations" style:family="paragraph"/>
"""


def blocks(body: str) -> list[tuple[str, Zone]]:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    data = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    account = read_account_bytes(data, "a.odt")
    return [(account.text[block.start : block.end], block.zone) for block in account.blocks]


def p(inside: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def test_spaces_tabs_and_breaks_are_kept_and_layout_is_not() -> None:
    inside = (
        'I\n   sat<text:s text:c="2"/>there.<text:tab/>And<text:line-break/>then <text:span>left</text:span>.'
    )
    assert blocks(p(inside)) == [("I sat  there.\tAnd", Zone.PROSE), ("then left.", Zone.PROSE)]


@pytest.mark.parametrize(
    "gone",
    [
        "<office:annotation><text:p>Nice.</text:p></office:annotation>",
        '<text:span text:style-name="H">secretly</text:span>',
        '<text:change text:change-id="c1"/>',
        "<text:ruby><text:ruby-text>gloss</text:ruby-text></text:ruby>",
    ],
)
def test_annotations_and_hidden_words_are_dropped(gone: str) -> None:
    assert blocks(p(f"I sat{gone}.")) == [("I sat.", Zone.PROSE)]


def test_tracked_deletions_are_not_read_and_insertions_are() -> None:
    tracked = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>I ran.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    inserted = '<text:change-start text:change-id="c2"/>calmly<text:change-end text:change-id="c2"/>'
    assert blocks(tracked + p(f"I {inserted} sat.")) == [("I calmly sat.", Zone.PROSE)]


def test_headings_lists_quotes_and_bold_lines_have_their_zones() -> None:
    body = (
        '<text:h text:outline-level="1">One of them.</text:h>'
        + p("Two of them.", "P1")
        + p('<text:span text:style-name="B">Three</text:span>')
        + f"<text:list><text:list-item>{p('I sat.')}</text:list-item></text:list>"
        + p("A base.", "P2")
        + p("I waited.")
    )
    expected = [*[Zone.HEADING] * 3, Zone.LIST_ITEM, Zone.BLOCK_QUOTE, Zone.PROSE]
    assert [zone for _, zone in blocks(body)] == expected


def test_tables_notes_and_frames_are_read_in_their_place() -> None:
    citation = "<text:note-citation>1</text:note-citation>"
    note = f"<text:note>{citation}<text:note-body>{p('Bowlby.')}</text:note-body></text:note>"
    frame = f"<draw:frame><draw:text-box>{p('A box.')}</draw:text-box></draw:frame>"
    cell = "<table:table-cell>{}</table:table-cell>"
    table = "<table:table><table:table-row>{}</table:table-row></table:table>"
    inner = table.format(cell.format(p("Inner.")))
    outer = table.format(cell.format(p("At six")) + cell.format(inner))
    assert blocks(p(f"I sat{note}.{frame}") + outer) == [
        ("I sat.", Zone.PROSE),
        ("Bowlby.", Zone.FOOTNOTE),
        ("A box.", Zone.PROSE),
        ("At six", Zone.TABLE_CELL),
        ("Inner.", Zone.TABLE_CELL),
    ]


def test_a_table_of_contents_is_boilerplate() -> None:
    contents = (
        f"<text:table-of-content><text:index-body>{p('Feelings 2')}</text:index-body></text:table-of-content>"
    )
    assert blocks(contents + p("I sat."))[0] == ("Feelings 2", Zone.BOILERPLATE)
