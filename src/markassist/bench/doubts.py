"""A criterion → what is lawful in it and yet probably not meant."""

from collections.abc import Callable, Iterator

from markassist.bench.reach import asking_nothing, unreachable
from markassist.rubric.schema import Criterion, Indicator, Need
from markassist.rubric.yaml_places import Way
from markassist.vocabulary import LEVEL_RANK, Level, Stance, Voice

Doubt = tuple[Way, str, str]
"""Where it stands in the file, what is doubtful, and what to do."""


def doubts(criterion: Criterion) -> Iterator[Doubt]:
    """Everything doubtful in a criterion's indicators and needs."""
    yield from _unused(criterion)
    for name, indicator in criterion.indicators.items():
        for doubt in _INDICATOR_DOUBTS:
            yield from doubt(("indicators", name), indicator)
    for status in unreachable(criterion):
        wrong = f"no account can reach “{status}”"
        yield (
            ("needs", status),
            wrong,
            "see to what it needs, and whether a better status needs the same or less",
        )
    for status in asking_nothing(criterion):
        yield ("needs", status), f"“{status}” asks for nothing: every account has it", "name what it needs"


def _unused(criterion: Criterion) -> Iterator[Doubt]:
    needs = criterion.needs
    used = {
        name for need in (needs.evidenced, needs.partial, needs.mentioned) if need for name in _named(need)
    }
    against = set(_named(needs.contradicted)) if needs.contradicted else set()
    beside = {indicator.beside for indicator in criterion.indicators.values()}
    for name, indicator in criterion.indicators.items():
        way: Way = ("indicators", name)
        if indicator.harms and name in used:
            yield (
                way,
                f"“{name}” harms, and a status that is earned needs it",
                "name it in “contradicted” alone",
            )
        elif not indicator.harms and name in against:
            yield way, f"“contradicted” needs “{name}”, which does not harm", "add “harms: true” to it"
        elif name not in used | against | beside:
            yield way, f"nothing needs “{name}”", "name it in a need, or take it away"


def _named(need: Need) -> Iterator[str]:
    yield from (*need.all, *need.any, *need.of, *need.none)
    for option in need.either:
        yield from _named(option)


def _only_named(way: Way, indicator: Indicator) -> Iterator[Doubt]:
    wants_acts = Voice.WRITER in indicator.by and Stance.AFFIRMED in indicator.allows
    if wants_acts and LEVEL_RANK[indicator.level] <= LEVEL_RANK[Level.MENTION]:
        wrong = "it asks for the writer, and counts where they only name it"
        yield way, wrong, "raise its level to claim or demonstrate, or take “by” away"


def _never_counts(way: Way, indicator: Indicator) -> Iterator[Doubt]:
    if indicator.rung is not None and LEVEL_RANK[indicator.rung] < LEVEL_RANK[indicator.level]:
        wrong = f"it never counts: its hits stand on “{indicator.rung}”, below “{indicator.level}”"
        yield (*way, "rung"), wrong, "raise its rung, or lower its level"


def _reason_without_cue(way: Way, indicator: Indicator) -> Iterator[Doubt]:
    if "unless_why" in indicator.model_fields_set and not indicator.unless:
        yield (*way, "unless_why"), "“unless_why” stands without “unless”", "add the cues, or take it away"


def _same_cue_twice(way: Way, indicator: Indicator) -> Iterator[Doubt]:
    for field in ("any_of", "near", "unless"):
        cues = getattr(indicator, field)
        for i, cue in enumerate(cues):
            if cue in cues[:i]:
                yield (*way, field, i), "the same cue stands above", "take it away"
    for i, cue in enumerate(indicator.unless):
        if cue in indicator.any_of:
            yield (*way, "unless", i), "the cue that it looks for voids it", "take it away from one of them"


_INDICATOR_DOUBTS: tuple[Callable[[Way, Indicator], Iterator[Doubt]], ...] = (
    _only_named,
    _never_counts,
    _reason_without_cue,
    _same_cue_twice,
)
