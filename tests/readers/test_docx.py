"""A Word file is read as it stands once all changes are accepted."""

import io

import docx as python_docx
import pytest
from wordfile import docx, paragraph, run, table, text_box

from markassist.errors import ReadError
from markassist.read import read_account_bytes
from markassist.values import Account
from markassist.vocabulary import Zone


def read(*blocks: str, footnotes: tuple[str, ...] = (), endnotes: tuple[str, ...] = ()) -> Account:
    return read_account_bytes(docx(*blocks, footnotes=footnotes, endnotes=endnotes), "account.docx")


def zoned(account: Account) -> list[tuple[str, Zone]]:
    return [(account.text[block.start : block.end], block.zone) for block in account.blocks]


INSERTED = '<w:ins w:id="1" w:author="L">{}</w:ins>'
DELETED = '<w:del w:id="2" w:author="L"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def test_paragraphs_are_joined_with_a_blank_line() -> None:
    assert read(paragraph("I sat down."), paragraph("She sat too.")).text == "I sat down.\n\nShe sat too."


def test_a_tracked_insertion_is_the_learners_words_and_a_deletion_is_not() -> None:
    account = read(
        paragraph("I ", INSERTED.format(run("calmly ")), DELETED.format("angrily "), "waited with her.")
    )
    assert account.text == "I calmly waited with her."


def test_words_inserted_and_then_deleted_are_gone() -> None:
    assert read(paragraph("I waited", INSERTED.format(DELETED.format(" crossly")), ".")).text == "I waited."


def test_moved_words_stand_where_they_were_moved_to() -> None:
    moved = f'<w:moveFrom w:id="3">{run("First. ")}</w:moveFrom>'
    arrived = f'<w:moveTo w:id="4">{run(" First.")}</w:moveTo>'
    assert read(paragraph(moved, "Second."), paragraph("Third.", arrived)).text == "Second.\n\nThird. First."


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = '<w:rPr><w:del w:id="5"/></w:rPr>'
    account = read(paragraph("I waited ", properties=mark), paragraph("beside her."), paragraph("She slept."))
    assert account.text == "I waited beside her.\n\nShe slept."


def test_a_deleted_mark_at_the_very_end_loses_no_words() -> None:
    assert read(paragraph("I waited.", properties='<w:rPr><w:del w:id="5"/></w:rPr>')).text == "I waited."


def test_a_deleted_table_row_is_gone() -> None:
    row = f'<w:tr><w:trPr><w:del w:id="6"/></w:trPr><w:tc>{paragraph("Gone")}</w:tc></w:tr>'
    assert read(paragraph("Kept."), f"<w:tbl>{row}</w:tbl>").text == "Kept."


def test_comments_are_not_the_learners_words() -> None:
    marked = '<w:commentRangeStart w:id="0"/>' + run("I waited.") + '<w:commentRangeEnd w:id="0"/>'
    account = read(paragraph(marked, '<w:r><w:commentReference w:id="0"/></w:r>'))
    assert account.text == "I waited."


def test_table_cells_are_read_row_by_row() -> None:
    account = read(
        table(("What I did", "I sat with him on the step."), ("Why", "He was afraid of the door."))
    )
    assert zoned(account) == [
        ("What I did", Zone.TABLE_CELL),
        ("I sat with him on the step.", Zone.TABLE_CELL),
        ("Why", Zone.TABLE_CELL),
        ("He was afraid of the door.", Zone.TABLE_CELL),
    ]


def test_a_prompt_beside_a_long_answer_is_its_heading() -> None:
    answer = "I sat on the step below him and waited until he was ready to say what had gone wrong at school."
    account = read(table(("Date", "3 May"), ("What happened?", answer)))
    assert [zone for _, zone in zoned(account)] == [*[Zone.TABLE_CELL] * 2, Zone.HEADING, Zone.TABLE_CELL]


def test_a_table_inside_a_table_is_read_in_its_place() -> None:
    account = read(table((paragraph("Before.") + table(("Inner.",)) + paragraph("After."), "Next cell.")))
    assert account.text.split("\n\n") == ["Before.", "Inner.", "After.", "Next cell."]


def test_a_footnote_follows_the_paragraph_that_refers_to_it() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    account = read(
        paragraph("Bowlby said so.", reference), paragraph("I agree."), footnotes=("A Secure Base.",)
    )
    assert zoned(account) == [
        ("Bowlby said so.", Zone.PROSE),
        ("A Secure Base.", Zone.FOOTNOTE),
        ("I agree.", Zone.PROSE),
    ]


def test_an_endnote_is_read_like_a_footnote() -> None:
    account = read(
        paragraph("So.", '<w:r><w:endnoteReference w:id="1"/></w:r>'), endnotes=("See chapter 2.",)
    )
    assert zoned(account)[1] == ("See chapter 2.", Zone.FOOTNOTE)


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    account = read(paragraph("I waited.", text_box(paragraph("She came back."))), paragraph("We talked."))
    assert account.text == "I waited.\n\nShe came back.\n\nWe talked."


def test_an_old_text_box_is_read_too() -> None:
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('She came back.')}</w:txbxContent>"
    account = read(paragraph("I waited.", f"{old}</v:textbox></v:shape></w:pict></w:r>"))
    assert account.text == "I waited.\n\nShe came back."


