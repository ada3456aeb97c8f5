"""The travellers, in the order they appear on the road: Account, Evidence, Finding, Report.

Every offset counts Unicode code points of `Account.text`; `text[start:end] == quote`, always.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from markassist.vocabulary import Level, Move, Stance, Status, Zone


class Block(Struct, frozen=True):
    """One stretch of an account's text that the file format sets apart (a paragraph, a cell, a heading).

    Blocks stand in reading order, do not overlap, and leave only white space between them.
    """

    start: int
    end: int
    zone: Zone = Zone.PROSE
    page: int | None = None
    """The page it begins on, from 1, where the format has pages."""


class Piece(Struct, frozen=True):
    """One of the files that a portfolio is made of: its text is `account.text[start:end]`."""

    name: str
    """Of this piece alone: no other piece bears it."""
    sha256: str
    start: int
    end: int


class Account(Struct, frozen=True):
    """What a learner submits, as plain text with its blocks."""

    name: str
    """The file's own name, without folders."""
    text: str
    blocks: tuple[Block, ...]
    sha256: str
    """Of the bytes of the file."""
    pieces: tuple[Piece, ...] = ()
    """Of a portfolio, in order; none where the account is one file."""


class Cue(Struct, frozen=True):
    """Words that a reading rests on."""

    cue: str
    start: int
    end: int


class Evidence(Struct, frozen=True):
    """A quoted span that bears on an indicator: it counts (`why` is None) or nearly counts and why not."""

    criterion: str
    """The criterion's code."""
    indicator: str
    level: Level
    stance: Stance
    quote: str
    start: int
    end: int
    paragraph: int
    """From 1, in reading order."""
    section: str | None
    """The heading it stands under."""
    page: int | None
    cues: tuple[Cue, ...]
    episode: int
    """Which run of sentences about one occasion it stands in."""
    sentence: int
    why: str | None = None
    """None where it counts; else a stance or a `Why`."""
    why_cue: Cue | None = None
    piece: str | None = None
    """Which piece of a portfolio it stands in; `paragraph` and `page` count in that piece."""


class Finding(Struct, frozen=True):
    """How one criterion stands, and from what."""

    code: str
    id: str
    title: str
    group: str
    verb: str
    status: Status
    corroborate: bool
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    near_misses: tuple[Evidence, ...]
    feedback: Mapping[str, str] = field(default_factory=dict)
    """Keys `assessor` and `learner`."""


class Mention(Struct, frozen=True):
    """One occurrence of a named theorist, theory, approach, pattern, law or role."""

    id: str
    quote: str
    start: int
    end: int
    stance: Stance
    level: Level


class Pace(Struct, frozen=True):
    """One element of PACE, and whether the writer does it with a child."""

    id: str
    enacted: bool
    quote: str
    start: int
    end: int


class Stage(Struct, frozen=True):
    """A passage that is one stage of a reflective model; `origin` is `heading` or `content`."""

    stage: str
    start: int
    end: int
    origin: str


class MoveSpan(Struct, frozen=True):
    """A sentence and what it does in a reflection."""

    move: Move
    start: int
    end: int


class Passage(Struct, frozen=True):
    """A passage and its depth of reflection, R0 to R4."""

    level: str
    start: int
    end: int
    because: tuple[str, ...] = ()


class Reflection(Struct, frozen=True):
    """How the account reflects, whatever the rubric."""

    models_named: tuple[str, ...] = ()
    best_fit: str | None = None
    stages: tuple[Stage, ...] = ()
    missing: tuple[str, ...] = ()
    in_order: bool | None = None
    moves: tuple[MoveSpan, ...] = ()
    passages: tuple[Passage, ...] = ()


class Misconception(Struct, frozen=True):
    """A mistaken belief that the account voices; `stance` is held, refuted or attributed."""

    id: str
    stance: str
    severity: str
    quote: str
    start: int
    end: int
    correction: str
    source: str


class Alert(Struct, frozen=True):
    """What an assessor is told at once. `start` and `end` are exact; `quote` is masked for identifiers."""

    id: str
    kind: str
    priority: str
    quote: str
    start: int
    end: int
    says: str


class Signal(Struct, frozen=True):
    """An observation for the assessor that is neither a finding nor an alert."""

    id: str
    kind: str
    says: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None


class RubricName(Struct, frozen=True):
    """Which rubric a report was made with."""

    id: str
    version: str
    sha256: str


class Outcome(Struct, frozen=True):
    """A learning outcome and the codes of the criteria that it takes in."""

    id: str
    title: str
    criteria: tuple[str, ...]
    reconstructed: bool
    """Whether the outcome is ours, worked out from a synopsis, and not the awarding body's own."""


class Report(Struct, frozen=True):
    """Everything the engine says of one account."""

    account: Account
    rubric: RubricName
    findings: tuple[Finding, ...]
    mentions: tuple[Mention, ...] = ()
    pace: tuple[Pace, ...] = ()
    reflection: Reflection = field(default_factory=Reflection)
    misconceptions: tuple[Misconception, ...] = ()
    alerts: tuple[Alert, ...] = ()
    signals: tuple[Signal, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    """Of a portfolio, where its rubric groups its criteria by learning outcome."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """The title of each group of criteria, by its id."""

    def to_json(self) -> str:
        """The report as the JSON of the contract, section 3: the same report, the same text."""
        from markassist.renderers.report_json import dumps  # noqa: PLC0415 - see pyproject, layers

        return dumps(self)
