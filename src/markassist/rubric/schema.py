"""What a rubric, a criterion, a lexicon and a misconception may say: the pydantic models at the door.

Their reference, docs/rubric-reference.md, is made from the words here. Nothing is a program: terms are
phrases in the notation of `markassist.notation`, everything else is a name from a closed list.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from markassist.vocabulary import Level, Stance, Status, Time, Voice, Why

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
CodeName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*(\.[0-9]+)?$")]
Sentence = Annotated[str, StringConstraints(min_length=3, strip_whitespace=True)]
Within = Literal["clause", "sentence", "neighbours", "passage", "paragraph", "episode", "account"]
"""How near words must stand: one clause, one sentence, the sentence before or after too, two sentences before
or after in one paragraph, one paragraph, one occasion, anywhere."""


class Door(BaseModel):
    """Frozen, and deaf to fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class AllOf(Door):
    """Several cues that must stand near one another; the first one is where the evidence is anchored."""

    all_of: tuple["Cue", ...] = Field(min_length=2)
    """The parts."""
    within: Within = "sentence"
    """How near the others must stand to the first."""


class MentionCue(Door):
    """A named theorist, theory, approach, pattern, law or role: an id, or a family as `theorist.*`."""

    mention: tuple[str, ...] = Field(min_length=1)
    """Ids such as `theorist.bowlby`, or families such as `theory.*`."""


class MoveCue(Door):
    """A sentence that does one of these things: experience, feeling, belief, difficulty, perspective, …"""

    move: tuple[str, ...] = Field(min_length=1)
    """The names of the moves, one of which is enough."""


class StagesCue(Door):
    """At least so many stages of a reflective model are present: `{gibbs: 4, kolb: 4}`."""

    stages: dict[str, int]
    """How many stages of each model; one model is enough."""


class ModelCue(Door):
    """A reflective model is named."""

    model: Literal["named"]
    """Always `named`."""


class PaceCue(Door):
    """An element of PACE enacted by the writer with a child: playfulness, acceptance, curiosity, empathy."""

    pace: tuple[Literal["playfulness", "acceptance", "curiosity", "empathy"], ...] = Field(min_length=1)
    """The elements, one of which is enough."""


class NotedCue(Door):
    """A fact told wrongly, by the misconception it is, or a mark of a thin or deep reflection, by its id."""

    noted: tuple[Name, ...] = Field(min_length=1)
    """Ids of misconceptions or signals, one of which is enough."""


Cue = Annotated[
    str | AllOf | MentionCue | MoveCue | StagesCue | ModelCue | PaceCue | NotedCue,
    Field(description="`@lexicon`, a term in our notation, or one of the kinds with a name of its own"),
]


class Indicator(Door):
    """One observable that counts towards a criterion."""

    says: Sentence
    """What it means, in words an assessor reads: `reads behaviour as a sign of need`."""
    any_of: tuple[Cue, ...] = Field(min_length=1)
    """The cues, one of which must stand."""
    near: tuple[Cue, ...] = ()
    """At least one of these must stand near as well (see `within`)."""
    within: Within = "sentence"
    """How near the cues of `near` must stand, and how far those of `unless` void."""
    unless: tuple[Cue, ...] = ()
    """Cues that void a hit where they stand within `within`."""
    unless_why: Why = Why.OTHER_SENSE
    """The reason that is told for a hit which `unless` voids."""
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
    """Every one of these indicators."""
    any: tuple[Name, ...] = ()
    """One of these indicators."""
    at_least: int = Field(default=0, ge=0)
    """So many of those in `of`."""
    of: tuple[Name, ...] = ()
    """The indicators that `at_least` counts."""
    none: tuple[Name, ...] = ()
    """Not one of these indicators."""
    occasions: int = Field(default=0, ge=0)
    """On so many different occasions (counted over the indicators named in this need)."""
    either: tuple["Need", ...] = ()
    """One of these must hold as well."""


class Needs(Door):
    """What each status needs, best first. `absent` needs nothing."""

    evidenced: Need
    """What is asked in full."""
    partial: Need | None = None
    """What is some of it."""
    mentioned: Need | None = None
    """What names it alone; without it, whatever counts and suffices for nothing better."""
    contradicted: Need | None = None
    """Which indicators that harm speak against it."""


class Example(Door):
    """A text and what it shows. `[words](indicator)` counts; `[words](not indicator: why)` must not."""

    text: Sentence
    """An account of its own, a line a paragraph, its words marked with brackets."""
    status: Status | None = None
    """How the criterion should stand by it."""
    todo: str | None = None
    """Why this example is a known miss; it is reported the day it starts to hold."""


class Feedback(Door):
    """The assessor's draft wording; `{evidence}` is never invented, so these are whole sentences."""

    located: Sentence
    """Said where evidence is located, all that is asked or some."""
    not_located: Sentence
    """Said where none is, and after `located` where some is: both must be able to stand."""
    next_step: Sentence
    """What to ask for then."""


