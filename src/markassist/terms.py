"""Terms written in our notation, and tokens → where each term stands.

The notation, one term a line of a lexicon (docs/rubric-authors.md shows it with examples):

    sit beside          each word in any inflection: sat beside, sitting beside
    sat beside          an inflected word only as written
    sit/kneel beside    either word
    sit (down) beside   a word that may be left out
    said .. back        up to four words in between, in one sentence
    told <child>        a person or a word class: <writer> <team> <child> <adult> <family> <someone>, or the
                        name of a lexicon: <feeling>; alone it finds the word group itself
    PACE                a word with capitals only in just these capitals
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, product
from typing import Protocol

from msgspec import Struct

from markassist import words

GAP = 4
"""How many words `..` may stand for."""

_PIECE = re.compile(r"\(([^()]+)\)|(\S+)")
_TOKEN = re.compile(r"<[a-z_]+>|\.\.|[A-Za-z0-9À-ɏ'’]+|[^\sA-Za-z0-9]")


class Element(Struct, frozen=True):
    """One place of a term: any of some keys, any of some exact words, a class, or a gap."""

    keys: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    gap: bool = False

    @property
    def is_literal(self) -> bool:
        """Whether the place names words."""
        return bool(self.keys or self.exact)

    @property
    def is_word(self) -> bool:
        """Whether the place can be nothing but one of its words."""
        return self.is_literal and not self.classes and not self.gap


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


class NotationError(ValueError):
    """A term cannot be read; `args[0]` says why."""


@cache
def parse(term: str) -> tuple[tuple[Element, ...], ...]:
    """Every way to read a term, optional words in and out. Raises NotationError."""
    parts: list[list[tuple[Element, ...]]] = []
    for optional, plain in _PIECE.findall(term):
        if optional:
            parts.append([tuple(e for piece in optional.split() for e in _elements(piece)), ()])
        else:
            parts.append([_elements(plain)])
    ways = [tuple(e for part in way for e in part) for way in product(*parts)]
    for way in ways:
        _check(term, way)
    return tuple(ways)


def words_of(term: str) -> set[str]:
    """The literal words of a term, as written."""
    return {w for w in re.findall(r"[A-Za-zÀ-ɏ]+", re.sub(r"<[a-z_]+>", " ", term)) if len(w) > 1}


def classes_of(term: str) -> set[str]:
    """The class names of a term."""
    return set(re.findall(r"<([a-z_]+)>", term))


def _check(term: str, way: tuple[Element, ...]) -> None:
    if not any(e.is_literal for e in way) and not (len(way) == 1 and way[0].classes):
        raise NotationError("it names no word that must stand")
    if way[0].gap or way[-1].gap:
        raise NotationError("`..` stands at an end")
    if any(a.gap and b.gap for a, b in pairwise(way)):
        raise NotationError("`..` stands twice in a row")


@cache
def _elements(piece: str) -> tuple[Element, ...]:
    if piece == "..":
        return (Element(gap=True),)
    if "/" in piece.strip("/") and "//" not in piece:
        return (_either(piece.split("/")),)
    if piece.startswith("<"):
        return (_either([piece]),)
    tokens = tuple(_either([t]) for t in _TOKEN.findall(_split_clitics(piece)))
    if not tokens:
        raise NotationError(f"“{piece}” cannot be read")
    return tokens


def _split_clitics(piece: str) -> str:
    return re.sub(r"(?i)(n['’]t|['’](?:s|re|ve|ll|d|m))$", r" \1", piece)


def _either(options: Iterable[str]) -> Element:
    keys, exact, classes = set(), set(), set()
    for option in options:
        if match := re.fullmatch(r"<([a-z_]+)>", option):
            classes.add(match[1])
        elif not re.fullmatch(r"[\w'’À-ɏ]+|\W", option):
            raise NotationError(f"“{option}” cannot be read; write one word on each side of a stroke")
        elif option != option.lower() and option != "I":
            exact.add(option)
        else:
            keys.add(words.fold(option))
    return Element(frozenset(keys), frozenset(exact), frozenset(classes))


Waiting = tuple[int, tuple[Element, ...], int]
"""What waits at a word: owner, term, and the place of that word in the term."""


class Post:
    """What waits at one word, sorted by the word that must stand beside it, so that most is never tried."""

    __slots__ = ("after", "alone", "before")

    def __init__(self, waiting: Iterable[Waiting]) -> None:
        self.alone: list[Waiting] = []
        self.after: dict[str, list[Waiting]] = {}
        self.before: dict[str, list[Waiting]] = {}
        for one in waiting:
            _, way, anchor = one
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
        count: Counter[str] = Counter(k for _, way in ways for e in way for k in (*e.keys, *e.exact))
        self._at: dict[str, list[Waiting]] = {}
        self._posts: dict[str, Post] = {}
        self._classes: list[tuple[int, frozenset[str]]] = []
        for owner, way in ways:
            if not any(e.is_literal for e in way):
                self._classes.append((owner, way[0].classes))
                continue
            anchor = _anchor(way, count)
            element = way[anchor]
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
                    yield from _around(text, owner, way, anchor, i)

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


def _around(text: Text, owner: int, way: tuple[Element, ...], anchor: int, i: int) -> Iterator[Hit]:
    ends = list(_right(text, way, anchor + 1, i + 1, text.sentence_of[i]))
    if not ends:
        return
    end = min(ends)
    for start in _left(text, way, anchor - 1, i, text.sentence_of[i]):
        yield Hit(owner, start, end)
        return


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
