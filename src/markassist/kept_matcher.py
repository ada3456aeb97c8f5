"""A matcher ↔ plain data, so that terms are compiled once and not at each start.

The data is strings of words and numbers, not lists: JSON reads strings far faster than many short lists,
and a text meets few of a rubric's words, so that most of them are never taken apart.
"""

import json
from collections.abc import Iterable
from typing import Any

from markassist import kept
from markassist.terms import Element, Matcher

Waiting = list[tuple[int, tuple[Element, ...], int]]
"""What waits at a word: owner, term, and the place of that word in the term."""


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
        at = {
            key: " ".join(
                f"{owner} {ways.of(' '.join(str(elements.of(_element_line(e))) for e in way))} {anchor}"
                for owner, way, anchor in waiting
            )
            for key, waiting in self._at.items()
        }
        return {
            "elements": list(elements.all),
            "ways": list(ways.all),
            "at": at,
            "classes": [[owner, sorted(names)] for owner, names in self._classes],
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "KeptMatcher":
        """The matcher that was kept."""
        matcher = cls(())
        matcher._kept = plain
        matcher._at = _Waiting(plain)
        matcher._classes = [(owner, frozenset(names)) for owner, names in plain["classes"]]
        matcher._keys = frozenset(plain["at"])
        return matcher


class _Waiting(dict[str, Waiting]):
    """Word → what waits there, built when it is first asked for."""

    def __init__(self, plain: dict[str, Any]) -> None:
        super().__init__()
        self._plain = plain

    def __missing__(self, key: str) -> Waiting:
        numbers = [int(number) for number in self._plain["at"][key].split()]
        built = [
            (owner, self._way(self._plain["ways"][way]), anchor)
            for owner, way, anchor in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
        ]
        self[key] = built
        return built

    def _way(self, line: str) -> tuple[Element, ...]:
        return tuple(_element(self._plain["elements"][int(number)]) for number in line.split())


class _Numbers:
    """Lines ↔ numbers, in the order in which they came."""

    def __init__(self) -> None:
        self.all: dict[str, int] = {}

    def of(self, line: str) -> int:
        return self.all.setdefault(line, len(self.all))


def _element_line(element: Element) -> str:
    """Keys, exact words and classes, each sorted; the gap is a fourth part."""
    named = (element.keys, element.exact, element.classes, (".." if element.gap else "",))
    return "\t".join(" ".join(sorted(names)) for names in named)


def _element(line: str) -> Element:
    keys, exact, classes, gap = line.split("\t")
    return Element(frozenset(keys.split()), frozenset(exact.split()), frozenset(classes.split()), bool(gap))
