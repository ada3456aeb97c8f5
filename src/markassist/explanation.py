"""Why one criterion stands where it stands; `explain` fills it, and `renderers` show it to assessors."""

from msgspec import Struct

from markassist.values import Account, Alert, Evidence, Misconception, RubricName
from markassist.vocabulary import Level, Status


class Loose(Struct, frozen=True):
    """Words of an indicator that say nothing where they stand, and so are not even a near miss."""

    quote: str
    start: int
    end: int
    paragraph: int
    lacks: str
    """`near`: words that must stand by; `beside`: another indicator on that occasion; `voice`: the doer."""
    wants: tuple[str, ...] = ()
    """How near the words must stand; which indicator; whose act it must be."""


class IndicatorState(Struct, frozen=True):
    """One indicator and everything that was found of it."""

    name: str
    says: str
    level: Level
    """The lowest rung that counts."""
    harms: bool
    evidence: tuple[Evidence, ...] = ()
    """What counts."""
    voided: tuple[Evidence, ...] = ()
    """What nearly counts, each with its `why` and the cue that voids it."""
    loose: tuple[Loose, ...] = ()


class Condition(Struct, frozen=True):
    """One thing that a status needs."""

    kind: str
    """all, any, at_least, none, occasions or either."""
    holds: bool
    of: tuple[str, ...] = ()
    """The indicators it speaks of."""
    shown: tuple[str, ...] = ()
    """Those of them that are shown."""
    wants: int = 0
    """How many of them, or on how many occasions."""
    occasions: int = 0
    """On how many occasions they are shown."""
    ways: tuple[tuple["Condition", ...], ...] = ()
    """For `either`: the conditions of each way."""


class NeedState(Struct, frozen=True):
    """What a status needs, and whether the account has it."""

    status: Status
    holds: bool
    conditions: tuple[Condition, ...] = ()
    near_misses: tuple[str, ...] = ()
    """For `mentioned`: one near miss for one of these reasons is enough."""
    by_near_miss: bool = False
    """Whether there is one."""


class Nearest(Struct, frozen=True):
    """The near miss that would have done most."""

    evidence: Evidence
    would_be: Status | None
    """How the criterion would stand if it counted; None where that alone changes nothing."""


class Explanation(Struct, frozen=True):
    """One criterion of one account, laid open."""

    account: Account
    rubric: RubricName
    code: str
    id: str
    title: str
    status: Status
    reasons: tuple[str, ...]
    needs: tuple[NeedState, ...]
    """Best first."""
    indicators: tuple[IndicatorState, ...]
    """In the rubric's order."""
    nearest: Nearest | None = None
    """None where nothing better could be reached, or nothing was near."""
    defeated_by: tuple[Misconception, ...] = ()
    """Held misconceptions that go against the criterion."""
    alerts: tuple[Alert, ...] = ()
    """The account's, so that identifiers can be masked for people to read."""
