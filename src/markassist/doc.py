"""The annotated account: tokens as arrays, and what each annotator found, in the order in which they run."""

from msgspec import Struct, field

from markassist.values import Account, Alert, Cue, Reflection, Signal
from markassist.vocabulary import Stance, Time, Voice, Zone
from markassist.words import Word


class Sentence(Struct, frozen=True):
    """Tokens `start` to `end`; the block it stands in; the kind of text it is."""

    start: int
    end: int
    block: int
    zone: Zone


class Reference(Struct, frozen=True):
    """A word group that points to somebody: tokens `start` to `end`, headed at `head`."""

    start: int
    end: int
    head: int
    kind: str
    """writer, team, child, adult, family, people (in general) or someone."""
    plural: bool = False


class Speech(Struct, frozen=True):
    """Words between quotation marks, the marks included, and who says them."""

    start: int
    end: int
    speaker: str
    """writer, team, child, other, document, or none (a term in quotation marks)."""


class Clause(Struct, frozen=True):
    """A stretch with at most one finite verb group."""

    start: int
    end: int
    link: str
    """main, coordinate, complement, adverbial or relative."""
    opener: str
    """The word that opens it (because, if, when, and …), or nothing."""
    parent: int
    """The clause it hangs on; -1 for none."""
    verb: int
    """The token of its first verb-group word; -1 where it has none."""
    main_verb: int
    """The token of the verb that carries the meaning; -1 where it has none."""
    subject: Reference | None
    form: str
    """past, present, perfect, future, modal, regret, infinitive, gerund, participle, imperative or none."""
    modal: str
    """The modal, in full form (would, could …), or nothing."""
    passive: bool
    inherited: bool
    """Whether the subject stands in an earlier clause."""


class StanceCue(Struct, frozen=True):
    """Words that void what stands in their scope, and how."""

    stance: Stance
    start: int
    end: int
    scope_start: int
    scope_end: int
    by: Voice | None = None
    """Whose view or words the scope is, where the cue says so."""
    time: Time | None = None
    """When the scope is set, where the cue says so."""


class RawMention(Struct, frozen=True):
    """A name of the field at tokens `start` to `end`."""

    id: str
    start: int
    end: int
    uncertain: bool = False
    """Whether the spelling leaves room for another name."""


class RawPace(Struct, frozen=True):
    """An element of PACE enacted by the writer with a child, at tokens `start` to `end`."""

    element: str
    start: int
    end: int


class Reading(Struct, frozen=True):
    """How a span is to be read."""

    stance: Stance
    cue: Cue | None
    voice: Voice
    time: Time
    zone: Zone


class Doc(Struct):
    """One account, read. Every field is written once, by the annotator that its comment names."""

    account: Account
    # tokens
    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    block_of: list[int] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    keys: list[frozenset[str]] = field(default_factory=list)
    # sentences, zones
    sentences: list[Sentence] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    sections: list[str | None] = field(default_factory=list)
    """For each block, the heading it stands under."""
    # tags
    tags: list[str] = field(default_factory=list)
    # references
    references: list[Reference] = field(default_factory=list)
    reference_at: dict[int, Reference] = field(default_factory=dict)
    classes: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    # clauses
    clauses: list[Clause] = field(default_factory=list)
    clause_of: list[int] = field(default_factory=list)
    # speech
    speeches: list[Speech] = field(default_factory=list)
    speech_of: list[int] = field(default_factory=list)
    # cue lists
    cue_spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    # stance, voice, time
    cues: list[StanceCue] = field(default_factory=list)
    cues_of: list[list[StanceCue]] = field(default_factory=list)
    """For each sentence, the cues whose scope lies in it."""
    voices: list[Voice] = field(default_factory=list)
    """For each clause."""
    times: list[Time] = field(default_factory=list)
    """For each clause."""
    episodes: list[int] = field(default_factory=list)
    """For each sentence, the number of the occasion it belongs to; 0 for none."""
    # what stands in it, whatever the rubric
    mentions: list[RawMention] = field(default_factory=list)
    reflection: Reflection = field(default_factory=Reflection)
    model_names: list[tuple[int, int]] = field(default_factory=list)
    """Where a reflective model is named."""
    listeners: dict[str, list[int]] = field(default_factory=dict)
    """Where words of babies, of older children and of what only the grown do begin."""
    pace: list[RawPace] = field(default_factory=list)
    claims: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Facts told wrongly, by the misconception they are."""
    alerts: list[Alert] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the tokens `start` to `end` (exclusive)."""
        return self.starts[start], self.ends[end - 1]

    def quote(self, start: int, end: int) -> str:
        """The text of the tokens `start` to `end` (exclusive)."""
        return self.account.text[self.starts[start] : self.ends[end - 1]]

    def cue(self, start: int, end: int) -> Cue:
        """The tokens `start` to `end` as a cue."""
        return Cue(self.quote(start, end), *self.span(start, end))
