"""What can go wrong by a user's hand, each with its place, its fault and its remedy.

MarkassistError
├── ReadError     an account cannot be read
├── RubricError   a rubric, lexicon or example is faulty; holds every fault found
└── UsageError    the call itself is wrong
"""

from pathlib import Path
from typing import Self

from msgspec import Struct


class Place(Struct, frozen=True):
    """Where a fault lies. `line` and `column` count from 1; None where they mean nothing."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """`PATH`, `PATH:LINE` or `PATH:LINE:COLUMN`."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


class Fault(Struct, frozen=True):
    """One thing that is wrong, and what to do about it."""

    place: Place
    wrong: str
    remedy: str
    source: str | None = None
    """The faulty line itself, where there is one to show."""

    def __str__(self) -> str:
        """The contract's one line, followed by the faulty line where there is one."""
        line = f"{self.place}: {self.wrong}; {self.remedy}"
        if self.source is None:
            return line
        pointer = " " * max(0, (self.place.column or 1) - 1) + "^"
        return f"{line}\n    {self.source.rstrip()}\n    {pointer}"


class MarkassistError(Exception):
    """A user's fault: printed as one line each, exit code 2, never a traceback."""

    def __init__(self, *faults: Fault) -> None:
        """Take the faults in the order in which they are to be told."""
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

    def __reduce__(self) -> tuple[type[Self], tuple[Fault, ...]]:
        """A fault that a worker process meets reaches its parent whole."""
        return type(self), self.faults

    @classmethod
    def at(cls, path: str | Path, wrong: str, remedy: str) -> Self:
        """One fault of a whole file or argument."""
        return cls(Fault(Place(str(path)), wrong, remedy))


class ReadError(MarkassistError):
    """An account cannot be read."""


class RubricError(MarkassistError):
    """A rubric, a lexicon or an example is faulty."""


class UsageError(MarkassistError):
    """The call is wrong."""
