"""One spot of an indicator, as it is to be read → Evidence: it counts, or nearly counts and why not."""

from msgspec import Struct
from msgspec.structs import replace

from markassist.annotators.stance import reading
from markassist.cues.ground import Ground, Spot
from markassist.doc import Doc, Reading
from markassist.ladder import is_bare_list, rung
from markassist.rubric.compile import CompiledIndicator
from markassist.values import Cue, Evidence
from markassist.vocabulary import LEVEL_RANK, Level, Stance, Time, Voice, Why

_MARKS = frozenset(",;:.-–—()\"“”'‘’ ")


class _Weighed(Struct, frozen=True):
    """A spot read: its rung, and why it does not count (None where it does)."""

    spot: Spot
    read: Reading
    level: Level
    why: str | None
    cue: Cue | None


def weigh(
    code: str, indicator: CompiledIndicator, spot: Spot, void: Spot | None, here: Ground
) -> Evidence | None:
    """What the spot says of the indicator; None where it is somebody else's doing and so not this at all."""
    doc = here.doc
    read = reading(doc, spot.start, spot.end, term=True)
    if doc.sentence_of[spot.start] in here.echoes:
        read = replace(read, stance=Stance.QUOTED, cue=None)
    level = Level.MENTION if is_bare_list(doc, spot) else indicator.spec.rung or rung(doc, spot, read)
    if _is_not_this(indicator.spec.by, read) and read.stance in indicator.spec.allows and void is None:
        return None
    why, cue = _why(indicator, void, doc, read, level)
    if why is not None and read.stance is Stance.QUOTED:
        level = Level.ECHO
    return _evidence(code, indicator.name, doc, _Weighed(spot, read, level, why, cue))


def _why(
    indicator: CompiledIndicator, void: Spot | None, doc: Doc, read: Reading, level: Level
) -> tuple[str | None, Cue | None]:
    """Why the spot does not count, and the words that say so; None where it counts."""
    spec = indicator.spec
    if read.stance not in spec.allows:
        return str(read.stance), read.cue
    if void is not None:
        return str(spec.unless_why), doc.cue(void.start, void.end)
    if spec.by and read.voice not in spec.by:
        return _wrong_voice(read), None
    if spec.time and read.time not in spec.time and read.stance is Stance.AFFIRMED:
        return str(Why.GENERAL_VOICE), None
    if LEVEL_RANK[level] < LEVEL_RANK[spec.level]:
        return str(Why.MENTION_ONLY if level in {Level.MENTION, Level.ECHO} else Why.GENERAL_VOICE), None
    return None, None


def _is_not_this(by: tuple[Voice, ...], read: Reading) -> bool:
    """The child's doing where the writer's is asked, or the other way about: no near miss, something else."""
    return bool(by) and read.voice in {Voice.WRITER, Voice.CHILD} - {*by} and read.time is not Time.GENERAL


def _wrong_voice(read: Reading) -> str:
    match read.voice:
        case Voice.TEAM:
            return str(Why.WE_ONLY)
        case Voice.NOBODY:
            return str(Why.PASSIVE)
        case Voice.OTHER:
            return str(Stance.ATTRIBUTED)
        case _:
            return str(Why.GENERAL_VOICE)


def _evidence(code: str, name: str, doc: Doc, weighed: _Weighed) -> Evidence:
    spot = weighed.spot
    start, end = doc.span(*_widened(doc, spot))
    sentence = doc.sentence_of[spot.start]
    block = doc.block_of[spot.start]
    return Evidence(
        criterion=code,
        indicator=name,
        level=weighed.level,
        stance=weighed.read.stance,
        quote=doc.account.text[start:end],
        start=start,
        end=end,
        paragraph=block + 1,
        section=doc.sections[block],
        page=doc.account.blocks[block].page,
        cues=tuple(doc.cue(s, e) for s, e in spot.parts),
        episode=doc.episodes[sentence],
        sentence=sentence,
        why=weighed.why,
        why_cue=weighed.cue,
    )


def _widened(doc: Doc, spot: Spot) -> tuple[int, int]:
    """From the words to the clauses they stand in, without joining words and marks at the ends."""
    first = doc.clauses[doc.clause_of[spot.start]].start
    last = doc.clauses[doc.clause_of[spot.end - 1]].end
    while first < spot.start and (doc.texts[first] in _MARKS or doc.tags[first] == "C"):
        first += 1
    while last > spot.end and doc.texts[last - 1] in _MARKS:
        last -= 1
    return first, last
