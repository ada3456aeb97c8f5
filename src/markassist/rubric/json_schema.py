"""The grammar of a rubric's files → JSON Schemas, from which an editor completes and checks them."""

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from markassist.rubric import schema
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
    told = dict(_descriptions())
    for model in (made, *made.get("$defs", {}).values()):
        for name, field in model.get("properties", {}).items():
            if words := told.get((model.get("title", ""), name)):
                field.setdefault("description", words)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:markassist:{kind}:1",
        **made,
    }


def _descriptions() -> Iterator[tuple[tuple[str, str], str]]:
    """The docstring under each field of each model.

    pydantic can do this itself, at every start of the program; here it is done when somebody asks.
    """
    for model in ast.walk(ast.parse(inspect.getsource(schema))):
        if not isinstance(model, ast.ClassDef):
            continue
        for field, text in pairwise(model.body):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(text, ast.Expr)
                and isinstance(text.value, ast.Constant)
                and isinstance(text.value.value, str)
            ):
                yield (model.name, field.target.id), inspect.cleandoc(text.value.value)
