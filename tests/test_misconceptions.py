"""Every misconception is there, and is told from its refusal, from another's view and from a near miss."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from markassist.bench.examples import account_of
from markassist.road import mark
from markassist.rubric.compile import CompiledMisconception, Rubric
from markassist.rubric.load import load_rubric
from markassist.rubric.marked_text import marked_text

IDS = """
behaviour_only friend_role infants_only concern_not_shared superficial_reflection
attachment_as_dependence attachment_fixed disorganised_means_disobedient disorder_for_insecurity
pattern_proves_abuse mother_only secure_never_upset avoidant_means_resilient attention_seeking
acceptance_means_no_limits pace_misattributed bowlby_strange_situation
negative_reinforcement_as_punishment gillick_fraser_confused model_stages_wrong
confidentiality_absolute restraint_for_compliance wrong_law critical_period_absolute
trauma_as_excuse family_contact_all_or_nothing bonding_is_attachment ace_score_as_destiny
do_not_get_attached resilience_is_innate wrong_reporting_line avoidant_ambivalent_swapped quiz_label
nursery_harms infants_cannot_remember key_worker_owns_child wrong_attribution
""".split()
FEWEST_CAUGHT = 0.8
"""The share of each file's further wordings that must be caught."""


@cache
def rubric() -> Rubric:
    return load_rubric(Path(__file__).parent / "rubric" / "small")


def one(name: str) -> CompiledMisconception:
    return next(m for m in rubric().misconceptions if m.id == name)


def stances(name: str, text: str) -> set[str]:
    alone = replace(rubric(), criteria=(), misconceptions=(one(name),))
    return {m.stance for m in mark(account_of(text), alone).misconceptions}


def examples() -> Iterator[tuple[str, str]]:
    for name in IDS:
        yield from ((name, example.text) for example in one(name).spec.examples)


def test_they_are_all_there_in_their_order() -> None:
    numbered = sorted(rubric().misconceptions, key=lambda m: m.spec.number)
    assert [m.id for m in numbered if m.id in IDS] == IDS


@pytest.mark.parametrize("name", IDS)
def test_it_has_enough_examples(name: str) -> None:
    kinds = [{b.name for b in marked_text(e.text).brackets} for e in one(name).spec.examples]
    assert sum("held" in kind for kind in kinds) >= 3
    assert sum("refuted" in kind for kind in kinds) >= 1
    assert sum("attributed" in kind for kind in kinds) >= 1
    assert sum(not kind for kind in kinds) >= 3
    assert len(one(name).spec.wordings) >= 5


@pytest.mark.parametrize(("name", "text"), list(examples()))
def test_an_example_is_read_as_it_says(name: str, text: str) -> None:
    marked = marked_text(text)
    assert stances(name, marked.text) == {b.name for b in marked.brackets}


@pytest.mark.parametrize("name", IDS)
def test_further_wordings_are_caught(name: str) -> None:
    wordings = one(name).spec.wordings
    missed = [text for text in wordings if "held" not in stances(name, text)]
    caught = 1 - len(missed) / len(wordings)
    assert caught >= FEWEST_CAUGHT, "\n".join((f"{name} catches {caught:.2f} and misses", *missed))


@pytest.mark.parametrize("name", IDS)
def test_no_example_of_another_raises_what_it_does_not_say(name: str) -> None:
    """What is refuted, or another's, or nothing at all in any file is held in none."""
    apart = [marked_text(t).text for n, t in examples() if n == name and "(held)" not in t]
    found = [
        m for text in apart for m in mark(account_of(text), replace(rubric(), criteria=())).misconceptions
    ]
    assert [(m.id, m.quote) for m in found if m.stance == "held"] == []


TAKEN_BACK = (
    "I had it in my head that he was just attention seeking, until his aunty told me of the nights.",
    "I was always taught that you get a rod for your own back, but the opposite is what I have seen.",
    "I took it that a secure child never cries. That was my mistake.",
    "He is just attention seeking. I know better now.",
    "Attachment is only for babies. I don't agree with that any more.",
)
ANOTHERS = (
    "One of the night staff says attachment is only for babies.",
    "According to his uncle he is just attention seeking.",
    "The agency manager's view is that he is only attention seeking.",
    "My nan used to say that attachment is only for babies.",
)
STILL_HELD = (
    "He is just attention seeking, that is all it is.",
    "I don't see the point of a fuss, he is only attention seeking.",
    "At first he was quiet, but he is just attention seeking.",
    "We were told on the course that attachment is only for babies.",
)


def held(text: str) -> set[str]:
    report = mark(account_of(text), replace(rubric(), criteria=()))
    return {m.id for m in report.misconceptions if m.stance == "held"}


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_a_view_that_the_writer_takes_back_is_not_held(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize("text", ANOTHERS)
def test_a_view_that_another_is_said_to_have_is_not_held(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize("text", STILL_HELD)
def test_a_view_that_nothing_takes_back_is_held(text: str) -> None:
    assert held(text)
