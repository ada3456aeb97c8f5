"""A plain text stays as it is, and its paragraphs are told by its lines."""

import pytest

from markassist.errors import ReadError
from markassist.read import read_account_bytes
from markassist.vocabulary import Zone

LONG = "I sat on the step below him, said back what I had heard and then waited until he wanted to talk."


def blocks(text: str, name: str = "a.txt") -> list[tuple[str, Zone]]:
    account = read_account_bytes(text.encode(), name)
    return [(account.text[block.start : block.end], block.zone) for block in account.blocks]


def zones(text: str) -> list[Zone]:
    return [zone for _, zone in blocks(text)]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfI sat.\n", "I sat.\n"),
        (b"I sat.\r\nI waited.\r\n", "I sat.\nI waited.\n"),
        (b"I sat.\rI waited.\r", "I sat.\nI waited.\n"),
        (b"\xff\xfeI\0 \0s\0a\0t\0.\0", "I sat."),
        ("I sat – “there”.".encode("utf-16-be"), "I sat – “there”."),
        ("I sat with her.".encode("utf-16-le"), "I sat with her."),
        ("\ufeffI sat.".encode("utf-32-le"), "I sat."),
        (b"I don\x92t say \x93no\x94 \x96 caf\xe9, \xa34.50", "I don’t say “no” – café, £4.50"),
        (b"I don\xd5t say \xd2no\xd3 \xd0 caf\x8e, \xa34.50", "I don’t say “no” – café, £4.50"),
        ("Renée’s café, naïve, 3½ hours at 37°C".encode("cp1252"), "Renée’s café, naïve, 3½ hours at 37°C"),
        ("Renée’s café, naïve".encode("mac_roman"), "Renée’s café, naïve"),
        ("Zoë’s “café” – naïve ".encode() + b"don\x92t", "Zoë’s “café” – naïve don’t"),
        (
            "Он сидел и ждал меня, пока я говорила.".encode("cp1251"),
            "Он сидел и ждал меня, пока я говорила.",
        ),
        (b"I sat.\x0cI waited.\x00", "I sat.\nI waited. "),
        ("I don\x92t".encode(), "I don’t"),
        ("e\u0301 \u00a0 \u2028 \u00ad \u200b ﬁ".encode(), "e\u0301 \u00a0 \u2028 \u00ad \u200b ﬁ"),
    ],
)
def test_every_encoding_met_in_the_wild_gives_its_characters(data: bytes, text: str) -> None:
    assert read_account_bytes(data, "a.txt").text == text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ReadError, match="it is not text"):
        read_account_bytes(b"I sat.\x00\x01\x02\x03\x04\x05" * 10, "a.txt")


def test_blank_lines_and_single_line_breaks_part_paragraphs() -> None:
    assert [words for words, _ in blocks("  I sat.\nI waited. \n \n\n\tShe came.\n")] == [
        "I sat.",
        "I waited.",
        "She came.",
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "On Friday I heard K shouting at the top of the\nstairs. I went up slowly and sat two steps below\n"
        "him. I said nothing for a while, and he went on\nshouting until he had no breath left."
        "\n\nThen he sat down.\n"
    )
    assert [words for words, _ in blocks(text)] == [text[:-20], "Then he sat down."]


def test_long_lines_that_begin_in_lower_case_are_not_taken_for_wrapped_ones() -> None:
    text = f"{LONG * 3}\nhe then told me about it all, and so we went in\nand we had tea\n"
    assert len(blocks(text)) == 3


def test_a_list_in_a_wrapped_text_keeps_its_items_apart() -> None:
    text = (
        "On Friday I heard K shouting at the top of the\nstairs, and I did three things in this order that\n"
        "I had planned:\n- I sat two steps below him on the same staircase\n"
        "- I waited until he was ready to talk to me\n"
    )
    assert [zone for _, zone in blocks(text)] == [Zone.PROSE, Zone.LIST_ITEM, Zone.LIST_ITEM]


@pytest.mark.parametrize(
    "title",
    [
        "Feelings",
        "What?",
        "So what?",
        "Action plan",
        "FEELINGS:",
        "1. Description",
        "2) What happened",
        "Part A",
    ],
)
def test_a_short_line_over_longer_text_is_a_heading(title: str) -> None:
    assert zones(f"{title}\n\n{LONG}\n") == [Zone.HEADING, Zone.PROSE]
    assert zones(f"{LONG}\n{title}\n{LONG}\n") == [Zone.PROSE, Zone.HEADING, Zone.PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "I sat with him.",
        "I sat with him and said sorry",
        "“Leave me alone”",
        "he calmed down",
        "He calmed down",
        "one two three four five six seven eight nine ten eleven",
        "Two, please,",
    ],
)
def test_a_sentence_or_speech_is_no_heading(line: str) -> None:
    assert zones(f"{LONG}\n\n{line}\n\n{LONG}") == [Zone.PROSE] * 3


def test_a_last_line_heads_nothing() -> None:
    assert zones(f"{LONG}\n\nSigned J Smith\n") == [Zone.PROSE] * 2


def test_a_run_of_short_lines_is_a_log_and_no_headings() -> None:
    assert zones(f"{LONG}\nRang school\nMet mum\nDid the log\nWrote it up\n{LONG}") == [Zone.PROSE] * 6


@pytest.mark.parametrize("marker", ["-", "*", "•", "1.", "12)", "a)", "(b)", "(iv)", "\uf0b7"])
def test_bullets_and_numbers_make_list_items(marker: str) -> None:
    assert zones(f"{marker} I sat with her.\n{marker} I waited.\n") == [Zone.LIST_ITEM] * 2


@pytest.mark.parametrize(
    "line", ["7.15 got M up.", "J. was cross.", "-5 outside.", "1.2 Explain how it helps."]
)
def test_times_initials_and_criteria_are_no_list_items(line: str) -> None:
    assert zones(line) == [Zone.PROSE]


def test_quoted_lines_are_a_block_quote_and_rules_are_boilerplate() -> None:
    assert zones("> A base.\n\n-----\n\nI sat.\n") == [Zone.BLOCK_QUOTE, Zone.BOILERPLATE, Zone.PROSE]
