"""People's decisions + Rubric → how well the engine agrees with them, and they with each other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import nan

from msgspec import Struct
from msgspec.structs import replace

from markassist.decisions import Decision, Decisions
from markassist.evaluate.agreement import (
    Measure,
    Pair,
    Span95,
    agree,
    credit_kappa,
    interval,
    is_defined,
    share,
    weighted_kappa,
)
from markassist.renderers.masking import mask_report
from markassist.road import mark
from markassist.rubric.compile import Rubric
from markassist.values import Evidence, Finding, Report
from markassist.vocabulary import STATUS_RANK, Status

ENGINE = "engine"
_CREDIT = 2
"""The rank from which there is some evidence."""


class Kappas(Struct, frozen=True):
    """How well two agree on some decisions; None for what they are too few, or too much alike, to tell."""

    decisions: int
    same: float | None
    kappa: float | None
    """Cohen's, on whether there is some evidence or more."""
    kappa_95: Span95 | None
    qwk: float | None
    """Quadratic-weighted, on the four ranks."""
    qwk_95: Span95 | None


class Contribution(Struct, frozen=True):
    """What one indicator did, over decisions."""

    code: str
    indicator: str
    right: int
    """Located where the person gave credit."""
    wrong: int
    """Located where the person gave none."""


class Difference(Struct, frozen=True):
    """One decision on which engine and person differ in giving credit; identifiers are masked."""

    account: str
    code: str
    assessor: str
    person: Status
    engine: Status
    quotes: tuple[str, ...]
    """The person's."""
    located: tuple[Evidence, ...]
    """The engine's evidence where the person gave no credit; its near misses where the engine gave none."""

    @property
    def is_missed(self) -> bool:
        """Whether the person gave credit that the engine did not locate."""
        return STATUS_RANK[self.person] >= _CREDIT


class Agreement(Struct, frozen=True):
    """What holding the engine against people has shown."""

    accounts: int
    overall: Kappas
    criteria: Mapping[str, Kappas]
    """By code, in the rubric's order."""
    between: Mapping[tuple[str, str], Kappas]
    """Each assessor with the engine, and with each other; empty where the table names fewer than two."""
    confusion: Mapping[tuple[Status, Status], int]
    """How often a person said one and the engine the other."""
    confusions: Mapping[str, Mapping[tuple[Status, Status], int]]
    """The same by code."""
    contributions: tuple[Contribution, ...]
    quotes: int
    """How many quotes people gave for credit."""
    quotes_located: int
    differences: tuple[Difference, ...]

    @property
    def figures(self) -> dict[str, float]:
        """The figures that a threshold may be set for, by name; nan for one that is not defined."""
        found = {"kappa": self.overall.kappa, "qwk": self.overall.qwk, "same": self.overall.same}
        for code, one in self.criteria.items():
            found |= {f"kappa.{code}": one.kappa, f"qwk.{code}": one.qwk, f"same.{code}": one.same}
        return {name: nan if value is None else value for name, value in found.items()}


def against_people(decisions: Decisions, rubric: Rubric, seed: int = 0) -> Agreement:
    """Mark every account that people have decided on, and compare."""
    marked = {name: mark(account, rubric) for name, account in decisions.accounts.items()}
    found = {name: by_code(report) for name, report in marked.items()}
    differences = tuple(_differences(decisions.decisions, marked))
    return replace(agreement(decisions, rubric, found, seed), differences=differences)


def by_code(report: Report) -> dict[str, Finding]:
    """A report's findings by their criteria's codes."""
    return {finding.code: finding for finding in report.findings}


def agreement(decisions: Decisions, rubric: Rubric, found: "Found", seed: int) -> Agreement:
    """Compare decisions with what was found in the accounts they are about; no differences are gathered."""
    decided = decisions.decisions
    codes = [c.code for c in rubric.criteria if any(d.code == c.code for d in decided)]
    of_code = {code: [d for d in decided if d.code == code] for code in codes}
    quoted = [(d, span) for d in decided if STATUS_RANK[d.status] >= _CREDIT for span in d.quotes]
    return Agreement(
        accounts=len(decisions.accounts),
        overall=_with_engine(decided, found, seed),
        criteria={code: _with_engine(of_code[code], found, seed) for code in codes},
        between=_between(decisions, found, seed),
        confusion=_confusion(decided, found),
        confusions={code: _confusion(of_code[code], found) for code in codes},
        contributions=tuple(_contributions(rubric, of_code, found)),
        quotes=len(quoted),
        quotes_located=sum(
            any(agree(span, (e.start, e.end)) for e in found[d.account][d.code].evidence)
            for d, span in quoted
        ),
        differences=(),
    )


