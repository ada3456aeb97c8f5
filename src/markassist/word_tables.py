"""The word tables of spacy-lookups-data → what they and our own lists say of one word.

The tables (MIT) hold 120,000 words, of which an account has some hundreds. They are kept as lines, together
by how the words begin, and a line is taken apart when its word is asked for.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from msgspec import Struct

from markassist import kept

PARTS = ("noun", "verb", "adj", "adv")
_BEGINNING = 3
"""How many letters the words of one line share."""


class Entry(Struct, frozen=True):
    """What the tables say of a word."""

    parts: frozenset[str]
    """The parts of speech that it is a dictionary form of."""
    irregular: dict[str, tuple[str, ...]]
    """Its dictionary forms where it is an irregular form, by part of speech."""
    lemma: str
    """Its dictionary form by plain lookup, or nothing."""


NONE = Entry(frozenset(), {}, "")
"""A word that the tables do not hold."""


class WordTables:
    """What the tables say of each word."""

    def __init__(self, lines: dict[str, str], common: dict[str, str]) -> None:
        self.common = common
        """The common spelling of a word that has another."""
        self._lines = lines
        self._taken: dict[str, Entry] = {}

    def __getitem__(self, word: str) -> Entry:
        """The entry of a word in lower case; `NONE` where there is none."""
        if (taken := self._taken.get(word)) is not None:
            return taken
        lines = self._lines.get(word[:_BEGINNING], "")
        start = lines.find(f"\n{word}\t") + 1
        if not start:
            return NONE
        self._taken[word] = _entry(lines[start : lines.index("\n", start)])
        return self._taken[word]


@cache
def word_tables() -> WordTables:
    """The tables, made once on a machine."""
    folder = _folder()
    names = ("lemma_index", "lemma_exc", "lemma_lookup", "lexeme_norm")
    paths = {name: folder / f"en_{name}.json.gz" for name in names}
    its_key = kept.key("words", map(kept.stamp, paths.values()))
    plain = kept.fetch("words", its_key)
    if plain is None:
        plain = _plain({name: json.loads(gzip.decompress(path.read_bytes())) for name, path in paths.items()})
        kept.keep("words", its_key, plain)
    return WordTables(plain["lines"], plain["common"])


def _folder() -> Path:
    spec = find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:  # pragma: no cover - a pinned dependency
        raise ModuleNotFoundError("spacy-lookups-data")
    return Path(spec.origin).parent / "data"


def _plain(tables: dict[str, Any]) -> dict[str, Any]:
    index = {part: frozenset(tables["lemma_index"][part]) for part in PARTS}
    exceptions, lookup = tables["lemma_exc"], tables["lemma_lookup"]
    words = {*lookup, *(w for part in PARTS for w in (*index[part], *exceptions[part]))}
    lines: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        parts = " ".join(part for part in PARTS if word in index[part])
        irregular = (_joined(part, exceptions[part].get(word, ())) for part in PARTS)
        fields = (word, parts, lookup.get(word, ""), ";".join(filter(None, irregular)))
        if not any(c in "\t\n" for field in fields for c in field):
            lines[word[:_BEGINNING]].append("\t".join(fields))
    norms = tables["lexeme_norm"].items()
    return {
        "lines": {beginning: "\n".join(("", *of, "")) for beginning, of in lines.items()},
        "common": {k: v for k, v in norms if k.islower() and k.isalpha() and v.isalpha()},
    }


def _joined(part: str, forms: Iterable[str]) -> str:
    found = ",".join(forms)
    return f"{part}:{found}" if found else ""


def _entry(line: str) -> Entry:
    _, parts, lemma, irregular = line.split("\t")
    of = (one.split(":") for one in irregular.split(";") if one)
    return Entry(frozenset(parts.split()), {part: tuple(forms.split(",")) for part, forms in of}, lemma)
