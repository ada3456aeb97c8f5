"""corpora/alerts/names.yaml and beside_names.yaml → what can be a name, and what tells whose it is."""

from functools import cache
from typing import Any

from msgspec import Struct

from markassist.shelf import folder
from markassist.words import fold


class NameLists(Struct, frozen=True):
    """Folded words by what they can be."""

    first: frozenset[str]
    words: frozenset[str]
    """First names that are ordinary words too."""
    places: frozenset[str]
    """First names that are places too."""
    stop: frozenset[str]
    theorists: frozenset[str]
    figures: dict[str, tuple[tuple[str, ...], ...]]
    """Well-known figures by the first word of their names."""
    after_title: frozenset[str]
    not_surnames: frozenset[str]


@cache
def lists() -> NameLists:
    """Read names.yaml, once."""
    data = _load("names")
    words, stop, places = (_folded(data[key]) for key in ("word_names", "stop", "place_names"))
    after_names = _folded(
        "and the i he she we they who when after before then but so in on at with was is mum dad key child"
    )
    return NameLists(
        first=(_folded(data["first_names"]) | words | places) - (stop - words),
        words=words,
        places=places,
        stop=stop - words,
        theorists=_folded(data["theorists"]),
        figures=_figures(data["figures"]),
        after_title=frozenset(fold(str(word)) for word in data["after_title"]),
        not_surnames=stop | after_names,
    )


@cache
def beside(group: str) -> frozenset[str]:
    """One group of beside_names.yaml."""
    return _folded(str(_beside()[group]))


@cache
def _beside() -> dict[str, Any]:
    return _load("beside_names")


def _load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = folder("alerts")[name]
    return data


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


def _figures(entries: list[Any]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        figure = tuple(fold(word) for word in str(entry).split())
        found.setdefault(figure[0], []).append(figure)
    return {first: tuple(figures) for first, figures in found.items()}
