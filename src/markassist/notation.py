"""A term written in our notation → the places of its words, in every way it may be read.

The notation, one term a line of a lexicon (docs/rubric-authors.md shows it with examples):

    sit beside          each word in any inflection: sat beside, sitting beside
    sat beside          an inflected word only as written
    sit/kneel beside    either word
    sit (down) beside   a word that may be left out
    said .. back        up to four words in between, in one sentence
    told <child>        a person or a word class: <writer> <team> <child> <adult> <family> <someone>, or the
                        name of a lexicon: <feeling>; alone it finds the word group itself
    <child> 's mum      T's mum, the girl's mum, and his, her or their mum where they are a child
    PACE                a word with capitals only in just these capitals
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise, product

from msgspec import Struct

from markassist import words
from markassist.cutter import cutter

_PIECE = re.compile(r"\(([^()]+)\)|(\S+)")
_CLITIC = re.compile(r"(?i)n?['’]\w*")
"""A token that stands by itself only in a term: n't, 've."""


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


class Way(Struct, frozen=True):
    """A term read in one way: its places in order."""

    places: tuple[Element, ...]
    is_rigid: bool
    """Whether each place is one word, so that the term has but one length."""

    @classmethod
    def of(cls, places: Iterable[Element]) -> "Way":
        """The way of these places."""
        found = tuple(places)
        return cls(found, all(place.is_word for place in found))


class NotationError(ValueError):
    """A term cannot be read; `args[0]` says why."""


CHILDS = "childs"
"""The class of what says that something is a child's: `his`, `her`, `their`, `T's`."""
_OF_A_CHILD = "<child> 's"


@cache
def parse(term: str) -> tuple[Way, ...]:
    """Every way to read a term, optional words in and out. Raises NotationError."""
    if _OF_A_CHILD in term:
        return _ways(term.replace(_OF_A_CHILD, f"<{CHILDS}>"))
    return _ways(term)


def _ways(term: str) -> tuple[Way, ...]:
    parts: list[list[tuple[Element, ...]]] = []
    for optional, plain in _PIECE.findall(term):
        if optional:
            inside = product(*(_readings(piece) for piece in optional.split()))
            parts.append([*(tuple(e for part in way for e in part) for way in inside), ()])
        else:
            parts.append(list(_readings(plain)))
    ways = [tuple(e for part in way for e in part) for way in product(*parts)]
    for way in ways:
        _check(way)
    return tuple(map(Way.of, ways))


def words_of(term: str) -> set[str]:
    """The literal words of a term, as written."""
    return {w for w in re.findall(r"[A-Za-zÀ-ɏ]+", re.sub(r"<[a-z_]+>", " ", term)) if len(w) > 1}


def classes_of(term: str) -> set[str]:
    """The class names of a term."""
    return set(re.findall(r"<([a-z_]+)>", term))


def _check(way: tuple[Element, ...]) -> None:
    if not any(e.is_literal for e in way) and not (len(way) == 1 and way[0].classes):
        raise NotationError("it names no word that must stand")
    if way[0].gap or way[-1].gap:
        raise NotationError("`..` stands at an end")
    if any(a.gap and b.gap for a, b in pairwise(way)):
        raise NotationError("`..` stands twice in a row")


@cache
def _readings(piece: str) -> tuple[tuple[Element, ...], ...]:
    """The places of one piece of a term; several where a side of a stroke is cut in two, as “she’s”."""
    if piece == "..":
        return ((Element(gap=True),),)
    if "/" in piece.strip("/") and "//" not in piece:
        options = [_cut(_one_word(option)) for option in piece.split("/")]
        single = [option for (option, *more) in options if not more]
        longer = [tuple(_either([token]) for token in option) for option in options if len(option) > 1]
        return (*([(_either(single),)] if single else []), *longer)
    if piece.startswith("<"):
        return ((_either([piece]),),)
    tokens = _cut(piece)
    if not tokens:
        raise NotationError(f"“{piece}” cannot be read")
    return (tuple(_either([token]) for token in tokens),)


def _cut(piece: str) -> list[str]:
    """A word as it is cut in a text."""
    alone = piece.startswith("<") or _CLITIC.fullmatch(piece)
    return [piece] if alone else [token for token, _ in cutter().cut(piece)]


def _one_word(option: str) -> str:
    if not re.fullmatch(r"[\w'’]+|\W|<[a-z_]+>", option):
        raise NotationError(f"“{option}” cannot be read; write one word on each side of a stroke")
    return option


def _either(options: Iterable[str]) -> Element:
    keys, exact, classes = set(), set(), set()
    for option in options:
        if match := re.fullmatch(r"<([a-z_]+)>", option):
            classes.add(match[1])
        elif option != option.lower() and option != "I":
            exact.add(option)
        else:
            keys.add(words.fold(option))
    return Element(frozenset(keys), frozenset(exact), frozenset(classes))
