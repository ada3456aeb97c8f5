"""MinHash signatures → which of them may be alike, in flat arrays: the bands of locality-sensitive hashing.

Two signatures are brought together where all rows of one band are the same (Leskovec, Rajaraman and Ullman,
Mining of Massive Datasets, section 3.4). A table of Python objects for each band grows by kilobytes a
passage; sorted arrays take some hundred bytes.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from markassist.extras import needed

EXTRA: Final = "batch"
_PRIME: Final = 0x9E3779B97F4A7C15
"""Mixes a band's rows into 64 bits; passages that meet by chance are told apart by their words."""


class Bands:
    """The bands of a cohort's signatures, to be asked which of them another one may be like."""

    def __init__(self, signatures: Sequence[bytes], permutations: int, bands: int, rows: int) -> None:
        """Sort the bands of signatures of so many 32-bit numbers.

        Raises UsageError where numpy is not installed.
        """
        self._numbers: Any = needed("numpy", EXTRA, "the same words twice")
        self._shape = (permutations, bands, rows)
        hashes = self._hashes(b"".join(signatures))
        self._orders = [self._numbers.argsort(hashed, kind="stable").astype("int32") for hashed in hashes]
        self._sorted = [hashed[order] for hashed, order in zip(hashes, self._orders, strict=True)]

    def like(self, signatures: Sequence[bytes]) -> Iterator[list[int]]:
        """For each signature the numbers of those of the cohort that share a band with it, in order."""
        if not signatures:
            return
        found: list[list[Any]] = [[] for _ in signatures]
        for hashed, order, known in zip(
            self._hashes(b"".join(signatures)), self._orders, self._sorted, strict=True
        ):
            first = self._numbers.searchsorted(known, hashed, side="left")
            last = self._numbers.searchsorted(known, hashed, side="right")
            for at in self._numbers.flatnonzero(last > first):
                found[at].append(order[first[at] : last[at]])
        for runs in found:
            yield self._numbers.unique(self._numbers.concatenate(runs)).tolist() if runs else []

    def _hashes(self, signatures: bytes) -> list[Any]:
        """Of each band a 64-bit number for every signature."""
        permutations, bands, rows = self._shape
        table = self._numbers.frombuffer(signatures, dtype="<u4").reshape(-1, permutations)
        hashes = []
        for band in range(bands):
            hashed = self._numbers.zeros(len(table), dtype="uint64")
            for row in range(rows):
                hashed = (hashed + table[:, band * rows + row]) * self._numbers.uint64(_PRIME)
                hashed ^= hashed >> self._numbers.uint64(29)
            hashes.append(hashed)
        return hashes
