"""docs/rubric-reference.md is what the grammar says today; docs/rubric-authors.md has the notation."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from markassist import notation
from markassist.rubric import schema
from markassist.rubric.checks import STAGES
from markassist.rubric.reference import reference

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "rubric-reference.md").read_text(encoding="utf-8")
AUTHORS = (DOCS / "rubric-authors.md").read_text(encoding="utf-8")
MODELS = [
    model
    for model in vars(schema).values()
    if isinstance(model, type) and issubclass(model, schema.Door) and model is not schema.Door
]


def test_the_page_is_what_the_grammar_says_today() -> None:
    assert reference() == PAGE, "run: markassist schema reference > docs/rubric-reference.md"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_stands_in_it_with_what_it_says(model: type[BaseModel]) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| ([^|]+) \|$", PAGE, flags=re.MULTILINE))
    assert [field for field in model.model_fields if not rows.get(field, "").strip()] == []


def test_every_link_within_it_leads_somewhere() -> None:
    anchors = {
        re.sub(r"[^a-z0-9-]", "", heading.lower().replace(" ", "-"))
        for heading in re.findall(r"^#+ (.+)$", PAGE, flags=re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) <= anchors


def test_every_value_of_the_closed_lists_is_named() -> None:
    values = (*schema.Voice, *schema.Time, *schema.Level, *schema.Why, *schema.Stance, *STAGES)
    assert [value for value in (*values, *schema.Within.__args__) if f"`{value}" not in PAGE] == []


def test_every_term_shown_can_be_read() -> None:
    table = AUTHORS[AUTHORS.index("## Terms") : AUTHORS.index("## Examples")]
    shown = re.findall(r"^\| `([^`]+)` \|", table, flags=re.MULTILINE)
    assert len(shown) == 9
    for term in shown:
        notation.parse(term)
