"""A criterion's title → as much of it as a margin or a column has room for."""

import re
from typing import Final

_MOST: Final = 64
_TURNS: Final = re.compile(r",? and |; |, (?:so|how|which|what)\b")


def brief(title: str, most: int = _MOST) -> str:
    """The title up to its colon; if that is longer than `most` characters, up to where it turns to more."""
    said = title.partition(":")[0]
    if len(said) <= most:
        return said
    turn = _TURNS.search(said)
    first = said[: turn.start()] if turn else said
    return first if len(first) <= most else f"{first[: most - 2].rpartition(' ')[0]} …"
