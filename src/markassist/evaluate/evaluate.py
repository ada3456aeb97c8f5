"""A folder of gold → how well the engine agrees with it: figures, and what they disagree on."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from markassist.errors import Fault, MarkassistError, Place
from markassist.evaluate.disagreement import Disagreement, disagreements
from markassist.evaluate.figures import CriterionFigures, figures
from markassist.evaluate.gold import Gold
from markassist.evaluate.read_gold import read_gold
from markassist.evaluate.tally import AccountTally, tally
from markassist.road import mark
from markassist.rubric.compile import Rubric
from markassist.rubric.did_you_mean import did_you_mean, list_of
from markassist.rubric.load import load_rubric
from markassist.rubric.sources import shipped


class Evaluation(Struct, frozen=True):
    """What holding the engine against gold has shown."""

    figures: Mapping[str, float]
    """By the names of the contract's scorer; counts are whole numbers."""
    criteria: Mapping[str, tuple[CriterionFigures, ...]]
    """By rubric."""
    disagreements: tuple[Disagreement, ...]
    """Empty unless asked for."""
    skipped: Mapping[str, tuple[str, ...]]
    """Rubrics that were not there, or not asked for, with the accounts that have gold for them."""


def evaluate(folder: Path, rubric: str | None = None, *, errors: bool = False) -> Evaluation:
    """Mark every account that has gold, and compare.

    `rubric`, an id or a folder, keeps to the gold of that rubric. Raises MarkassistError for gold or rubrics
    that are faulty, and where no gold is left.
    """
    golds = read_gold(folder)
    rubrics = _rubrics(golds, rubric)
    kept = tuple(gold for gold in golds if gold.rubric in rubrics)
    _check(folder, golds, kept, rubrics)
    found: list[Disagreement] = []
    by_criterion = figures(_marked(kept, rubrics, found if errors else None))
    return Evaluation(*by_criterion, tuple(found), _skipped(golds, rubrics))


def _rubrics(golds: Iterable[Gold], rubric: str | None) -> dict[str, Rubric]:
    if rubric is not None:
        one = load_rubric(rubric)
        return {one.id: one}
    asked = sorted({gold.rubric for gold in golds} & shipped().keys())
    return {name: load_rubric(name) for name in asked}


def _check(
    folder: Path, golds: Iterable[Gold], kept: tuple[Gold, ...], rubrics: Mapping[str, Rubric]
) -> None:
    if not kept:
        names = ", ".join(sorted({gold.rubric for gold in golds}))
        wrong = f"no gold here is of {' or '.join(rubrics) or 'a rubric that there is'}"
        raise MarkassistError.at(folder, wrong, f"it is of {names}; give that rubric's folder with -r")
    faults = [fault for gold in kept for fault in _codes(gold, rubrics[gold.rubric])]
    if faults:
        raise MarkassistError(*faults)


def _codes(gold: Gold, rubric: Rubric) -> Iterator[Fault]:
    """Gold gives every criterion of its rubric a status, and no other."""
    codes = [criterion.code for criterion in rubric.criteria]
    for code in gold.criteria:
        if code not in codes:
            place = Place(gold.path, gold.lines.get(code))
            remedy = did_you_mean(code, codes, list_of("codes", codes))
            yield Fault(place, f"{rubric.id} has no criterion “{code}”", remedy)
    missing = [code for code in codes if code not in gold.criteria]
    if missing:
        wrong = f"it says nothing of {', '.join(missing)}"
        yield Fault(Place(gold.path), wrong, f"give every criterion of {rubric.id} a status")


def _marked(
    golds: Iterable[Gold], rubrics: Mapping[str, Rubric], found: list[Disagreement] | None
) -> Iterator[tuple[str, AccountTally]]:
    """Mark one account after another, holding one at a time."""
    for gold in golds:
        report = mark(gold.account, rubrics[gold.rubric])
        if found is not None:
            found.extend(disagreements(gold, report))
        yield gold.rubric, tally(gold, report)


def _skipped(golds: Iterable[Gold], rubrics: Mapping[str, Rubric]) -> dict[str, tuple[str, ...]]:
    skipped: dict[str, list[str]] = {}
    for gold in golds:
        if gold.rubric not in rubrics:
            skipped.setdefault(gold.rubric, []).append(gold.name)
    return {rubric: tuple(names) for rubric, names in sorted(skipped.items())}
