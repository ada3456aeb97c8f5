"""Stages by their headings: variants, numbers, lead-ins, slips; empty, missing, mixed, out of order."""

import pytest
from reflected import read, rows

from markassist.annotators.reflection import reflection
from markassist.values import Reflection

TOLD = "On Friday I sat with her on the stairs and she told me about her brother."
FELT = "I was anxious at first and then I felt relieved."
WEIGHED = "Sitting lower than her worked well. What did not work was my first question, which was too quick."
EXPLAINED = "I think she was quiet because adults have not kept their word to her."
CONCLUDED = "I learned that waiting is an answer. I could have waited sooner."
PLANNED = "I will sit with her on Fridays from now on and review it with my supervisor on the 4th."
PARTS = {
    "description": TOLD, "feelings": FELT, "evaluation": WEIGHED, "analysis": EXPLAINED,
    "conclusion": CONCLUDED, "action_plan": PLANNED,
}  # fmt: skip


def account(*lines: str) -> str:
    return "\n\n".join(lines)


def found(text: str) -> Reflection:
    return reflection(read(text))[0]


def stage_at(text: str, first: str) -> set[tuple[str, str]]:
    at = text.index(first)
    return {(s.stage, s.origin) for s in found(text).stages if s.start == at}


VARIANTS = rows("stage_headings.tsv")


@pytest.mark.parametrize(("heading", "stage"), VARIANTS)
def test_a_heading_opens_its_stage(heading: str, stage: str) -> None:
    lines = ["I am using Gibbs (1988)."]
    for name, text in PARTS.items():
        lines += [heading if name == stage else name.replace("_", " ").capitalize(), text]
    text = account(*lines)
    assert (f"gibbs.{stage}", "heading") in stage_at(text, PARTS[stage])


def test_a_lead_in_on_the_line_opens_its_stage() -> None:
    text = account(*(f"{name.replace('_', ' ').capitalize()}: {part}" for name, part in PARTS.items()))
    result = found(text)
    assert [s.stage for s in result.stages] == [f"gibbs.{name}" for name in PARTS]
    assert text[result.stages[1].start :].startswith(FELT)
    assert result.best_fit == "gibbs"


def test_a_lead_in_question_opens_its_stage() -> None:
    text = account("What? " + TOLD, "So what? " + EXPLAINED, "Now what? " + PLANNED)
    result = found(text)
    assert [s.stage for s in result.stages] == [
        "what_so_what.what",
        "what_so_what.so_what",
        "what_so_what.now_what",
    ]
    assert result.best_fit == "what_so_what"


def test_all_stages_in_order() -> None:
    result = found(
        account(
            "Gibbs (1988)",
            *(line for name, part in PARTS.items() for line in (name.replace("_", " ").title(), part)),
        )
    )
    assert result.missing == ()
    assert result.in_order is True
    assert result.models_named == ("gibbs",)


def test_an_empty_section_is_a_missing_stage() -> None:
    result = found(
        account(
            "Using Gibbs",
            "Description",
            TOLD,
            "Feelings",
            "Evaluation",
            WEIGHED,
            "Analysis",
            EXPLAINED,
            "Conclusion",
            CONCLUDED,
            "Action plan",
            PLANNED,
        )
    )
    assert result.missing == ("gibbs.feelings",)


def test_a_section_about_something_else_is_a_missing_stage() -> None:
    off = "The home has six bedrooms and a large garden. Ofsted visits twice a year."
    result = found(
        account(
            "Using Gibbs",
            "Description",
            TOLD,
            "Feelings",
            off,
            "Evaluation",
            WEIGHED,
            "Analysis",
            EXPLAINED,
            "Conclusion",
            CONCLUDED,
            "Action plan",
            PLANNED,
        )
    )
    assert result.missing == ("gibbs.feelings",)


def test_stages_out_of_order_are_seen() -> None:
    result = found(
        account(
            "Gibbs cycle",
            "Action plan",
            PLANNED,
            "Conclusion",
            CONCLUDED,
            "Analysis",
            EXPLAINED,
            "Evaluation",
            WEIGHED,
            "Feelings",
            FELT,
            "Description",
            TOLD,
        )
    )
    assert result.in_order is False


def test_conclusions_in_two_parts_are_one_stage() -> None:
    result = found(
        account(
            "Gibbs",
            "Description",
            TOLD,
            "Feelings",
            FELT,
            "Evaluation",
            WEIGHED,
            "Analysis",
            EXPLAINED,
            "Conclusions (general)",
            CONCLUDED,
            "Conclusions (specific)",
            "I also realised that I rush.",
            "Personal action plans",
            PLANNED,
        )
    )
    assert result.missing == ()


def test_the_headings_say_which_model_is_followed_whatever_is_named() -> None:
    text = account(
        "I have used Kolb's learning cycle for this.",
        *(line for name, part in PARTS.items() for line in (name.replace("_", " ").title(), part)),
    )
    result, signals = reflection(read(text))
    assert result.models_named == ("kolb",)
    assert result.best_fit == "gibbs"
    assert "other_model_followed" in {s.id for s in signals}


def test_two_models_mixed_are_noted() -> None:
    text = account(
        "Using Gibbs' Kolb model",
        "Description",
        TOLD,
        "Feelings",
        FELT,
        "Abstract conceptualisation",
        EXPLAINED,
        "Active experimentation",
        PLANNED,
    )
    result, signals = reflection(read(text))
    assert result.models_named == ("gibbs", "kolb")
    assert {"gibbs.description", "kolb.active_experimentation"} <= {s.stage for s in result.stages}
    assert "models_mixed" in {s.id for s in signals}


def test_an_account_without_model_or_shape_follows_none() -> None:
    result = found("The home has six bedrooms. Staff work shifts. Children go to the local school.")
    assert result.best_fit is None
    assert result.in_order is None
    assert result.missing == ()


def test_every_stage_lies_within_the_text() -> None:
    text = account("Gibbs", "Feelings", FELT)
    for stage in found(text).stages:
        assert 0 <= stage.start < stage.end <= len(text)
