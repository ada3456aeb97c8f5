"""Two people's or machines' statuses → how well they agree, with how sure that is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from markassist.evaluate.agreement import (
    Measure,
    Pair,
    Span95,
    credit_kappa,
    interval,
    is_defined,
    weighted_kappa,
)
from markassist.vocabulary import STATUS_RANK, Status

_SURE = 5
"""Accounts from which an interval is drawn: of fewer, what is drawn anew is nearly what there was."""
Said = tuple[str, str, str]
"""An account, and what the one and the other said of one of its criteria: statuses."""


class Kappas(Struct, frozen=True):
    """How well two agree; None for what their decisions are too few, or too much alike, to tell."""

    decisions: int
    same: float | None
    """The share on which both gave the same status."""
    kappa: float | None
    """Cohen's, on whether there is some evidence or more."""
    kappa_95: Span95 | None
    qwk: float | None
    """Quadratic-weighted, on the four ranks of statuses."""
    qwk_95: Span95 | None


Confusion = Mapping[tuple[Status, Status], int]
"""How often the one said one and the other said the other."""


def kappas(said: Sequence[Said], seed: int = 0) -> Kappas:
    """Measure; intervals are drawn from whole accounts, the same for the same seed."""
    by_account: dict[str, list[Pair]] = {}
    for account, one, other in said:
        pair = (STATUS_RANK[Status(one)], STATUS_RANK[Status(other)])
        by_account.setdefault(account, []).append(pair)
    groups = [by_account[name] for name in sorted(by_account)]
    pairs = [pair for group in groups for pair in group]
    kappa, kappa_95 = _measured(credit_kappa, pairs, groups, seed)
    qwk, qwk_95 = _measured(weighted_kappa, pairs, groups, seed)
    same = sum(one == other for _, one, other in said) / len(said) if said else None
    return Kappas(len(said), same, kappa, kappa_95, qwk, qwk_95)


def confusion(said: Iterable[Said]) -> Confusion:
    """Count what was said together."""
    return dict(Counter((Status(one), Status(other)) for _, one, other in said))


def _measured(
    measure: Measure, pairs: Sequence[Pair], groups: Sequence[Sequence[Pair]], seed: int
) -> tuple[float | None, Span95 | None]:
    if not is_defined(measure, pairs):
        return None, None
    return measure(pairs), interval(groups, measure, seed) if len(groups) >= _SURE else None
