"""The formats of other programs by name: how a rubric is written in each, read back, and what is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from markassist.bench.exchange import canvas, case, mahara, moodle, spreadsheet
from markassist.bench.exchange.plain import PlainCriterion, PlainRubric
from markassist.renderers.words import counted
from markassist.rubric.checks import cues_in
from markassist.rubric.compile import Sources
from markassist.rubric.schema import Criterion, Indicator
from markassist.vocabulary import Stance


class Format(Struct, frozen=True):
    """One format."""

    name: str
    suffix: str
    carries: frozenset[str]
    """The fields of PlainRubric and PlainCriterion that it can say, beside code and title."""
    notes: tuple[str, ...]
    """What whoever exports to it should know."""
    write: Callable[[PlainRubric], bytes]
    read: Callable[[Path], PlainRubric]


FORMATS = {
    name: Format(name, m.SUFFIX, m.CARRIES, m.NOTES, m.export, m.read)
    for name, m in (
        ("canvas", canvas),
        ("moodle", moodle),
        ("case", case),
        ("mahara", mahara),
        ("spreadsheet", spreadsheet),
    )
}
_OF_RUBRIC = {"version": "the version", "source": "where it is from", "groups": "the groups", "id": "its id"}
_OF_CRITERION = {
    "asks": "what the learner is asked",
    "levels": "what each status needs",
    "questions": "the questions to the learner",
    "comments": "the assessor's draft wording",
    "terms": "the phrases",
    "examples": "the examples",
    "verb": "what kind of evidence is asked (verb)",
    "corroborate": "that an account can only claim it",
}


def write(rubric: PlainRubric, form: str, out: Path) -> bytes:
    """The rubric in a format; a spreadsheet as XLSX where the file is to be one."""
    if form == "spreadsheet" and out.suffix.lower() == ".xlsx":
        return spreadsheet.export_workbook(rubric)
    return FORMATS[form].write(rubric)


def said(rubric: PlainRubric, form: str) -> PlainRubric:
    """What of a rubric a format can say: this much comes back the same."""
    carries = FORMATS[form].carries
    empty = PlainCriterion("", "")
    blank = {f: getattr(empty, f) for f in PlainCriterion.__struct_fields__[2:] if f not in carries}
    none: PlainRubric = PlainRubric("", ())
    gone = {f: getattr(none, f) for f in PlainRubric.__struct_fields__[2:] if f not in carries}
    return replace(rubric, criteria=tuple(replace(c, **blank) for c in rubric.criteria), **gone)


def losses(rubric: PlainRubric, sources: Sources, form: str) -> Iterator[str]:
    """Everything in a rubric that a format cannot say, a line each, with how much there is of it."""
    carries = FORMATS[form].carries
    for field, what in _OF_RUBRIC.items():
        if field not in carries and getattr(rubric, field):
            yield what
    for field, what in _OF_CRITERION.items():
        having = sum(bool(getattr(c, field)) for c in rubric.criteria)
        if field not in carries and having:
            yield f"{what} ({counted(having, 'criterion', 'criteria')})"
    yield from _of_reading(sources, with_terms="terms" in carries)


def _of_reading(sources: Sources, *, with_terms: bool) -> Iterator[str]:
    """How words are to be read, which no other program does."""
    indicators = [i for c in sources.criteria for i in c.indicators.values()]
    yield f"whose act it must be, when, on which rung and how near ({counted(len(indicators), 'indicator')})"
    if with_terms:
        parts = sum(not isinstance(cue, str) for i in indicators for cue in (*i.any_of, *i.near, *i.unless))
        near = sum(bool(i.near or i.unless) for i in indicators)
        if parts:
            yield f"cues of several parts, and moves, mentions, stages and PACE ({parts})"
        if near:
            yield f"what must stand near, or must not ({counted(near, 'indicator')})"
        if guards := sum(bool(sources.lexicons[name].not_in) for name in _named(sources.criteria)):
            yield f"phrases of another sense ({counted(guards, 'lexicon')})"
    misses = sum(e.todo is not None for c in sources.criteria for e in c.examples)
    if misses and with_terms:
        yield f"examples that are known misses ({misses})"
    yield from _rarer(sources.criteria, indicators)
    if sources.file.formative:
        yield "that it is formative"
    if sources.file.notes:
        yield f"notes on the rubric ({len(sources.file.notes)})"


def _named(criteria: tuple[Criterion, ...]) -> frozenset[str]:
    """The lexicons that the criteria's cues name; a rubric may be given many more."""
    cues = (cue for c in criteria for _, cue in cues_in(c.model_dump(mode="json")))
    return frozenset(cue[1:] for cue in cues if isinstance(cue, str) and cue.startswith("@"))


def _rarer(criteria: tuple[Criterion, ...], indicators: list[Indicator]) -> Iterator[str]:
    counts = {
        "misconceptions that contradict it": sum(bool(c.defeated_by) for c in criteria),
        "pointers to the learner's own sources": sum(bool(c.pointers) for c in criteria),
        "learning outcomes": sum(bool(c.outcome) for c in criteria),
        "that more than one is asked for": sum(bool(c.several) for c in criteria),
        "notes": sum(bool(c.notes) for c in criteria),
        "where it is from": len(criteria),
    }
    for what, number in counts.items():
        if number:
            yield f"{what} ({counted(number, 'criterion', 'criteria')})"
    if allowing := sum(i.allows != (Stance.AFFIRMED,) for i in indicators):
        yield f"that plans, wishes or others' words may count ({counted(allowing, 'indicator')})"
    if harming := sum(i.harms for i in indicators):
        yield f"that it goes against the criterion ({counted(harming, 'indicator')})"
