"""A rubric → the text in which a person reads what it asks."""

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from markassist.errors import UsageError
from markassist.rubric import schema
from markassist.rubric.compile import CompiledCriterion, Rubric
from markassist.rubric.doors import admit
from markassist.rubric.schema import Indicator, Need, RubricFile
from markassist.rubric.sources import shelf, shipped
from markassist.rubric.yaml_text import parse_yaml
from markassist.vocabulary import Stance


def table() -> str:
    """The shipped rubrics, a line each: id, version, how many criteria, title."""
    width = max(map(len, shipped()), default=0)
    return "".join(f"{name:{width}}  {_line(name)}\n" for name in shipped())


def _line(name: str) -> str:
    index, _ = admit(parse_yaml(shelf(name).index), RubricFile)
    if index is None:
        return f"faulty: see “markassist rubric validate {name}”"
    return f"{index.version}  {len(index.criteria):2} criteria  {index.title}"


def rubric_page(rubric: Rubric) -> str:
    """Every criterion, with what counts and what each status needs."""
    lines = [f"{rubric.title} ({rubric.id} {rubric.version})"]
    if rubric.formative:
        lines.append("Formative: it sets no standard.")
    for group in rubric.groups:
        lines += ["", group.title]
        for criterion in rubric.criteria:
            if criterion.spec.group == group.id:
                lines += ["", *_criterion(criterion)]
    return "\n".join(lines) + "\n"


def criterion_page(rubric: Rubric, code: str) -> str:
    """One criterion with all its cues. Raises UsageError for a code that there is not."""
    found = next((c for c in rubric.criteria if c.code.lower() == code.lower()), None)
    if found is None:
        codes = [c.code for c in rubric.criteria]
        close = process.extractOne(code.upper(), codes, scorer=fuzz.ratio)
        remedy = f"did you mean {close[0]}? The codes are {', '.join(codes)}"
        raise UsageError.at(rubric.id, f"there is no criterion “{code}”", remedy)
    return "\n".join((*_criterion(found), "", *_cues(found))) + "\n"


def _criterion(criterion: CompiledCriterion) -> Iterator[str]:
    spec = criterion.spec
    yield f"{spec.code}  {spec.title}"
    yield f"    to the learner: {spec.learner_title}"
    yield f"    from: {spec.source}"
    for name, indicator in spec.indicators.items():
        yield f"    {'−' if indicator.harms else '+'} {name}: {indicator.says}{_conditions(indicator)}"
    for status in ("evidenced", "partial", "mentioned", "contradicted"):
        if (need := getattr(spec.needs, status)) is not None:
            yield f"    {status}: {in_words(need)}"
    if spec.defeated_by:
        yield f"    contradicted by: {', '.join(spec.defeated_by)}, where held"
    if spec.corroborate:
        yield "    an account can only claim it: to be corroborated"


def _conditions(indicator: Indicator) -> str:
    conditions = [f"by {' or '.join(indicator.by)}"] if indicator.by else []
    conditions.append(f"from {indicator.level} on")
    if indicator.allows != (Stance.AFFIRMED,):
        conditions.append(" or ".join(indicator.allows))
    if indicator.beside:
        conditions.append(f"beside {indicator.beside}")
    return f" ({', '.join(conditions)})"


def in_words(need: Need) -> str:
    """A need as an assessor would say it."""
    parts = []
    if need.all:
        parts.append(" and ".join(need.all))
    if need.any:
        parts.append(f"one of {', '.join(need.any)}")
    if need.at_least:
        parts.append(f"{need.at_least} of {', '.join(need.of)}")
    if need.none:
        parts.append(f"without {', '.join(need.none)}")
    if need.occasions:
        parts.append(f"on {need.occasions} occasions")
    if need.either:
        parts.append("either " + " or ".join(f"({in_words(option)})" for option in need.either))
    return "; ".join(parts) or "nothing"


def _cues(criterion: CompiledCriterion) -> Iterator[str]:
    for name, indicator in criterion.spec.indicators.items():
        yield f"    {name} is looked for by"
        yield from _listed("", indicator.any_of)
        yield from _listed(f"near ({indicator.within}): ", indicator.near)
        yield from _listed(f"not near ({indicator.within}): ", indicator.unless)


def _listed(label: str, cues: Iterable[schema.Cue]) -> Iterator[str]:
    for cue in cues:
        yield f"        {label}{cue_in_words(cue)}"


def cue_in_words(cue: schema.Cue) -> str:
    """A cue as an author would say it."""
    if isinstance(cue, str):
        return cue
    if isinstance(cue, schema.AllOf):
        return f"{' + '.join(cue_in_words(part) for part in cue.all_of)} ({cue.within})"
    (field, value), *_ = cue.model_dump(mode="json").items()
    return f"{field}: {_plain(value)}"


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{count} of {name}" for name, count in value.items())
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
