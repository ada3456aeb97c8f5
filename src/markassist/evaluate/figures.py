"""Tallies → the figures, by the names of the contract's scorer."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from markassist.evaluate.agreement import harmonic, share, weighted_kappa
from markassist.evaluate.tally import AccountTally, Tally

TWO_WAYS = (
    "credit",
    "contradicted",
    "mentions",
    "theorists",
    "pace",
    "models",
    "stages",
    "misconceptions",
    "alerts",
)
"""What is counted as found, invented or missed: precision, recall and F1 of each."""
SHARES = {
    "evidence_recall": "evidence",
    "evidence_precision_floor": "evidence_precision",
    "trap_rate": "trap",
    "stage_located": "stage",
    "misconception_trap_rate": "misconception_trap",
    "stance_accuracy": "stance",
    "spans_exact": "spans",
}
"""What holds in a share of its cases. Gold need not list every span that is evidence: hence a floor."""
LESS_IS_BETTER = frozenset({"trap_rate", "misconception_trap_rate"})


class CriterionFigures(Struct, frozen=True):
    """One criterion of one rubric over all accounts; a share without cases is None."""

    code: str
    accounts: int
    status_same: float
    status_qwk: float
    credit_p: float | None
    credit_r: float | None
    evidence_recall: float | None
    trap_rate: float | None


def figures(
    marked: Iterable[tuple[str, AccountTally]],
) -> tuple[dict[str, float], dict[str, tuple[CriterionFigures, ...]]]:
    """Each account's rubric and tally → figures overall, and by rubric and criterion."""
    whole, accounts = Tally(), 0
    rubrics: dict[str, Tally] = {}
    criteria: dict[str, dict[str, Tally]] = {}
    for rubric, account in marked:
        accounts += 1
        whole.add(account.whole)
        for code, tally in account.criteria.items():
            whole.add(tally)
            rubrics.setdefault(rubric, Tally()).add(tally)
            criteria.setdefault(rubric, {}).setdefault(code, Tally()).add(tally)
    by_criterion = {
        r: tuple(_criterion(code, t) for code, t in found.items()) for r, found in criteria.items()
    }
    return _overall(accounts, whole, rubrics), by_criterion


def _overall(accounts: int, whole: Tally, rubrics: Mapping[str, Tally]) -> dict[str, float]:
    found: dict[str, float] = {
        "accounts": accounts,
        "decisions": len(whole.pairs),
        "status_qwk": weighted_kappa(whole.pairs),
        "status_same": share(whole.counts["status.hit"], len(whole.pairs)),
    }
    for rubric in sorted(rubrics):
        found[f"status_qwk.{rubric}"] = weighted_kappa(rubrics[rubric].pairs)
    for name in TWO_WAYS:
        precision, recall = _precision(whole, name) or 0.0, _recall(whole, name) or 0.0
        found |= {f"{name}_p": precision, f"{name}_r": recall, f"{name}_f1": harmonic(precision, recall)}
    for metric, name in SHARES.items():
        found[metric] = _share(whole, name) or 0.0
    return found


def _criterion(code: str, tally: Tally) -> CriterionFigures:
    return CriterionFigures(
        code=code,
        accounts=len(tally.pairs),
        status_same=share(tally.counts["status.hit"], len(tally.pairs)),
        status_qwk=weighted_kappa(tally.pairs),
        credit_p=_precision(tally, "credit"),
        credit_r=_recall(tally, "credit"),
        evidence_recall=_share(tally, "evidence"),
        trap_rate=_share(tally, "trap"),
    )


def _precision(tally: Tally, name: str) -> float | None:
    counts = tally.counts
    given = counts[f"{name}.tp"] + counts[f"{name}.fp"]
    return counts[f"{name}.tp"] / given if given else None


def _recall(tally: Tally, name: str) -> float | None:
    counts = tally.counts
    due = counts[f"{name}.tp"] + counts[f"{name}.fn"]
    return counts[f"{name}.tp"] / due if due else None


def _share(tally: Tally, name: str) -> float | None:
    cases = tally.counts[f"{name}.n"]
    return tally.counts[f"{name}.hit"] / cases if cases else None
