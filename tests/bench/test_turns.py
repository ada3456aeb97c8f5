import pytest

from markassist.bench.turns import KEEPS, LOSES, own_clause, until_next_clause


@pytest.mark.parametrize(
    ("turn", "turned"),
    [
        ("negated", "I did not write it in the book."),
        ("hypothetical", "I should have written it in the book."),
        ("modal", "If I could I would write it in the book."),
        ("intended", "Next time I will write it in the book."),
        ("attributed", "My colleague wrote it in the book."),
        ("quoted", "The policy states: “I wrote it in the book.”"),
        ("questioned", "Would it be true to say that I wrote it in the book?"),
        ("refuted", "It is a myth that I wrote it in the book."),
    ],
)
def test_an_act_is_turned_so_that_it_loses_its_credit(turn: str, turned: str) -> None:
    assert LOSES[turn][1]("I wrote it in the book.") == turned


@pytest.mark.parametrize(
    ("lead", "turn", "turned"),
    [
        ("On Monday", "negated", "On Monday I did not write it."),
        ("At ten,", "negated", "At ten, I did not write it."),
        ("Yesterday", "hypothetical", "Yesterday I should have written it."),
        ("Before lunch,", "intended", "Next time I will write it."),
        ("Last week", "modal", "If I could I would write it."),
        ("Then", "attributed", "Then my colleague wrote it."),
        ("After he slept", "negated", None),
        ("On my shift", "attributed", None),
    ],
)
def test_an_adverbial_may_lead_the_act(lead: str, turn: str, turned: str | None) -> None:
    assert LOSES[turn][1](f"{lead} I wrote it.") == turned


@pytest.mark.parametrize(
    ("turn", "sentence", "turned"),
    [
        ("another child", "I sat with him until he slept.", "I sat with her until she slept."),
        ("another child", "I rang her mum.", None),
        ("by name", "I sat with him until he slept.", "I sat with Child A until he slept."),
        ("earlier past", "I wrote it down.", "I had written it down."),
        ("earlier past", "I was tired.", None),
    ],
)
def test_an_act_is_turned_so_that_it_keeps_its_credit(turn: str, sentence: str, turned: str | None) -> None:
    assert KEEPS[turn](sentence) == turned


@pytest.mark.parametrize("turn", ["negated", "attributed", "questioned", "refuted"])
def test_two_clauses_are_not_turned(turn: str) -> None:
    assert LOSES[turn][1]("I wrote it down and he slept.") is None


@pytest.mark.parametrize(
    ("turn", "turned"),
    [
        ("negated", "On Monday we did not write it."),
        ("hypothetical", "On Monday we should have written it."),
        ("modal", "If we could we would write it."),
        ("intended", "Next time we will write it."),
        ("attributed", "On Monday my colleague wrote it."),
    ],
)
def test_an_act_of_the_teams_is_turned_as_well(turn: str, turned: str) -> None:
    assert LOSES[turn][1]("On Monday we wrote it.") == turned
    assert LOSES["attributed"][1]("We wrote our names.") is None


def test_the_writers_own_clause_of_a_longer_sentence_is_a_sentence() -> None:
    sentence = "When he shouted, we sat down and I wrote it in the book before he slept."
    assert own_clause(sentence, sentence.index("I wrote"), sentence.index(" in the")) == (
        "I wrote it in the book."
    )
    assert own_clause(sentence, sentence.index("we sat"), sentence.index(" and")) == "We sat down."
    assert own_clause(sentence, sentence.index("he slept"), len(sentence) - 1) is None
    assert own_clause("I sat down.", 0, 10) is None


def test_a_sentence_is_cut_where_the_next_clause_begins() -> None:
    sentence = "I wrote it down before he slept."
    assert until_next_clause(sentence, 15) == "I wrote it down."
    assert until_next_clause(sentence, 18) == sentence
