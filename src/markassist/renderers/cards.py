"""A finding's spans → cards, one for what stands together, each with all that it shows.

Spans that overlap, or stand in one sentence, are one quote: an assessor reads the words once.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from markassist.renderers import layout, words
from markassist.values import Evidence, Finding

OPEN: Final = 3
"""Cards of a criterion that are shown at once; the others are folded away under their number."""


class Card(Struct, frozen=True):
    """Words of the account and what is said of them."""

    start: int
    end: int
    place: str
    """Where it stands, in words."""
    shows: tuple[str, ...]
    """What is said of it, each once."""
    numbers: tuple[int, ...]
    """Which of the finding's spans are in it, from 1."""


def evidence_cards(finding: Finding) -> tuple[Card, ...]:
    """What counts, in the account's order."""
    runs: list[list[_Numbered]] = []
    for one in sorted(enumerate(finding.evidence, start=1), key=lambda one: (one[1].start, one[1].end)):
        if runs and _belongs(one[1], [e for _, e in runs[-1]]):
            runs[-1].append(one)
        else:
            runs.append([one])
    return tuple(
        Card(
            start=run[0][1].start,
            end=max(one.end for _, one in run),
            place=layout.place_of(run[0][1]),
            shows=tuple(_shows(e for _, e in run)),
            numbers=tuple(number for number, _ in run),
        )
        for run in runs
    )


_Numbered = tuple[int, Evidence]


def _belongs(one: Evidence, run: Sequence[Evidence]) -> bool:
    last = run[-1]
    if (one.paragraph, one.piece) != (last.paragraph, last.piece):
        return False
    return one.sentence == last.sentence or one.start < max(e.end for e in run)


def near_cards(finding: Finding) -> tuple[tuple[Card, str, str], ...]:
    """What nearly counts, the same words for the same reason once; with the cue and the reason in words."""
    found: dict[tuple[int, int, str, str], list[int]] = {}
    for number, one in enumerate(finding.near_misses, start=1):
        found.setdefault((one.start, one.end, *layout.reason(one)), []).append(number)
    return tuple(
        (
            Card(start, end, layout.place_of(finding.near_misses[numbers[0] - 1]), (), tuple(numbers)),
            cue,
            why,
        )
        for (start, end, cue, why), numbers in found.items()
    )


def _shows(run: Iterable[Evidence]) -> Iterator[str]:
    """Indicators in words, those of one level together with it: `sets limits, listens (the term only)`."""
    by_level: dict[str, dict[str, None]] = {}
    for one in run:
        by_level.setdefault(words.LEVEL[one.level], {})[words.plain(one.indicator)] = None
    return (f"{', '.join(indicators)} ({level})" for level, indicators in by_level.items())
