"""A term → alternatives in it that no text can ever match, and strokes that join what was not meant.

A stroke joins one word on each side, so “go to/went to” is read as “go”, “to” or “went”, “to”. A word that
the tokenizer cuts in two stands nowhere as one.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from markassist import notation, words
from markassist.annotators.tokens import tokens
from markassist.bench.examples import account_of
from markassist.doc import Doc

Slip = tuple[str, str]
"""What is doubtful, and what to do."""

_SPLIT = re.compile(r"[()]")


def slips(term: str) -> Iterator[Slip]:
    """What in a term is lawful and can never match, or can be matched by other words than were meant."""
    for segment in _SPLIT.split(term):
        pieces = segment.split()
        yield from _cut_otherwise(pieces)
        if (two := _two_words(pieces)) is not None:
            wrong = f"in “{term}”, “{two}” is read word by word: a stroke joins one word on each side"
            yield wrong, "write each wording as a term of its own"
            return


def guarded_away(term: str, not_in: tuple[str, ...]) -> str | None:
    """The guard term by which every hit of a term is void, if there is one."""
    for guard in not_in:
        if any(
            _within(one.places, way.places)
            for way in notation.parse(term)[:1]
            for one in notation.parse(guard)
        ):
            return guard
    return None


def _within(part: tuple[notation.Element, ...], whole: tuple[notation.Element, ...]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def _two_words(pieces: list[str]) -> str | None:
    """Two neighbours of which one is a choice, and which share a word: “go to/goes to”."""
    for first, second in pairwise(pieces):
        one, other = _options(first), _options(second)
        if (len(one) > 1 or len(other) > 1) and not set(one).isdisjoint(other):
            return f"{first} {second}"
    return next((f"{a} {b}" for a, b in pairwise(pieces) if _no_one(a, b)), None)


def _no_one(first: str, second: str) -> bool:
    """“no one/nobody”, which asks for “no nobody”."""
    return first.rpartition("/")[2] == "no" and bool(
        {"nobody", "nothing", "none"} & set(_options(second)[1:])
    )


def _options(piece: str) -> list[str]:
    return piece.split("/") if "/" in piece.strip("/") and "//" not in piece else [piece]


def _cut_otherwise(pieces: list[str]) -> Iterator[Slip]:
    for piece in pieces:
        options = _options(piece)
        for option in options:
            if option == ".." or "<" in option or option.startswith(("'", "’")):
                continue
            as_cut, read = _as_cut(option), _as_read(option)
            if tuple(map(words.fold, as_cut)) != tuple(map(words.fold, read)):
                wrong = f"“{option}” never matches: in a text it stands as {_quoted(as_cut)}"
                remedy = f"write “{' '.join(as_cut)}”" if len(as_cut) > len(read) else "name it otherwise"
                yield wrong, remedy if piece == option else f"{remedy} in a term of its own"


def _quoted(pieces: tuple[str, ...]) -> str:
    return " ".join(f"“{piece}”" for piece in pieces)


@cache
def _as_cut(word: str) -> tuple[str, ...]:
    """The tokens of a word, in the company that it has in a sentence."""
    doc = Doc(account_of(f"so {word} so"))
    tokens(doc)
    return tuple(doc.texts[1:-1])


@cache
def _as_read(word: str) -> tuple[str, ...]:
    """The words for which a term's matcher looks."""
    (way,) = notation.parse(word)
    return tuple(next(iter(element.keys | element.exact)) for element in way.places)
