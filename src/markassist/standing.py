"""A text and a term's places → whether, and from where to where, the term stands around a token."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from markassist.notation import Element

GAP = 4
"""How many words `..` may stand for."""


class Text(Protocol):
    """What terms are looked for in: arrays over tokens."""

    @property
    def texts(self) -> Sequence[str]:
        """Each token as written."""

    @property
    def keys(self) -> Sequence[frozenset[str]]:
        """For each token, what a term's word may equal."""

    @property
    def sentence_of(self) -> Sequence[int]:
        """For each token, the number of its sentence."""

    @property
    def classes(self) -> Mapping[int, Sequence[tuple[int, str]]]:
        """Token → (end, class) of each class span that begins there."""


class Scan:
    """A text while terms are looked for in it: its arrays, and what is known of its sentences by and by."""

    __slots__ = ("_class_ends", "_words", "classes", "keys", "sentence_of", "texts")

    def __init__(self, text: Text) -> None:
        self.texts = text.texts
        self.keys = text.keys
        self.sentence_of = text.sentence_of
        self.classes = text.classes
        self._words: dict[int, set[str]] = {}
        self._class_ends: dict[int, set[str]] | None = None

    def words(self, i: int) -> set[str]:
        """All that terms' words may equal in the sentence of token `i`."""
        number = self.sentence_of[i]
        found = self._words.get(number)
        if found is None:
            start = bisect_left(self.sentence_of, number)
            end = bisect_right(self.sentence_of, number)
            found = self._words[number] = set(self.texts[start:end]).union(*self.keys[start:end])
        return found

    def classes_before(self, i: int) -> Iterable[str]:
        """The names of the classes that end before token `i`."""
        if self._class_ends is None:
            self._class_ends = {}
            for spans in self.classes.values():
                for end, name in spans:
                    self._class_ends.setdefault(end, set()).add(name)
        return self._class_ends.get(i, ())


def around(scan: Scan, places: tuple[Element, ...], anchor: int, i: int) -> tuple[int, int] | None:
    """The shortest reach to the right of token `i`, and the first found to its left."""
    if anchor + 1 < len(places) and not _may_begin(scan, places[anchor + 1], i + 1):
        return None
    if anchor and not _may_end(scan, places[anchor - 1], i):
        return None
    sentence = scan.sentence_of[i]
    start: int | None = i
    end: int | None = i + 1
    if anchor + 1 < len(places):
        end = min(_right(scan, places, anchor + 1, i + 1, sentence), default=None)
        if end is None:
            return None
    if anchor:
        start = next(_left(scan, places, anchor - 1, i, sentence), None)
    return None if start is None or end is None else (start, end)


def _may_begin(scan: Scan, place: Element, i: int) -> bool:
    """Whether a place may stand at token `i`, at a glance."""
    if place.gap:
        return True
    return i < len(scan.texts) and (
        not place.keys.isdisjoint(scan.keys[i])
        or scan.texts[i] in place.exact
        or (bool(place.classes) and i in scan.classes)
    )


def _may_end(scan: Scan, place: Element, i: int) -> bool:
    """Whether a place may end before token `i`, at a glance."""
    if place.gap:
        return True
    return i > 0 and (
        not place.keys.isdisjoint(scan.keys[i - 1])
        or scan.texts[i - 1] in place.exact
        or (bool(place.classes) and bool(scan.classes_before(i)))
    )


def is_there(scan: Scan, places: tuple[Element, ...], start: int) -> bool:
    """Whether a term of one length stands at a token, in one sentence."""
    last = start + len(places) - 1
    if start < 0 or last >= len(scan.texts) or scan.sentence_of[start] != scan.sentence_of[last]:
        return False
    i = start
    for place in places:  # a plain loop: this is tried most of all there is
        if place.keys.isdisjoint(scan.keys[i]) and scan.texts[i] not in place.exact:
            return False
        i += 1
    return True


def _fits(text: Scan, element: Element, i: int) -> bool:
    return not element.keys.isdisjoint(text.keys[i]) or text.texts[i] in element.exact


def _right(text: Scan, way: tuple[Element, ...], k: int, i: int, sentence: int) -> Iterator[int]:
    """Ends that the elements from `k` on can reach from token `i`."""
    if k == len(way):
        yield i
        return
    element = way[k]
    if element.gap:
        for j in range(i, i + GAP + 1):
            yield from _right(text, way, k + 1, j, sentence)
        return
    if i >= len(text.texts) or text.sentence_of[i] != sentence:
        return
    if _fits(text, element, i):
        yield from _right(text, way, k + 1, i + 1, sentence)
    if element.classes:
        for end, name in text.classes.get(i, ()):
            if name in element.classes:
                yield from _right(text, way, k + 1, end, sentence)


def _left(text: Scan, way: tuple[Element, ...], k: int, i: int, sentence: int) -> Iterator[int]:
    """Starts from which the elements up to `k` reach token `i`."""
    if k < 0:
        yield i
        return
    element = way[k]
    if element.gap:
        for j in range(i, i - GAP - 1, -1):
            yield from _left(text, way, k - 1, j, sentence)
        return
    if i - 1 < 0 or text.sentence_of[i - 1] != sentence:
        return
    if _fits(text, element, i - 1):
        yield from _left(text, way, k - 1, i - 1, sentence)
    if element.classes:
        for start in range(i - 1, max(-1, i - 9), -1):
            for end, name in text.classes.get(start, ()):
                if end == i and name in element.classes:
                    yield from _left(text, way, k - 1, start, sentence)
