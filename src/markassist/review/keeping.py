"""What the workspace keeps, where, and for how long: stated and set here, and nowhere else.

`keeping.yaml` in the workspace's folder says what a centre has settled; what it leaves out is as below.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from markassist.errors import Fault, MarkassistError, Place, UsageError

FILE: Final = "keeping.yaml"


class Keeping(BaseModel):
    """How long things are kept; a centre's own policy decides, within its awarding body's rules."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    released_days: int = Field(default=1095, ge=1)
    """An account's words after its feedback was released: the three years within which appeals and external
    verifiers commonly ask for them."""
    open_days: int = Field(default=365, ge=1)
    """An account's words on which nobody has done anything."""
    selfcheck_days: int = Field(default=180, ge=1)
    """A learner's self-checks."""
    session_hours: int = Field(default=8, ge=1, le=24)
    """A session, a working day."""
    attempts: int = Field(default=5, ge=1, le=100)
    """How many passwords may be tried for one name in a while."""
    attempts_from_one_place: int = Field(default=30, ge=1, le=10_000)
    """How many may be tried from one address: a whole class may stand behind it."""
    attempt_minutes: int = Field(default=15, ge=1, le=1440)
    """How long an attempt counts."""


STATED: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "the account's text, its quotes and its report",
        "accounts in the store; reports/, .whole/, word/, .journal/ and the tables of the batch",
        "{released_days} days after release, {open_days} days where nothing was done on it",
    ),
    ("reasons, feedback and notes that people wrote", "words and feedback in the store", "as the account"),
    ("released feedback", "releases in the store, and released/", "as the account"),
    ("comments that an assessor uses again", "comments in the store", "until the assessor drops them"),
    ("a learner's self-checks", "selfchecks in the store", "{selfcheck_days} days"),
    ("who decided what, when, and hashes of words", "ledger in the store, ledger.head", "for good: no words"),
    ("people's names, roles and password hashes", "users in the store", "until they are removed"),
    ("sessions, as hashes", "sessions in the store", "{session_hours} hours"),
    ("sign-ins that did not succeed, as hashes", "attempts in the store", "{attempt_minutes} minutes"),
    ("backups", "wherever you put them", "as long as you keep them: erase does not reach them"),
)
"""What is kept, where, and for how long. Nothing that a program of ours logs names anybody."""


def keeping(folder: Path) -> Keeping:
    """What is settled for a workspace. Raises MarkassistError with every fault of its file."""
    return settings(folder / FILE, Keeping)


_S = TypeVar("_S", bound=BaseModel)


def settings(path: Path, kind: type[_S]) -> _S:
    """The settings of a file, or their defaults where it is not there. Raises MarkassistError."""
    if not path.exists():
        return kind()
    remedy = f"write lines like {next(iter(kind.model_fields))}: 30"
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError.at(path, "this is no YAML that can be read", remedy) from error
    if not isinstance(found, Mapping | None):
        raise UsageError.at(path, "this is no list of settings", remedy)
    try:
        return kind.model_validate(found or {})
    except ValidationError as error:
        known = ", ".join(kind.model_fields)
        faults = (
            Fault(Place(str(path)), f"{fault['loc'][0]}: {fault['msg'].lower()}", f"the settings are {known}")
            for fault in error.errors()
        )
        raise MarkassistError(*faults) from error


def stated(rules: Keeping) -> tuple[tuple[str, str, str], ...]:
    """What is kept, where, and for how long, in words."""
    told = rules.model_dump()
    return tuple((what, where, how_long.format(**told)) for what, where, how_long in STATED)
