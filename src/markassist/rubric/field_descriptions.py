"""The grammar's own source → the words under each of its fields."""

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise

from markassist.rubric import schema


def field_descriptions() -> Iterator[tuple[tuple[str, str], str]]:
    """`(model, field)` and the docstring under it.

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
