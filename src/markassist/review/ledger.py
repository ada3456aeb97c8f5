"""Entries that follow one another by hash → whether each still stands as it was written, and in its place.

No learner's word and no assessor's is in an entry, only its salted hash: words can be erased, and the chain
still holds. Chaining by hash follows Haber and Stornetta (1991), "How to time-stamp a digital document".
"""

import json
from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field

from markassist.review.canonical import canonical, sha256

START = "0" * 64
"""What the first entry follows."""


class Head(Struct, frozen=True):
    """Where a ledger ends: how many entries it has, and the hash of the last; `Head()` is an empty one."""

    number: int = 0
    hash: str = START


class Row(Struct, frozen=True):
    """An entry as it lies in the store."""

    number: int
    """From 1."""
    account: str | None
    body: str
    """Canonical JSON."""
    hash: str
    """Of the body."""


class Entry(Struct, frozen=True):
    """What somebody did, and when."""

    number: int
    at: str
    """UTC, as in 2026-11-25T09:30:00.000000Z."""
    who: str
    kind: str
    """`intake`, `remark`, `accept`, `change`, `reject`, `reopen`, `seen`, `own`, `feedback`, `release`, …"""
    account: str | None = None
    item: str | None = None
    suggested: str | None = None
    """What the engine said: a status, a level, why a span nearly counted, a priority."""
    span: tuple[int, int] | None = None
    quote_sha256: str | None = None
    decided: str | None = None
    """What the person said."""
    reason_sha256: str | None = None
    rubric: tuple[str, str, str] | None = None
    """Its id, version and SHA-256."""
    engine: str | None = None
    text_sha256: str | None = None
    """Of the bytes of the account's file."""
    more: dict[str, Any] = field(default_factory=dict)
    previous: str = START


class Flaw(Struct, frozen=True):
    """The first place at which a ledger does not hold."""

    number: int
    """Of the entry."""
    says: str


def row(entry: Entry) -> Row:
    """An entry as it is to be kept."""
    body = canonical({name: getattr(entry, name) for name in Entry.__struct_fields__})
    return Row(entry.number, entry.account, body, sha256(body))


def entry(kept: Row) -> Entry:
    """The entry that a row holds. The row must be sound (`verify`)."""
    found = json.loads(kept.body)
    for name in ("span", "rubric"):
        found[name] = None if found[name] is None else tuple(found[name])
    return Entry(**found)


def verify(rows: Iterable[Row], *apart: Head) -> Flaw | None:
    """Follow the chain; None where it holds, else its first flaw.

    `apart` are heads that were written down elsewhere: an entry that one of them names must be there with
    that hash, so that a tail that was cut off, or written anew, is missed.
    """
    known = {head.number: head.hash for head in apart if head.number}
    last = Head()
    for kept in rows:
        flaw = _flaw(kept, last) or _unlike(kept, known)
        if flaw is not None:
            return flaw
        last = Head(kept.number, kept.hash)
    cut = min((number for number in known if number > last.number), default=None)
    if cut is None:
        return None
    says = f"the ledger ends with entry {last.number}, and one with the number {max(known)} was written"
    return Flaw(last.number + 1, says)


def _flaw(kept: Row, last: Head) -> Flaw | None:
    expected = last.number + 1
    if kept.number != expected:
        return Flaw(expected, f"entry {expected} is not there: after entry {last.number} comes {kept.number}")
    if sha256(kept.body) != kept.hash:
        return Flaw(expected, f"entry {expected} is not what it was: its hash is another")
    try:
        found = entry(kept)
    except (ValueError, TypeError, KeyError):
        return Flaw(expected, f"entry {expected} is none of ours: it cannot be read")
    if found.previous != last.hash:
        says = f"entry {expected} does not follow entry {last.number}: one was changed, removed or moved"
        return Flaw(expected, says)
    if found.number != kept.number or found.account != kept.account:
        return Flaw(expected, f"entry {expected} stands under another number or account than it was written")
    return None


def _unlike(kept: Row, known: dict[int, str]) -> Flaw | None:
    if known.get(kept.number, kept.hash) == kept.hash:
        return None
    return Flaw(kept.number, f"entry {kept.number} is not the one whose hash was written down apart")