class Criterion(Door):
    """One criterion, whole: a YAML file."""

    criterion: Name
    """Its name, which is its file's: a claim about the writer."""
    code: CodeName
    """What reports call it: `M2`, `W1.3`."""
    group: Name
    """The id of a group in rubric.yaml."""
    verb: Name
    """What is asked: explain, demonstrate, reflect …"""
    title: Sentence
    """For the assessor."""
    learner_title: Sentence
    """For the learner: what is asked, free of the marking key."""
    source: Sentence
    """Where it is from."""
    corroborate: bool = False
    """A written account can only claim it: ask for observation, testimony or a work product."""
    outcome: str | None = None
    """A learning outcome or domain it belongs to, where there is one."""
    notes: str | None = None
    """Anything else; an import leaves levels in words here."""
    several: str | None = None
    """What it asks for more than one of, in the plural (“techniques”): where all stands in one place, the
    assessor is told so."""
    indicators: dict[Name, Indicator] = Field(min_length=1)
    """What to look for, by name."""
    needs: Needs
    """What each status asks of the indicators."""
    mentioned_by: tuple[str, ...] = ("general_voice", "intended", "mention_only")
    """Near misses of these kinds make the criterion `mentioned` where nothing better stands."""
    defeated_by: tuple[Name, ...] = ()
    """Misconceptions that, held, contradict the criterion."""
    feedback: Feedback
    """The assessor's draft wording."""
    asks_learner: tuple[Sentence, ...] = Field(min_length=1)
    """Questions for a self-check, never the answer."""
    pointers: tuple[Sentence, ...] = ()
    """The learner's own sources to look at; never an answer."""
    examples: tuple[Example, ...] = Field(min_length=1)
    """Texts and what they show; `rubric test` runs them."""


class Group(Door):
    """A heading for criteria."""

    id: Name
    """What criteria name it by."""
    title: Sentence


class Outcome(Door):
    """A learning outcome, by which a portfolio's criteria are grouped."""

    id: Annotated[str, StringConstraints(min_length=1)]
    """Its number."""
    title: Sentence
    criteria: tuple[str, ...] = Field(min_length=1)
    """The codes of its criteria."""
    reconstructed: bool = False
    """Worked out from a synopsis; the awarding body's own wording was not to be had."""


class RubricFile(Door):
    """`rubric.yaml`: what the rubric is, and its criteria in order."""

    rubric: Name
    """Its id."""
    title: Sentence
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    """Three numbers; raise them when something else counts."""
    source: Sentence
    """Where its wording is from."""
    formative: bool = False
    """No standard is set: wording for discussion, never for a standard reached."""
    groups: tuple[Group, ...] = Field(min_length=1)
    """The headings under which criteria are shown."""
    criteria: tuple[Name, ...] = Field(min_length=1)
    """The criteria's files, in the order in which they are shown."""
    outcomes: tuple[Outcome, ...] = ()
    """Learning outcomes, where there are any."""
    notes: tuple[Sentence, ...] = ()
    """Anything an assessor should know."""


class Lexicon(Door):
    """`corpora/lexicons/ID.yaml`: one list of terms with its source."""

    lexicon: Name
    """Its name, which is its file's; cues name it as `@name`."""
    title: Sentence
    """What its phrases have in common."""
    source: Sentence
    """Where they are from."""
    terms: tuple[Sentence | Annotated[str, StringConstraints(min_length=1)], ...] = Field(min_length=1)
    """The phrases, one of which must stand."""
    not_in: tuple[str, ...] = ()
    """Terms of another sense: a hit that overlaps one of these is none."""


class MisconceptionFile(Door):
    """`corpora/misconceptions/ID.yaml`: a mistaken belief, how people word it, what the source says."""

    misconception: Name
    """Its id, which is its file's name."""
    number: int
    """Its place in the list."""
    severity: Literal["inform", "assessor", "safeguarding"]
    """Who must know of it."""
    claim: Sentence
    """What is believed."""
    correction: Sentence
    """What the source says."""
    source: Sentence
    """The source."""
    any_of: tuple[Cue, ...] = Field(min_length=1)
    near: tuple[Cue, ...] = ()
    within: Within = "sentence"
    unless: tuple[Cue, ...] = ()
    counter: tuple[Cue, ...] = ()
    """What shows, in the same occasion, that the writer does not hold it after all."""
    by: tuple[Voice, ...] = ()
    """Whose belief it must be; empty for anybody's."""
    allows: tuple[Stance, ...] = (Stance.AFFIRMED,)
    """The stances in which it is held: a rule of thumb stands in `if` and `will` as well."""
    wordings: tuple[Sentence, ...] = ()
    """Further wordings by other writers, each of which should be caught; the share is measured."""
    examples: tuple[Example, ...] = Field(min_length=1)
    """`[words](held)`, `(refuted)` or `(attributed)`; a text without brackets must raise nothing."""
