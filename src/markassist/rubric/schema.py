"""What a rubric, a criterion, a lexicon and a misconception may say: the pydantic models at the door.

The grammar in words stands in docs/rubric-authors.md. Nothing here is a program: terms are phrases in the
notation of `markassist.terms`, everything else is a name from a closed list.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from markassist.vocabulary import Level, Stance, Status, Time, Voice, Why

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
CodeName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*(\.[0-9]+)?$")]
Sentence = Annotated[str, StringConstraints(min_length=3, strip_whitespace=True)]
Within = Literal["clause", "sentence", "neighbours", "paragraph", "episode", "account"]
"""How near words must stand: one clause, one sentence, the sentence before or after too, one paragraph, one
occasion, anywhere."""


class Door(BaseModel):
    """Frozen, and deaf to fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class AllOf(Door):
    """Several cues that must stand near one another; the first one is where the evidence is anchored."""

    all_of: tuple["Cue", ...] = Field(min_length=2)
    within: Within = "sentence"


class MentionCue(Door):
    """A named theorist, theory, approach, pattern, law or role: an id, or a family as `theorist.*`."""

    mention: tuple[str, ...] = Field(min_length=1)


class MoveCue(Door):
    """A sentence that does one of these things: experience, feeling, belief, difficulty, perspective, …"""

    move: tuple[str, ...] = Field(min_length=1)


class StagesCue(Door):
    """At least so many stages of a reflective model are present: `{gibbs: 4, kolb: 4}`."""

    stages: dict[str, int]


class ModelCue(Door):
    """A reflective model is named."""

    model: Literal["named"]


class PaceCue(Door):
    """An element of PACE enacted by the writer with a child: playfulness, acceptance, curiosity, empathy."""

    pace: tuple[Literal["playfulness", "acceptance", "curiosity", "empathy"], ...] = Field(min_length=1)


class NotedCue(Door):
    """A fact told wrongly, by the misconception it is, or a mark of a thin or deep reflection, by its id."""

    noted: tuple[Name, ...] = Field(min_length=1)


Cue = Annotated[
    str | AllOf | MentionCue | MoveCue | StagesCue | ModelCue | PaceCue | NotedCue,
    Field(description="`@lexicon`, a term in our notation, or one of the kinds with a name of its own"),
]


class Indicator(Door):
    """One observable that counts towards a criterion."""

    says: Sentence
    """What it means, in words an assessor reads: `reads behaviour as a sign of need`."""
    any_of: tuple[Cue, ...] = Field(min_length=1)
    near: tuple[Cue, ...] = ()
    """At least one of these must stand near as well (see `within`)."""
    within: Within = "sentence"
    """How near the cues of `near` must stand, and how far those of `unless` void."""
    unless: tuple[Cue, ...] = ()
    """Cues that void a hit where they stand within `within`."""
    unless_why: Why = Why.OTHER_SENSE
    by: tuple[Voice, ...] = ()
    """Whose act or view it must be; empty for anybody's."""
    time: tuple[Time, ...] = ()
    """When it must be set; empty for any time."""
    level: Level = Level.MENTION
    """The lowest rung that counts; what stands lower is a near miss."""
    rung: Level | None = None
    """The rung a hit stands on, where voice and time do not say (knowledge: `explain`)."""
    allows: tuple[Stance, ...] = (Stance.AFFIRMED,)
    """The stances that count."""
    beside: Name | None = None
    """Another indicator of this criterion that must be shown in the same occasion."""
    harms: bool = False
    """It shows the opposite of what is asked; it counts towards `contradicted` only."""


class Need(Door):
    """What a status needs. Every field given must hold."""

    all: tuple[Name, ...] = ()
    any: tuple[Name, ...] = ()
    at_least: int = Field(default=0, ge=0)
    of: tuple[Name, ...] = ()
    none: tuple[Name, ...] = ()
    occasions: int = Field(default=0, ge=0)
    """On so many different occasions (counted over the indicators named in this need)."""
    either: tuple["Need", ...] = ()
    """One of these must hold as well."""


class Needs(Door):
    """What each status needs, best first. `absent` needs nothing."""

    evidenced: Need
    partial: Need | None = None
    mentioned: Need | None = None
    contradicted: Need | None = None


class Example(Door):
    """A text and what it shows. `[words](indicator)` counts; `[words](not indicator: why)` must not."""

    text: Sentence
    status: Status | None = None
    todo: str | None = None
    """Why this example is a known miss; it is reported the day it starts to hold."""


class Feedback(Door):
    """The assessor's draft wording; `{evidence}` is never invented, so these are whole sentences."""

    located: Sentence
    not_located: Sentence
    next_step: Sentence


