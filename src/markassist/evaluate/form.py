"""The form of a gold file (contract, section 7): the pydantic models at the door."""

from pydantic import BaseModel, ConfigDict

from markassist.vocabulary import Stance, Status


class Door(BaseModel):
    """Frozen, and deaf to fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class EvidenceForm(Door):
    """Words that are evidence for a criterion."""

    code: str
    quote: str


class NotEvidenceForm(EvidenceForm):
    """Words that tempt and must not count, and why."""

    why: str


class MentionForm(Door):
    """A name of the field: `quote` stands in `within`, which is unique in the text."""

    id: str
    quote: str
    within: str
    stance: Stance


class PaceForm(Door):
    """An element of PACE that the writer enacts."""

    id: str
    quote: str


class StageForm(Door):
    """A stage of a reflective model, by its passage's first words."""

    stage: str
    quote: str


class MisconceptionForm(Door):
    """A mistaken belief, and how the writer stands to it."""

    id: str
    stance: str
    quote: str


class AlertForm(Door):
    """What an assessor should be told at once."""

    id: str
    quote: str


class GoldForm(Door):
    """`NAME.gold.json`, whole; a list that is left out is empty."""

    rubric: str
    criteria: dict[str, Status]
    evidence: tuple[EvidenceForm, ...] = ()
    not_evidence: tuple[NotEvidenceForm, ...] = ()
    mentions: tuple[MentionForm, ...] = ()
    pace: tuple[PaceForm, ...] = ()
    models_named: tuple[str, ...] = ()
    stages: tuple[StageForm, ...] = ()
    misconceptions: tuple[MisconceptionForm, ...] = ()
    alerts: tuple[AlertForm, ...] = ()
