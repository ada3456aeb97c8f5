"""An example's text with its brackets → plain text, and what each bracket expects.

`[words](indicator)` counts; `[words](not indicator)` must not; `[words](not indicator: why)` must be a near
miss for that reason. A misconception's brackets name a stance: `[words](held)`. Brackets do not nest.
"""

import re

from msgspec import Struct

_BRACKET = re.compile(r"\[([^\[\]]+)\]\(\s*(not\s+)?([A-Za-z0-9_.]+)\s*(?::\s*([A-Za-z0-9_]+)\s*)?\)")


class Bracket(Struct, frozen=True):
    """Characters `start` to `end` of the plain text, and what is expected of them."""

    start: int
    end: int
    name: str
    counts: bool
    why: str | None
    written: str
    """The bracket as it is written, its words and what they expect."""


class MarkedText(Struct, frozen=True):
    """A text without its brackets, and the brackets in order."""

    text: str
    brackets: tuple[Bracket, ...]


def marked_text(marked: str) -> MarkedText:
    """Take the brackets out of a text."""
    pieces: list[str] = []
    brackets: list[Bracket] = []
    length = last = 0
    for found in _BRACKET.finditer(marked):
        before, words = marked[last : found.start()], found[1]
        start = length + len(before)
        length = start + len(words)
        pieces += [before, words]
        brackets.append(Bracket(start, length, found[3], not found[2], found[4], found[0]))
        last = found.end()
    return MarkedText("".join((*pieces, marked[last:])), tuple(brackets))


def unread_bracket(marked: str) -> str | None:
    """What looks like a bracket of ours and cannot be read, if there is one."""
    rest = _BRACKET.sub(lambda found: " " * len(found[0]), marked)
    found = re.search(r"\]\([^)]*\)?", rest)
    return None if found is None else found[0]
