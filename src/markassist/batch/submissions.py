"""What a batch is made of: a learner's submission and the files in it."""

from dataclasses import dataclass
from typing import Literal

Platform = Literal["folder", "moodle", "canvas"]


@dataclass(frozen=True, slots=True)
class File:
    """One file of a source."""

    path: str
    """Inside the source, with `/` between its parts."""
    size: int
    refused: str | None = None
    """Why it is not opened at all, in words; None for a file that may be read."""


@dataclass(frozen=True, slots=True)
class Named:
    """A file and the name that its piece bears."""

    file: File
    name: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What one report is written on: one file of a folder, or all that a learner handed in on a platform."""

    name: str
    """Of the report: `reports/NAME.json`. No two are alike on any file system."""
    learner: str
    """As the source has it."""
    platform: Platform
    ids: tuple[str, ...]
    """On Moodle the participant; on Canvas the user and the first attachment, empty for typed words."""
    files: tuple[Named, ...]
