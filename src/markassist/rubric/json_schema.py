"""The grammar of a rubric's files → JSON Schemas, from which an editor completes and checks them."""

from typing import Any

from pydantic import BaseModel

from markassist.rubric.field_descriptions import field_descriptions
from markassist.rubric.schema import Criterion, Lexicon, MisconceptionFile, RubricFile

FILES: dict[str, type[BaseModel]] = {
    "rubric": RubricFile,
    "criterion": Criterion,
    "lexicon": Lexicon,
    "misconception": MisconceptionFile,
}
"""Each kind of file with its model."""


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema, draft 2020-12, of a kind of file; the words under a field describe it."""
    made = FILES[kind].model_json_schema()
    told = dict(field_descriptions())
    for model in (made, *made.get("$defs", {}).values()):
        for name, field in model.get("properties", {}).items():
            if words := told.get((model.get("title", ""), name)):
                field.setdefault("description", words)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:markassist:{kind}:1",
        **made,
    }
