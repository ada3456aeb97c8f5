"""Tokens → where the phrases of reflection stand, all found in one pass."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from markassist.doc import Doc
from markassist.kept_matcher import compiled
from markassist.shelf import english, folder
from markassist.terms import Hit, Matcher

Phrases = Mapping[str, list[Hit]]
"""The name of a group of phrases → where they stand, in the order of the text."""


def phrases(doc: Doc) -> Phrases:
    """Find the phrases of moves, depth and models; words spoken in quotation marks are left out."""
    matcher, names = _matcher()
    found: dict[str, list[Hit]] = defaultdict(list)
    for hit in matcher.find(doc):
        if not _is_spoken(doc, hit.start):
            found[names[hit.owner]].append(hit)
    for hits in found.values():
        hits.sort(key=lambda hit: (hit.start, hit.end))
    return found


def within(hits: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    """Those of a group's hits that begin at the tokens `start` to `end`."""
    first = bisect_left(hits, start, key=_start)
    return hits[first : bisect_left(hits, end, lo=first, key=_start)]


def _start(hit: Hit) -> int:
    return hit.start


def _is_spoken(doc: Doc, i: int) -> bool:
    """Whether the token stands in direct speech; a term in quotation marks is the writer's own."""
    return bool(doc.speech_of) and doc.speech_of[i] >= 0 and doc.speeches[doc.speech_of[i]].speaker != "none"


@cache
def _matcher() -> tuple[Matcher, list[str]]:
    names: list[str] = []
    terms: list[tuple[int, str]] = []
    for name, texts in _groups():
        terms += [(len(names), str(text)) for text in texts]
        names.append(name)
    return compiled(terms), names


def _groups() -> Iterator[tuple[str, list[str]]]:
    for source in ("moves", "depth"):
        yield from english(source)["groups"].items()
    for model in model_files():
        for stage in model["stages"]:
            yield f"{model['model']}.{stage['stage']}", stage.get("cues", [])


@cache
def model_files() -> tuple[dict[str, Any], ...]:
    """The reflective models as they are written, by name."""
    return tuple(folder("models").values())
