"""Two rubrics' files → what is otherwise in the second, in words."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from markassist.bench.show import cue_in_words, in_words
from markassist.errors import RubricError
from markassist.rubric.compile import Sources
from markassist.rubric.read import read_sources
from markassist.rubric.schema import Criterion, Indicator
from markassist.rubric.sources import shelf

_MOST_SHOWN = 8
"""How many terms or examples are named before the rest is counted."""
_LISTS = ("mentioned_by", "defeated_by", "asks_learner", "pointers")
_APART = frozenset({*_LISTS, "criterion", "needs", "indicators", "feedback", "examples"})
"""Fields of a criterion that are compared in a way of their own."""


def compare(old: str | Path, new: str | Path) -> tuple[str, ...]:
    """What is otherwise, a line each; nothing where the two say the same. Criteria are matched by name.

    Raises RubricError with the faults of the first that has any.
    """
    before, after = _sources(old), _sources(new)
    return (
        *_of_rubric(before, after),
        *_of_criteria(before, after),
        *_of_lexicons(before, after),
        *_of_misconceptions(before, after),
    )


def _sources(id_or_path: str | Path) -> Sources:
    sources, faults = read_sources(shelf(id_or_path))
    if sources is None:
        raise RubricError(*faults)
    return sources


def _of_rubric(before: Sources, after: Sources) -> Iterator[str]:
    for field in ("rubric", "title", "version", "source", "formative"):
        yield from _changed(field, getattr(before.file, field), getattr(after.file, field))
    for what in ("groups", "outcomes"):
        old, new = ({one.id: one.title for one in getattr(s.file, what)} for s in (before, after))
        yield from _names(what.removesuffix("s"), old, new)
    yield from _items("notes", before.file.notes, after.file.notes)
    if set(before.file.criteria) == set(after.file.criteria) and before.file.criteria != after.file.criteria:
        yield f"the criteria stand in another order: {', '.join(after.file.criteria)}"


def _of_criteria(before: Sources, after: Sources) -> Iterator[str]:
    old, new = ({c.criterion: c for c in sources.criteria} for sources in (before, after))
    yield from _names("criterion", {n: c.title for n, c in old.items()}, {n: c.title for n, c in new.items()})
    for name in (name for name in new if name in old):
        changes = list(_of_criterion(old[name], new[name]))
        if changes:
            yield f"{new[name].code} {name}"
            yield from (f"  {line}" for line in changes)


def _of_criterion(old: Criterion, new: Criterion) -> Iterator[str]:
    for field in (field for field in Criterion.model_fields if field not in _APART):
        yield from _changed(field, getattr(old, field), getattr(new, field))
    for status in ("evidenced", "partial", "mentioned", "contradicted"):
        needs = [getattr(criterion.needs, status) for criterion in (old, new)]
        if needs[0] != needs[1]:
            before, after = ("nothing of its own" if need is None else in_words(need) for need in needs)
            yield f"{status} needed: {before}; now: {after}"
    yield from _of_indicators(old, new)
    for field in _LISTS:
        yield from _items(field, map(str, getattr(old, field)), map(str, getattr(new, field)))
    for field in ("located", "not_located", "next_step"):
        yield from _changed(f"feedback {field}", getattr(old.feedback, field), getattr(new.feedback, field))
    examples = [[_example(e.text, e.status, e.todo) for e in c.examples] for c in (old, new)]
    yield from _items("examples", *examples)


def _example(text: str, status: object, todo: str | None) -> str:
    return f"{text}{f' → {status}' if status else ''}{f' (known miss: {todo})' if todo else ''}"


def _of_indicators(old: Criterion, new: Criterion) -> Iterator[str]:
    old_says, new_says = ({n: i.says for n, i in c.indicators.items()} for c in (old, new))
    yield from _names("indicator", old_says, new_says)
    for name in (name for name in new.indicators if name in old.indicators):
        changes = _of_indicator(old.indicators[name], new.indicators[name])
        yield from (f"{name}: {line}" for line in changes)


def _of_indicator(old: Indicator, new: Indicator) -> Iterator[str]:
    for field in ("says", "within", "unless_why", "level", "rung", "beside", "harms"):
        yield from _changed(field, getattr(old, field), getattr(new, field))
    for field, words in (("any_of", "looks for"), ("near", "asks near it for"), ("unless", "is voided by")):
        before, after = ([cue_in_words(cue) for cue in getattr(one, field)] for one in (old, new))
        yield from _items(words, before, after)
    for field in ("by", "time", "allows"):
        yield from _items(field, map(str, getattr(old, field)), map(str, getattr(new, field)))


def _of_lexicons(before: Sources, after: Sources) -> Iterator[str]:
    for name in sorted(before.lexicons.keys() | after.lexicons.keys()):
        old, new = before.lexicons.get(name), after.lexicons.get(name)
        if old is None or new is None:
            yield f"the lexicon @{name} is {'used now' if old is None else 'used no more'}"
            continue
        yield from (f"@{name}: {line}" for line in _items("terms", old.terms, new.terms))
        yield from (f"@{name}: {line}" for line in _items("not_in", old.not_in, new.not_in))


def _of_misconceptions(before: Sources, after: Sources) -> Iterator[str]:
    old, new = ({m.misconception: m for m in sources.misconceptions} for sources in (before, after))
    yield from _names(
        "misconception", {n: m.claim for n, m in old.items()}, {n: m.claim for n, m in new.items()}
    )
    yield from (f"the misconception {n} is otherwise" for n in new if n in old and old[n] != new[n])


def _names(what: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    yield from (f"the {what} {name} is gone: {before[name]}" for name in before if name not in after)
    yield from (f"the {what} {name} is new: {after[name]}" for name in after if name not in before)


def _changed(field: str, before: object, after: object) -> Iterator[str]:
    if before != after:
        yield f"{field} was {_said(before)}; now {_said(after)}"


def _said(value: object) -> str:
    return {None: "not given", True: "true", False: "false"}.get(value) or f"“{value}”"  # type: ignore[call-overload]


def _items(what: str, before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    old, new = list(before), list(after)
    for sign, some, others in (("−", old, new), ("+", new, old)):
        only = [item for item in some if item not in others]
        if only:
            shown = ", ".join(f"“{item}”" for item in only[:_MOST_SHOWN])
            more = f" and {len(only) - _MOST_SHOWN} more" if len(only) > _MOST_SHOWN else ""
            yield f"{what} {sign} {shown}{more}"