def test_content_controls_links_and_tags_hold_the_learners_words() -> None:
    link = f'<w:hyperlink r:id="x">{run("my log")}</w:hyperlink>'
    tag = f"<w:smartTag>{run(' of March')}</w:smartTag>"
    inline = f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' 2024')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('She waved.')}</w:sdtContent></w:sdt>"
    assert (
        read(paragraph("See ", link, tag, inline, "."), block).text
        == "See my log of March 2024.\n\nShe waved."
    )


def test_the_prompt_of_an_empty_content_control_is_not_read() -> None:
    prompt = paragraph("Click here to enter text.")
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{prompt}</w:sdtContent></w:sdt>"
    assert read(paragraph("I waited."), control).text == "I waited."


def test_a_fields_result_is_read_and_its_instruction_is_not() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("3 May")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>'
    assert read(paragraph("On ", field, ", page ", simple, ".")).text == "On 3 May, page 7."


def test_tabs_breaks_and_hyphens_keep_their_meaning() -> None:
    marks = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>well</w:t><w:noBreakHyphen/><w:t>be</w:t>"
    assert read(paragraph(f"{marks}<w:softHyphen/><w:t>ing</w:t></w:r>")).text == "a\tb\nwell-being"


def test_a_line_break_between_long_lines_parts_two_blocks() -> None:
    account = read(paragraph("I sat with him.", "<w:r><w:br/></w:r>", "He told me about his day at school."))
    assert [words for words, _ in zoned(account)] == [
        "I sat with him.",
        "He told me about his day at school.",
    ]


def test_hidden_text_is_dropped() -> None:
    assert read(paragraph("I waited", run(" secretly", "<w:vanish/>"), ".")).text == "I waited."


@pytest.mark.parametrize("style", ["berschrift1", "CollegeHead", "Heading2"])
def test_a_heading_style_makes_a_heading_in_any_language_or_through_its_base(style: str) -> None:
    assert zoned(read(paragraph("What I did about it.", style=style)))[0][1] is Zone.HEADING


def test_an_outline_level_makes_a_heading() -> None:
    assert zoned(read(paragraph("All of it.", properties='<w:outlineLvl w:val="1"/>')))[0][1] is Zone.HEADING


@pytest.mark.parametrize("properties", ["<w:b/>", '<w:u w:val="single"/>', '<w:rStyle w:val="Strong"/>'])
def test_a_short_bold_or_underlined_paragraph_is_a_heading(properties: str) -> None:
    assert zoned(read(paragraph(run("What happened next", properties))))[0][1] is Zone.HEADING


@pytest.mark.parametrize(
    "runs",
    [
        (run("I waited for her.", "<w:b/>"),),
        (run("What happened", "<w:b/>"), run(" next")),
        (run("What happened next", '<w:b w:val="0"/>'),),
        (run("What happened next", '<w:u w:val="none"/>'),),
    ],
)
def test_a_bold_sentence_or_half_bold_line_is_no_heading(runs: tuple[str, ...]) -> None:
    assert zoned(read(paragraph(*runs)))[0][1] is Zone.PROSE


def test_a_plain_short_line_over_longer_text_is_a_heading() -> None:
    account = read(
        paragraph("Feelings"), paragraph("I was cross with myself, and it took me a while to see why.")
    )
    assert zoned(account)[0] == ("Feelings", Zone.HEADING)


def test_lists_by_numbering_or_by_style_are_items() -> None:
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    account = read(paragraph("I sat.", properties=number), paragraph("I waited.", style="ListBullet"))
    assert [zone for _, zone in zoned(account)] == [Zone.LIST_ITEM] * 2


def test_a_quote_style_makes_a_block_quote() -> None:
    assert zoned(read(paragraph("Children need a base.", style="Zitat")))[0][1] is Zone.BLOCK_QUOTE


def test_a_table_of_contents_is_boilerplate() -> None:
    properties = (
        '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    )
    control = f"<w:sdt>{properties}<w:sdtContent>{paragraph('Feelings 2')}</w:sdtContent></w:sdt>"
    assert zoned(read(control, paragraph("I waited.")))[0] == ("Feelings 2", Zone.BOILERPLATE)


def test_a_file_written_by_python_docx_is_read() -> None:
    document = python_docx.Document()
    document.add_heading("Feelings", 1)
    document.add_paragraph("I was cross.")
    document.add_paragraph("I sat.", style="List Bullet")
    document.add_paragraph("A base.", style="Intense Quote")
    out = io.BytesIO()
    document.save(out)
    assert zoned(read_account_bytes(out.getvalue(), "a.docx")) == [
        ("Feelings", Zone.HEADING),
        ("I was cross.", Zone.PROSE),
        ("I sat.", Zone.LIST_ITEM),
        ("A base.", Zone.BLOCK_QUOTE),
    ]


def test_nesting_as_deep_as_xml_may_be_is_read_and_deeper_is_refused() -> None:
    assert read(nested(100)).text == "Deep."
    with pytest.raises(ReadError, match=r"account\.docx: the file is damaged; "):
        read(nested(200))


def nested(times: int) -> str:
    return "<w:sdt><w:sdtContent>" * times + paragraph("Deep.") + "</w:sdtContent></w:sdt>" * times
