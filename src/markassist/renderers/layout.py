"""A report → what every rendering for people shows, in the order in which they need it: no form yet."""

import re
from collections import Counter
from collections.abc import Iterable
from statistics import median_low
from typing import Final

from msgspec import Struct

from markassist.renderers import words
from markassist.values import (
    Account,
    Alert,
    Block,
    Evidence,
    Finding,
    Mention,
    Outcome,
    Piece,
    Reflection,
    Report,
    Stage,
)
from markassist.vocabulary import Stance, Status

_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows them, even of our own words."""


class Context(Struct, frozen=True):
    """A quote with a few words either side, on one line; an end that was cut bears "…"."""

    before: str
    quote: str
    after: str


class Group(Struct, frozen=True):
    """The criteria of one group, under its heading."""

    heading: str
    findings: tuple[Finding, ...]


class Step(Struct, frozen=True):
    """One stage of a reflective model, and where in the account it begins, if it was located."""

    name: str
    stage: Stage | None


class Depth(Struct, frozen=True):
    """The deepest and the median passage, and how many passages there are of each level, R0 to R4."""

    deepest: str
    median: str
    levels: tuple[tuple[str, int], ...]


class Named(Struct, frozen=True):
    """One idea or person named in the account: how often, and how the writer stands to it."""

    family: str
    name: str
    times: int
    stances: tuple[str, ...]


def clean(text: str) -> str:
    """Text of the same length, without what commands a terminal, breaks a page or turns its direction."""
    return _TURNS.sub("\u2060", _CONTROL.sub("\ufffd", text))


def one_line(text: str) -> str:
    """Clean text with every run of white space as one space."""
    return " ".join(clean(text).split())


def counts(findings: Iterable[Finding]) -> tuple[tuple[Status, int], ...]:
    """How many criteria stand at each status, in the order of `words.STATUS`, none left out."""
    tally = Counter(finding.status for finding in findings)
    return tuple((status, tally[status]) for status in words.STATUS)


def groups(report: Report) -> tuple[Group, ...]:
    """The criteria by group under the rubric's own headings, groups and criteria in the rubric's order."""
    by_group: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_group.setdefault(finding.group, []).append(finding)
    return tuple(
        Group(report.groups.get(name) or words.group(name), tuple(members))
        for name, members in by_group.items()
    )


def outcomes(report: Report) -> tuple[tuple[Outcome, tuple[Finding, ...]], ...]:
    """The learning outcomes of a portfolio, each with the findings of its criteria."""
    by_code = {finding.code: finding for finding in report.findings}
    return tuple((o, tuple(by_code[code] for code in o.criteria if code in by_code)) for o in report.outcomes)


def nowhere(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The criteria of which no evidence was located in any piece."""
    return tuple(f for f in findings if not f.evidence and f.status is not Status.CONTRADICTED)


def alerts(report: Report) -> tuple[Alert, ...]:
    """Alerts, the most pressing first, in the account's order within a priority."""
    return tuple(sorted(report.alerts, key=lambda alert: (alert.priority, alert.start, alert.end)))


def context(account: Account, start: int, end: int, around: int = 8) -> Context:
    """A quote with up to `around` words either side, never past the blocks it stands in."""
    text = account.text
    low = max((b.start for b in account.blocks if b.start <= start), default=0)
    high = min((b.end for b in account.blocks if b.end >= end), default=len(text))
    before = one_line(text[low:start]).split(" ")
    after = one_line(text[end:high]).split(" ")
    return Context(
        before=("… " if len(before) > around else "")
        + " ".join(before[-around:])
        + _gap(text[low:start][-1:]),
        quote=one_line(text[start:end]),
        after=_gap(text[end:high][:1]) + " ".join(after[:around]) + (" …" if len(after) > around else ""),
    )


def _gap(character: str) -> str:
    return " " if character.isspace() else ""


def place(paragraph: int, section: str | None, page: int | None = None, piece: str | None = None) -> str:
    """Where a quote stands: `paragraph 5, “What happened”, page 2`; of a portfolio, `… of diary.docx`."""
    heading = f", “{one_line(section)}”" if section else ""
    inside = f"paragraph {paragraph}{heading}" + (f", page {page}" if page else "")
    return f"{inside} of {one_line(piece)}" if piece else inside


def place_of(evidence: Evidence) -> str:
    """Where a span stands."""
    return place(evidence.paragraph, evidence.section, evidence.page, evidence.piece)


