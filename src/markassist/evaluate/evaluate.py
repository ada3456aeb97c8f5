"""A folder of gold → how well the engine agrees with it: figures, and what they disagree on."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from markassist.decisions import Decision, Decisions, split
from markassist.errors import Fault, MarkassistError, Place
from markassist.evaluate.disagreement import Disagreement, disagreements
from markassist.evaluate.figures import CriterionFigures, figures
from markassist.evaluate.gold import Gold
from markassist.evaluate.people import Agreement, agreement, by_code
from markassist.evaluate.read_gold import read_gold
from markassist.evaluate.tally import AccountTally, tally
from markassist.road import mark
from markassist.rubric.compile import Rubric
from markassist.rubric.did_you_mean import did_you_mean, list_of
from markassist.rubric.load import load_rubric
from markassist.rubric.sources import shipped
from markassist.values import Finding


class Evaluation(Struct, frozen=True):
    """What holding the engine against gold has shown."""

    figures: Mapping[str, float]
    """By the names of the contract's scorer; counts are whole numbers."""
    criteria: Mapping[str, tuple[CriterionFigures, ...]]
    """By rubric."""
    agreements: Mapping[str, Agreement]
    """By rubric: gold taken as one person's decisions; their differences are among the disagreements."""
    disagreements: tuple[Disagreement, ...]
    """Empty unless asked for."""
    skipped: Mapping[str, tuple[str, ...]]
    """Rubrics that were not there, or not asked for, with the accounts that have gold for them."""


ALL = "all"
WORK = "to work with"
HELD_OUT = "held out"


def evaluate(folder: Path, rubric: str | None = None, *, errors: bool = False, seed: int = 0) -> Evaluation:
    """Mark every account that has gold, and compare.

    `rubric`, an id or a folder, keeps to the gold of that rubric; `seed` says which accounts are drawn anew
    for intervals. Raises MarkassistError for gold or rubrics that are faulty, and where no gold is left.
    """
    return evaluate_parts(folder, rubric, errors=errors, seed=seed)[ALL]


def evaluate_parts(
    folder: Path, rubric: str | None = None, *, errors: bool = False, hold_out: float = 0.0, seed: int = 0
) -> dict[str, Evaluation]:
    """The same, a share of the accounts held out: what is to be worked with, and what is held out, last.

    The disagreements on what is held out are not gathered. Raises MarkassistError as `evaluate`, and where
    the share leaves no account on one side.
    """
    golds = read_gold(folder)
    rubrics = _rubrics(golds, rubric)
    kept = tuple(gold for gold in golds if gold.rubric in rubrics)
    _check(folder, golds, kept, rubrics)
    work, held_out = split([gold.name for gold in kept], hold_out, seed)
    parts = {WORK: work, HELD_OUT: held_out} if held_out else {ALL: work}
    skipped = _skipped(golds, rubrics)
    return {
        part: _evaluation(
            [gold for gold in kept if gold.name in names], rubrics, errors and part != HELD_OUT, seed, skipped
        )
        for part, names in parts.items()
    }


def _evaluation(
    golds: list[Gold],
    rubrics: Mapping[str, Rubric],
    errors: bool,
    seed: int,
    skipped: Mapping[str, tuple[str, ...]],
) -> Evaluation:
    disagreed: list[Disagreement] = []
    found: dict[str, dict[str, Finding]] = {}
    overall, criteria = figures(_marked(golds, rubrics, found, disagreed if errors else None))
    agreements = {
        name: agreement(
            _as_decisions(gold for gold in golds if gold.rubric == name), rubrics[name], found, seed
        )
        for name in criteria
    }
    return Evaluation(overall, criteria, agreements, tuple(disagreed), skipped)


def _as_decisions(golds: Iterable[Gold]) -> Decisions:
    """Gold as the decisions of a person who bears no name."""
    golds = tuple(golds)
    return Decisions(
        {gold.name: gold.account for gold in golds},
        tuple(
            Decision(gold.name, code, status, "", tuple(e.span for e in gold.evidence if e.id == code))
            for gold in golds
            for code, status in gold.criteria.items()
        ),
    )


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
    golds: Iterable[Gold],
    rubrics: Mapping[str, Rubric],
    found: dict[str, dict[str, Finding]],
    disagreed: list[Disagreement] | None,
) -> Iterator[tuple[str, AccountTally]]:
    """Mark one account after another, and keep each one's findings."""
    for gold in golds:
        report = mark(gold.account, rubrics[gold.rubric])
        found[gold.name] = by_code(report)
        if disagreed is not None:
            disagreed.extend(disagreements(gold, report))
        yield gold.rubric, tally(gold, report)


def _skipped(golds: Iterable[Gold], rubrics: Mapping[str, Rubric]) -> dict[str, tuple[str, ...]]:
    skipped: dict[str, list[str]] = {}
    for gold in golds:
        if gold.rubric not in rubrics:
            skipped.setdefault(gold.rubric, []).append(gold.name)
    return {rubric: tuple(names) for rubric, names in sorted(skipped.items())}
