"""A rubric's files → what other programs can say of it: criteria, what they ask, levels in words, phrases."""

import re
from collections.abc import Iterator

from msgspec import Struct

from markassist import notation
from markassist.errors import RubricError
from markassist.renderers import words
from markassist.rubric.compile import Sources
from markassist.rubric.lexicons import PERSON_CLASSES
from markassist.rubric.read import read_sources
from markassist.rubric.schema import Criterion, Indicator, Need
from markassist.rubric.sources import shelf
from markassist.shelf import data_folder
from markassist.vocabulary import Status

LEVELS = (Status.EVIDENCED, Status.PARTIAL, Status.MENTIONED, Status.CONTRADICTED)
"""The statuses that a criterion's needs speak of, best first."""
NAMES = {status: words.sentence(words.STATUS[status]) for status in Status}
"""What people read for a status, as the name of a level."""
SCORES = {
    status: {Status.EVIDENCED: 3, Status.PARTIAL: 2, Status.MENTIONED: 1}.get(status, 0) for status in Status
}
NOTHING = "Nothing of it is located."
"""What the level without a need says."""


class PlainCriterion(Struct, frozen=True):
    """One criterion as other programs know it; what a format cannot say is empty."""

    code: str
    title: str
    asks: str = ""
    """What is asked, in the learner's words."""
    group: str = ""
    """The id of its group."""
    levels: tuple[tuple[Status, str], ...] = ()
    """What each status needs, in words, best first; `absent` is left out."""
    questions: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    """The assessor's draft wording: located, not located, next step."""
    terms: tuple[tuple[str, str], ...] = ()
    """Indicator and phrase."""
    examples: tuple[str, ...] = ()
    """Marked texts, each with ` → status` at its end where it has one; a new line is `¶`."""
    verb: str = ""
    corroborate: bool = False


class PlainRubric(Struct, frozen=True):
    """A rubric as other programs know it."""

    title: str
    criteria: tuple[PlainCriterion, ...]
    id: str = ""
    version: str = ""
    source: str = ""
    groups: tuple[tuple[str, str], ...] = ()
    """Id and title."""
    classes: tuple[tuple[str, str], ...] = ()
    """The lexicons that phrases name as <word classes> and that only this rubric has: name and phrase."""
    unread: tuple[str, ...] = ()
    """What stood in a file that was read and has no place here."""


def plain_of(id_or_path: str) -> tuple[PlainRubric, Sources]:
    """A rubric in plain, and the sources it is from. Raises RubricError with every fault of its files."""
    sources, faults = read_sources(shelf(id_or_path))
    if sources is None:
        raise RubricError(*faults)
    file = sources.file
    criteria = tuple(_criterion(criterion, sources) for criterion in sources.criteria)
    return PlainRubric(
        title=file.title,
        criteria=criteria,
        id=file.rubric,
        version=file.version,
        source=file.source,
        groups=tuple((group.id, group.title) for group in file.groups),
        classes=tuple(_classes(criteria, sources)),
    ), sources


def _classes(criteria: tuple[PlainCriterion, ...], sources: Sources) -> Iterator[tuple[str, str]]:
    named = {name for criterion in criteria for _, term in criterion.terms for name in own_classes(term)}
    return ((name, term) for name in sorted(named) for term in sources.lexicons[name].terms)


def _criterion(criterion: Criterion, sources: Sources) -> PlainCriterion:
    feedback = criterion.feedback
    return PlainCriterion(
        code=criterion.code,
        title=criterion.title,
        asks=criterion.learner_title,
        group=criterion.group,
        levels=levels_in_notes(criterion.notes) or tuple(_levels(criterion)),
        questions=criterion.asks_learner,
        comments=(feedback.located, feedback.not_located, feedback.next_step),
        terms=tuple(dict.fromkeys(_terms(criterion, sources))),
        examples=tuple(_example(e.text, e.status) for e in criterion.examples if e.todo is None),
        verb=criterion.verb,
        corroborate=criterion.corroborate,
    )


def levels_in_notes(notes: str | None) -> tuple[tuple[Status, str], ...]:
    """Levels in words, as an import leaves them in `notes`: a line `evidenced: …` for each."""
    found = re.findall(rf"^({'|'.join(LEVELS)}): (.+)$", notes or "", re.MULTILINE)
    return tuple((Status(status), text.strip()) for status, text in found)


def notes_of(levels: tuple[tuple[Status, str], ...]) -> str:
    """The same as text for `notes`."""
    return "\n".join(f"{status}: {one_line(text)}" for status, text in levels)


def one_line(text: str) -> str:
    """White space made single spaces."""
    return " ".join(text.split())


def _levels(criterion: Criterion) -> Iterator[tuple[Status, str]]:
    said = {name: indicator.says for name, indicator in criterion.indicators.items()}
    for status in LEVELS:
        need = getattr(criterion.needs, status)
        if need is not None:
            yield status, one_line(_in_words(need, said))


def _in_words(need: Need, said: dict[str, str]) -> str:
    """A need by what its indicators mean, not by their names."""
    parts = [f"{said[name]}" for name in need.all]
    if need.any:
        parts.append(f"{'' if len(need.any) == 1 else 'one of: '}{'; '.join(said[n] for n in need.any)}")
    if need.at_least:
        parts.append(f"{need.at_least} of: {'; '.join(said[n] for n in need.of)}")
    if need.none:
        parts.append(f"without: {'; '.join(said[n] for n in need.none)}")
    if need.occasions:
        parts.append(f"on {words.counted(need.occasions, 'occasion')}")
    if need.either:
        parts.append("either " + " or ".join(f"({_in_words(way, said)})" for way in need.either))
    return " · ".join(parts) or "nothing"


def _terms(criterion: Criterion, sources: Sources) -> Iterator[tuple[str, str]]:
    """The phrases that show an indicator by themselves: of whole lexicons, and those that stand in a cue."""
    for name, indicator in criterion.indicators.items():
        yield from ((name, term) for term in _alone(indicator, sources) if term != TO_BE_WRITTEN)


TO_BE_WRITTEN = "to be written"
"""The phrase that an import leaves where a file has none: it says what is to do, and finds nothing."""


def _alone(indicator: Indicator, sources: Sources) -> Iterator[str]:
    for cue in indicator.any_of:
        if isinstance(cue, str):
            yield from sources.lexicons[cue[1:]].terms if cue.startswith("@") else (cue,)


def own_classes(term: str) -> list[str]:
    """The lexicons that a phrase names and that only the rubric's own folder has."""
    shared = data_folder("corpora") / "lexicons"
    named = sorted(notation.classes_of(term) - PERSON_CLASSES)
    return [name for name in named if not (shared / f"{name}.yaml").is_file()]


def _example(text: str, status: Status | None) -> str:
    flat = "¶".join(line.strip() for line in text.strip().split("\n"))
    return f"{flat} → {status}" if status else flat


def example_of(written: str) -> tuple[str, Status | None]:
    """The text and the status of an example as `PlainCriterion.examples` writes it."""
    text, arrow, status = written.rpartition(" → ")
    if arrow and status.strip() in set(Status):
        return text.replace("¶", "\n"), Status(status.strip())
    return written.replace("¶", "\n"), None
