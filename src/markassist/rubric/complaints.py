"""What the grammar's checker found → what is wrong and what to do, in plain English."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from markassist.rubric.did_you_mean import did_you_mean, list_of
from markassist.rubric.yaml_places import Way

KINDS_OF_CUE = ("all_of", "mention", "move", "stages", "model", "pace", "noted")
"""The fields by which a cue of a kind with a name of its own is known."""


def complaint(kind: str, way: Way, one: ErrorDetails, fields: Mapping[str, str]) -> tuple[str, str]:
    """What is wrong at the end of `way`, and the remedy; `fields` are those that may stand there."""
    name, value = _called(way), one["input"]
    match kind:
        case "extra_forbidden":
            return f"{name} is not a field here", did_you_mean(
                str(way[-1]), fields, list_of("fields here", fields)
            )
        case "missing":
            return f"{name} is missing", _how_to_write(str(way[-1]), fields)
        case "no_cue":
            return _no_cue(name, value)
        case "string_pattern_mismatch" | "key":
            return _pattern(name, str(way[-1] if kind == "key" else value), str(one["ctx"]["pattern"]))
        case "enum" | "literal_error":
            allowed = re.findall(r"'([^']*)'", str(one["ctx"]["expected"]))
            return f"{_shown(value)} is no value of {_field(way)}", _choose(str(value), allowed)
    return _wrong_kind(kind, way, value, one.get("ctx", {}))


def _wrong_kind(kind: str, way: Way, value: object, context: Mapping[str, Any]) -> tuple[str, str]:
    name = _called(way)
    if value is None:
        return f"{name} is empty", "write its value after it, or take the line away"
    if kind == "string_type":
        return _no_text(name, value)
    if kind in {"string_too_short", "too_short"}:
        return f"{name} is too short", _at_least(kind, way, context)
    if kind == "greater_than_equal":
        return f"{name} is {value}", f"write {context['ge']} or more"
    if kind == "tuple_type":
        return f"{name} must be a list, not {_shown(value)}", _as_list(way, value)
    must, remedy = _KINDS.get(kind, ("something else", "look it up in the reference"))
    return f"{name} must be {must}, not {_shown(value)}", remedy


_KINDS = {
    "bool_parsing": ("true or false", "write true or false"),
    "bool_type": ("true or false", "write true or false"),
    "int_parsing": ("a whole number", "write a number such as 2"),
    "int_type": ("a whole number", "write a number such as 2"),
    "model_type": ("made of fields", "write “name: value”, a line each, below it"),
    "dict_type": ("made of fields", "write “name: value”, a line each, below it"),
}


def _called(way: Way) -> str:
    if not way:
        return "the file"
    return f"entry {way[-1] + 1} of {_called(way[:-1])}" if isinstance(way[-1], int) else f"“{way[-1]}”"


def _field(way: Way) -> str:
    return f"“{next((part for part in reversed(way) if isinstance(part, str)), '')}”"


def _no_cue(name: str, value: object) -> tuple[str, str]:
    if isinstance(value, dict) and len(value) == 1:
        (key,) = value
        if " " in key:
            return f"{name} is read as a field, for its colon", "put the whole text between quotation marks"
        return f"“{key}” is no kind of cue", did_you_mean(key, KINDS_OF_CUE, list_of("kinds", KINDS_OF_CUE))
    return f"{name} is no cue", f"write “@lexicon”, a term, or one of: {', '.join(KINDS_OF_CUE)}"


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case list() | tuple():
            return "a list"
        case dict():
            return "fields"
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"


def _how_to_write(field: str, fields: Mapping[str, str]) -> str:
    meaning = re.split(r"[.;:`]", fields.get(field, ""))[0].strip()
    return f"add “{field}: …”" + (f" ({meaning[0].lower()}{meaning[1:]})" if meaning else "")


def _choose(value: str, allowed: list[str]) -> str:
    every = f"the values are {', '.join(allowed)}"
    return " ".join(filter(None, (did_you_mean(value, allowed, ""), every)))


def _no_text(name: str, value: object) -> tuple[str, str]:
    if isinstance(value, dict) and len(value) == 1:
        return f"{name} is read as a field, for its colon", "put the whole text between quotation marks"
    if isinstance(value, (bool, int)):
        return (
            f"{name} must be text, and {_shown(value)} is read as something else",
            "put it between quotation marks",
        )
    return f"{name} must be text, not {_shown(value)}", "write text"


def _at_least(kind: str, way: Way, context: Mapping[str, Any]) -> str:
    least = context["min_length"]
    if kind == "too_short":
        return f"give at least {least} {'entry' if least == 1 else 'entries'}"
    if "terms" in way:
        return "write the term, or take the line away"
    return f"write at least {least} characters"


def _as_list(way: Way, value: object) -> str:
    if isinstance(value, (str, int)) and "," not in str(value):
        return f"write {way[-1] if way else ''}: [{_quoted(value)}]"
    return "begin each entry, on a line of its own, with “- ”"


def _quoted(value: object) -> str:
    return str(value) if re.fullmatch(r"[\w ]+", str(value)) else f'"{value}"'


def _pattern(name: str, value: str, pattern: str) -> tuple[str, str]:
    if pattern.startswith("^[a-z]"):
        return f"“{value}” is not a name", _name_for(value)
    if pattern.startswith("^[A-Z]"):
        return f"“{value}” is not a code", "begin with a capital, as in M2, G13 or W1.3"
    return f"{name} is “{value}”", "write three numbers, as in 1.0.0"


def _name_for(value: str) -> str:
    better = re.sub(r"[^a-z0-9]+", "_", value.lower()).strip("_")
    rule = "use small letters, digits and underscores, a letter first"
    return f"{rule}: “{better}”" if re.match(r"[a-z]", better) else rule
