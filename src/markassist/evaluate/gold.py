"""An account's right answers, as marking is held against them: names and places in the text."""

from collections.abc import Mapping

from msgspec import Struct, field

from markassist.values import Account
from markassist.vocabulary import Status


class Label(Struct, frozen=True):
    """A stretch of the text and what it is; `text[start:end] == quote`."""

    id: str
    """A criterion's code for evidence; else the contract's id."""
    quote: str
    start: int
    end: int
    note: str = ""
    """A stance, or why words are no evidence."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


class Gold(Struct, frozen=True):
    """One account and what should be said of it."""

    path: str
    """Of the gold file, for faults."""
    account: Account
    rubric: str
    criteria: Mapping[str, Status]
    evidence: tuple[Label, ...] = ()
    not_evidence: tuple[Label, ...] = ()
    mentions: tuple[Label, ...] = ()
    pace: tuple[Label, ...] = ()
    models_named: tuple[str, ...] = ()
    stages: tuple[Label, ...] = ()
    misconceptions: tuple[Label, ...] = ()
    alerts: tuple[Label, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each code in the gold file."""

    @property
    def name(self) -> str:
        """The account's own name."""
        return self.account.name
