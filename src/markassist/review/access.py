"""Who may see and do what: one table, which every door asks."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from markassist.errors import MarkassistError


class Role(StrEnum):
    """What somebody is in a centre."""

    LEARNER = "learner"
    ASSESSOR = "assessor"
    IQA = "iqa"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What can be asked of the workspace."""

    READ_ACCOUNT = "read_account"
    DECIDE = "decide"
    RELEASE = "release"
    READ_QUALITY = "read_quality"
    SAMPLE = "sample"
    STANDARDISE = "standardise"
    TAKE_PART = "take_part"
    READ_OWN = "read_own"
    CHECK_OWN = "check_own"
    MANAGE_PEOPLE = "manage_people"
    KEEP = "keep"


ALLOWED: Final[Mapping[Act, frozenset[Role]]] = {
    Act.READ_ACCOUNT: frozenset({Role.ASSESSOR, Role.IQA}),
    Act.DECIDE: frozenset({Role.ASSESSOR}),
    Act.RELEASE: frozenset({Role.ASSESSOR}),
    Act.READ_QUALITY: frozenset({Role.ASSESSOR, Role.IQA}),
    Act.SAMPLE: frozenset({Role.IQA}),
    Act.STANDARDISE: frozenset({Role.IQA}),
    Act.TAKE_PART: frozenset({Role.ASSESSOR, Role.IQA}),
    Act.READ_OWN: frozenset({Role.LEARNER}),
    Act.CHECK_OWN: frozenset({Role.LEARNER}),
    Act.MANAGE_PEOPLE: frozenset({Role.ADMINISTRATOR}),
    Act.KEEP: frozenset({Role.ADMINISTRATOR}),
}
"""`READ_OWN` and `CHECK_OWN` are of one's own released feedback and self-checks alone; `KEEP` is erasing,
backing up and restoring, for which nobody need read an account."""


class Who(Struct, frozen=True):
    """Somebody who has signed in, or who sits alone at the machine."""

    name: str
    roles: frozenset[Role]
    learner: str | None = None
    """As accounts name them, where they are a learner."""

    def may(self, act: Act) -> bool:
        """Whether the table lets them."""
        return not ALLOWED[act].isdisjoint(self.roles)


class RefusedError(MarkassistError):
    """Somebody asked for what is not theirs to see or to do. It does not tell whether it is there."""


def check(who: Who, act: Act) -> None:
    """Raises RefusedError unless the table lets them."""
    if not who.may(act):
        raise RefusedError.at("workspace", "this is not open to you", "ask whoever administers the workspace")


def alone(name: str) -> Who:
    """Whoever works by themselves: assessor, quality assurer and administrator in one."""
    return Who(name, frozenset({Role.ASSESSOR, Role.IQA, Role.ADMINISTRATOR}))
