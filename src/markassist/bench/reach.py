"""A criterion's needs → the statuses that no account can ever reach, and those that any account reaches.

Tried over every choice of indicators, shown once and shown on many occasions, by the rules of `judge`.
"""

from collections.abc import Iterator
from itertools import combinations

from markassist.rubric.schema import Criterion, Need

MOST_CHOSEN = 7
"""How many indicators are shown together at most: no need asks for more."""
MANY = 99


def unreachable(criterion: Criterion) -> tuple[str, ...]:
    """The statuses that nothing can earn: their need cannot hold, or a better one always does as well."""
    needs = criterion.needs
    wanted = [name for name in ("evidenced", "partial", "mentioned", "contradicted") if getattr(needs, name)]
    reached = {status for choice in _choices(criterion) for status in _reached(criterion, *choice)}
    return tuple(name for name in wanted if name not in reached)


def asking_nothing(criterion: Criterion) -> tuple[str, ...]:
    """The statuses that an account earns in which nothing is shown."""
    needs = criterion.needs
    named = {"evidenced": needs.evidenced, "partial": needs.partial, "mentioned": needs.mentioned}
    named["contradicted"] = needs.contradicted
    return tuple(name for name, need in named.items() if need is not None and _holds(need, frozenset(), 0))


def _choices(criterion: Criterion) -> Iterator[tuple[frozenset[str], int]]:
    names = tuple(criterion.indicators)
    for size in range(min(len(names), MOST_CHOSEN) + 1):
        for chosen in combinations(names, size):
            yield from ((frozenset(chosen), occasions) for occasions in (1, MANY))


def _reached(criterion: Criterion, shown: frozenset[str], occasions: int) -> Iterator[str]:
    """What is reached where these are shown; `contradicted` only matters on its own."""
    needs = criterion.needs
    harms = frozenset(name for name, indicator in criterion.indicators.items() if indicator.harms)
    if needs.contradicted is not None and _holds(needs.contradicted, shown & harms, occasions):
        yield "contradicted"
    if _holds(needs.evidenced, shown - harms, occasions):
        yield "evidenced"
    elif needs.partial is not None and _holds(needs.partial, shown - harms, occasions):
        yield "partial"
    elif needs.mentioned is not None and _holds(needs.mentioned, shown - harms, occasions):
        yield "mentioned"


def _holds(need: Need, shown: frozenset[str], occasions: int) -> bool:
    if not shown.issuperset(need.all) or (need.any and shown.isdisjoint(need.any)):
        return False
    if not shown.isdisjoint(need.none) or len(shown.intersection(need.of)) < need.at_least:
        return False
    if need.either and not any(_holds(option, shown, occasions) for option in need.either):
        return False
    named = shown.intersection((*need.all, *need.any, *need.of))
    return not need.occasions or (bool(named) and occasions >= need.occasions)
