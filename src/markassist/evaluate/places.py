"""JSON text → where each of its values stands, so that a fault can name its line."""

import json
import re
from collections.abc import Iterator

from msgspec import Struct, field

Way = tuple[str | int, ...]
"""The keys and positions that lead to a value."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


class Places(Struct, frozen=True):
    """A lawful JSON text, where its values and keys begin, and which keys stand twice."""

    source: str
    values: dict[Way, int] = field(default_factory=dict)
    keys: dict[Way, int] = field(default_factory=dict)
    repeated: list[Way] = field(default_factory=list)

    @classmethod
    def of(cls, source: str) -> "Places":
        """Walk a text that `json.loads` has read."""
        places = cls(source)
        tokens = _TOKEN.finditer(source)
        places._walk(next(tokens), tokens, ())
        return places

    def position(self, way: Way, *, at_key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of a value or its key; of the nearest place above where there is none."""
        offsets = self.keys if at_key else self.values
        while way and way not in offsets:
            way, offsets = way[:-1], self.values
        offset = offsets.get(way, 0)
        return self.source.count("\n", 0, offset) + 1, offset - self.source.rfind("\n", 0, offset)

    def line(self, number: int) -> str:
        """One line of the text, from 1."""
        return self.source.split("\n")[number - 1]

    def _walk(self, token: re.Match[str], tokens: Iterator[re.Match[str]], way: Way) -> None:
        self.values[way] = token.start()
        if token[0] == "{":
            for key in _members(tokens, "}"):
                self._field(key, tokens, way)
        elif token[0] == "[":
            for number, value in enumerate(_members(tokens, "]")):
                self._walk(value, tokens, (*way, number))

    def _field(self, key: re.Match[str], tokens: Iterator[re.Match[str]], way: Way) -> None:
        inner = (*way, json.loads(key[0]))
        if inner in self.keys:
            self.repeated.append(inner)
        self.keys[inner] = key.start()
        next(tokens)  # the colon
        self._walk(next(tokens), tokens, inner)


def _members(tokens: Iterator[re.Match[str]], closing: str) -> Iterator[re.Match[str]]:
    for token in tokens:
        if token[0] == closing:
            return
        yield next(tokens) if token[0] == "," else token
