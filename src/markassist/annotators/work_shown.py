"""What an account says of itself as evidence → signals: where else the work can be seen, and when it was."""

import re
from collections.abc import Iterator
from functools import cache

from markassist.doc import Doc
from markassist.kept_matcher import compiled
from markassist.shelf import english
from markassist.terms import Matcher
from markassist.values import Signal
from markassist.vocabulary import BORROWED_ZONES, Zone

KIND = "sufficiency"
_LONG_AGO = "long_ago"
_DATE = re.compile(
    r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)(?:,? 20\d{2})?"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December),? 20\d{2})\b"
)


def work_shown(doc: Doc) -> list[Signal]:
    """References to observation, testimony and work products, dates, practice of long ago: each kind once."""
    found: dict[str, Signal] = {}
    for one in sorted((*_references(doc), *_dates(doc)), key=lambda s: (s.start or 0, s.id)):
        found.setdefault(one.id, one)
    return list(found.values())


def _references(doc: Doc) -> Iterator[Signal]:
    matcher, says = _matcher()
    for hit in matcher.find(doc):
        sentence = doc.sentences[doc.sentence_of[hit.start]]
        if sentence.zone in BORROWED_ZONES - {Zone.HEADING} or _is_spoken(doc, hit.start):
            continue
        name, words = says[hit.owner]
        yield Signal(name, KIND, words, doc.quote(hit.start, hit.end), *doc.span(hit.start, hit.end))


def _is_spoken(doc: Doc, i: int) -> bool:
    return doc.speech_of[i] >= 0 and doc.speeches[doc.speech_of[i]].speaker != "none"


def _dates(doc: Doc) -> Iterator[Signal]:
    says = str(english("work_shown")["dates"]["says"])
    for match in _DATE.finditer(doc.account.text):
        yield Signal("dates_given", KIND, says, match[0], match.start(), match.end())
        return


@cache
def _matcher() -> tuple[Matcher, list[tuple[str, str]]]:
    data = english("work_shown")
    groups = {f"refers_to_{name}": (one["says"], one["terms"]) for name, one in data["references"].items()}
    groups[_LONG_AGO] = (data["dates"]["long_ago_says"], data["dates"]["years_ago"])
    names = [(name, str(says)) for name, (says, _) in groups.items()]
    terms = [(number, str(term)) for number, (_, its) in enumerate(groups.values()) for term in its]
    return compiled(terms), names
