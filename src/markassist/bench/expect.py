"""What was found in an example → what does not hold of what its brackets and status expect.

A bracket is met by a span that covers half or more of the shorter of the two.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from msgspec import Struct

from markassist.rubric.compile import CompiledCriterion
from markassist.rubric.marked_text import Bracket, MarkedText
from markassist.rubric.schema import Example
from markassist.values import Evidence, Finding, Misconception
from markassist.vocabulary import Level, Status

Span = TypeVar("Span", Evidence, Misconception)

_SEE_TO_IT = "see to the cues, or to the example"


class Problem(NamedTuple):
    """What does not hold of an example."""

    at: str
    """The words of the marked text that it is about; nothing for all of it."""
    wrong: str
    remedy: str


def of_criterion(
    criterion: CompiledCriterion, example: Example, marked: MarkedText, finding: Finding
) -> Iterator[Problem]:
    """What a finding lacks of what an example of its criterion expects."""
    if example.status is not None and finding.status is not example.status:
        shown = ", ".join(sorted({e.indicator for e in finding.evidence}))
        wrong = f"the status is {finding.status}, not {example.status}" + (
            f"; it shows {shown}" if shown else ""
        )
        yield Problem("", wrong, "see to the indicators, to what the statuses need, or to the example")
    for bracket in marked.brackets:
        found = _Found.at(bracket, criterion, finding)
        words = _words(marked, bracket)
        yield from found.lacking(words, bracket) if bracket.counts else found.too_much(words, bracket)


def of_misconception(marked: MarkedText, found: Sequence[Misconception]) -> Iterator[Problem]:
    """What is raised and should not be, and what should be and is not."""
    for one in found if not marked.brackets else ():
        yield Problem(
            "", f"“{one.quote}” raises {one.id} ({one.stance}), and nothing should", "narrow its cues"
        )
    for bracket in marked.brackets:
        stances = {one.stance for one in _covering(bracket, found, lambda _: True)}
        if bracket.counts and bracket.name not in stances:
            so = f"it is {' and '.join(sorted(stances))}" if stances else "nothing is found there"
            wrong = f"{_words(marked, bracket)} is not {bracket.name}: {so}"
            yield Problem(bracket.written, wrong, _SEE_TO_IT)
        elif not bracket.counts and bracket.name in stances:
            wrong = f"{_words(marked, bracket)} is {bracket.name}, and should not be"
            yield Problem(bracket.written, wrong, "narrow its cues")


class _Found(Struct, frozen=True):
    """What a finding has of an indicator where a bracket stands."""

    counts: list[Evidence]
    misses: list[Evidence]
    named: tuple[str, ...]
    """Why a near miss may be, that is shown as evidence because it makes the criterion `mentioned`."""

    @classmethod
    def at(cls, bracket: Bracket, criterion: CompiledCriterion, finding: Finding) -> "_Found":
        counts = [e for e in finding.evidence if e.why is None]
        misses = [*finding.near_misses, *(e for e in finding.evidence if e.why is not None)]
        if criterion.spec.indicators[bracket.name].harms:  # what harms is shown as bad practice
            counts, misses = _split(misses)
        counts = _covering(bracket, counts, lambda e: e.indicator == bracket.name)
        only_named = finding.status is Status.MENTIONED and all(e.level is Level.MENTION for e in counts)
        return cls(
            counts=counts,
            misses=_covering(bracket, misses, lambda e: e.indicator == bracket.name),
            named=criterion.spec.mentioned_by if counts and only_named else (),
        )

    def lacking(self, words: str, bracket: Bracket) -> Iterator[Problem]:
        """What a bracket that counts does not find."""
        if not self.counts:
            why = ", ".join(sorted({str(e.why) for e in self.misses})) or "nothing is found there"
            yield Problem(bracket.written, f"{words} does not show {bracket.name}: {why}", _SEE_TO_IT)

    def too_much(self, words: str, bracket: Bracket) -> Iterator[Problem]:
        """What a bracket that must not count finds, and the near miss that it does not find."""
        if self.counts and not self.named:
            wrong = f"{words} shows {bracket.name} on “{self.counts[0].quote}”, and should not"
            yield Problem(bracket.written, wrong, "narrow the cues, or see to the example")
        elif bracket.why is not None and bracket.why not in {*self.named, *(e.why for e in self.misses)}:
            found = f"a near miss for {self.misses[0].why}" if self.misses else "no near miss"
            wrong = f"{words} is {found} of {bracket.name}, and should be one for {bracket.why}"
            yield Problem(bracket.written, wrong, _SEE_TO_IT)


def _split(misses: list[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    bad = [e for e in misses if e.why == "bad_practice"]
    return bad, [e for e in misses if e not in bad]


def _covering(bracket: Bracket, found: Sequence[Span], meant: Callable[[Span], bool]) -> list[Span]:
    return [one for one in found if meant(one) and _overlap(bracket, one.start, one.end)]


def _overlap(bracket: Bracket, start: int, end: int) -> bool:
    shared = min(bracket.end, end) - max(bracket.start, start)
    return shared > 0 and 2 * shared >= min(bracket.end - bracket.start, end - start)


def _words(marked: MarkedText, bracket: Bracket) -> str:
    return f"“{marked.text[bracket.start : bracket.end]}”"
