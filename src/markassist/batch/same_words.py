"""Passages of a cohort and of earlier ones → those that say the same in the same words, to be asked about.

MinHash over runs of five words finds candidates among any number of passages; the words themselves decide.
The task's own words are taken out first. What more than a few accounts share is told of apart: it is likelier
to be a template than one learner's words in another's account.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct

from markassist.batch.bands import Bands
from markassist.batch.library import Kept
from markassist.batch.passages import LEAST_WORDS, shingles
from markassist.extras import needed

EXTRA: Final = "batch"
_PERMUTATIONS: Final = 64
_SCHEME: Final = "affine32"
"""Of the permutations: a library keeps signatures, which only the same scheme compares."""
_CANDIDATE: Final = 0.4
"""Likeness at which MinHash is to bring two passages together."""
_ALIKE: Final = 0.5
"""Of the shorter passage's runs of five words, how many the other must share: one word in ten may differ."""
_MANY: Final = 4
"""More accounts than these, or than a fifth of the cohort, share a template rather than a secret."""
_MOST_CANDIDATES: Final = 200
_AT_A_TIME: Final = 500


class Pair(Struct, frozen=True):
    """Two passages of two accounts, and how much of the shorter one they share, in hundredths."""

    one: Kept
    other: Kept
    shared: int


class Shared(Struct, frozen=True):
    """A passage that many accounts share."""

    text: str
    accounts: tuple[str, ...]


class SameWords(Struct, frozen=True):
    """What a cohort shares."""

    pairs: tuple[Pair, ...]
    """The most alike first."""
    shared_by_many: tuple[Shared, ...]


def signed(cohort: str, found: Iterable[tuple[str, str, str]], task: frozenset[str]) -> Iterator[Kept]:
    """Sign passages (account, where, text) that have words of their own beside the task's.

    Raises UsageError where datasketch is not installed.
    """
    minhash = needed("datasketch", EXTRA, "the same words twice").MinHash
    for account, where, text in found:
        own = shingles(text) - task
        if len(own) >= LEAST_WORDS // 2:
            sketch = minhash(num_perm=_PERMUTATIONS, scheme=_SCHEME)
            sketch.update_batch([one.encode() for one in sorted(own)])
            yield Kept(cohort, account, where, text, sketch.hashvalues.astype("<u4").tobytes())


def same_words(
    cohort: Sequence[Kept], earlier: Iterable[Kept], accounts: int, task: frozenset[str]
) -> SameWords:
    """Compare a cohort with itself and with earlier ones. `accounts` is how many there are in the cohort."""
    sketch = needed("datasketch", EXTRA, "the same words twice")
    shape = sketch.MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    bands = Bands([one.signature for one in cohort], _PERMUTATIONS, shape.b, shape.r)
    pairs: list[Pair] = []
    for at, (passage, found) in enumerate(_like(bands, cohort)):
        pairs += _pairs(passage, [cohort[other] for other in found if other < at], task)
    for passage, found in _like(bands, earlier):
        pairs += _pairs(passage, [cohort[other] for other in found], task)
    many = max(_MANY, accounts // 5)
    groups = _groups(pairs)
    crowded = [group for group in groups if len({(k.cohort, k.account) for k in group}) > many]
    in_crowd = {_key(passage) for group in crowded for passage in group}
    lone = [pair for pair in pairs if _key(pair.one) not in in_crowd]
    return SameWords(
        pairs=tuple(sorted(lone, key=lambda p: (-p.shared, _key(p.one), _key(p.other)))),
        shared_by_many=tuple(_shared(group) for group in crowded),
    )


def _like(bands: Bands, passages: Iterable[Kept]) -> Iterator[tuple[Kept, list[int]]]:
    """Each passage with the first of the cohort's that it may be like, asked for some hundred at a time."""
    asked = iter(passages)
    while some := list(islice(asked, _AT_A_TIME)):
        for passage, found in zip(some, bands.like([one.signature for one in some]), strict=True):
            yield passage, found[:_MOST_CANDIDATES]


def _pairs(passage: Kept, found: Iterable[Kept], task: frozenset[str]) -> Iterator[Pair]:
    """The passage beside each of those found that is another account's and alike."""
    own = shingles(passage.text) - task
    for other in found:
        if (other.cohort, other.account) == (passage.cohort, passage.account):
            continue
        theirs = shingles(other.text) - task
        shared = len(own & theirs) / max(1, min(len(own), len(theirs)))
        if shared >= _ALIKE:
            yield Pair(other, passage, round(100 * shared))


def _key(passage: Kept) -> tuple[str, str, str, str]:
    return passage.cohort, passage.account, passage.where, passage.text


def _groups(pairs: Iterable[Pair]) -> list[list[Kept]]:
    """Passages that hang together, each group in the order in which it was found."""
    group_of: dict[tuple[str, str, str, str], list[Kept]] = {}
    for pair in pairs:
        one, other = (group_of.setdefault(_key(p), [p]) for p in (pair.one, pair.other))
        if one is not other:
            one += other
            group_of.update({_key(passage): one for passage in other})
    return list({id(group): group for group in group_of.values()}.values())


def _shared(group: Sequence[Kept]) -> Shared:
    names = sorted({k.account for k in group})
    return Shared(min(group, key=_key).text, tuple(names))
