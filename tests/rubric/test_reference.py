"""docs/rubric-authors.md names every field of the grammar, and its examples obey it."""

import re
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from markassist import notation
from markassist.rubric import schema
from markassist.rubric.json_schema import FILES

PAGE = (Path(__file__).parents[2] / "docs" / "rubric-authors.md").read_text(encoding="utf-8")
MODELS = (
    schema.RubricFile,
    schema.Group,
    schema.Criterion,
    schema.Indicator,
    schema.Need,
    schema.Needs,
    schema.Example,
    schema.Feedback,
    schema.Lexicon,
    schema.MisconceptionFile,
    schema.AllOf,
    schema.MentionCue,
    schema.MoveCue,
    schema.StagesCue,
    schema.ModelCue,
    schema.PaceCue,
    schema.NotedCue,
)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_named(model: type[BaseModel]) -> None:
    assert [field for field in model.model_fields if not re.search(rf"`[^`\n]*\b{field}\b", PAGE)] == []


def test_every_yaml_example_obeys_the_grammar() -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        data = yaml.safe_load(block)
        FILES[next(iter(data))].model_validate(data)


def test_every_term_shown_can_be_read() -> None:
    table = PAGE[PAGE.index("## Terms") : PAGE.index("## A lexicon")]
    shown = re.findall(r"^\| `([^`]+)` \|", table, flags=re.MULTILINE)
    assert len(shown) == 8
    for term in shown:
        notation.parse(term)


def test_every_value_of_the_closed_lists_is_named() -> None:
    values = (*schema.Voice, *schema.Time, *schema.Level, *schema.Why, *schema.Within.__args__)
    assert [value for value in values if str(value) not in PAGE] == []
