"""A plain object → JSON text: the same object gives the same bytes, on one line or indented."""

import json
import re
from typing import Final, TypeAlias

import msgspec

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_UNSAFE: Final = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
"""Line ends to some readers of JSON Lines, and halves of characters, which UTF-8 cannot hold."""


def write(value: Json, *, indent: int | None = 2) -> str:
    """JSON text without a final line end; `indent=None` is one line, for JSON Lines."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", _written(value, indent))


def _written(value: Json, indent: int | None) -> str:
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:  # half a character: the standard library writes the same, and that too
        separators = (",", ":") if indent is None else None
        return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return (encoded if indent is None else msgspec.json.format(encoded, indent=indent)).decode()
