"""How deep each passage reflects, and what made it so; the marks of superficial and of deep reflection."""

import pytest
from reflected import read, rows

from markassist.annotators.depth import passages
from markassist.annotators.reflection import reflection

TABLE = rows("depth.tsv")


@pytest.mark.parametrize(("level", "text"), TABLE)
def test_a_passage_reaches_its_depth(level: str, text: str) -> None:
    (passage,) = passages(read(text))
    assert passage.level == level, passage.because


def test_a_level_says_what_made_it_so() -> None:
    (passage,) = passages(
        read("Perhaps my hurry told him he was a nuisance, which is what he expects of adults.")
    )
    assert any("Perhaps" in reason for reason in passage.because)


def test_headings_are_no_passages() -> None:
    assert [p.level for p in passages(read("Feelings\n\nI felt fine about it."))] == ["R1"]


MARKS = rows("marks.tsv")


@pytest.mark.parametrize(("mark", "text"), MARKS)
def test_a_mark_is_seen(mark: str, text: str) -> None:
    ids = {s.id for s in reflection(read(text))[1]}
    assert (mark.removeprefix("!") in ids) is not mark.startswith("!")


THIN = dict(rows("thin_accounts.tsv"))
LOG, CHILD_ONLY, BLAME = THIN["log"], THIN["child_only"], THIN["blame"]


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("no_own_feeling", LOG),
        ("narrative_only", LOG),
        ("child_feelings_only", CHILD_ONLY),
        ("all_difficulty_in_others", BLAME),
    ],
)
def test_an_accounts_mark_is_seen(mark: str, text: str) -> None:
    assert mark in {s.id for s in reflection(read(text))[1]}


def test_theory_beside_the_event_is_seen() -> None:
    told = "On Monday I sat with her. She drew a house and I drew the garden. I was worried about her."
    theory = (
        "Bowlby developed attachment theory. Children form an internal working model in early childhood. "
        "Ainsworth identified secure and insecure attachment in the Strange Situation."
    )
    assert "theory_detached" in {s.id for s in reflection(read(f"{told}\n\n{theory}"))[1]}
    linked = theory + " This helps me to understand why she drew a house with no door."
    assert "theory_detached" not in {s.id for s in reflection(read(f"{told}\n\n{linked}"))[1]}


def test_signals_speak_of_the_text_and_never_judge() -> None:
    _, signals = reflection(read(LOG + "\n\n" + CHILD_ONLY))
    for signal in signals:
        assert signal.kind == "depth"
        for verdict in ("fail", "pass", "grade", "competent", "poor", "achieved"):
            assert verdict not in signal.says.lower().split()


def test_a_signal_quotes_exactly() -> None:
    text = "I helped him tidy. Overall it went really well."
    for signal in reflection(read(text))[1]:
        if signal.quote is not None:
            assert text[signal.start : signal.end] == signal.quote
