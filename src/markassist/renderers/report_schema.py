"""The report's object → its JSON Schema (`markassist schema report`), and a check that an object obeys it.

Every field of version 1 is required but those of a portfolio. More may be added within version 1, so that
further fields are allowed.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from markassist.vocabulary import Level, Move, Stance, Status, Why

Offset = Annotated[int, Field(ge=0, description="Unicode code points into the account's text")]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Depth = Literal["R0", "R1", "R2", "R3", "R4"]


class Part(BaseModel):
    """What every part of the published objects shares."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=False)


class Span(Part):
    """A stretch of the account: `text[start:end]`."""

    start: Offset
    end: Offset
    piece: str | None = None
    """Of a portfolio: the name of the piece whose text the offsets count in."""


class CueObject(Span):
    """Words that a reading rests on."""

    cue: str


class RubricObject(Part):
    """Which rubric the report was made with."""

    id: str
    version: str
    sha256: Sha256


class PieceObject(Part):
    """Which file was read, and its length."""

    name: str
    sha256: Sha256
    words: Annotated[int, Field(ge=0)]
    characters: Annotated[int, Field(ge=0)]


class AccountObject(PieceObject):
    """Which account was read; a portfolio has its pieces too."""

    pieces: list[PieceObject] = []


class OutcomeObject(Part):
    """A learning outcome of a portfolio's rubric and the codes of its criteria."""

    id: str
    title: str
    criteria: list[str]
    reconstructed: bool


class EvidenceObject(Span):
    """A quoted span that earned the status."""

    indicator: str
    level: Level
    stance: Stance
    quote: str
    paragraph: Annotated[int, Field(ge=1)]
    section: str | None
    page: Annotated[int, Field(ge=1)] | None
    cues: list[CueObject]


class NearMissObject(Span):
    """A span that was tempting, and why it counts for nothing."""

    indicator: str
    quote: str
    why: Stance | Why
    cue: CueObject | None


class FeedbackObject(Part):
    """Draft words, for a person to take, change or leave."""

    assessor: str
    learner: str


class FindingObject(Part):
    """How one criterion stands, and from what."""

    code: str
    id: str
    title: str
    group: str
    verb: str
    status: Status
    corroborate: bool
    reasons: list[str]
    evidence: list[EvidenceObject]
    near_misses: list[NearMissObject]
    feedback: FeedbackObject


class MentionObject(Span):
    """One occurrence of a named theorist, theory, approach, pattern, law or role."""

    id: str
    quote: str
    stance: Stance
    level: Level


class PaceObject(Span):
    """One element of PACE; `enacted` where the writer does it with a child."""

    id: Annotated[str, Field(pattern="^pace\\.")]
    enacted: bool
    quote: str


class StageObject(Span):
    """A passage that is one stage of a reflective model."""

    stage: Annotated[str, Field(pattern="^[a-z_]+\\.[a-z_]+$")]
    origin: Annotated[Literal["heading", "content"], Field(alias="from")]


class MoveObject(Span):
    """A sentence and what it does in a reflection."""

    move: Move


class PassageObject(Span):
    """A passage and its depth of reflection."""

    level: Depth


class DepthObject(Part):
    """The deepest and the median passage; null where there is no passage."""

    max: Depth | None
    median: Depth | None
    passages: list[PassageObject]


class ReflectionObject(Part):
    """How the account reflects, whatever the rubric."""

    models_named: list[str]
    best_fit: str | None
    stages: list[StageObject]
    missing: list[str]
    in_order: bool | None
    moves: list[MoveObject]
    depth: DepthObject


class MisconceptionObject(Span):
    """A mistaken belief that the account voices; only `held` counts against it."""

    id: str
    stance: Literal["held", "refuted", "attributed"]
    severity: str
    quote: str
    correction: str
    source: str


class AlertObject(Span):
    """What an assessor is told at once; the quote of an identifier is masked."""

    id: str
    kind: Literal["confidentiality", "safeguarding", "professional"]
    priority: Literal["P1", "P2", "P3"]
    quote: str
    says: str


class SignalObject(Part):
    """An observation that is neither a finding nor an alert."""

    id: str
    kind: Literal["depth", "sufficiency", "authorship", "handled_concern", "spelling"]
    says: str
    quote: str | None
    start: Offset | None
    end: Offset | None


class ReportObject(Part):
    """markassist's report on one account: what was located, for a person to judge."""

    schema_: Annotated[Literal["markassist/report/1"], Field(alias="schema")]
    engine: str
    rubric: RubricObject
    account: AccountObject
    findings: list[FindingObject]
    mentions: list[MentionObject]
    pace: list[PaceObject]
    reflection: ReflectionObject
    misconceptions: list[MisconceptionObject]
    alerts: list[AlertObject]
    signals: list[SignalObject]
    outcomes: list[OutcomeObject] = []


def json_schema() -> dict[str, Any]:
    """The JSON Schema, draft 2020-12."""
    return published(ReportObject, "markassist/report/1")


def published(model: type[BaseModel], name: str) -> dict[str, Any]:
    """A model's JSON Schema with its draft and its name."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name.replace('/', ':')}",
        **model.model_json_schema(by_alias=True),
    }


def read(text: str | bytes) -> ReportObject:
    """Parse a report's JSON; raise `pydantic.ValidationError` where it is none."""
    return ReportObject.model_validate_json(text)