def paragraph_list(numbers: Iterable[int], piece: str | None = None) -> str:
    """Several places: `paragraphs 2, 5 and 7`, or `paragraph 2 of diary.docx`."""
    ordered = sorted(set(numbers))
    listed = " and ".join(filter(None, (", ".join(map(str, ordered[:-1])), str(ordered[-1]))))
    told = f"paragraph{'s' if len(ordered) > 1 else ''} {listed}"
    return f"{told} of {one_line(piece)}" if piece else told


def where(account: Account, offset: int) -> str:
    """Where an offset stands: `paragraph 5`, or `paragraph 5 of diary.docx`."""
    number = paragraph_at(account, offset)
    piece = piece_at(account, offset)
    return place(number_in_piece(account, number), None, piece=piece.name if piece else None)


def piece_at(account: Account, offset: int) -> Piece | None:
    """The piece of a portfolio that holds `offset`; None where the account is one file."""
    begun = [piece for piece in account.pieces if piece.start <= offset]
    return begun[-1] if begun else None


def number_in_piece(account: Account, number: int) -> int:
    """What the block with this number is called where each piece of a portfolio counts from 1."""
    piece = piece_at(account, account.blocks[number - 1].start) if account.blocks else None
    return number - sum(block.end <= piece.start for block in account.blocks) if piece else number


def paragraphs(account: Account) -> tuple[tuple[int, Block], ...]:
    """The account's blocks with their numbers, from 1 in reading order."""
    return tuple(enumerate(account.blocks, start=1))


def paragraph_at(account: Account, offset: int) -> int:
    """The number of the block that holds `offset`, or of the last one before it."""
    return max((number for number, block in paragraphs(account) if block.start <= offset), default=1)


def reason(near_miss: Evidence) -> tuple[str, str]:
    """What made a near miss void, and why, in words: ("would", "would, could or should: not an act done")."""
    cue = one_line(near_miss.why_cue.cue) if near_miss.why_cue else ""
    return cue, words.why(near_miss.why)


def models(reflection: Reflection) -> str:
    """Which model the account names and which it follows."""
    named = " and ".join(words.model(name) for name in reflection.models_named) or "none"
    fits = words.model(reflection.best_fit) if reflection.best_fit else "none in particular"
    return f"Model named: {named}. Stages follow: {fits}."


def steps(reflection: Reflection) -> tuple[Step, ...]:
    """Every stage of the model that fits best, in the model's order."""
    located: dict[str, Stage] = {}
    for stage in reflection.stages:
        located.setdefault(stage.stage, stage)
    names = words.model_stages(reflection.best_fit or "") or (*located, *reflection.missing)
    return tuple(Step(words.sentence(words.plain(name)), located.get(name)) for name in names)


def order(reflection: Reflection) -> str:
    """How many stages were located, and whether in the model's order; empty where there is no model."""
    strip = steps(reflection)
    if not strip:
        return ""
    found = sum(step.stage is not None for step in strip)
    in_order = {True: ", in the model's order", False: ", not in the model's order", None: ""}
    return f"{found} of {len(strip)} stages located{in_order[reflection.in_order]}."


def depth(reflection: Reflection) -> Depth | None:
    """How deep the reflection goes, by passages; None where no passage was read for depth."""
    levels = [passage.level for passage in reflection.passages]
    if not levels:
        return None
    tally = Counter(levels)
    return Depth(max(levels), median_low(levels), tuple((level, tally[level]) for level in words.DEPTH))


def depth_words(value: Depth) -> str:
    """The same in one sentence."""
    deepest, median = words.DEPTH.get(value.deepest, ""), words.DEPTH.get(value.median, "")
    return f"Deepest passage {value.deepest} ({deepest}); median {value.median} ({median})."


def named(report: Report) -> tuple[Named, ...]:
    """What the account names, by family in the order of mention; then the PACE that is enacted."""
    by_id: dict[str, list[Mention]] = {}
    for mention in report.mentions:
        by_id.setdefault(mention.id, []).append(mention)
    rows = [_named(identifier, found) for identifier, found in by_id.items()]
    families = list(dict.fromkeys(row.family for row in rows))
    enacted = Counter(pace.id for pace in report.pace if pace.enacted)
    return (
        *sorted(rows, key=lambda row: families.index(row.family)),
        *(Named(words.family("pace"), words.sentence(words.plain(i)), n, ()) for i, n in enacted.items()),
    )


def _named(identifier: str, found: list[Mention]) -> Named:
    stances = dict.fromkeys(mention.stance for mention in found)
    return Named(
        family=words.family(identifier.partition(".")[0]),
        name=words.sentence(words.plain(identifier)),
        times=len(found),
        stances=tuple(words.WHY[stance] for stance in stances if stance is not Stance.AFFIRMED),
    )
