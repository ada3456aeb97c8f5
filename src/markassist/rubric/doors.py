"""Plain data → a model of the grammar, or what keeps it out, in plain English at its place."""

import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from markassist.errors import Fault
from markassist.rubric import schema
from markassist.rubric.complaints import complaint
from markassist.rubric.field_descriptions import field_descriptions
from markassist.rubric.yaml_places import Way, fault_at
from markassist.rubric.yaml_text import Parsed

Model = TypeVar("Model", bound=BaseModel)

CUE_FIELDS = frozenset({"any_of", "near", "unless", "all_of", "counter"})
"""The fields that hold cues."""
CUE_KINDS: Mapping[str, type[schema.Door]] = {
    "all_of": schema.AllOf,
    "mention": schema.MentionCue,
    "move": schema.MoveCue,
    "stages": schema.StagesCue,
    "model": schema.ModelCue,
    "pace": schema.PaceCue,
    "noted": schema.NotedCue,
}
"""The field by which each kind of cue is known."""


def admit(parsed: Parsed, model: type[Model]) -> tuple[Model | None, tuple[Fault, ...]]:
    """The file as a model, or None and its faults."""
    if parsed.data is None:
        return None, parsed.faults
    try:
        return model.model_validate(parsed.data), parsed.faults
    except ValidationError as error:
        return None, (*parsed.faults, *_faults(parsed, model, error))


def _faults(parsed: Parsed, model: type[BaseModel], error: ValidationError) -> Iterator[Fault]:
    told: set[tuple[Way, str]] = set()
    for one in error.errors(include_url=False):
        settled = _settle(parsed.data, one)
        if settled is None or settled in told:
            continue
        told.add(settled)
        way, kind = settled
        wrong, remedy = complaint(kind, way, one, _fields(model, way[:-1], parsed.data))
        yield fault_at(parsed, way, wrong, remedy, at_key=kind in {"extra_forbidden", "key"})


def _settle(data: object, one: ErrorDetails) -> tuple[Way, str] | None:
    """The way without pydantic's own marks, and the kind of fault; None for a cue of a kind not meant."""
    way: list[str | int] = []
    rest = list(one["loc"])
    while rest:
        way.append(rest.pop(0))
        value = _value(data, way)
        if _is_cue(way) and rest:
            meant = _kind_of_cue(value)
            if meant is None:
                return tuple(way), "no_cue"
            if rest.pop(0) != meant:
                return None
        elif rest and rest[0] == "[key]":
            return tuple(way), "key"
        elif rest and isinstance(rest[0], str) and rest[0].startswith(("constrained-str", "str")):
            rest.pop(0)
    return None if _only_follows(one, _value(data, way)) else (tuple(way), one["type"])


def _only_follows(one: ErrorDetails, value: object) -> bool:
    """A list is called too short too where some entries are faulty; those are told themselves."""
    return one["type"] == "too_short" and isinstance(value, list) and len(value) >= one["ctx"]["min_length"]


def _value(data: object, way: list[str | int]) -> object:
    for part in way:
        match data:
            case dict():
                data = data.get(part)
            case list() if isinstance(part, int) and part < len(data):
                data = data[part]
            case _:
                return None
    return data


def _is_cue(way: list[str | int]) -> bool:
    return len(way) > 1 and way[-2] in CUE_FIELDS and isinstance(way[-1], int)


def _kind_of_cue(value: object) -> str | None:
    """Pydantic's name for the kind of cue that was meant."""
    if isinstance(value, str):
        return "str"
    if isinstance(value, dict):
        return next((kind.__name__ for field, kind in CUE_KINDS.items() if field in value), None)
    return None


def _fields(model: type[BaseModel], way: Way, data: object) -> dict[str, str]:
    """The fields that the grammar knows at the end of a way, with what they mean."""
    annotation: object = model
    for part in way:
        data = _value(data, [part])
        annotation = _inside(annotation, part, data)
    found = _as_model(annotation, data)
    if found is None:
        return {}
    told = dict(field_descriptions())
    return {name: told.get((found.__name__, name), "") for name in found.model_fields}


def _inside(annotation: object, part: str | int, value: object) -> object:
    """The annotation of a part of what `annotation` describes."""
    model = _as_model(annotation, value)
    if model is not None and isinstance(part, str):
        field = model.model_fields.get(part)
        return None if field is None else field.annotation
    origin, args = get_origin(_bare(annotation)), get_args(_bare(annotation))
    if origin is tuple:
        return args[0]
    return args[1] if origin is dict else None


def _as_model(annotation: object, value: object) -> type[BaseModel] | None:
    """The one model that an annotation stands for, chosen by the value where it is a cue."""
    bare = _bare(annotation)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return bare
    if get_origin(bare) in {Union, types.UnionType}:
        models = [m for each in get_args(bare) if (m := _as_model(each, value)) is not None]
        kind = _kind_of_cue(value) if isinstance(value, dict) else None
        return models[0] if len(models) == 1 else next((m for m in models if m.__name__ == kind), None)
    return None


def _bare(annotation: object) -> Any:  # noqa: ANN401 - what typing returns
    whole = (
        schema.Cue if annotation == "Cue" else annotation
    )  # in its own definition a cue is known by name only
    return get_args(whole)[0] if get_origin(whole) is Annotated else whole
