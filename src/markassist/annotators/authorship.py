"""Whose words an account is made of → signals: a declaration, what is borrowed, what reads otherwise.

Authenticity is a question for the assessor to ask; nothing is found out here.
"""

from collections.abc import Iterator
from itertools import groupby
from statistics import fmean, pstdev

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
    for one in passages:
        others = [p for p in passages if p is not one]
        ways = [str(words[name]) for name in _ways(one, others)]
        if len(ways) > 1:
            says = str(words["says"]).format(how=", ".join(ways))
            quote = doc.quote(one.start, one.end)
            yield Signal("unlike_the_rest", KIND, says, quote, *doc.span(one.start, one.end))


def _ways(one: _Manner, others: list[_Manner]) -> Iterator[str]:
    length = _distance(one.words_in_sentence, [p.words_in_sentence for p in others], 4.0)
    if abs(length) > _FAR:
        yield "longer_sentences" if length > 0 else "shorter_sentences"
    if _distance(one.letters_in_word, [p.letters_in_word for p in others], 0.3) > _FAR:
        yield "longer_words"
    usual = fmean(p.first_person for p in others)
    if not one.first_person and usual > 0.04 and min(p.first_person for p in others) > 0:
        yield "no_first_person"


def _distance(value: float, others: list[float], least: float) -> float:
    """How far a value is from others, in their standard deviations, taken as no less than `least`."""
    return (value - fmean(others)) / max(pstdev(others), least)


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
