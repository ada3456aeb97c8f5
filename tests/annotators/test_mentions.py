"""The table of mentions.tsv: `kind<TAB>sentence`; `[words](ids)` must be found, and nothing beside them."""

import re
from pathlib import Path

import pytest

from markassist.annotators import ORDER
from markassist.annotators.mentions import RawMention, mentions, models_named
from markassist.doc import Doc
from markassist.values import Account, Block
from markassist.vocabulary import Zone

_MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
ROWS = [
    line.split("\t")[1]
    for line in Path(__file__).with_name("mentions.tsv").read_text(encoding="utf-8").splitlines()
]


def unmark(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The plain sentence, and each id with its characters."""
    text, marks, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        ids = (name.strip() for name in match[2].split(","))
        marks += [(name, len(text), len(text) + len(match[1])) for name in ids]
        text += match[1]
        at = match.end()
    return text + marked[at:], marks


def read(*paragraphs: tuple[str, Zone]) -> Doc:
    blocks, at = [], 0
    for text, zone in paragraphs:
        blocks.append(Block(at, at + len(text), zone))
        at += len(text) + 1
    doc = Doc(Account("a.txt", "\n".join(text for text, _ in paragraphs), tuple(blocks), ""))
    for annotator in ORDER:
        annotator(doc)
        if doc.classes and doc.references:
            break
    return doc


def found_in(text: str) -> list[RawMention]:
    return mentions(read((text, Zone.PROSE)))


@pytest.mark.parametrize("row", ROWS)
def test_a_sentence_names_what_is_marked_and_nothing_else(row: str) -> None:
    text, marks = unmark(row)
    doc = read((text, Zone.PROSE))
    found = [(m.id, *doc.span(m.start_token, m.end_token)) for m in mentions(doc)]
    assert {name for name, *_ in found} == {name for name, *_ in marks}
    for name, start, end in marks:
        assert any(f == name and s < end and start < e for f, s, e in found), (name, text[start:end])


def test_a_name_in_the_reference_list_counts_only_where_it_stands_nowhere_else() -> None:
    listed = "Bowlby, J. (1988) A Secure Base. London: Routledge. Fahlberg, V. (1994) A Journey."
    doc = read(("Bowlby helped me to see it.", Zone.PROSE), (listed, Zone.REFERENCE_LIST))
    names = [m.id for m in mentions(doc) if m.id.startswith("theorist.")]
    assert names == ["theorist.bowlby", "theorist.fahlberg"]


def test_an_unlisted_misspelling_says_what_it_was_read_as() -> None:
    (mention,) = found_in("Bowlbyy thought that a mother matters.")
    assert (mention.id, mention.uncertain, mention.through) == ("theorist.bowlby", True, "bowlby")


def test_a_name_spelt_right_is_certain() -> None:
    (mention,) = found_in("Bowlby thought that a mother matters.")
    assert (mention.uncertain, mention.through) == (False, None)


def test_a_model_is_named_through_its_theorist() -> None:
    named = found_in("I used Gibbs, and later Rolfe et al. (2001).")
    assert models_named(named) == ("gibbs", "what_so_what")
    assert {m.through for m in named if m.id.startswith("model.")} == {"theorist.gibbs", "theorist.rolfe"}


def test_a_surname_counts_once_its_full_name_has_stood() -> None:
    text = "Bruce Perry is who I read. Later that week I went back to Perry."
    assert [m.id for m in found_in(text)] == ["theorist.perry", "theorist.perry"]


def test_a_colleague_keeps_his_name_throughout() -> None:
    assert found_in("Our manager Dan Hughes was on call. I rang Hughes at ten.") == []


def test_reading_twice_finds_the_same() -> None:
    doc = read(("I used PACE as Hughes describes it.", Zone.PROSE))
    assert mentions(doc) == mentions(doc)
