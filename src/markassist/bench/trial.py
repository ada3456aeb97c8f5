"""A rubric, a criterion and some sentences → what fired and why, term by term; what an edit does, at once."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from markassist import terms
from markassist.annotate import annotate
from markassist.bench.examples import account_of
from markassist.cues.ground import ground
from markassist.errors import UsageError
from markassist.explain.explain import explain
from markassist.explanation import Explanation
from markassist.rubric.checks import cues_in
from markassist.rubric.compile import CompiledCriterion, Rubric, Sources
from markassist.rubric.did_you_mean import did_you_mean, list_of
from markassist.rubric.load import load_rubric
from markassist.rubric.read import read_sources
from markassist.rubric.sources import shelf
from markassist.values import Account


class Fired(Struct, frozen=True):
    """A term of the criterion that stands in the text, at characters `start` to `end`."""

    term: str
    source: str
    """`@lexicon`, or nothing for a term that stands in a cue."""
    start: int
    end: int
    guard: str | None = None
    """The guard term by which it is of another sense here."""


class Trial(Struct, frozen=True):
    """What a criterion finds in some sentences."""

    explanation: Explanation
    fired: tuple[Fired, ...]


def try_sentence(id_or_path: str | Path, criterion: str, text: str) -> Trial:
    """Hold sentences, as an account of their own, against a criterion, by its code or name.

    Raises UsageError for a criterion or a rubric that there is not, RubricError for one with faults.
    """
    rubric = load_rubric(id_or_path)
    found = find_criterion(rubric, criterion)
    sources, _ = read_sources(shelf(id_or_path))
    assert sources is not None, "a rubric that loads has sources"
    account = account_of(text)
    explanation = explain(account, rubric, found.code)
    return Trial(explanation, tuple(_fired(account, rubric, found, sources)))


def find_criterion(rubric: Rubric, asked: str) -> CompiledCriterion:
    """The criterion of a code or a name, whatever its letters' case."""
    names = {name.casefold(): c for c in rubric.criteria for name in (c.code, c.spec.criterion)}
    if asked.casefold() in names:
        return names[asked.casefold()]
    codes = [criterion.code for criterion in rubric.criteria]
    otherwise = list_of("codes", codes)
    remedy = did_you_mean(asked, [*codes, *(c.spec.criterion for c in rubric.criteria)], otherwise)
    raise UsageError.at(rubric.id, f"there is no criterion “{asked}”", remedy)


def _fired(
    account: Account, rubric: Rubric, criterion: CompiledCriterion, sources: Sources
) -> Iterator[Fired]:
    """Every term of the criterion's cues that stands in the text, in reading order, each with its guard."""
    doc = ground(annotate(account), rubric).doc  # its classes, with those that are lexicons
    owned = list(_terms(criterion, sources))
    guards = [
        (name, term) for name in {s for s, _ in owned if s} for term in sources.lexicons[name[1:]].not_in
    ]
    hits = sorted(
        {(*doc.span(h.start, h.end), h.owner) for h in terms.Matcher(_numbered(owned)).find(doc)},
    )
    voids = [(*doc.span(h.start, h.end), h.owner) for h in terms.Matcher(_numbered(guards)).find(doc)]
    for start, end, owner in hits:
        source, term = owned[owner]
        guard = next(
            (guards[g][1] for s, e, g in voids if guards[g][0] == source and s < end and start < e), None
        )
        yield Fired(term, source, start, end, guard)


def _numbered(owned: Iterable[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    return ((i, term) for i, (_, term) in enumerate(owned))


def _terms(criterion: CompiledCriterion, sources: Sources) -> Iterator[tuple[str, str]]:
    cues = dict.fromkeys(
        cue for _, cue in cues_in(criterion.spec.model_dump(mode="json")) if isinstance(cue, str)
    )
    for cue in cues:
        if cue.startswith("@"):
            yield from ((cue, term) for term in dict.fromkeys(sources.lexicons[cue[1:]].terms))
        else:
            yield "", cue
