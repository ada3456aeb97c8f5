"""References to other evidence, dates, a declaration, borrowed words and passages unlike the rest."""

import pytest
from annotated import annotated

from markassist.values import Signal


def signals(text: str) -> dict[str, Signal]:
    return {s.id: s for s in annotated(text).signals if s.kind in {"sufficiency", "authorship"}}


@pytest.mark.parametrize(
    ("text", "name", "quote"),
    [
        ("My mentor observed me at bath time and signed the sheet.", "refers_to_observation", "observed me"),
        ("There is a witness testimony from the deputy.", "refers_to_testimony", "witness testimony"),
        ("The chart we made is in the appendix.", "refers_to_work_product", "in the appendix"),
        ("On 14/03/2025 I sat with him.", "dates_given", "14/03/2025"),
        ("It was 3rd May 2025 and he would not go in.", "dates_given", "3rd May 2025"),
        ("Two years ago I looked after a lad who ran.", "long_ago", "Two years ago"),
    ],
)
def test_what_an_account_says_of_itself_is_pointed_out(text: str, name: str, quote: str) -> None:
    found = signals(text)
    assert found[name].quote == quote


@pytest.mark.parametrize(
    "text",
    [
        "I observed him from the door and wrote it down.",
        "“Were you observed by him?” she asked.",
        "He may have been in the wrong.",
        "1.1 Provide a witness testimony for each criterion",
        "She is two years old and he is 14.",
    ],
)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert signals(text).keys() <= {"borrowed_words"}


def test_a_declaration_is_pointed_out() -> None:
    found = signals("I sat with him.\n\nI confirm that this is all my own work.")
    assert found["declares_own_work"].quote == "I confirm that this is all my own work."


def test_borrowed_words_are_counted_where_they_are_many() -> None:
    pasted = "1.1 Explain how attachment theory informs practice in residential settings"
    assert (
        "About 50 %"
        in signals(f"{pasted}\n\nI sat on the stairs with her until she slept.")["borrowed_words"].says
    )
    assert "borrowed_words" not in signals(f"{pasted}\n\n{'I sat with her until she slept. ' * 30}")


PLAIN = (
    "I sat down by him and said I was staying. He did not look at me. I got us a drink and we had it there. "
)
STIFF = (
    "Contemporary attachment scholarship consistently demonstrates that residential environments "
    "characterised by organisational instability systematically undermine developmental trajectories, "
    "particularly concerning emotional self-regulation, interpersonal competence, and educational "
    "participation, thereby necessitating comprehensively coordinated interdisciplinary therapeutic "
    "interventions across organisational boundaries. "
) * 2


def test_a_passage_unlike_the_rest_is_a_question() -> None:
    others = "\n\n".join(PLAIN * 2 for _ in range(6))
    found = signals(f"{others}\n\n{STIFF}")["unlike_the_rest"]
    assert found.quote is not None
    assert found.quote.startswith("Contemporary attachment")
    assert "a question to ask" in found.says


@pytest.mark.parametrize("text", ["\n\n".join(PLAIN * 2 for _ in range(6)), f"{PLAIN * 2}\n\n{STIFF}"])
def test_where_all_is_alike_or_there_is_too_little_nothing_is_said(text: str) -> None:
    assert "unlike_the_rest" not in signals(text)