Found = Mapping[str, Mapping[str, Finding]]
"""By account and code."""


def _with_engine(decisions: Sequence[Decision], found: Found, seed: int) -> Kappas:
    """Person first, engine second."""
    said = ((d.account, (_rank(d.status), _rank(found[d.account][d.code].status))) for d in decisions)
    same = sum(d.status is found[d.account][d.code].status for d in decisions)
    return _kappas(said, same, seed)


def _kappas(said: Iterable[tuple[str, Pair]], same: int, seed: int) -> Kappas:
    by_account: dict[str, list[Pair]] = {}
    for account, pair in said:
        by_account.setdefault(account, []).append(pair)
    groups = [by_account[name] for name in sorted(by_account)]
    pairs = [pair for group in groups for pair in group]

    def told(measure: Measure) -> tuple[float | None, Span95 | None]:
        if not is_defined(measure, pairs):
            return None, None
        return measure(pairs), interval(groups, measure, seed)

    (kappa, kappa_95), (qwk, qwk_95) = told(credit_kappa), told(weighted_kappa)
    same_share = share(same, len(pairs)) if pairs else None
    return Kappas(len(pairs), same_share, kappa, kappa_95, qwk, qwk_95)


def _between(decisions: Decisions, found: Found, seed: int) -> dict[tuple[str, str], Kappas]:
    if len(decisions.assessors) < 2:
        return {}
    by = {
        name: {(d.account, d.code): d.status for d in decisions.decisions if d.assessor == name}
        for name in decisions.assessors
    }
    all_keys = sorted({key for said in by.values() for key in said})
    by[ENGINE] = {(account, code): found[account][code].status for account, code in all_keys}
    pairs = [(ENGINE, name) for name in decisions.assessors] + list(combinations(decisions.assessors, 2))
    result = {}
    for one, other in pairs:
        shared = [key for key in all_keys if key in by[one] and key in by[other]]
        said = ((key[0], (_rank(by[one][key]), _rank(by[other][key]))) for key in shared)
        result[one, other] = _kappas(said, sum(by[one][k] is by[other][k] for k in shared), seed)
    return result


def _confusion(decisions: Iterable[Decision], found: Found) -> dict[tuple[Status, Status], int]:
    return dict(Counter((d.status, found[d.account][d.code].status) for d in decisions))


def _contributions(
    rubric: Rubric, of_code: Mapping[str, Sequence[Decision]], found: Found
) -> Iterator[Contribution]:
    """For each indicator that does not harm; one that is located nowhere has two noughts."""
    for criterion in (c for c in rubric.criteria if c.code in of_code):
        counts: Counter[tuple[str, bool]] = Counter()
        for d in of_code[criterion.code]:
            finding = found[d.account][d.code]
            shown = {e.indicator for e in finding.evidence if e.why is None}
            counts.update((name, _rank(d.status) >= _CREDIT) for name in shown)
        for indicator in criterion.indicators:
            if not indicator.spec.harms:
                name = indicator.name
                yield Contribution(criterion.code, name, counts[name, True], counts[name, False])


def _differences(decisions: Iterable[Decision], marked: Mapping[str, Report]) -> Iterator[Difference]:
    masked: dict[str, Report] = {}
    for d in decisions:
        finding = next(f for f in marked[d.account].findings if f.code == d.code)
        if (_rank(d.status) >= _CREDIT) == (_rank(finding.status) >= _CREDIT):
            continue
        report = masked.setdefault(d.account, mask_report(marked[d.account]))
        shown = next(f for f in report.findings if f.code == d.code)
        located = shown.evidence if _rank(finding.status) >= _CREDIT else shown.near_misses
        quotes = tuple(report.account.text[start:end] for start, end in d.quotes)
        yield Difference(d.account, d.code, d.assessor, d.status, finding.status, quotes, located)


def _rank(status: Status) -> int:
    return STATUS_RANK[status]
