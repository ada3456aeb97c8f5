"""Mention files → what is looked for, compiled once: every term of every entry in one matcher.

The grammar of the files is `MentionFile` of the rubrics' schema; a term may mark the words that count in
square brackets: `feel [secure] with <writer>`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from markassist import notation
from markassist.kept_matcher import compiled as compiled_matcher
from markassist.notation import Element
from markassist.shelf import folder
from markassist.terms import Matcher

SURE, NEAR, CITED = "sure", "near", "cited"
"""How a term counts: by itself; with a word of its `near` in the sentence; cited as an author is."""
GUARD, SENTENCE, CONTEXT = "guard", "sentence", "context"
"""What else a term does: void what it overlaps; void all of its sentence; stand near."""
_MARKED = re.compile(r"\[([^\]]+)\]")
_KINDS = (("terms", SURE), ("if_near", NEAR), ("if_cited", CITED))


class Entry(Struct, frozen=True):
    """One id, and how it may be reached beside its terms."""

    id: str
    family: str
    context: str
    """The group whose `near` terms stand for its context: its own id, or its family."""
    spelled: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()


class Owner(Struct, frozen=True):
    """What a compiled term stands for. `group` is an id, or the family of a context."""

    kind: str
    group: str
    entry: Entry | None = None
    marked: tuple[Element, ...] = ()


class Compiled(Struct, frozen=True):
    """All mention files: hits of `matcher` carry the number of their owner."""

    entries: tuple[Entry, ...]
    owners: tuple[Owner, ...]
    matcher: Matcher
    literals: frozenset[str]
    """Every word of a theorist's terms, folded."""
    surnames: frozenset[str]
    """Every theorist's name of one word as written, usual misspellings too, folded."""


@cache
def compiled() -> Compiled:
    """Read and compile every mention file, once. Raises NotationError for a term that cannot be read."""
    found: list[Entry] = []
    owners: list[Owner] = []
    pairs: list[tuple[int, str]] = []
    literal: set[str] = set()
    single: set[str] = set()
    for data in _files():
        family_near = data.get("near", ())
        for name, fields in data["entries"].items():
            entry = _entry(data["family"], name, fields)
            found.append(entry)
            for owner, term in _owners(entry, fields):
                owners.append(owner)
                pairs.append((len(owners) - 1, term))
                if entry.family == "theorist" and owner.entry is not None:
                    named = {w.lower() for w in notation.words_of(term)}
                    literal |= named
                    single |= named if len(named) == 1 else set()
        for term in family_near:
            owners.append(Owner(CONTEXT, data["family"]))
            pairs.append((len(owners) - 1, term))
    return Compiled(
        tuple(found), tuple(owners), compiled_matcher(pairs), frozenset(literal), frozenset(single)
    )


def _files() -> Iterator[Mapping[str, Any]]:
    yield from folder("mentions").values()


def _entry(family: str, name: str, fields: Mapping[str, Any]) -> Entry:
    full = f"{family}.{name}"
    context = full if fields.get("near") else family
    return Entry(full, family, context, tuple(fields.get("spelled", ())), tuple(fields.get("named_by", ())))


def _owners(entry: Entry, fields: Mapping[str, Any]) -> Iterator[tuple[Owner, str]]:
    """Every term of an entry with what it stands for."""
    for name, kind in _KINDS:
        for term in fields.get(name, ()):
            plain = _MARKED.sub(r"\1", term)
            marked = _MARKED.search(term)
            yield Owner(kind, entry.id, entry, notation.parse(marked[1])[0].places if marked else ()), plain
    for term in fields.get("not_in", ()):
        barred = term.startswith("~")
        yield Owner(SENTENCE if barred else GUARD, entry.id), term.removeprefix("~")
    for term in fields.get("near", ()):
        yield Owner(CONTEXT, entry.id), term
