"""A report → everything in it that a person is to decide on, each under a name that a re-marking keeps."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from markassist.values import Report


class Kind(StrEnum):
    """What an item is."""

    CRITERION = "criterion"
    """How a criterion stands; `suggested` is a status."""
    EVIDENCE = "evidence"
    """A span that counts for a criterion; `suggested` is its level."""
    NEAR_MISS = "near_miss"
    """A span that nearly counts; `suggested` is why not. It may be taken up, and need not be decided on."""
    IDEA = "idea"
    """A mistaken belief that the account holds; `suggested` is `held`."""
    ALERT = "alert"
    """What is to be seen; `suggested` is its priority."""
    OWN = "own"
    """A span that an assessor has added."""


class Item(Struct, frozen=True):
    """One thing to decide on. `start` and `end` count in the account's text; None for a criterion."""

    key: str
    """`M2`, `M2:listens_actively:1204-1275`, `near:M2:…`, `idea:infants_only:12-50`, `alert:…`."""
    kind: Kind
    position: int
    """In the order of the report."""
    code: str | None
    """The criterion's."""
    name: str | None
    """The indicator's, idea's or alert's id."""
    suggested: str
    start: int | None = None
    end: int | None = None


MUST_DECIDE = frozenset({Kind.CRITERION, Kind.EVIDENCE, Kind.IDEA})
"""Kinds without a decision on which nothing is released; alerts must be seen."""


def items(report: Report) -> tuple[Item, ...]:
    """Every item once, criteria in the rubric's order, each followed by its spans."""
    found: dict[str, Item] = {}
    for number, one in enumerate(_items(report)):
        kind, code, name, suggested, start, end = one
        item = Item(_key(kind, code, name, start, end), kind, number, code, name, suggested, start, end)
        found.setdefault(item.key, item)
    return tuple(found.values())


_Told = tuple[Kind, str | None, str | None, str, int | None, int | None]


def _items(report: Report) -> Iterator[_Told]:
    for finding in report.findings:
        yield Kind.CRITERION, finding.code, None, finding.status.value, None, None
        for e in finding.evidence:
            yield Kind.EVIDENCE, finding.code, e.indicator, e.level.value, e.start, e.end
        for e in finding.near_misses:
            yield Kind.NEAR_MISS, finding.code, e.indicator, str(e.why), e.start, e.end
    for idea in report.misconceptions:
        if idea.stance == "held":
            yield Kind.IDEA, None, idea.id, idea.stance, idea.start, idea.end
    for alert in report.alerts:
        yield Kind.ALERT, None, alert.id, alert.priority, alert.start, alert.end


_PREFIX = {Kind.NEAR_MISS: "near", Kind.IDEA: "idea", Kind.ALERT: "alert", Kind.OWN: "own"}


def _key(kind: Kind, code: str | None, name: str | None, start: int | None, end: int | None) -> str:
    place = None if start is None else f"{start}-{end}"
    return ":".join(part for part in (_PREFIX.get(kind), code, name, place) if part)


def own_key(code: str, start: int, end: int) -> str:
    """The name of a span that an assessor adds for a criterion."""
    return _key(Kind.OWN, code, None, start, end)
