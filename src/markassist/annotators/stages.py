"""Openings and traits → which model an account follows, and which passage is which of its stages."""

from collections import Counter
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from markassist.annotators.headings import Opening
from markassist.annotators.models import Model, Named, StageRule, library
from markassist.annotators.traits import Traits
from markassist.doc import Doc
from markassist.values import Stage
from markassist.vocabulary import BORROWED_ZONES

_BETWEEN = {"next": 0.6, "skip": 0.4, "back": 2.6, "off": 0.7, "on": 0.5}
"""What it costs to change stage where a paragraph begins; settled on the accounts of tests/annotators."""
_WITHIN = 1.5
"""What it costs more in mid-paragraph."""
_OFF = 0.3
"""How well a sentence must speak for a stage to be in one."""
_LEAST = 1.2
"""How much a passage without heading must have for its stage."""


class Located(Struct, frozen=True):
    """Which model fits, its passages, another's where two are mixed, and headings with nothing under them."""

    best_fit: str | None
    stages: tuple[Stage, ...]
    missing: tuple[str, ...]
    in_order: bool | None
    empty: tuple[Opening, ...] = ()


def locate(doc: Doc, seen: list[Traits], opened: list[Opening], spots: list[Named]) -> Located:
    """Find the stages by heading where two of a model stand (or one of a named model's), else by content."""
    model = _by_headings(opened, spots)
    if model is not None:
        return _headed(doc, seen, opened, spots, model)
    followed = [spot for spot in spots if spot.followed]
    if followed:
        return _by_content(doc, seen, library()[followed[0].model], spots, is_named=True)
    default = next(m for m in library().values() if m.is_default)
    return _by_content(doc, seen, default, spots, is_named=False)


def _by_headings(opened: list[Opening], spots: list[Named]) -> Model | None:
    """The model whose own headings stand there most."""
    followed = {spot.model for spot in spots if spot.followed}
    best: tuple[float, Model] | None = None
    for model in library().values():
        count = sum(any(stage.id in opening.stages for opening in opened) for stage in model.stages)
        is_named = model.id in followed
        score = count + 0.75 * is_named + 0.1 * model.is_default
        if (count >= 2 or (count == 1 and is_named)) and (best is None or score > best[0]):
            best = (score, model)
    return best[1] if best else None


def _headed(doc: Doc, seen: list[Traits], opened: list[Opening], spots: list[Named], model: Model) -> Located:
    own = {stage.id for stage in model.stages}
    others = {spot.model for spot in spots} - {model.id}
    stages: list[Stage] = []
    empty: list[Opening] = []
    for number, opening in enumerate(opened):
        mine = _stage_of(opening, own, others)
        if mine is None:
            continue
        end = next((o.start for o in opened[number + 1 :] if _closes(o, own, others)), len(doc.account.text))
        inside = _sentences(doc, opening.end, end)
        rule = _rule(mine)
        if any(seen[n] & rule.expects for n in inside):
            first, last = _span(doc, inside)
            stages.append(Stage(mine, max(first, opening.end), last, "heading"))
        else:
            empty.append(opening)
    stages += _unheaded(doc, seen, opened, model, {s.stage for s in stages})
    stages.sort(key=lambda stage: (stage.start, stage.stage))
    return _located(model, stages, tuple(empty), followed=True)


def _stage_of(opening: Opening, own: set[str], others: set[str]) -> str | None:
    if mine := sorted(opening.stages & own):
        return mine[0]
    theirs = sorted(stage for stage in opening.stages if stage.split(".")[0] in others)
    return theirs[0] if theirs else None


def _closes(opening: Opening, own: set[str], others: set[str]) -> bool:
    """Another stage's heading or one of something else; not what only another model would take for one."""
    return not opening.stages or _stage_of(opening, own, others) is not None


def _unheaded(
    doc: Doc, seen: list[Traits], opened: list[Opening], model: Model, found: set[str]
) -> list[Stage]:
    """What stands before the first heading may be the stages that come before it."""
    first = next((o for o in opened if o.stages & {s.id for s in model.stages}), None)
    if first is None:
        return []
    order = [stage.id for stage in model.stages]
    reached = min(order.index(stage) for stage in first.stages if stage in order)
    wanted = [stage for stage in model.stages[:reached] if stage.id not in found]
    before = _sentences(doc, 0, first.start)
    return _segments(doc, seen, before, wanted) if wanted and before else []


