"""Pairs, counts and spans → how well two agree: the definitions, and nothing of accounts or rubrics."""

from collections import Counter
from collections.abc import Callable, Sequence
from random import Random

RANKS = 4
Pair = tuple[int, int]
"""The rank that gold gives and the rank that the engine gives, each 0 to 3."""
Span = tuple[int, int]
Span95 = tuple[float, float]
"""The lower and the upper end of an interval."""
Measure = Callable[[Sequence[Pair]], float]


def weighted_kappa(pairs: Sequence[Pair]) -> float:
    """Quadratic-weighted kappa on four ranks; 0 for no pairs, 1 where chance leaves no room to disagree."""
    if not pairs:
        return 0.0
    return _weighted_kappa(Counter(pairs))


def _weighted_kappa(counts: Counter[Pair]) -> float:
    """The same of pairs that are counted already: a bootstrap asks it thousands of times."""
    gold, engine = [0] * RANKS, [0] * RANKS
    observed = 0
    for (a, b), count in counts.items():
        gold[a] += count
        engine[b] += count
        observed += (a - b) ** 2 * count
    total = counts.total()
    by_chance = sum((i - j) ** 2 * gold[i] * engine[j] / total for i in range(RANKS) for j in range(RANKS))
    return 1 - observed / by_chance if by_chance else 1.0


def credit_kappa(pairs: Sequence[Pair]) -> float:
    """Cohen's kappa on whether there is some evidence or more: ranks 2 and 3 against 0 and 1."""
    counts: Counter[Pair] = Counter()
    for (a, b), count in Counter(pairs).items():
        counts[int(a >= 2), int(b >= 2)] += count
    return _weighted_kappa(counts) if counts else 0.0


def is_defined(measure: Measure, pairs: Sequence[Pair]) -> bool:
    """Whether a kappa says anything of pairs: not of none, nor where all ranks it sees are one."""
    ranks = {rank for pair in set(pairs) for rank in pair}
    return len({rank >= 2 for rank in ranks} if measure is credit_kappa else ranks) > 1


def interval(
    by_account: Sequence[Sequence[Pair]], measure: Measure, seed: int, resamples: int = 1000
) -> Span95 | None:
    """The middle 95 of 100 values that a measure takes when accounts are drawn anew, with replacement.

    Whole accounts are drawn, since decisions on one account hang together (percentile bootstrap; Efron and
    Tibshirani 1993, chapter 13). The same accounts and seed give the same interval. Draws
    for which the measure is not defined are left out; None where no draw is left.
    """
    if not by_account:
        return None
    random = Random(seed)
    drawn = (random.choices(by_account, k=len(by_account)) for _ in range(resamples))
    flat = ([pair for account in accounts for pair in account] for accounts in drawn)
    values = sorted(measure(pairs) for pairs in flat if is_defined(measure, pairs))
    last = len(values) - 1
    return (values[int(0.025 * last)], values[round(0.975 * last)]) if values else None


def share(part: int, whole: int) -> float:
    """A part of a whole; 0 where there is no whole."""
    return part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> float:
    """F1, the harmonic mean of both; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def agree(one: Span, other: Span) -> bool:
    """Whether two spans share half or more of the shorter."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and shared * 2 >= min(one[1] - one[0], other[1] - other[0])
