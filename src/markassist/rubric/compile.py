"""A rubric's checked files → the Rubric that marking reads: every name resolved, every term in one matcher.

What a reader of a Rubric may rely on:

- `rubric.class_matcher.find(doc)` comes first. The owners of its hits index `class_names`: lexicons that
  terms use as `<name>`. A hit of an owner in `class_guards` is none where it overlaps one of
  `class_guards[owner]`.
- `rubric.matcher.find(doc)` then finds every term of every lexicon and every cue. The owners of its hits
  index `owners`: `@lexicon` for a lexicon, `!@lexicon` for its guard terms (`not_in`), and for a term that
  stands in a cue the term itself. A hit of an owner in `guards` is none where it overlaps one of
  `guards[owner]`.
- A cue is a `Term`, whose `owner` is such a number, or another of the kinds in `CompiledCue`.
- `criteria` stand in the rubric's order, `indicators` in the file's; each keeps as `spec` what was written.
- Nothing here changes after load.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from markassist.rubric import schema
from markassist.rubric.schema import Within
from markassist.rubric.term_table import TermTable
from markassist.terms import Matcher
from markassist.values import Outcome, RubricName
from markassist.vocabulary import Move as MoveName

Numbers = Mapping[str, int]
"""The owner of `@lexicon`, or of a term that a cue holds."""


class Term(Struct, frozen=True):
    """A hit of this owner of `rubric.matcher`."""

    owner: int


class AllOf(Struct, frozen=True):
    """Each part near the first one, where the evidence is anchored."""

    parts: tuple["CompiledCue", ...]
    within: Within


class Mention(Struct, frozen=True):
    """One of these named: an id (`theorist.bowlby`) or a whole family (`theorist.*`)."""

    ids: tuple[str, ...]


class Move(Struct, frozen=True):
    """A sentence that does one of these things."""

    moves: tuple[MoveName, ...]


class Stages(Struct, frozen=True):
    """One of these `(model, how many of its stages)` is reached."""

    at_least: tuple[tuple[str, int], ...]


class Model(Struct, frozen=True):
    """A reflective model is named."""


class Pace(Struct, frozen=True):
    """One of these elements of PACE (`playfulness` …) enacted by the writer."""

    elements: tuple[str, ...]


class Noted(Struct, frozen=True):
    """Wrong facts or signals of these names."""

    names: tuple[str, ...]


CompiledCue = Term | AllOf | Mention | Move | Stages | Model | Pace | Noted


class CompiledIndicator(Struct, frozen=True):
    """An indicator with its cues resolved; `spec` holds voice, time, level and the rest."""

    name: str
    spec: schema.Indicator
    any_of: tuple[CompiledCue, ...]
    near: tuple[CompiledCue, ...]
    unless: tuple[CompiledCue, ...]


class CompiledCriterion(Struct, frozen=True):
    """A criterion with its indicators resolved."""

    spec: schema.Criterion
    indicators: tuple[CompiledIndicator, ...]

    @property
    def code(self) -> str:
        """The criterion's code."""
        return self.spec.code


class CompiledMisconception(Struct, frozen=True):
    """A misconception with its cues resolved."""

    spec: schema.MisconceptionFile
    any_of: tuple[CompiledCue, ...]
    near: tuple[CompiledCue, ...]
    unless: tuple[CompiledCue, ...]
    counter: tuple[CompiledCue, ...]

    @property
    def id(self) -> str:
        """The misconception's id."""
        return self.spec.misconception


class Sources(Struct, frozen=True):
    """What a rubric is compiled from: its files, read and checked, and the hash of them all."""

    file: schema.RubricFile
    criteria: tuple[schema.Criterion, ...]
    misconceptions: tuple[schema.MisconceptionFile, ...]
    lexicons: Mapping[str, schema.Lexicon]
    """Those that a cue, or a term of another one, names."""
    sha256: str


