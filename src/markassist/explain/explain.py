"""Account + Rubric → an Explanation: why the criterion stands where it stands, and what was near."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from markassist import words
from markassist.annotate import annotate
from markassist.cues import spots, spots_of
from markassist.cues.ground import Ground, Spot, ground, nearest
from markassist.doc import Doc
from markassist.errors import UsageError
from markassist.explain.conditions import needs
from markassist.explanation import Explanation, IndicatorState, Loose, Nearest
from markassist.judge import holds, judge
from markassist.match import Matched, match
from markassist.rubric.compile import CompiledCriterion, CompiledIndicator, Rubric
from markassist.rubric.did_you_mean import did_you_mean, list_of
from markassist.values import Account, Evidence, Finding, RubricName
from markassist.vocabulary import LEVEL_RANK, STATUS_RANK, Stance, Status, Why

_NEARNESS = (
    Why.WE_ONLY,
    Why.PASSIVE,
    Why.GENERAL_VOICE,
    Why.MENTION_ONLY,
    Stance.INTENDED,
    Stance.HYPOTHETICAL,
    Stance.QUESTIONED,
    Stance.ATTRIBUTED,
    Stance.NEGATED,
    Stance.QUOTED,
    Stance.REFUTED,
)
"""Reasons for which words do not count, the most easily mended first; any other comes last."""


def explain(account: Account, rubric: Rubric, code: str) -> Explanation:
    """Lay open one criterion. Raises UsageError for a code that the rubric does not have."""
    return _explained(_Read.of(account, rubric), _criterion(rubric, code))


def explain_all(account: Account, rubric: Rubric) -> tuple[Explanation, ...]:
    """Lay open every criterion, in the rubric's order; the account is read once."""
    read = _Read.of(account, rubric)
    return tuple(_explained(read, criterion) for criterion in rubric.criteria)


class _Read(Struct, frozen=True):
    """An account, and what the rubric found in it."""

    doc: Doc
    matched: Matched
    findings: dict[str, Finding]
    here: Ground
    rubric: RubricName

    @classmethod
    def of(cls, account: Account, rubric: Rubric) -> "_Read":
        words.use(rubric.words)
        doc = annotate(account)
        matched = match(doc, rubric)
        findings = judge(matched.evidence, matched.misconceptions, rubric)
        here = ground(annotate(account), rubric)
        return cls(doc, matched, {finding.code: finding for finding in findings}, here, rubric.name)


def _explained(read: _Read, criterion: CompiledCriterion) -> Explanation:
    finding = read.findings[criterion.code]
    evidence = [e for e in read.matched.evidence if e.criterion == criterion.code]
    defeats = set(criterion.spec.defeated_by)
    return Explanation(
        account=read.doc.account,
        rubric=read.rubric,
        code=criterion.code,
        id=finding.id,
        title=finding.title,
        status=finding.status,
        reasons=finding.reasons,
        needs=needs(criterion.spec, evidence),
        indicators=_indicators(criterion, evidence, read.here),
        nearest=_nearest(criterion, evidence, finding.status),
        defeated_by=tuple(m for m in read.matched.misconceptions if m.stance == "held" and m.id in defeats),
        alerts=tuple(read.doc.alerts),
    )


def _criterion(rubric: Rubric, code: str) -> CompiledCriterion:
    codes = {criterion.code: criterion for criterion in rubric.criteria}
    if code in codes:
        return codes[code]
    same = next((known for known in codes if known.casefold() == code.casefold()), None)
    guess = f"did you mean “{same}”?" if same else did_you_mean(code, codes, "")
    remedy = " ".join(filter(None, (guess, list_of("codes", codes))))
    raise UsageError.at("--criterion", f"{rubric.id} has no criterion “{code}”", remedy)


def _indicators(
    criterion: CompiledCriterion, evidence: Sequence[Evidence], here: Ground
) -> tuple[IndicatorState, ...]:
    states = []
    for indicator in criterion.indicators:
        mine = [e for e in evidence if e.indicator == indicator.name]
        states.append(
            IndicatorState(
                name=indicator.name,
                says=indicator.spec.says,
                level=indicator.spec.level,
                harms=indicator.spec.harms,
                evidence=tuple(e for e in mine if e.why is None),
                voided=tuple(e for e in mine if e.why is not None),
                loose=tuple(_loose(indicator, mine, here)),
            )
        )
    return tuple(states)


def _loose(indicator: CompiledIndicator, evidence: Sequence[Evidence], here: Ground) -> Iterator[Loose]:
    """Words that were found and came to nothing, none twice."""
    company = spots_of(indicator.near, here)
    found = {spot for cue in indicator.any_of for spot in spots(cue, here)}
    told: set[tuple[int, int]] = set()
    for spot in sorted(found, key=lambda s: (s.start, s.end)):
        start, end = here.doc.span(spot.start, spot.end)
        if (start, end) in told or any(e.start <= start and end <= e.end for e in evidence):
            continue
        told.add((start, end))
        lacks, wants = _lack(indicator, spot, company, here)
        quote, paragraph = here.doc.quote(spot.start, spot.end), here.doc.block_of[spot.start] + 1
        yield Loose(quote, start, end, paragraph, lacks, wants)


def _lack(
    indicator: CompiledIndicator, spot: Spot, company: Sequence[Spot], here: Ground
) -> tuple[str, tuple[str, ...]]:
    spec = indicator.spec
    if indicator.near and next(nearest(here, spot, company, spec.within), None) is None:
        return "near", (spec.within,)
    if spec.beside is not None:
        return "beside", (spec.beside,)
    return "voice", tuple(map(str, spec.by))


def _nearest(criterion: CompiledCriterion, evidence: Sequence[Evidence], status: Status) -> Nearest | None:
    """The near miss that would lift the criterion highest; of those, the one most easily mended."""
    if status is Status.EVIDENCED:
        return None
    harms = {name for name, indicator in criterion.spec.indicators.items() if indicator.harms}
    useful = [e for e in evidence if e.indicator not in harms]
    counted = [e for e in useful if e.why is None]
    found = [Nearest(e, _would_be(criterion, [*counted, e], status)) for e in useful if e.why is not None]
    return min(found, key=_distance, default=None)


def _would_be(criterion: CompiledCriterion, evidence: list[Evidence], status: Status) -> Status | None:
    needs = criterion.spec.needs
    counted = [replace(e, why=None, why_cue=None) for e in evidence]
    for better, need in ((Status.EVIDENCED, needs.evidenced), (Status.PARTIAL, needs.partial)):
        if STATUS_RANK[better] > STATUS_RANK[status] and need is not None and holds(need, counted):
            return better
    return None


def _distance(nearest: Nearest) -> tuple[int, int, int, int]:
    evidence = nearest.evidence
    lift = STATUS_RANK[nearest.would_be] if nearest.would_be else 0
    reasons = [str(reason) for reason in _NEARNESS]
    mend = reasons.index(evidence.why) if evidence.why in reasons else len(reasons)
    return -lift, mend, -LEVEL_RANK[evidence.level], evidence.start
