"""A word that is in no table → the words of a vocabulary that it comes nearest to, by eye and by ear."""

import re
from collections.abc import Iterable

from msgspec import json
from rapidfuzz import process
from rapidfuzz.distance import OSA

from markassist import kept
from markassist.sounds import sound
from markassist.word_tables import word_tables

SHORTEST = 5
"""How many letters a misspelling has at least: of shorter ones too many words are near."""
_SHORTEST_BY_EAR = 7
_BY_EAR = 0.6
"""How much sound weighs beside letters."""
_NEAR, _FAR = 0.15, 0.3
"""How far a word of five letters, and one of ten or more, may lie: shares of its letters and sounds."""
_OTHER_LETTERS = 0.6
"""How many of its letters may differ, however it sounds."""
_TIE, _TIE_BY_EAR = 0.02, 0.1
"""Words that lie nearer to one another than this are equally near."""
_OTHER_INITIAL = 0.08
"""What a first letter that sounds otherwise adds: few slips are made there."""
# The figures did best on the even lines of the Birkbeck corpus and on slips of our own making, at no more
# than six false matches in a thousand dictionary words (benchmarks/misspellings.py).


class Spellings:
    """The words that a misspelling may stand for."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(word for word in words if len(word) >= SHORTEST)
        self._sounds = _sounds(self._words)
        self._of_initial: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            self._of_initial.setdefault(word[0], []).append(place)

    def nearest(self, lower: str) -> list[str]:
        """The nearest words, equally near, in the order of the alphabet; none where all are far.

        One slip after the first letter comes first, then what is near by eye and ear together. A word in
        lower case that English forms of a known word (`carefuller`, `unhurried`) is no misspelling.
        """
        if len(lower) < SHORTEST or not lower.isalpha() or is_formed(lower):
            return []
        return self._one_slip_away(lower) or self._by_eye_and_ear(lower)

    def _one_slip_away(self, lower: str) -> list[str]:
        places = self._of_initial.get(lower[0], [])
        words = [self._words[place] for place in places]
        near = process.extract(lower, words, scorer=OSA.distance, score_cutoff=1, limit=None)
        heard = sound(lower)
        found = [(OSA.normalized_distance(heard, self._sounds[places[at]]), word) for word, _, at in near]
        return _least(found, _TIE_BY_EAR)

    def _by_eye_and_ear(self, lower: str) -> list[str]:
        if len(lower) < _SHORTEST_BY_EAR:
            return []
        far = _NEAR + (_FAR - _NEAR) * min(1.0, (len(lower) - SHORTEST) / SHORTEST)
        heard = sound(lower)
        by_ear = process.extract(
            heard, self._sounds, scorer=OSA.normalized_distance, score_cutoff=far / _BY_EAR, limit=None
        )
        found = []
        for its_sound, ear, place in by_ear:
            word = self._words[place]
            eye = OSA.normalized_distance(lower, word)
            other = word[0] != lower[0] and its_sound[:1] != heard[:1]
            distance = (1 - _BY_EAR) * eye + _BY_EAR * ear + _OTHER_INITIAL * other
            if eye <= _OTHER_LETTERS and distance <= far:
                found.append((distance, word))
        return _least(found, _TIE)


def _least(found: list[tuple[float, str]], tie: float) -> list[str]:
    least = min(found, default=(0.0, ""))[0]
    return sorted(word for distance, word in found if distance < least + tie)


def _sounds(words: list[str]) -> list[str]:
    its_key = kept.key("sounds", [json.encode(words)])
    found: list[str] | None = kept.fetch("sounds", its_key)
    if found is None:
        found = [sound(word) for word in words]
        kept.keep("sounds", its_key, found)
    return found


_ENDINGS = (
    ("er est ers ism ist ists able ability ing ed ers", ("", "e")),
    ("ier iest ily iness", ("y",)),
    ("ly ness less like", ("",)),
    ("ive ively or", ("e",)),
    ("y", ("", "e", "le")),
)
"""Endings that English puts to words, and what the word had in their place."""

_BEGINNINGS = re.compile(r"(?:un|re|over|under|mis|out|up|down|dis|non|sub|super|inter|pre|multi)(?=.{5})")
_STEM = 4
_DOUBLED = re.compile(r"([bdfglmnprtz])\1$")


def is_formed(lower: str) -> bool:
    """Whether a word in lower case is a known one with a beginning or an ending of English."""
    tables = word_tables()
    if (begun := _BEGINNINGS.match(lower)) and tables[lower[begun.end() :]].lemma:
        return True
    for ends, instead in _ENDINGS:
        for end in ends.split():
            stem = lower.removesuffix(end)
            if stem == lower or len(stem) < _STEM or (end == "y" and stem.endswith("l")):
                continue
            options = [stem + letters for letters in instead] + [_DOUBLED.sub(r"\1", stem)]
            if any(tables[option].parts for option in options):
                return True
    return False
