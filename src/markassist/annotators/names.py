"""Tokens → which surname each may stand for: misspelt, with a bare genitive s, or glued to its year.

Edit distance is graded by the length of the right spelling, tried only on words that no table knows, and
needs one best name. The grades are those that let 3 of 1,000 unseen proper nouns through.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from markassist import words
from markassist.annotators.mention_files import compiled
from markassist.doc import Doc

SHORT = 5
"""A misspelt name of so many letters or fewer counts only where it is cited."""

_LONG = 9
"""A name of so many letters or more may have two edits."""
GLUED = re.compile(r"(?:[A-Z]\.)*([A-Z][A-Za-zÀ-ɏ'’]+?)(?:'s|’s)?[(,.;:&/]+(?:18|19|20)\d\d\S*")
_INITIALLED = re.compile(r"(?:[A-Z]\.)+([A-Z][a-zÀ-ɏ]{2,})")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}[A-Za-z]?")
_NUMBERED = re.compile(r"([A-Za-z]{1,4})\.(\d{1,3})")
_NOT_DOTTED = frozenset({"e.g.", "i.e.", "a.m.", "p.m.", "e.g", "i.e"})


class View(Struct):
    """A doc's tokens as names and abbreviations are looked for in them."""

    texts: Sequence[str]
    keys: Sequence[frozenset[str]]
    sentence_of: Sequence[int]
    classes: Mapping[int, Sequence[tuple[int, str]]]
    meant: Mapping[int, str]
    """Token → the name that it misspells."""


def view(doc: Doc) -> View:
    """The doc with glued citations cut, dots taken out of abbreviations, and misspelt names read."""
    texts, keys, meant = list(doc.texts), list(doc.keys), {}
    surnames = compiled().surnames
    for i, written in enumerate(doc.words):
        word = written
        if (plain := _plain(written.text)) != written.text:
            word = words.word(plain)
            texts[i], keys[i] = plain, word.keys
        if word.known or not word.lower.isalpha() or word.lower in surnames:
            continue
        if own := _without_s(word.lower):
            keys[i] = word.keys | _forms(own, word.text)
        elif (name := _misspelt(word.lower)) and (word.text[0].isupper() or len(name) > SHORT):
            meant[i] = name
            keys[i] = word.keys | _forms(name, word.text)
    return View(texts, keys, doc.sentence_of, doc.classes, meant)


@lru_cache(maxsize=50_000)
def _plain(text: str) -> str:
    """`Kolb,1984` → Kolb, `J.Bowlby` → Bowlby, `P.A.C.E.` → PACE, `Reg.44` → Reg44; any other as it is."""
    if text.isalpha():
        return text
    if match := GLUED.fullmatch(text) or _INITIALLED.fullmatch(text):
        return match[1]
    if _DOTTED.fullmatch(text) and text.lower() not in _NOT_DOTTED:
        return text.replace(".", "")
    match = _NUMBERED.fullmatch(text)
    return match[1] + match[2] if match else text


def _forms(name: str, text: str) -> frozenset[str]:
    """A name as terms may ask for it: in any case, and with its capital where the text has one."""
    return frozenset({name, name.capitalize()}) if text[0].isupper() else frozenset({name})


@cache
def _spelled() -> tuple[str, ...]:
    return tuple(sorted({name for entry in compiled().entries for name in entry.spelled}))


@lru_cache(maxsize=50_000)
def _without_s(lower: str) -> str | None:
    """`bowlbys` for Bowlby's."""
    own = lower[:-1]
    return own if lower.endswith("s") and (own in _spelled() or own in compiled().surnames) else None


@lru_cache(maxsize=50_000)
def _misspelt(lower: str) -> str | None:
    """The one name that an unknown word may stand for: same initial, one edit, or two in a long name."""
    if len(lower) < SHORT - 1:
        return None
    forms = {lower, lower.removesuffix("s")} if len(lower) > SHORT + 1 else {lower}
    near = [(_distance(form, name), name) for form in forms for name in _spelled() if name[0] == form[0]]
    least = min((distance for distance, _ in near if distance is not None), default=None)
    best = {name for distance, name in near if distance is not None and distance == least}
    return best.pop() if len(best) == 1 else None


def _distance(form: str, name: str) -> int | None:
    limit = 1 if len(name) < _LONG else 2
    if abs(len(name) - len(form)) > limit:
        return None
    distance = OSA.distance(form, name, score_cutoff=limit)
    return distance if distance <= limit else None
