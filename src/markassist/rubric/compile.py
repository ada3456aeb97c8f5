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
from dataclasses import dataclass
from types import MappingProxyType

from markassist import terms
from markassist.rubric import schema
from markassist.rubric.schema import Within
from markassist.terms import Matcher
from markassist.values import RubricName
from markassist.vocabulary import Move as MoveName


@dataclass(frozen=True, slots=True)
class Term:
    """A hit of this owner of `rubric.matcher`."""

    owner: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each part near the first one, where the evidence is anchored."""

    parts: tuple["CompiledCue", ...]
    within: Within


@dataclass(frozen=True, slots=True)
class Mention:
    """One of these named: an id (`theorist.bowlby`) or a whole family (`theorist.*`)."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A sentence that does one of these things."""

    moves: tuple[MoveName, ...]


@dataclass(frozen=True, slots=True)
class Stages:
    """One of these `(model, how many of its stages)` is reached."""

    at_least: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A reflective model is named."""


@dataclass(frozen=True, slots=True)
class Pace:
    """One of these elements of PACE (`playfulness` …) enacted by the writer."""

    elements: tuple[str, ...]


CompiledCue = Term | AllOf | Mention | Move | Stages | Model | Pace


@dataclass(frozen=True, slots=True)
class CompiledIndicator:
    """An indicator with its cues resolved; `spec` holds voice, time, level and the rest."""

    name: str
    spec: schema.Indicator
    any_of: tuple[CompiledCue, ...]
    near: tuple[CompiledCue, ...]
    unless: tuple[CompiledCue, ...]


@dataclass(frozen=True, slots=True)
class CompiledCriterion:
    """A criterion with its indicators resolved."""

    spec: schema.Criterion
    indicators: tuple[CompiledIndicator, ...]

    @property
    def code(self) -> str:
        """The criterion's code."""
        return self.spec.code


@dataclass(frozen=True, slots=True)
class CompiledMisconception:
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


@dataclass(frozen=True, slots=True)
class Sources:
    """What a rubric is compiled from: its files, read and checked, and the hash of them all."""

    file: schema.RubricFile
    criteria: tuple[schema.Criterion, ...]
    misconceptions: tuple[schema.MisconceptionFile, ...]
    lexicons: Mapping[str, schema.Lexicon]
    """Those that a cue, or a term of another one, names."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """A rubric, compiled."""

    id: str
    title: str
    version: str
    sha256: str
    """Over the text of every file that makes it up, wherever they stand and whatever ends their lines."""
    formative: bool
    groups: tuple[schema.Group, ...]
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


def compile_rubric(sources: Sources) -> Rubric:
    """Resolve every name and compile every term, once."""
    table = _Table(sources.lexicons)
    criteria = tuple(_criterion(spec, table) for spec in sources.criteria)
    misconceptions = tuple(_misconception(spec, table) for spec in sources.misconceptions)
    classes = _Table({name: sources.lexicons[name] for name in _used_as_class(sources.lexicons, table)})
    return Rubric(
        id=sources.file.rubric,
        title=sources.file.title,
        version=sources.file.version,
        sha256=sources.sha256,
        formative=sources.file.formative,
        groups=sources.file.groups,
        criteria=criteria,
        misconceptions=misconceptions,
        class_matcher=Matcher(classes.terms()),
        class_names=tuple(name.removeprefix("@") for name in classes.owners),
        class_guards=MappingProxyType(classes.guards),
        matcher=Matcher(table.terms()),
        owners=tuple(table.owners),
        guards=MappingProxyType(table.guards),
        words=frozenset(word for _, term in table.terms() for word in terms.words_of(term)),
    )


class _Table:
    """Who owns which term: lexicons first, in order of name, then each term written in a cue."""

    def __init__(self, lexicons: Mapping[str, schema.Lexicon]) -> None:
        self.owners: list[str] = []
        self.guards: dict[int, int] = {}
        self._number: dict[str, int] = {}
        self._terms: list[tuple[int, str]] = []
        for name in sorted(lexicons):
            owner = self._add(f"@{name}", lexicons[name].terms)
            if lexicons[name].not_in:
                self.guards[owner] = self._add(f"!@{name}", lexicons[name].not_in)

    def owner(self, cue: str) -> int:
        """The number of `@lexicon` or of a term."""
        return self._number[cue] if cue in self._number else self._add(cue, (cue,))

    def terms(self) -> Iterator[tuple[int, str]]:
        """All `(owner, term)`."""
        yield from self._terms

    def _add(self, name: str, its_terms: Iterable[str]) -> int:
        number = self._number[name] = len(self.owners)
        self.owners.append(name)
        self._terms.extend((number, term) for term in dict.fromkeys(its_terms))
        return number


def _used_as_class(lexicons: Mapping[str, schema.Lexicon], table: _Table) -> set[str]:
    return {name for _, term in table.terms() for name in terms.classes_of(term)} & lexicons.keys()


def _criterion(spec: schema.Criterion, table: _Table) -> CompiledCriterion:
    return CompiledCriterion(
        spec, tuple(_indicator(name, spec.indicators[name], table) for name in spec.indicators)
    )


def _indicator(name: str, spec: schema.Indicator, table: _Table) -> CompiledIndicator:
    return CompiledIndicator(
        name=name,
        spec=spec,
        any_of=_cues(spec.any_of, table),
        near=_cues(spec.near, table),
        unless=_cues(spec.unless, table),
    )


def _misconception(spec: schema.MisconceptionFile, table: _Table) -> CompiledMisconception:
    return CompiledMisconception(
        spec=spec,
        any_of=_cues(spec.any_of, table),
        near=_cues(spec.near, table),
        unless=_cues(spec.unless, table),
        counter=_cues(spec.counter, table),
    )


def _cues(cues: Iterable[schema.Cue], table: _Table) -> tuple[CompiledCue, ...]:
    return tuple(_cue(cue, table) for cue in cues)


def _cue(cue: schema.Cue, table: _Table) -> CompiledCue:
    if isinstance(cue, str):
        return Term(table.owner(cue))
    if isinstance(cue, schema.AllOf):
        return AllOf(_cues(cue.all_of, table), cue.within)
    return _named_cue(cue)


def _named_cue(
    cue: schema.MentionCue | schema.MoveCue | schema.StagesCue | schema.ModelCue | schema.PaceCue,
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
        case schema.ModelCue():
            return Model()