class Rubric(Struct, frozen=True):
    """A rubric, compiled."""

    id: str
    title: str
    version: str
    sha256: str
    """Over the text of every file that makes it up, wherever they stand and whatever ends their lines."""
    formative: bool
    groups: tuple[schema.Group, ...]
    outcomes: tuple[Outcome, ...]
    criteria: tuple[CompiledCriterion, ...]
    misconceptions: tuple[CompiledMisconception, ...]
    class_matcher: Matcher
    class_names: tuple[str, ...]
    class_guards: Mapping[int, int]
    matcher: Matcher
    owners: tuple[str, ...]
    guards: Mapping[int, int]
    words: frozenset[str]
    """The literal words of all its terms."""

    @property
    def name(self) -> RubricName:
        """What a report says of the rubric it was made with."""
        return RubricName(self.id, self.version, self.sha256)


def compile_rubric(sources: Sources, table: TermTable) -> Rubric:
    """Resolve every name of the sources by their compiled terms."""
    number = {owner: i for i, owner in enumerate(table.terms.owners)}
    return Rubric(
        id=sources.file.rubric,
        title=sources.file.title,
        version=sources.file.version,
        sha256=sources.sha256,
        formative=sources.file.formative,
        groups=sources.file.groups,
        outcomes=tuple(Outcome(o.id, o.title, o.criteria, o.reconstructed) for o in sources.file.outcomes),
        criteria=tuple(_criterion(spec, number) for spec in sources.criteria),
        misconceptions=tuple(_misconception(spec, number) for spec in sources.misconceptions),
        class_matcher=table.classes.matcher,
        class_names=tuple(owner.removeprefix("@") for owner in table.classes.owners),
        class_guards=table.classes.guards,
        matcher=table.terms.matcher,
        owners=table.terms.owners,
        guards=table.terms.guards,
        words=table.words,
    )


def term_table(sources: Sources) -> TermTable:
    """Compile every term of the sources, once."""
    return TermTable.of(sources.lexicons, _all_cues(sources))


def _all_cues(sources: Sources) -> Iterator[schema.Cue]:
    for criterion in sources.criteria:
        for indicator in criterion.indicators.values():
            yield from (*indicator.any_of, *indicator.near, *indicator.unless)
    for misconception in sources.misconceptions:
        yield from (*misconception.any_of, *misconception.near, *misconception.unless, *misconception.counter)


def _criterion(spec: schema.Criterion, number: Numbers) -> CompiledCriterion:
    return CompiledCriterion(
        spec, tuple(_indicator(name, spec.indicators[name], number) for name in spec.indicators)
    )


def _indicator(name: str, spec: schema.Indicator, number: Numbers) -> CompiledIndicator:
    return CompiledIndicator(
        name=name,
        spec=spec,
        any_of=_cues(spec.any_of, number),
        near=_cues(spec.near, number),
        unless=_cues(spec.unless, number),
    )


def _misconception(spec: schema.MisconceptionFile, number: Numbers) -> CompiledMisconception:
    return CompiledMisconception(
        spec=spec,
        any_of=_cues(spec.any_of, number),
        near=_cues(spec.near, number),
        unless=_cues(spec.unless, number),
        counter=_cues(spec.counter, number),
    )


def _cues(cues: Iterable[schema.Cue], number: Numbers) -> tuple[CompiledCue, ...]:
    return tuple(_cue(cue, number) for cue in cues)


def _cue(cue: schema.Cue, number: Numbers) -> CompiledCue:
    if isinstance(cue, str):
        return Term(number[cue])
    if isinstance(cue, schema.AllOf):
        return AllOf(_cues(cue.all_of, number), cue.within)
    return _named_cue(cue)


def _named_cue(
    cue: schema.MentionCue
    | schema.MoveCue
    | schema.StagesCue
    | schema.ModelCue
    | schema.PaceCue
    | schema.NotedCue,
) -> CompiledCue:
    match cue:
        case schema.MentionCue():
            return Mention(cue.mention)
        case schema.MoveCue():
            return Move(tuple(MoveName(move) for move in cue.move))
        case schema.StagesCue():
            return Stages(tuple(sorted(cue.stages.items())))
        case schema.PaceCue():
            return Pace(cue.pace)
        case schema.NotedCue():
            return Noted(cue.noted)
        case schema.ModelCue():
            return Model()
