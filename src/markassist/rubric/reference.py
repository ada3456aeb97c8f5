"""The grammar of a rubric's files → its reference in Markdown: each field and what may stand in it."""

import types
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from markassist.rubric import schema
from markassist.rubric.checks import FAMILIES, STAGES
from markassist.rubric.field_descriptions import field_descriptions
from markassist.vocabulary import Level, Move, Stance, Status, Time, Voice, Why

_SECTIONS: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("rubric.yaml", "", schema.RubricFile),
    ("A group", "#", schema.Group),
    ("A learning outcome", "#", schema.Outcome),
    ("A criterion", "", schema.Criterion),
    ("An indicator", "#", schema.Indicator),
    ("What the statuses need", "#", schema.Needs),
    ("A need", "#", schema.Need),
    ("The assessor's draft", "#", schema.Feedback),
    ("An example", "#", schema.Example),
    ("A cue of several parts", "", schema.AllOf),
    ("A cue for a name", "", schema.MentionCue),
    ("A cue for what a sentence does", "", schema.MoveCue),
    ("A cue for stages", "", schema.StagesCue),
    ("A cue for a reflective model", "", schema.ModelCue),
    ("A cue for PACE", "", schema.PaceCue),
    ("A cue for what is noted", "", schema.NotedCue),
    ("A lexicon", "", schema.Lexicon),
    ("A misconception", "", schema.MisconceptionFile),
)
_LISTS: tuple[tuple[str, type[StrEnum]], ...] = (
    ("Statuses", Status), ("Rungs (`level`, `rung`)", Level), ("Stances (`allows`, and reasons)", Stance),
    ("Other reasons", Why), ("Voices (`by`)", Voice), ("Times (`time`)", Time), ("Moves (`move`)", Move),
)  # fmt: skip
_PLAIN = {
    schema.Name: "a name",
    schema.CodeName: "a code",
    schema.Sentence: "text",
    str: "text",
    int: "a number",
    bool: "true or false",
}
_HEAD = """# Rubric files: reference

Made from the grammar by `markassist schema reference`; [rubric-authors.md](rubric-authors.md) teaches it.
Each table is one part of a file; what is not in it is refused, with its place and what may have been meant. A
*name* has small letters, figures and `_`; a *code* is like `M2` or `W1.3`; a *cue* is `"@lexicon"`, a phrase
in [the notation of terms](rubric-authors.md#terms), or one of the kinds of cue below.
"""


def reference() -> str:
    """The whole page."""
    lines = [_HEAD.rstrip()]
    for title, deeper, model in _SECTIONS:
        lines += ["", f"##{deeper} {title}", "", " ".join((model.__doc__ or "").split()), *_table(model)]
    lines += ["", "## Closed lists", "", "| list | its values |", "|---|---|"]
    lines += [f"| {title} | {_values(values)} |" for title, values in _LISTS]
    lines.append(f"| Families (`mention`) | {_code(FAMILIES)} |")
    stages = _code(f"{model}: {number}" for model, number in STAGES.items())
    lines.append(f"| Models, and how many stages each has (`stages`) | {stages} |")
    return "\n".join(lines) + "\n"


def _table(model: type[BaseModel]) -> Iterator[str]:
    told = dict(field_descriptions())
    as_elsewhere = {name: told["Indicator", name] for name in ("any_of", "near", "within", "unless")}
    as_elsewhere["title"] = "What people read."
    yield from ("", "| field | what may stand there | without it | what it says |", "|---|---|---|---|")
    for name, field in model.model_fields.items():
        words = told.get((model.__name__, name), as_elsewhere.get(name, ""))
        says = " ".join(words.split()).replace("|", "\\|")
        yield f"| `{name}` | {_kind(field.annotation, field)} | {_default(field)} | {says} |"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "must be there"
    value = field.default
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple):
        return _code(value)
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _kind(annotation: Any, field: FieldInfo | None = None) -> str:  # noqa: ANN401 - what typing returns
    """What may stand in a field, in words."""
    whole = Annotated[annotation, *field.metadata] if field is not None and field.metadata else annotation
    known = next((words for kind, words in _PLAIN.items() if kind in (whole, annotation)), None)
    if known is not None:
        return known
    if annotation == "Cue" or annotation is schema.Cue:
        return "a cue"
    return _made_of(get_origin(annotation), get_args(annotation)) or _named(annotation)


def _made_of(origin: Any, args: tuple[Any, ...]) -> str:  # noqa: ANN401 - what typing returns
    """A type that is made of others; empty for one that is not."""
    if origin is Annotated:
        return _kind(args[0])
    if origin in {Union, types.UnionType}:
        kinds = dict.fromkeys(_kind(arg) for arg in args if arg is not type(None))
        return "a cue" if schema.AllOf in args else " or ".join(kinds)
    if origin is tuple:
        return f"a list: {_kind(args[0])}"
    if origin is dict:
        return f"by name: {_kind(args[1])}"
    return _code(args) if origin is Literal else ""


def _named(annotation: Any) -> str:  # noqa: ANN401
    """A closed list, or a section of this page."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return _values(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        title = next(title for title, _, model in _SECTIONS if model is annotation)
        return f"[{title[0].lower() + title[1:]}](#{_anchor(title)})"
    return f"{annotation}"


def _anchor(title: str) -> str:
    return "".join(c for c in title.lower().replace(" ", "-") if c.isalnum() or c == "-")


def _values(values: type[StrEnum]) -> str:
    return _code(map(str, values))


def _code(values: Any) -> str:  # noqa: ANN401 - any run of texts
    return ", ".join(f"`{value}`" for value in values)
