"""A word as it is written → what is known of it: its keys for matching, what it can be, whether it is a word.

Each word *type* is looked up once; a text has few types.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from markassist.shelf import english
from markassist.spelling import Spellings
from markassist.word_tables import word_tables

NOUN, VERB, ADJECTIVE, ADVERB = 1, 2, 4, 8
BASE, PAST, PARTICIPLE, ING, THIRD = 16, 32, 64, 128, 256
"""What a word can be. The second row says in which form, where it can be a verb."""

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"'})


class Word(Struct, frozen=True):
    """One word type. `keys` are what a term's word may equal: the word itself and its dictionary forms."""

    text: str
    lower: str
    keys: frozenset[str]
    can_be: int
    known: bool
    meant: str | None
    """The word a misspelling stands for, where there is one clear choice; else None."""


def fold(text: str) -> str:
    """Lower case, straight quotes, no diacritics, American spelling as the common form."""
    text = text.translate(_APOSTROPHES).lower()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _own().spellings.get(text, text)


def word(text: str) -> Word:
    """What is known of a word as written."""
    if _reading.asked is not None:
        _reading.asked.words[text] = None
    return _reading.by.word(text)


@lru_cache(maxsize=200_000)
def _whatever_is_read_by(text: str) -> Word:
    """What is known of a word without any rubric's vocabulary: all there is to know where it is a word."""
    lower = fold(text)
    lemmas = _lemmas(lower)
    known = _is_a_word(lower)
    return Word(text, lower, frozenset({lower, *lemmas}), _can_be(lower, lemmas), known, None)


def is_known(lower: str) -> bool:
    """Whether the tables or our own lexicons hold the word."""
    if _reading.asked is not None:
        _reading.asked.known[lower] = None
    return _is_a_word(lower) or lower in _reading.by.words


@lru_cache(maxsize=200_000)
def _is_a_word(lower: str) -> bool:
    if not lower.isalpha() or len(lower) < 3:
        return True
    return bool(_lemmas(lower)) or is_listed(lower)


def is_listed(lower: str) -> bool:
    """Whether the tables hold the word, whatever the rubric in hand looks for."""
    entry = word_tables()[lower]
    return bool(entry.parts or entry.lemma) or lower in _own().function_words


class Asked(Struct):
    """What a reading asked of the words that it was done by, in the order of asking."""

    words: dict[str, None] = field(default_factory=dict)
    known: dict[str, None] = field(default_factory=dict)

    def answers(self) -> tuple[list[Word], list[bool]]:
        """What is answered now: a text reads alike by any words that give the same answers."""
        return [word(text) for text in self.words], [is_known(lower) for lower in self.known]


class _Vocabulary:
    """The words of one rubric, and what is known by them."""

    def __init__(self, texts: frozenset[str]) -> None:
        self.source = texts
        self.words = frozenset(fold(t) for t in texts if t.isalpha() and len(t) > 2)
        self.word = lru_cache(maxsize=200_000)(self._word)

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(self.words)

    def _word(self, text: str) -> Word:
        found = _whatever_is_read_by(text)
        if found.known:
            return found
        if found.lower in self.words:
            return replace(found, known=True)
        if (
            text[0].isupper() or (meant := self._meant(found.lower)) is None
        ):  # a capital is more likely a name
            return found
        lemmas = _lemmas(meant)
        keys = frozenset({found.lower, meant, *lemmas})
        return replace(found, keys=keys, can_be=_can_be(meant, lemmas), meant=meant)

    def _meant(self, lower: str) -> str | None:
        """The one word of our lexicons that a misspelling stands for; of its forms, the first."""
        ties = self._spellings.nearest(lower)
        roots = {frozenset(_lemmas(t) or {t}) for t in ties}
        return ties[0] if len(roots) == 1 else None


_NONE: frozenset[str] = frozenset()
_LAST = 6
"""Vocabularies that are kept: accounts may come under a few rubrics in turn."""


class _Reading:
    """What is being read by, what was of late, and what is noted of it."""

    def __init__(self) -> None:
        self.last: dict[frozenset[str], _Vocabulary] = {}
        self.asked: Asked | None = None

    @cached_property
    def by(self) -> _Vocabulary:
        return _Vocabulary(_NONE)


_reading = _Reading()


def use(texts: frozenset[str]) -> None:
    """Read by the words of one rubric: they are known, and are what a misspelling may stand for.

    They stay until another rubric's are used, so that a reading never hangs on what was loaded before.
    """
    if _reading.by.source is texts:
        return
    found = _reading.last.pop(texts) if texts in _reading.last else _Vocabulary(texts)
    _reading.by = _reading.last[texts] = found
    if len(_reading.last) > _LAST:
        del _reading.last[next(iter(_reading.last))]


