"""What each status of a criterion needs + Evidence → which of it the account has, condition by condition."""

from collections.abc import Iterator, Sequence

from markassist.explanation import Condition, NeedState
from markassist.judge import holds
from markassist.rubric.schema import Criterion, Need
from markassist.values import Evidence
from markassist.vocabulary import Status


def needs(spec: Criterion, evidence: Sequence[Evidence]) -> tuple[NeedState, ...]:
    """The statuses that the criterion speaks of, best first; what harms counts for `contradicted` alone."""
    harms = {name for name, indicator in spec.indicators.items() if indicator.harms}
    counted = [e for e in evidence if e.why is None and e.indicator not in harms]
    harmful = [e for e in evidence if e.why is None and e.indicator in harms]
    states = [_state(Status.EVIDENCED, spec.needs.evidenced, counted)]
    if spec.needs.partial is not None:
        states.append(_state(Status.PARTIAL, spec.needs.partial, counted))
    states.append(_mentioned(spec, counted, [e for e in evidence if e.why and e.indicator not in harms]))
    if spec.needs.contradicted is not None:
        states.append(_state(Status.CONTRADICTED, spec.needs.contradicted, harmful))
    return tuple(states)


def _state(status: Status, need: Need, evidence: list[Evidence]) -> NeedState:
    return NeedState(status, holds(need, evidence), tuple(_conditions(need, evidence)))


def _mentioned(spec: Criterion, counted: list[Evidence], nearly: list[Evidence]) -> NeedState:
    """Its own need, a near miss of the right kind, or, where it states no need, anything that counts."""
    need = spec.needs.mentioned or Need(any=tuple(n for n, i in spec.indicators.items() if not i.harms))
    named = any(e.why in spec.mentioned_by for e in nearly)
    conditions = tuple(_conditions(need, counted))
    reached = holds(need, counted) or named
    return NeedState(Status.MENTIONED, reached, conditions, spec.mentioned_by, named)


def _conditions(need: Need, evidence: list[Evidence]) -> Iterator[Condition]:
    if need.all:
        yield _of("all", need.all, len(need.all), Need(all=need.all), evidence)
    if need.any:
        yield _of("any", need.any, 1, Need(any=need.any), evidence)
    if need.at_least:
        yield _of("at_least", need.of, need.at_least, Need(at_least=need.at_least, of=need.of), evidence)
    if need.none:
        yield _of("none", need.none, 0, Need(none=need.none), evidence)
    if need.either:
        ways = tuple(tuple(_conditions(way, evidence)) for way in need.either)
        yield Condition("either", holds(Need(either=need.either), evidence), ways=ways)
    if need.occasions:
        yield _occasions(need, evidence)


def _of(kind: str, of: tuple[str, ...], wants: int, need: Need, evidence: list[Evidence]) -> Condition:
    found = {e.indicator for e in evidence}
    return Condition(kind, holds(need, evidence), of, tuple(n for n in of if n in found), wants)


def _occasions(need: Need, evidence: list[Evidence]) -> Condition:
    """On how many occasions: as many as `judge` would grant, asked one by one."""
    of = tuple(dict.fromkeys((*need.all, *need.any, *need.of)))
    counted = [e for e in evidence if e.indicator in of]
    granted = sum(holds(Need(of=of, occasions=n), counted) for n in range(1, len(counted) + 1))
    return Condition("occasions", granted >= need.occasions, of, (), need.occasions, granted)
