"""Lexicons and the cues that use them → who owns which term, and one matcher of them all."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from markassist import notation
from markassist.kept_matcher import KeptMatcher
from markassist.rubric import schema


class Terms(Struct, frozen=True):
    """Terms with their owners, compiled: `owners` is indexed by a hit's owner."""

    matcher: KeptMatcher
    owners: tuple[str, ...]
    """`@lexicon`, `!@lexicon` for its guard terms, or the term itself where a cue holds it."""
    guards: Mapping[int, int]

    @classmethod
    def of(cls, owned: Mapping[str, Iterable[str]]) -> "Terms":
        """Compile terms by owner."""
        owners = tuple(owned)
        number = {owner: i for i, owner in enumerate(owners)}
        pairs = [(number[owner], term) for owner in owners for term in dict.fromkeys(owned[owner])]
        guards = {number[owner[1:]]: i for owner, i in number.items() if owner.startswith("!@")}
        return cls(KeptMatcher(pairs), owners, MappingProxyType(guards))

    def plain(self) -> dict[str, Any]:
        """As data for JSON."""
        return {
            "matcher": self.matcher.plain(),
            "owners": self.owners,
            "guards": list(self.guards.items()),
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "Terms":
        """The terms that were kept."""
        guards = MappingProxyType(dict(plain["guards"]))
        return cls(KeptMatcher.from_plain(plain["matcher"]), tuple(plain["owners"]), guards)


class TermTable(Struct, frozen=True):
    """All terms of a rubric."""

    terms: Terms
    classes: Terms
    """Those of the lexicons that terms use as `<name>`."""
    words: frozenset[str]
    """The literal words of all terms."""

    @classmethod
    def of(cls, lexicons: Mapping[str, schema.Lexicon], cues: Iterable[schema.Cue]) -> "TermTable":
        """Compile lexicons, in order of name, and then the terms that cues hold, in order of the files."""
        owned: dict[str, tuple[str, ...]] = dict(_of_lexicons(lexicons, lexicons))
        owned |= {cue: (cue,) for cue in _strings(cues) if not cue.startswith("@")}
        every = {term for its_terms in owned.values() for term in its_terms}
        used_as_class = {name for term in every for name in notation.classes_of(term)} & lexicons.keys()
        return cls(
            terms=Terms.of(owned),
            classes=Terms.of(dict(_of_lexicons(lexicons, used_as_class))),
            words=frozenset(word for term in every for word in notation.words_of(term)),
        )

    def plain(self) -> dict[str, Any]:
        """As data for JSON."""
        return {"terms": self.terms.plain(), "classes": self.classes.plain(), "words": sorted(self.words)}

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "TermTable":
        """The table that was kept."""
        terms_, classes = Terms.from_plain(plain["terms"]), Terms.from_plain(plain["classes"])
        return cls(terms_, classes, frozenset(plain["words"]))


def _of_lexicons(
    lexicons: Mapping[str, schema.Lexicon], names: Iterable[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in sorted(names):
        yield f"@{name}", lexicons[name].terms
        if lexicons[name].not_in:
            yield f"!@{name}", lexicons[name].not_in


def _strings(cues: Iterable[schema.Cue]) -> Iterator[str]:
    for cue in cues:
        if isinstance(cue, str):
            yield cue
        elif isinstance(cue, schema.AllOf):
            yield from _strings(cue.all_of)
