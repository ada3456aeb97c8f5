"""Text → every term of the mention files that stands in it in its own sense."""

from msgspec import Struct, field

from markassist.annotators.mention_files import CONTEXT, GUARD, SENTENCE, Entry, compiled
from markassist.notation import Element
from markassist.standing import Text


class Found(Struct, frozen=True):
    """A term of an entry in the text: tokens `start` to `end`; whether a word of its context stands near."""

    entry: Entry
    kind: str
    start: int
    end: int
    near: bool


class _Round(Struct):
    """What one pass over a text found, by what it is for."""

    found: list[tuple[Entry, str, int, int]] = field(default_factory=list)
    guards: dict[tuple[str, int], list[tuple[int, int]]] = field(default_factory=dict)
    barred: set[tuple[str, int]] = field(default_factory=set)
    contexts: dict[tuple[str, int], list[tuple[int, int]]] = field(default_factory=dict)


def find(text: Text) -> list[Found]:
    """Every term that stands in `text` in its own sense, in reading order."""
    seen = _one_pass(text)
    kept = []
    for entry, kind, start, end in seen.found:
        sentence = text.sentence_of[start]
        if (entry.id, sentence) in seen.barred or _overlaps(
            seen.guards.get((entry.id, sentence), ()), start, end
        ):
            continue
        beside = seen.contexts.get((entry.context, sentence), ())
        near = any(b <= start or a >= end for a, b in beside)
        kept.append(Found(entry, kind, start, end, near))
    return sorted(kept, key=lambda f: (f.start, f.end, f.entry.id, f.kind))


def _one_pass(text: Text) -> _Round:
    files = compiled()
    seen = _Round()
    for hit in files.matcher.find(text):
        owner = files.owners[hit.owner]
        where = (owner.group, text.sentence_of[hit.start])
        if owner.kind == GUARD:
            seen.guards.setdefault(where, []).append((hit.start, hit.end))
        elif owner.kind == SENTENCE:
            seen.barred.add(where)
        elif owner.kind == CONTEXT:
            seen.contexts.setdefault(where, []).append((hit.start, hit.end))
        elif owner.entry is not None:
            start, end = _marked(text, owner.marked, hit.start, hit.end)
            seen.found.append((owner.entry, owner.kind, start, end))
    return seen


def _overlaps(spans: list[tuple[int, int]] | tuple[()], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def _marked(text: Text, marked: tuple[Element, ...], start: int, end: int) -> tuple[int, int]:
    """The words in square brackets within a hit; the whole hit where none are marked."""
    size = len(marked)
    for first in range(end - size, start - 1, -1) if size else ():
        if all(_fits(text, element, first + k) for k, element in enumerate(marked)):
            return first, first + size
    return start, end


def _fits(text: Text, element: Element, i: int) -> bool:
    return not element.keys.isdisjoint(text.keys[i]) or text.texts[i] in element.exact
