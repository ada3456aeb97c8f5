"""Agreement with our own gold does not fall back: floors a little under what was once reached."""

from functools import cache

import pytest

from markassist.evaluate.evaluate import evaluate
from markassist.shelf import data_folder

FLOORS = {
    "status_qwk": 0.85,
    "credit_f1": 0.9,
    "evidence_recall": 0.65,
    "theorists_f1": 0.97,
    "pace_f1": 0.8,
    "alerts_f1": 0.8,
    "spans_exact": 1.0,
}
CEILINGS = {"trap_rate": 0.08}


@cache
def _figures() -> dict[str, float]:
    return dict(evaluate(data_folder("corpora") / "gold", "residential_attachment", errors=False).figures)


@pytest.mark.parametrize("metric", FLOORS)
def test_agreement_keeps_its_floor(metric: str) -> None:
    assert _figures()[metric] >= FLOORS[metric]


@pytest.mark.parametrize("metric", CEILINGS)
def test_traps_stay_under_their_ceiling(metric: str) -> None:
    assert _figures()[metric] <= CEILINGS[metric]
