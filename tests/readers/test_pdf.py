"""A PDF gives paragraphs with their pages, not printed lines."""

from pathlib import Path

import pytest
from pdffile import Placed, pdf

from markassist.read import read_account, read_account_bytes
from markassist.values import Account
from markassist.vocabulary import Zone

FILES = Path(__file__).parent / "files"
WRAPPED = (
    "On Friday I heard K shouting at the top of the stairs, and so I went up slowly and sat",
    "two steps below him without a word. He went on shouting until he had no breath left in",
    "him, and then he sat down.",
)


def column(*lines: str, top: float = 700, pitch: float = 14, left: float = 72) -> list[Placed]:
    return [(left, top - at * pitch, words) for at, words in enumerate(lines)]


def read(*pages: list[Placed]) -> Account:
    return read_account_bytes(pdf(*pages), "a.pdf")


def paragraphs(account: Account) -> list[str]:
    return [account.text[block.start : block.end] for block in account.blocks]


def test_lines_are_joined_into_paragraphs() -> None:
    account = read([*column(*WRAPPED), *column(*WRAPPED, top=640)])
    assert paragraphs(account) == [" ".join(WRAPPED)] * 2


def test_paragraphs_without_space_between_are_parted_at_a_short_line() -> None:
    assert paragraphs(read(column(*WRAPPED, *WRAPPED))) == [" ".join(WRAPPED)] * 2


def test_a_paragraph_runs_on_over_the_page_and_keeps_the_page_it_began_on() -> None:
    account = read(column(*WRAPPED, *WRAPPED[:2]), column(WRAPPED[2], *WRAPPED))
    assert paragraphs(account) == [" ".join(WRAPPED)] * 3
    assert [block.page for block in account.blocks] == [1, 1, 2]


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("attach-", "ment", "attachment"),
        ("self-", "esteem", "self-esteem"),
        ("Anglo-", "Saxon", "Anglo-Saxon"),
        ("one-to-", "one", "one-to-one"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_mended(end: str, start: str, joined: str) -> None:
    first = f"On Friday I heard K shouting at the top of the stairs, and it was all about {end}"
    assert (
        f"all about {joined} and"
        in read(column(first, f"{start} and what comes of it for a child like him.")).text
    )


def test_the_documents_own_spelling_decides_about_a_hyphen() -> None:
    first = "On Friday I heard K shouting at the top of the stairs about his grand-"
    lines = (first, "father and me. I know that a grand-father is not what he wants to be called there.")
    assert "his grand-father and" in read(column(*lines)).text


def test_running_headers_footers_and_page_numbers_are_left_out() -> None:
    pages = [
        [(72, 800, "Learner 4711"), *column(*WRAPPED), (72, 30, "Unit 12"), (300, 30, f"Page {number} of 3")]
        for number in (1, 2, 3)
    ]
    assert paragraphs(read(*pages)) == [" ".join(WRAPPED)] * 3


def test_a_single_page_loses_its_number_and_nothing_else() -> None:
    account = read([(72, 800, "Reflective account"), *column(*WRAPPED), (300, 30, "1")])
    assert paragraphs(account) == ["Reflective account", " ".join(WRAPPED)]


def test_large_letters_make_a_heading() -> None:
    account = read([(72, 730, "What I did with him.", 16), *column(*WRAPPED)])
    assert [block.zone for block in account.blocks] == [Zone.HEADING, Zone.PROSE]


def test_cells_of_one_row_are_parted() -> None:
    account = read(
        [*column(*WRAPPED), (72, 600, "At first"), (300, 600, "He turned away."), (72, 580, "Then")]
    )
    assert paragraphs(account)[1:] == ["At first", "He turned away.", "Then"]
    assert account.blocks[1].zone is Zone.TABLE_CELL


def test_a_note_in_small_letters_follows_its_page() -> None:
    note: list[Placed] = [(72, 90, "1 Bowlby wrote about this.", 8)]
    account = read([*column(*WRAPPED), *note], column(*WRAPPED))
    assert [(block.zone, block.page) for block in account.blocks] == [
        (Zone.PROSE, 1),
        (Zone.FOOTNOTE, 1),
        (Zone.PROSE, 2),
    ]


def test_bullets_begin_items() -> None:
    account = read(column("\u2022 I sat down with him.", "\u2022 I waited."))
    assert [block.zone for block in account.blocks] == [Zone.LIST_ITEM] * 2


def test_a_printed_word_file_gives_the_paragraphs_of_the_word_file() -> None:
    printed, word = read_account(FILES / "paged.pdf"), read_account(FILES / "paged.docx")
    assert printed.text == word.text
    assert [block.zone for block in printed.blocks] == [block.zone for block in word.blocks]
    assert [block.page for block in printed.blocks] == sorted(block.page or 0 for block in printed.blocks)
    assert {block.page for block in printed.blocks} == {1, 2, 3}