class Criterion(Door):
    """One criterion, whole: a YAML file."""

    criterion: Name
    code: CodeName
    group: Name
    verb: Name
    title: Sentence
    """For the assessor."""
    learner_title: Sentence
    """For the learner: what is asked, free of the marking key."""
    source: Sentence
    corroborate: bool = False
    """A written account can only claim it: ask for observation, testimony or a work product."""
    outcome: str | None = None
    """A learning outcome or domain it belongs to, where there is one."""
    notes: str | None = None
    several: str | None = None
    """What it asks for more than one of, in the plural (“techniques”): where all stands in one place, the
    assessor is told so."""
    indicators: dict[Name, Indicator] = Field(min_length=1)
    needs: Needs
    mentioned_by: tuple[str, ...] = ("general_voice", "intended", "mention_only")
    """Near misses of these kinds make the criterion `mentioned` where nothing better stands."""
    defeated_by: tuple[Name, ...] = ()
    """Misconceptions that, held, contradict the criterion."""
    feedback: Feedback
    asks_learner: tuple[Sentence, ...] = Field(min_length=1)
    pointers: tuple[Sentence, ...] = ()
    """The learner's own sources to look at; never an answer."""
    examples: tuple[Example, ...] = Field(min_length=1)


class Group(Door):
    """A heading for criteria."""

    id: Name
    title: Sentence


class Outcome(Door):
    """A learning outcome, by which a portfolio's criteria are grouped."""

    id: Annotated[str, StringConstraints(min_length=1)]
    title: Sentence
    criteria: tuple[str, ...] = Field(min_length=1)
    """The codes of its criteria."""
    reconstructed: bool = False
    """Worked out from a synopsis; the awarding body's own wording was not to be had."""


class RubricFile(Door):
    """`rubric.yaml`: what the rubric is, and its criteria in order."""

    rubric: Name
    title: Sentence
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    source: Sentence
    formative: bool = False
    """No standard is set: wording for discussion, never for a standard reached."""
    groups: tuple[Group, ...] = Field(min_length=1)
    criteria: tuple[Name, ...] = Field(min_length=1)
    """The criteria's files, in the order in which they are shown."""
    outcomes: tuple[Outcome, ...] = ()
    """Learning outcomes, where there are any."""
    notes: tuple[Sentence, ...] = ()


class Lexicon(Door):
    """`corpora/lexicons/ID.yaml`: one list of terms with its source."""

    lexicon: Name
    title: Sentence
    source: Sentence
    terms: tuple[Sentence | Annotated[str, StringConstraints(min_length=1)], ...] = Field(min_length=1)
    not_in: tuple[str, ...] = ()
    """Terms of another sense: a hit that overlaps one of these is none."""


class MentionEntry(Door):
    """One theorist, theory, approach, pattern, law or role."""

    terms: tuple[str, ...] = ()
    """What counts wherever it stands. Brackets mark the words that count: `feel [secure] with <writer>`."""
    if_near: tuple[str, ...] = ()
    """Ordinary words and names others bear too: they count with a word of `near` in the sentence."""
    if_cited: tuple[str, ...] = ()
    """Names that are ordinary words: they count where they are cited (a year, "et al.", a model)."""
    not_in: tuple[str, ...] = ()
    """Other senses: a hit that overlaps one of these, or shares a sentence with one marked `~`, is none."""
    near: tuple[str, ...] = ()
    """What must stand in the sentence of an `if_near` term; without it, the file's own."""
    named_by: tuple[str, ...] = ()
    """For a reflective model: the theorists whose name names it."""
    spelled: tuple[str, ...] = ()
    """Names that may be misspelt: graded edit distance on unknown words."""
    source: str | None = None
    learner_names: tuple[str, ...] = ()


class MentionFile(Door):
    """`corpora/mentions/FAMILY.yaml`."""

    family: Name
    source: Sentence
    near: tuple[str, ...] = ()
    """The context of every entry that has none of its own."""
    entries: dict[str, MentionEntry]


class MisconceptionFile(Door):
    """`corpora/misconceptions/ID.yaml`: a mistaken belief, how people word it, what the source says."""

    misconception: Name
    number: int
    severity: Literal["inform", "assessor", "safeguarding"]
    claim: Sentence
    correction: Sentence
    source: Sentence
    any_of: tuple[Cue, ...] = Field(min_length=1)
    near: tuple[Cue, ...] = ()
    within: Within = "sentence"
    unless: tuple[Cue, ...] = ()
    counter: tuple[Cue, ...] = ()
    """What shows, in the same occasion, that the writer does not hold it after all."""
    by: tuple[Voice, ...] = ()
    allows: tuple[Stance, ...] = (Stance.AFFIRMED,)
    """The stances in which it is held: a rule of thumb stands in `if` and `will` as well."""
    wordings: tuple[Sentence, ...] = ()
    """Further wordings by other writers, each of which should be caught; the share is measured."""
    examples: tuple[Example, ...] = Field(min_length=1)
    """`[words](held)`, `(refuted)` or `(attributed)`; a text without brackets must raise nothing."""
