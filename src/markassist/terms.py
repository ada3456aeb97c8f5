"""Tokens → where each of many terms stands, found in one pass."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from markassist.notation import Element, parse
from markassist.posts import COMMON, Post, Table, Waiting
from markassist.standing import Scan, Text, around, is_there


class Hit(Struct, frozen=True):
    """A term found: `owner` is whoever the term was compiled for; tokens `start` to `end`."""

    owner: int
    start: int
    end: int


Type = tuple[str, frozenset[str]]
"""A word as written, and what a term's word may equal of it."""


class _AtType(NamedTuple):
    """What a matcher has at a word type."""

    owners: tuple[int, ...]
    """Of the terms that are this word."""
    posts: tuple[Post, ...]
    """Where longer terms wait."""


class Matcher:
    """Many terms, found in one pass: each term waits at its rarest word."""

    def __init__(self, terms: Iterable[tuple[int, str]]) -> None:
        """Compile `(owner, term)` pairs."""
        ways = [(owner, way) for owner, term in terms for way in parse(term)]
        count: Counter[str] = Counter(k for _, way in ways for e in way.places for k in (*e.keys, *e.exact))
        self._at: dict[str, list[Waiting]] = {}
        self._posts: dict[str, Post] = {}
        self._at_type: dict[Type, _AtType] = {}
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
        scan = Scan(text)
        at_type = self._at_type
        for i, type_ in enumerate(zip(text.texts, text.keys, strict=True)):
            here = at_type.get(type_)
            if here is None:
                here = self._posts_of(type_)
            for owner in here.owners:
                yield Hit(owner, i, i + 1)
            for post in here.posts:
                yield from self._at_post(post, scan, i)

    def _posts_of(self, type_: Type) -> _AtType:
        """What there is at a word type, looked up when a text first has it."""
        raw, keys = type_
        if len(self._at_type) >= _TYPES:
            self._at_type.clear()
        posts = [self._post(key) for key in sorted(self._keys & {raw, *keys})]
        owners = {
            owner: None
            for post in posts
            for owner, way, _ in post.single
            if not way.places[0].keys.isdisjoint(keys) or raw in way.places[0].exact
        }
        found = self._at_type[type_] = _AtType(tuple(owners), tuple(post for post in posts if post.is_more))
        return found

    def _post(self, key: str) -> Post:
        """What waits at a word, sorted when a text first has the word."""
        if key not in self._posts:
            self._posts[key] = Post(self._at[key])
        return self._posts[key]

    def _at_post(self, post: Post, scan: Scan, i: int) -> list[Hit]:
        """What of all that waits at a post stands around token `i`."""
        found: list[Hit] = []
        if post.alone:
            _try(post.alone, scan, i, found)
        if post.after and i + 1 < len(scan.texts):
            self._beside(post.after, scan, i, i + 1, found)
        if post.before and i:
            self._beside(post.before, scan, i, i - 1, found)
        if post.after_class and i + 1 in scan.classes:
            behind = {name for _, name in scan.classes[i + 1]}
            self._among(post.after_class, behind, scan, i, found)
        if post.before_class:
            self._among(post.before_class, scan.classes_before(i), scan, i, found)
        if post.within:
            self._among(post.within, post.within.keys() & scan.words(i), scan, i, found)
        return found

    def _beside(self, table: Table, scan: Scan, i: int, j: int, found: list[Hit]) -> None:
        keys, raw = scan.keys[j], scan.texts[j]
        for key in keys:
            if key in table:
                _try(self._waiting(table, key), scan, i, found)
        if raw in table and raw not in keys:
            _try(self._waiting(table, raw), scan, i, found)

    def _among(self, table: Table, names: Iterable[str], scan: Scan, i: int, found: list[Hit]) -> None:
        for name in names:
            if name in table:
                _try(self._waiting(table, name), scan, i, found)

    def _waiting(self, table: Table, key: str) -> list[Waiting]:
        found = table[key]
        if isinstance(found, str):
            found = table[key] = self._taken_apart(found)
        return found

    def _taken_apart(self, line: str) -> list[Waiting]:
        raise NotImplementedError(line)


_TYPES = 100_000
"""Word types that a matcher remembers the posts of."""


def _anchor(way: tuple[Element, ...], count: Counter[str]) -> int:
    def cost(i: int) -> tuple[int, int]:
        keys = (*way[i].keys, *way[i].exact)
        return (sum(count[k] + (100_000 if k in COMMON else 0) for k in keys), i)

    literal = [i for i, e in enumerate(way) if e.is_literal and not e.classes]
    if not literal:
        literal = [i for i, e in enumerate(way) if e.is_literal]
    return min(literal, key=cost)


def _try(waiting: list[Waiting], scan: Scan, i: int, found: list[Hit]) -> None:
    """Add what of some that waits stands around token `i`."""
    for owner, way, anchor in waiting:
        places = way.places
        if not way.is_rigid:
            if (span := around(scan, places, anchor, i)) is not None:
                found.append(Hit(owner, *span))
        elif is_there(scan, places, i - anchor):
            found.append(Hit(owner, i - anchor, i - anchor + len(places)))
