"""Tokens → where each of many terms stands, found in one pass."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from markassist.notation import Element, Way, parse

GAP = 4
"""How many words `..` may stand for."""


class Hit(Struct, frozen=True):
    """A term found: `owner` is whoever the term was compiled for; tokens `start` to `end`."""

    owner: int
    start: int
    end: int


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


Waiting = tuple[int, Way, int]
"""What waits at a word: owner, term, and the place of that word in the term."""


class Post:
    """What waits at one word, sorted by the word that must stand beside it, so that most is never tried."""

    __slots__ = ("after", "alone", "before")

    def __init__(self, waiting: Iterable[Waiting]) -> None:
        self.alone: list[Waiting] = []
        self.after: dict[str, list[Waiting]] = {}
        self.before: dict[str, list[Waiting]] = {}
        for one in waiting:
            way, anchor = one[1].places, one[2]
            if anchor + 1 < len(way) and way[anchor + 1].is_word:
                table, element = self.after, way[anchor + 1]
            elif anchor and way[anchor - 1].is_word:
                table, element = self.before, way[anchor - 1]
            else:
                self.alone.append(one)
                continue
            for key in (*element.keys, *element.exact):
                table.setdefault(key, []).append(one)

    def at(self, text: Text, i: int) -> Iterator[Waiting]:
        """What may stand around token `i`, by the words beside it."""
        yield from self.alone
        if self.after and i + 1 < len(text.texts):
            yield from _beside(self.after, text, i + 1)
        if self.before and i:
            yield from _beside(self.before, text, i - 1)


def _beside(table: dict[str, list[Waiting]], text: Text, i: int) -> Iterator[Waiting]:
    keys = text.keys[i]
    for key in keys:
        if key in table:
            yield from table[key]
    if (raw := text.texts[i]) not in keys and raw in table:
        yield from table[raw]


class Matcher:
    """Many terms, found in one pass: each term waits at its rarest word."""

    def __init__(self, terms: Iterable[tuple[int, str]]) -> None:
        """Compile `(owner, term)` pairs."""
        ways = [(owner, way) for owner, term in terms for way in parse(term)]
        count: Counter[str] = Counter(k for _, way in ways for e in way.places for k in (*e.keys, *e.exact))
        self._at: dict[str, list[Waiting]] = {}
        self._posts: dict[str, Post] = {}
        self._classes: list[tuple[int, frozenset[str]]] = []
        for owner, way in ways:
            if not any(e.is_literal for e in way.places):
                self._classes.append((owner, way.places[0].classes))
                continue
            anchor = _anchor(way.places, count)
            element = way.places[anchor]
            for key in sorted((*element.keys, *element.exact)):
                self._at.setdefault(key, []).append((owner, way, anchor))
        self._keys = frozenset(self._at)

    def find(self, text: Text) -> Iterator[Hit]:
        """Every occurrence of every term, overlapping ones too, in no promised order."""
        for owner, classes in self._classes:
            for start, spans in text.classes.items():
                yield from (Hit(owner, start, end) for end, name in spans if name in classes)
        for i, keys in enumerate(text.keys):
            here = keys & self._keys
            raw = text.texts[i]
            if raw in self._keys and raw not in here:
                here = here | {raw}
            for key in here:
                for owner, way, anchor in self._post(key).at(text, i):
                    if not way.is_rigid:
                        yield from _around(text, owner, way, anchor, i)
                    elif _is_there(text, way.places, i - anchor):
                        yield Hit(owner, i - anchor, i - anchor + len(way.places))

    def _post(self, key: str) -> Post:
        """What waits at a word, sorted when a text first has the word."""
        if key not in self._posts:
            self._posts[key] = Post(self._at[key])
        return self._posts[key]


_COMMON = frozenset(
    "i he she it we they you me him her us them my his our their the a an and or but of to in on at for with "
    "by from be is was are were been have has had do did does not n't nt that this it's as so if then when "
    "what who up out down back about into s go get make say tell".split()
)


def _anchor(way: tuple[Element, ...], count: Counter[str]) -> int:
    def cost(i: int) -> tuple[int, int]:
        keys = (*way[i].keys, *way[i].exact)
        return (sum(count[k] + (100_000 if k in _COMMON else 0) for k in keys), i)

    literal = [i for i, e in enumerate(way) if e.is_literal and not e.classes]
    if not literal:
        literal = [i for i, e in enumerate(way) if e.is_literal]
    return min(literal, key=cost)


def _around(text: Text, owner: int, way: Way, anchor: int, i: int) -> Iterator[Hit]:
    ends = list(_right(text, way.places, anchor + 1, i + 1, text.sentence_of[i]))
    if not ends:
        return
    end = min(ends)
    for start in _left(text, way.places, anchor - 1, i, text.sentence_of[i]):
        yield Hit(owner, start, end)
        return


def _is_there(text: Text, places: tuple[Element, ...], start: int) -> bool:
    """Whether a term of one length stands at a token, in one sentence."""
    last = start + len(places) - 1
    if start < 0 or last >= len(text.texts) or text.sentence_of[start] != text.sentence_of[last]:
        return False
    i = start
    for place in places:  # a plain loop: this is tried most of all there is
        if place.keys.isdisjoint(text.keys[i]) and text.texts[i] not in place.exact:
            return False
        i += 1
    return True


def _fits(text: Text, element: Element, i: int) -> bool:
    return not element.keys.isdisjoint(text.keys[i]) or text.texts[i] in element.exact


def _right(text: Text, way: tuple[Element, ...], k: int, i: int, sentence: int) -> Iterator[int]:
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


def _left(text: Text, way: tuple[Element, ...], k: int, i: int, sentence: int) -> Iterator[int]:
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