@contextmanager
def noting() -> Iterator[Asked]:
    """Note what is asked of the words being read by, meanwhile."""
    before, _reading.asked = _reading.asked, Asked()
    try:
        yield _reading.asked
    finally:
        _reading.asked = before


def _lemmas(lower: str) -> set[str]:
    own = _own()
    found: set[str] = set(own.lemmas.get(lower, ()))
    if lower in own.function_words:
        return found
    entry = word_tables()[lower]
    for part in ("verb", "noun"):
        found.update(entry.irregular.get(part, ()))
    found.add(entry.lemma)
    found.update(_regular(lower, _VERB_ENDS, "verb"))
    if lower.endswith("s"):
        found.update(_regular(lower, _NOUN_ENDS, "noun"))
    return {fold_known(f) for f in found} - {""}


def fold_known(text: str) -> str:
    """The common spelling of a dictionary form."""
    return _own().spellings.get(text, text)


_VERB_ENDS = (
    *(("ied", "y"), ("ies", "y"), ("es", "e"), ("es", ""), ("s", "")),
    *(("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
)
_NOUN_ENDS = (("ies", "y"), ("es", ""), ("s", ""))
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


def _regular(lower: str, ends: tuple[tuple[str, str], ...], part: str) -> set[str]:
    tables = word_tables()
    found: set[str] = set()
    for end, instead in ends:
        if lower.endswith(end) and len(lower) > len(end) + 1:
            stem = lower[: -len(end)] + instead
            options = {stem, _DOUBLED.sub(r"\1", stem)} if not instead else {stem}
            found.update(o for o in options if part in tables[o].parts)
    return found


def _can_be(lower: str, lemmas: set[str]) -> int:
    tables = word_tables()
    entry = tables[lower]
    kinds = 0
    plural = lower.endswith("s") and any("noun" in tables[x].parts for x in lemmas)
    if plural or "noun" in entry.parts or "noun" in entry.irregular:
        kinds |= NOUN
    if "adj" in entry.parts or "adj" in entry.irregular:
        kinds |= ADJECTIVE
    if "adv" in entry.parts or (lower.endswith("ly") and len(lower) > 4):
        kinds |= ADVERB
    kinds |= _verb_forms(lower, lemmas)
    return kinds or _by_ending(lower)


def _verb_forms(lower: str, lemmas: set[str]) -> int:
    tables, own = word_tables(), _own()
    entry = tables[lower]
    forms = 0
    if "verb" in entry.parts:
        forms |= VERB | BASE
    if lower in own.past:
        forms |= VERB | PAST
    if lower in own.participles:
        forms |= VERB | PARTICIPLE
    if (
        not forms & (PAST | PARTICIPLE)
        and "verb" in entry.irregular
        and not lower.endswith(("s", "ing"))
        and lower not in {"am", "are", "art"}
    ):
        forms |= VERB | PAST | PARTICIPLE  # irregular, and not in our own list: laid, bent, clad
    inflected = any("verb" in tables[x].parts and x != lower for x in lemmas)
    if inflected and lower.endswith("ed"):
        forms |= VERB | PAST | PARTICIPLE
    if inflected and lower.endswith("ing"):
        forms |= VERB | ING
    if inflected and lower.endswith("s"):
        forms |= VERB | THIRD
    return forms


def _by_ending(lower: str) -> int:
    if lower.endswith("ing"):
        return VERB | ING
    if lower.endswith("ed"):
        return VERB | PAST | PARTICIPLE
    if lower.endswith("ly"):
        return ADVERB
    return NOUN


class _Own(Struct, frozen=True):
    """What our own word lists say."""

    lemmas: dict[str, list[str]]
    spellings: dict[str, str]
    past: frozenset[str]
    participles: frozenset[str]
    participle_of: dict[str, str]
    function_words: frozenset[str]


@cache
def _own() -> _Own:
    lists = english("words")
    past, participles = zip(*(pair.split(":") for pair in lists["irregular_verbs"]), strict=True)
    return _Own(
        lemmas=lists["lemmas"],
        spellings={**word_tables().common, **lists["spellings"]},
        past=frozenset(past),
        participles=frozenset(participles),
        participle_of=dict(zip(past, participles, strict=True)),
        function_words=frozenset(lists["function_words"]),
    )


def participle(past: str) -> str:
    """The past participle that goes with a past form: `sat` → `sat`, `wrote` → `written`."""
    return _own().participle_of.get(past, past)