def _by_content(doc: Doc, seen: list[Traits], model: Model, spots: list[Named], *, is_named: bool) -> Located:
    stages = _segments(doc, seen, _sentences(doc, 0, len(doc.account.text)), list(model.stages))
    count = len({stage.stage for stage in stages})
    naming = {doc.sentence_of[spot.start] for spot in spots}
    needed = max(2, (len(model.stages) + 1) // 2) if is_named else max(3, len(model.stages) - 1)
    located = _located(
        model,
        _with_background(doc, seen, stages, model, naming),
        (),
        followed=count >= needed,
        is_named=is_named,
    )
    is_guess = not is_named and located.in_order is False
    return replace(located, best_fit=None, missing=(), in_order=None) if is_guess else located


def _with_background(
    doc: Doc, seen: list[Traits], stages: list[Stage], model: Model, naming: set[int]
) -> list[Stage]:
    """Who and where, told just before the first stage, belongs to it; the line naming the model does not."""
    if not stages or stages[0].stage != model.stages[0].id:
        return stages
    first = stages[0]
    start = first.start
    for number in reversed(_sentences(doc, 0, first.start)):
        if (
            not seen[number] & {"told", "child_clause", "own_clause"}
            or "naming" in seen[number]
            or number in naming
        ):
            break
        start = doc.starts[doc.sentences[number].start]
    return [replace(first, start=start), *stages[1:]]


def _located(
    model: Model, stages: list[Stage], empty: tuple[Opening, ...], *, followed: bool, is_named: bool = True
) -> Located:
    order = [stage.id for stage in model.stages]
    first: dict[str, int] = {}
    for stage in stages:
        if stage.stage in order:
            first.setdefault(stage.stage, stage.start)
    missing = tuple(stage for stage in order if stage not in first) if followed or is_named else ()
    in_order = (
        _in_order([order.index(stage) for stage in sorted(first, key=first.__getitem__)])
        if followed
        else None
    )
    return Located(model.id if followed else None, tuple(stages), missing, in_order, empty)


def _in_order(places: list[int]) -> bool:
    """Whether at least 60 % of all pairs of stages stand in the model's order (domain reference C1)."""
    pairs = [(a, b) for n, a in enumerate(places) for b in places[n + 1 :]]
    return not pairs or sum(a < b for a, b in pairs) >= 0.6 * len(pairs)


def _rule(stage: str) -> StageRule:
    return next(rule for rule in library()[stage.split(".", maxsplit=1)[0]].stages if rule.id == stage)


def _sentences(doc: Doc, start: int, end: int) -> list[int]:
    """The writer's own sentences between two characters."""
    return [
        number
        for number, sentence in enumerate(doc.sentences)
        if doc.ends[sentence.end - 1] > start
        and doc.starts[sentence.start] < end
        and sentence.zone not in BORROWED_ZONES
    ]


def _span(doc: Doc, inside: list[int]) -> tuple[int, int]:
    return doc.starts[doc.sentences[inside[0]].start], doc.ends[doc.sentences[inside[-1]].end - 1]


def _segments(doc: Doc, seen: list[Traits], inside: list[int], rules: list[StageRule]) -> list[Stage]:
    """The best division of sentences into stages, mostly in their order, with what is no stage left out."""
    if not inside:
        return []
    speaks = [[_speaks(seen[n], rule) for rule in rules] for n in inside]
    places = _best_path(doc, inside, speaks)
    stages: list[Stage] = []
    start = 0
    for end in range(1, len(inside) + 1):
        if end < len(inside) and places[end] == places[start]:
            continue
        place = places[start]
        if (
            place >= 0
            and sum(speaks[n][place] for n in range(start, end)) >= _LEAST
            and any(seen[n] & rules[place].expects for n in inside[start:end])
        ):
            stages.append(Stage(rules[place].id, *_span(doc, inside[start:end]), "content"))
        start = end
    return stages


def _speaks(seen: Traits, rule: StageRule) -> float:
    total = sum(weight for name, weight in rule.weights.items() if name in seen)
    if rule.id in seen:
        total += rule.weights.get("cue", 1.0)
    return max(-2.0, min(3.0, total)) - _OFF


def _best_path(doc: Doc, inside: list[int], speaks: list[list[float]]) -> list[int]:
    """The stage of each sentence, -1 for none. A state: the latest stage begun, whether it still runs."""
    size = len(speaks[0])
    best = {state: (0.0 if state == (-1, False) else float("-inf")) for state in _states(size)}
    back: list[dict[_State, _State]] = []
    for k, number in enumerate(inside):
        fresh = k == 0 or doc.sentences[number].block != doc.sentences[inside[k - 1]].block
        now: dict[_State, float] = {}
        step: dict[_State, _State] = {}
        for state, sources in _steps(size, fresh=fresh):
            most = float("-inf")
            for old, cost in sources:
                if best[old] - cost > most:
                    most, step[state] = best[old] - cost, old
            now[state] = most + (speaks[k][state[0]] if state[1] else 0.0)
        best = now
        back.append(step)
    state = max(best, key=best.__getitem__)
    path = []
    for step in reversed(back):
        path.append(state[0] if state[1] else -1)
        state = step[state]
    return path[::-1]


_State = tuple[int, bool]
"""The latest stage begun, and whether it still runs."""


def _states(size: int) -> list[_State]:
    return [(latest, on) for latest in range(-1, size) for on in (False, True) if latest >= 0 or not on]


@cache
def _steps(size: int, *, fresh: bool) -> list[tuple[_State, list[tuple[_State, float]]]]:
    """For each state, those that it may follow, with what that costs."""
    states = _states(size)
    costs = [(new, [(old, _cost(old, new, fresh)) for old in states]) for new in states]
    return [(new, [(old, cost) for old, cost in among if cost < float("inf")]) for new, among in costs]


def _cost(old: _State, new: _State, fresh: bool) -> float:
    if old == new:
        return 0.0
    extra = 0.0 if fresh else _WITHIN
    if not new[1]:
        return _BETWEEN["off"] + extra if old == (new[0], True) else float("inf")
    if new[0] == old[0]:
        return _BETWEEN["on"] + extra
    if new[0] < old[0]:
        return _BETWEEN["back"] + extra
    return _BETWEEN["next"] + _BETWEEN["skip"] * (new[0] - old[0] - 1) + extra


def mixed(stages: tuple[Stage, ...]) -> list[str]:
    """The models whose stages stand in the account, most stages first."""
    counts = Counter(stage.stage.split(".")[0] for stage in stages)
    return sorted(counts, key=lambda model: (-counts[model], model))
