"""A rubric's files as plain data → the faults that no single field shows: names that lead nowhere, or twice.

Checks read what was written, not the models, so that one faulty field hides no other fault.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markassist.errors import Fault
from markassist.rubric.did_you_mean import did_you_mean, list_of
from markassist.rubric.doors import CUE_FIELDS
from markassist.rubric.marked_text import Bracket, marked_text, unread_bracket
from markassist.rubric.yaml_places import Way, fault_at, fault_in_text
from markassist.rubric.yaml_text import Parsed
from markassist.vocabulary import Move, Stance, Why

STAGES = {
    "gibbs": 6, "kolb": 4, "what_so_what": 3, "schon": 2, "johns": 5, "brookfield": 4, "atkins_murphy": 5,
    "era": 3,
}  # fmt: skip
"""How many stages each reflective model has."""
FAMILIES = ("theorist", "theory", "approach", "pattern", "law", "role")
WHYS = frozenset((*Stance, *Why))
HELD = ("held", "refuted", "attributed")
"""How an account may stand to a misconception."""


def cues_in(data: object, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    """Every cue of a criterion or misconception, those within `all_of` too."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in CUE_FIELDS and isinstance(value, list):
                yield from (((*way, key, i), cue) for i, cue in enumerate(value))
            yield from cues_in(value, (*way, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from cues_in(value, (*way, i))


def check_cue_kinds(parsed: Parsed, mentions: frozenset[str]) -> Iterator[Fault]:
    """Names in cues that are from a closed list."""
    for way, cue in cues_in(parsed.data):
        if isinstance(cue, dict):
            yield from _names(parsed, (*way, "move"), cue.get("move"), tuple(Move), "move")
            yield from _mentions(parsed, (*way, "mention"), cue.get("mention"), mentions)
            yield from _stages(parsed, (*way, "stages"), cue.get("stages"))


def check_criterion(
    parsed: Parsed, groups: frozenset[str], misconceptions: frozenset[str]
) -> Iterator[Fault]:
    """Names in a criterion that lead nowhere."""
    data = parsed.data or {}
    yield from own_name(parsed, "criterion")
    if groups and isinstance(data.get("group"), str) and data["group"] not in groups:
        remedy = did_you_mean(data["group"], sorted(groups), list_of("groups in rubric.yaml", sorted(groups)))
        yield fault_at(parsed, ("group",), f"there is no group “{data['group']}”", remedy)
    indicators = data.get("indicators")
    names = tuple(indicators) if isinstance(indicators, dict) else ()
    yield from _needs(parsed, ("needs",), data.get("needs"), names)
    yield from _beside(parsed, indicators)
    defeats = data.get("defeated_by")
    yield from _names(parsed, ("defeated_by",), defeats, sorted(misconceptions), "misconception")
    yield from _names(parsed, ("mentioned_by",), data.get("mentioned_by"), sorted(WHYS), "reason")
    yield from _examples(parsed, names, "indicator")


def check_misconception(parsed: Parsed) -> Iterator[Fault]:
    """Names in a misconception that lead nowhere."""
    yield from own_name(parsed, "misconception")
    yield from _examples(parsed, HELD, "stance")


def own_name(parsed: Parsed, field: str) -> Iterator[Fault]:
    """A file is called as what it holds."""
    called = (parsed.data or {}).get(field)
    if isinstance(called, str) and called != parsed.file.stem:
        wrong = f"the {field} is called “{called}” and its file “{parsed.file.stem}.yaml”"
        yield fault_at(parsed, (field,), wrong, "give both the same name")


def once_each(files: Iterable[Parsed], field: str) -> Iterator[Fault]:
    """A code or number that two files claim."""
    first: dict[Any, str] = {}
    for parsed in files:
        value = (parsed.data or {}).get(field)
        if isinstance(value, (str, int)) and first.setdefault(value, parsed.file.path) != parsed.file.path:
            wrong = f"the {field} “{value}” is that of {first[value]} too"
            yield fault_at(parsed, (field,), wrong, f"give each a {field} of its own")


def _names(
    parsed: Parsed,
    way: Way,
    found: object,
    allowed: Iterable[str],
    what: str,
) -> Iterator[Fault]:
    known = tuple(allowed)
    for i, name in enumerate(found if isinstance(found, list) else ()):
        if isinstance(name, str) and name not in known:
            remedy = did_you_mean(name, known, list_of(f"{what}s", known))
            yield fault_at(parsed, (*way, i), f"there is no {what} “{name}”", remedy)


def _mentions(parsed: Parsed, way: Way, found: object, known: frozenset[str]) -> Iterator[Fault]:
    for i, name in enumerate(found if isinstance(found, list) else ()):
        if not isinstance(name, str):
            continue
        family, _, rest = name.partition(".")
        if family not in FAMILIES or not rest:
            remedy = f"write family.name or family.*; the families are {', '.join(FAMILIES)}"
            yield fault_at(parsed, (*way, i), f"“{name}” names nothing that can be mentioned", remedy)
        elif known and rest != "*" and name not in known:
            remedy = did_you_mean(name, sorted(known), f"write {family}.* for all of them")
            yield fault_at(parsed, (*way, i), f"there is no “{name}” to be mentioned", remedy)


def _stages(parsed: Parsed, way: Way, found: object) -> Iterator[Fault]:
    for model, count in found.items() if isinstance(found, dict) else ():
        if model not in STAGES:
            remedy = did_you_mean(model, STAGES, list_of("models", STAGES))
            yield fault_at(parsed, (*way, model), f"there is no model “{model}”", remedy, at_key=True)
        elif isinstance(count, int) and not 1 <= count <= STAGES[model]:
            wrong = f"“{model}” has {STAGES[model]} stages, not {count}"
            yield fault_at(parsed, (*way, model), wrong, f"write a number from 1 to {STAGES[model]}")


def _needs(parsed: Parsed, way: Way, found: object, names: tuple[str, ...]) -> Iterator[Fault]:
    """Indicators that needs name, at whatever depth."""
    if isinstance(found, list):
        for i, each in enumerate(found):
            yield from _needs(parsed, (*way, i), each, names)
    if not isinstance(found, dict):
        return
    for key, value in found.items():
        if key in {"all", "any", "of", "none"}:
            yield from _names(parsed, (*way, key), value, names, "indicator")
        else:
            yield from _needs(parsed, (*way, key), value, names)
    yield from _counts(parsed, way, found)


def _counts(parsed: Parsed, way: Way, need: Mapping[str, Any]) -> Iterator[Fault]:
    least, of = need.get("at_least"), need.get("of")
    if isinstance(of, list) and not least:
        wrong, remedy = "“of” stands without “at_least”", "add at_least: 1, or write any: […]"
        yield fault_at(parsed, (*way, "of"), wrong, remedy, at_key=True)
    elif isinstance(least, int) and least > 0 and not of:
        yield fault_at(
            parsed,
            (*way, "at_least"),
            "“at_least” stands without “of”",
            "add of: [indicator, indicator]",
            at_key=True,
        )
    elif isinstance(least, int) and isinstance(of, list) and least > len(of):
        wrong = f"“at_least” asks for {least}, and “of” names {len(of)}"
        yield fault_at(parsed, (*way, "at_least"), wrong, f"write {len(of)} or less, or name more indicators")


def _beside(parsed: Parsed, found: object) -> Iterator[Fault]:
    indicators = found if isinstance(found, dict) else {}
    for name, indicator in indicators.items():
        other = indicator.get("beside") if isinstance(indicator, dict) else None
        if isinstance(other, str) and (other not in indicators or other == name):
            wrong = f"there is no other indicator “{other}”"
            others = [each for each in indicators if each != name]
            remedy = did_you_mean(other, others, list_of("others", others))
            yield fault_at(parsed, ("indicators", name, "beside"), wrong, remedy)


def _examples(parsed: Parsed, names: tuple[str, ...], what: str) -> Iterator[Fault]:
    examples = (parsed.data or {}).get("examples")
    for i, example in enumerate(examples if isinstance(examples, list) else ()):
        text = example.get("text") if isinstance(example, dict) else None
        if not isinstance(text, str):
            continue
        way: Way = ("examples", i, "text")
        if (unread := unread_bracket(text)) is not None:
            remedy = f"write [words]({what}) or [words](not {what}: why)"
            yield fault_in_text(parsed, way, unread, f"“{unread}” cannot be read", remedy)
        for bracket in marked_text(text).brackets:
            yield from _bracket(parsed, way, bracket, names, what)


def _bracket(
    parsed: Parsed, way: Way, bracket: Bracket, names: tuple[str, ...], what: str
) -> Iterator[Fault]:
    if bracket.name not in names:
        remedy = did_you_mean(bracket.name, names, list_of(f"{what}s", names))
        yield fault_in_text(parsed, way, bracket.written, f"there is no {what} “{bracket.name}”", remedy)
    if bracket.why is not None and bracket.counts:
        wrong = f"only a bracket with “not” has a reason, “{bracket.why}”"
        yield fault_in_text(parsed, way, bracket.written, wrong, "add “not”, or take the reason away")
    elif bracket.why is not None and bracket.why not in WHYS:
        remedy = did_you_mean(bracket.why, sorted(WHYS), list_of("reasons", sorted(WHYS)))
        yield fault_in_text(parsed, way, bracket.written, f"there is no reason “{bracket.why}”", remedy)
