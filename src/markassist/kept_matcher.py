"""A matcher ↔ plain data, so that terms are compiled once on a machine and not at each start.

The data is strings of numbers, not lists: JSON reads strings far faster than many short lists, and a text
meets few of a rubric's words, so that most of them are never taken apart.
"""

import json
from collections.abc import Iterable
from typing import Any

from markassist import kept
from markassist.notation import Element, Way
from markassist.posts import Post, Waiting
from markassist.terms import Matcher


def compiled(terms: Iterable[tuple[int, str]]) -> "KeptMatcher":
    """The matcher of these `(owner, term)` pairs, compiled once on this machine."""
    pairs = list(terms)
    its_key = kept.key("matcher", (json.dumps(pairs, ensure_ascii=False).encode(),))
    if (plain := kept.fetch("matchers", its_key)) is not None:
        return KeptMatcher.from_plain(plain)
    made = KeptMatcher(pairs)
    kept.keep("matchers", its_key, made.plain())
    return made


class KeptMatcher(Matcher):
    """A matcher that can be kept as plain data."""

    _kept: dict[str, Any] | None = None

    def plain(self) -> dict[str, Any]:
        """The matcher as data for JSON: each element and each way of a term once, and what waits where."""
        if self._kept is not None:
            return self._kept
        elements, ways = _Numbers(), _Numbers()

        def line(waiting: Iterable[Waiting] | str) -> str:
            if isinstance(waiting, str):
                return waiting
            return " ".join(
                f"{owner} {ways.of(_way_line(way, elements))} {anchor}" for owner, way, anchor in waiting
            )

        posts = {}
        for key, waiting in self._at.items():
            post = Post(waiting)
            tables = ({k: line(w) for k, w in table.items()} for table in post.tables)
            posts[key] = [line(post.single), line(post.alone), *tables]
        return {
            "elements": list(elements.all),
            "ways": list(ways.all),
            "posts": posts,
            "classes": [[owner, sorted(names)] for owner, names in self._classes],
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "KeptMatcher":
        """The matcher that was kept."""
        matcher = cls(())
        matcher._kept = plain
        matcher._ways = _Ways(plain)
        matcher._classes = [(owner, frozenset(names)) for owner, names in plain["classes"]]
        matcher._keys = frozenset(plain["posts"])
        return matcher

    def _post(self, key: str) -> Post:
        if self._kept is None:
            return super()._post(key)
        if key not in self._posts:
            single, alone, *tables = self._kept["posts"][key]
            post = self._posts[key] = Post(())
            post.single, post.alone = self._ways.waiting(single), self._ways.waiting(alone)
            for table, lines in zip(post.tables, tables, strict=True):
                table.update(lines)
        return self._posts[key]

    def _taken_apart(self, line: str) -> list[Waiting]:
        return self._ways.waiting(line)

    _ways: "_Ways"


class _Ways:
    """Lines of numbers → terms, each taken apart when it is first asked for."""

    def __init__(self, plain: dict[str, Any]) -> None:
        self._elements: list[str] = plain["elements"]
        self._lines: list[str] = plain["ways"]
        self._made: dict[int, Way] = {}
        self._element: dict[int, Element] = {}

    def waiting(self, line: str) -> list[Waiting]:
        numbers = [int(number) for number in line.split()]
        return [
            (owner, self._way(way), anchor)
            for owner, way, anchor in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
        ]

    def _way(self, number: int) -> Way:
        if number not in self._made:
            rigid, *places = self._lines[number].split()
            self._made[number] = Way(tuple([self._at(int(e)) for e in places]), rigid == _RIGID)
        return self._made[number]

    def _at(self, number: int) -> Element:
        if number not in self._element:
            self._element[number] = _element(self._elements[number])
        return self._element[number]


class _Numbers:
    """Lines ↔ numbers, in the order in which they came."""

    def __init__(self) -> None:
        self.all: dict[str, int] = {}

    def of(self, line: str) -> int:
        return self.all.setdefault(line, len(self.all))


_RIGID = "="
"""What the line of a term of one length begins with."""


def _way_line(way: Way, elements: _Numbers) -> str:
    places = " ".join(str(elements.of(_line(element))) for element in way.places)
    return f"{_RIGID if way.is_rigid else '~'} {places}"


def _line(element: Element) -> str:
    """Keys, exact words and classes, each sorted; the gap is a fourth part."""
    named = (element.keys, element.exact, element.classes, (".." if element.gap else "",))
    return "\t".join(" ".join(sorted(names)) for names in named)


def _element(line: str) -> Element:
    keys, exact, classes, gap = line.split("\t")
    return Element(frozenset(keys.split()), frozenset(exact.split()), frozenset(classes.split()), bool(gap))
