"""What a learner is told of their own draft: questions, their own passages, and never the marking key.

The contract, section 6, says what may stand here. `compose` fills it; `renderers` show it.
"""

from msgspec import Struct

from markassist.values import Account, RubricName


class Located(Struct, frozen=True):
    """One of the learner's own passages; `account.text[start:end] == quote`."""

    quote: str
    start: int
    end: int
    paragraph: int
    """From 1, in reading order."""
    section: str | None = None
    """The heading it stands under."""


class Item(Struct, frozen=True):
    """One criterion as the learner meets it."""

    code: str
    wording: str
    """The learner's wording, not the assessor's title."""
    questions: tuple[str, ...] = ()
    passages: tuple[Located, ...] = ()
    pointers: tuple[str, ...] = ()
    """To the learner's own sources; empty under the profile `generic`."""


class Count(Struct, frozen=True):
    """A plain count, such as stages found (`found` of `of`) or sentences with "I"."""

    label: str
    found: int
    of: int | None = None


class Identifier(Struct, frozen=True):
    """Words that may identify someone. `start` and `end` are exact; `quote` is masked."""

    id: str
    """The alert's id, such as `child_name`: it decides how the words are masked, and is not shown."""
    quote: str
    start: int
    end: int
    paragraph: int
    says: str


class SelfCheck(Struct, frozen=True):
    """Everything a learner is told of one draft."""

    account: Account
    rubric: RubricName
    title: str
    """The rubric's own title."""
    profile: str
    """`open` or `generic`."""
    items: tuple[Item, ...]
    counts: tuple[Count, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    signposts: tuple[str, ...] = ()
    """Whom to speak to, in neutral words."""
    changes: tuple[str, ...] = ()
    """What changed since an earlier draft; empty where none was given."""
