"""Whose words an account is made of → signals: a declaration, what is borrowed, what reads otherwise.

Authenticity is a question for the assessor to ask; nothing is found out here.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from math import sqrt
from statistics import fmean

from msgspec import Struct

from markassist.doc import Doc, Sentence
from markassist.shelf import english
from markassist.values import Signal
from markassist.vocabulary import BORROWED_ZONES, Zone

KIND = "authorship"
_LEAST_SHARE = 0.10
"""A smaller share of borrowed words is not worth a line."""
_FEWEST_WORDS = 40
"""A passage shorter than this has no manner of its own."""
_FEWEST_PASSAGES = 5
_FAR = 2.0
"""How many standard deviations from the other passages is far."""
_OWN = frozenset({"i", "my", "me", "we", "our"})


class _Manner(Struct, frozen=True):
    """How a passage is written."""

    start: int
    end: int
    words_in_sentence: float
    letters_in_word: float
    first_person: float


def authorship(doc: Doc) -> list[Signal]:
    """The signals, in the order of the text; what is said of the whole comes last."""
    return [*_declaration(doc), *_unlike(doc), *_borrowed(doc)]


def _declaration(doc: Doc) -> Iterator[Signal]:
    for sentence in doc.sentences:
        words = [w.lower for w in doc.words[sentence.start : sentence.end]]
        if sentence.zone is Zone.BOILERPLATE and "own" in words and "work" in words:
            says = str(english("work_shown")["declaration"]["says"])
            quote = doc.quote(sentence.start, sentence.end)
            yield Signal("declares_own_work", KIND, says, quote, *doc.span(sentence.start, sentence.end))
            return


def _borrowed(doc: Doc) -> Iterator[Signal]:
    all_words = borrowed = 0
    for sentence in doc.sentences:
        for i in range(sentence.start, sentence.end):
            if not doc.texts[i][0].isalnum():
                continue
            all_words += 1
            is_quoted = doc.speech_of[i] >= 0 and doc.speeches[doc.speech_of[i]].speaker == "document"
            borrowed += sentence.zone in BORROWED_ZONES or is_quoted
    if all_words and borrowed / all_words >= _LEAST_SHARE:
        says = str(english("work_shown")["borrowed"]["says"])
        yield Signal("borrowed_words", KIND, says.format(share=round(100 * borrowed / all_words)))


def _unlike(doc: Doc) -> Iterator[Signal]:
    """Passages that differ from all the others in two ways or more."""
    prose = (s for s in doc.sentences if s.zone is Zone.PROSE)
    blocks = (list(block) for _, block in groupby(prose, key=lambda s: s.block))
    passages = [manner for block in blocks if (manner := _manner(doc, block))]
    if len(passages) < _FEWEST_PASSAGES:
        return
    words = english("work_shown")["unlike"]
    lengths = _Spread([p.words_in_sentence for p in passages])
    letters = _Spread([p.letters_in_word for p in passages])
    persons = _Spread([p.first_person for p in passages])
    for one in passages:
        ways = [str(words[name]) for name in _ways(one, lengths, letters, persons)]
        if len(ways) > 1:
            says = str(words["says"]).format(how=", ".join(ways))
            quote = doc.quote(one.start, one.end)
            yield Signal("unlike_the_rest", KIND, says, quote, *doc.span(one.start, one.end))


def _ways(one: _Manner, lengths: "_Spread", letters: "_Spread", persons: "_Spread") -> Iterator[str]:
    length = lengths.distance(one.words_in_sentence, 4.0)
    if abs(length) > _FAR:
        yield "longer_sentences" if length > 0 else "shorter_sentences"
    if letters.distance(one.letters_in_word, 0.3) > _FAR:
        yield "longer_words"
    usual = persons.mean_of_others(one.first_person)
    if not one.first_person and usual > 0.04 and persons.least_of_others(one.first_person) > 0:
        yield "no_first_person"


class _Spread:
    """How values lie. Sums are exact, so that one value can be taken out of them and nothing is lost."""

    def __init__(self, values: list[float]) -> None:
        exact = [Fraction(value) for value in values]
        self._others = len(values) - 1
        self._sum = sum(exact, Fraction())
        self._squares = sum((value * value for value in exact), Fraction())
        self._least = sorted(values)[:2]

    def mean_of_others(self, value: float) -> float:
        """The mean of all values but this one of them."""
        return float((self._sum - Fraction(value)) / self._others)

    def least_of_others(self, value: float) -> float:
        """The least of all values but this one of them."""
        return self._least[1] if value == self._least[0] else self._least[0]

    def distance(self, value: float, least: float) -> float:
        """How far a value is from the others, in their standard deviations, each no less than `least`."""
        exact = Fraction(value)
        mean = (self._sum - exact) / self._others
        variance = (self._squares - exact * exact) / self._others - mean * mean
        return (value - float(mean)) / max(sqrt(variance), least)


def _manner(doc: Doc, sentences: list[Sentence]) -> _Manner | None:
    start, end = sentences[0].start, sentences[-1].end
    words = [doc.words[i].lower for i in range(start, end) if doc.texts[i][0].isalpha()]
    if len(words) < _FEWEST_WORDS or any(doc.speech_of[i] >= 0 for i in range(start, end)):
        return None
    return _Manner(
        start,
        end,
        len(words) / len(sentences),
        fmean(map(len, words)),
        sum(word in _OWN for word in words) / len(words),
    )
