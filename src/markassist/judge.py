"""Evidence + Rubric → Findings: how each criterion stands, by its own needs; no text is read here."""

from msgspec.structs import replace

from markassist.rubric.compile import CompiledCriterion, Rubric
from markassist.rubric.schema import Need
from markassist.values import Evidence, Finding, Misconception
from markassist.vocabulary import Level, Status


def judge(
    evidence: tuple[Evidence, ...], misconceptions: tuple[Misconception, ...], rubric: Rubric
) -> tuple[Finding, ...]:
    """One finding for each criterion, in the rubric's order."""
    held = frozenset(m.id for m in misconceptions if m.stance == "held")
    return tuple(_finding(c, [e for e in evidence if e.criterion == c.code], held) for c in rubric.criteria)


def _finding(criterion: CompiledCriterion, evidence: list[Evidence], held: frozenset[str]) -> Finding:
    spec = criterion.spec
    harms = {name for name, indicator in spec.indicators.items() if indicator.harms}
    counted = [e for e in evidence if e.why is None and e.indicator not in harms]
    harmful = [e for e in evidence if e.why is None and e.indicator in harms]
    nearly = [e for e in evidence if e.why is not None and e.indicator not in harms]
    status, reasons = _status(criterion, counted, harmful, nearly, held)
    shown, missed = _shown(status, counted, harmful, nearly, spec.mentioned_by)
    return Finding(
        code=spec.code, id=spec.criterion, title=spec.title, group=spec.group, verb=spec.verb, status=status,
        corroborate=spec.corroborate, reasons=reasons, evidence=_ordered(shown), near_misses=_ordered(missed),
    )  # fmt: skip


def _status(
    criterion: CompiledCriterion,
    counted: list[Evidence],
    harmful: list[Evidence],
    nearly: list[Evidence],
    held: frozenset[str],
) -> tuple[Status, tuple[str, ...]]:
    spec, needs = criterion.spec, criterion.spec.needs
    defeat = sorted(held.intersection(spec.defeated_by))
    harmed = needs.contradicted is not None and holds(needs.contradicted, harmful)
    said = {name: indicator.says for name, indicator in spec.indicators.items()}
    if holds(needs.evidenced, counted):
        if harmed or defeat:
            return Status.PARTIAL, (*_told(counted, said), *_against(harmful, said, defeat))
        return Status.EVIDENCED, _told(counted, said)
    if needs.partial is not None and holds(needs.partial, counted):
        return Status.PARTIAL, (*_told(counted, said), *_against(harmful if harmed else [], said, defeat))
    if harmed or defeat:
        return Status.CONTRADICTED, _against(harmful, said, defeat)
    if (
        (needs.mentioned is not None and holds(needs.mentioned, counted))
        or _mentions(nearly, spec.mentioned_by)
        or (counted and needs.mentioned is None)
    ):
        return Status.MENTIONED, ("the subject is named or planned; no own act or explanation is located",)
    return Status.ABSENT, ()


def _mentions(nearly: list[Evidence], kinds: tuple[str, ...]) -> bool:
    return any(e.why in kinds for e in nearly)


def holds(need: Need, evidence: list[Evidence]) -> bool:
    """Whether every condition of a need is satisfied by the evidence."""
    shown = {e.indicator for e in evidence}
    if (
        not shown.issuperset(need.all)
        or (need.any and shown.isdisjoint(need.any))
        or not shown.isdisjoint(need.none)
    ):
        return False
    if need.at_least and len(shown.intersection(need.of)) < need.at_least:
        return False
    if need.either and not any(holds(option, evidence) for option in need.either):
        return False
    return (
        not need.occasions
        or len({occasion(e) for e in evidence if e.indicator in {*need.all, *need.any, *need.of}})
        >= need.occasions
    )


def occasion(e: Evidence) -> tuple[str | None, str, int]:
    """Which occasion evidence tells of: its episode, or the paragraph it stands in."""
    return (e.piece, "episode", e.episode) if e.episode else (e.piece, "paragraph", e.paragraph)


def _told(counted: list[Evidence], said: dict[str, str]) -> tuple[str, ...]:
    """What is shown, in the rubric's words and order, and how often."""
    occasions = {name: len({occasion(e) for e in counted if e.indicator == name}) for name in said}
    return tuple(f"{text} ({_times(occasions[name])})" for name, text in said.items() if occasions[name])


def _times(count: int) -> str:
    return "in one place" if count == 1 else f"in {count} places"


def _against(harmful: list[Evidence], said: dict[str, str], defeat: list[str]) -> tuple[str, ...]:
    shown = {e.indicator for e in harmful}
    told = tuple(f"against it: {text}" for name, text in said.items() if name in shown)
    return (*told, *(f"against it: the view “{d.replace('_', ' ')}” is voiced" for d in defeat))


def _shown(
    status: Status,
    counted: list[Evidence],
    harmful: list[Evidence],
    nearly: list[Evidence],
    kinds: tuple[str, ...],
) -> tuple[list[Evidence], list[Evidence]]:
    """Which spans earned the status, and which nearly did."""
    bad = [replace(e, why="bad_practice") for e in harmful]
    if status in {Status.EVIDENCED, Status.PARTIAL}:
        return counted, nearly + bad
    if status is Status.MENTIONED:
        named = [e for e in nearly if e.why in kinds]
        shown = [replace(e, level=Level.MENTION) for e in (counted or named)]
        return shown, (nearly if counted else [e for e in nearly if e not in named]) + bad
    return [], counted_as_misses(counted) + nearly + bad


def counted_as_misses(counted: list[Evidence]) -> list[Evidence]:
    """Spans that hold by themselves and yet earn nothing alone."""
    return [replace(e, why="mention_only") for e in counted]


def _ordered(evidence: list[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda e: (e.start, e.end, e.indicator, e.why or "")))
