"""A Markdown file stays as it is, and its marks give the zones."""

from markassist.read import read_account_bytes
from markassist.vocabulary import Zone


def blocks(text: str) -> list[tuple[str, Zone]]:
    account = read_account_bytes(text.encode(), "a.md")
    assert account.text == text
    return [(account.text[block.start : block.end], block.zone) for block in account.blocks]


def test_headings_of_both_kinds_and_bold_lines_are_headings() -> None:
    text = "# One\n\nTwo\n===\n\n**Three**\n\nI sat **still**.\n"
    assert blocks(text) == [
        ("# One", Zone.HEADING),
        ("Two\n===", Zone.HEADING),
        ("**Three**", Zone.HEADING),
        ("I sat **still**.", Zone.PROSE),
    ]


def test_a_paragraph_is_one_block_however_its_lines_are_broken() -> None:
    assert blocks("I sat\nwith her.\n") == [("I sat\nwith her.", Zone.PROSE)]


def test_titles_on_lines_of_their_own_are_headings() -> None:
    assert [zone for _, zone in blocks("Unit 7\nFamily time\nI sat with her for an hour.\n")] == [
        Zone.HEADING,
        Zone.HEADING,
        Zone.PROSE,
    ]


def test_a_paragraph_of_very_many_short_lines_is_read() -> None:
    assert len(blocks("Ab\n" * 50_000)) == 4


def test_list_items_hold_their_marks_and_paragraphs() -> None:
    assert blocks("- I sat\n  down.\n\n  I waited.\n1. Then we talked.\n") == [
        ("- I sat\n  down.", Zone.LIST_ITEM),
        ("I waited.", Zone.LIST_ITEM),
        ("1. Then we talked.", Zone.LIST_ITEM),
    ]


def test_whatever_stands_in_a_quote_is_quoted() -> None:
    text = "> # Policy\n> A base.\n>\n> - One\n\nI sat.\n"
    assert [zone for _, zone in blocks(text)] == [
        Zone.BLOCK_QUOTE,
        Zone.BLOCK_QUOTE,
        Zone.BOILERPLATE,
        Zone.BLOCK_QUOTE,
        Zone.PROSE,
    ]


def test_a_table_gives_a_cell_a_block() -> None:
    assert blocks("| When | What |\n|---|---|\n| At six | I sat \\| waited. |\n") == [
        ("| When", Zone.TABLE_CELL),
        ("| What |", Zone.TABLE_CELL),
        ("|---|---|", Zone.BOILERPLATE),
        ("| At six", Zone.TABLE_CELL),
        ("| I sat \\| waited. |", Zone.TABLE_CELL),
    ]


def test_a_backslash_at_the_end_of_a_row_belongs_to_its_cell() -> None:
    assert blocks("| a | b |\n|---|---|\n| c \\\n")[-1] == ("| c \\", Zone.TABLE_CELL)


def test_fenced_code_is_boilerplate_and_an_indented_paragraph_is_prose() -> None:
    assert [zone for _, zone in blocks("```\nx = 1\n```\n\n    I sat with her.\n")] == [
        Zone.BOILERPLATE,
        Zone.PROSE,
    ]


def test_a_plain_text_under_this_extension_is_still_parted_at_its_lines() -> None:
    long = "I sat on the step below him and waited until he was ready to talk about it all. " * 3
    assert [zone for _, zone in blocks(f"Feelings\n{long}\nConclusion\n{long}\n")] == [
        Zone.HEADING,
        Zone.PROSE,
        Zone.HEADING,
        Zone.PROSE,
    ]
