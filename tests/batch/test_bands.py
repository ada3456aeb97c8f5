"""Signatures that share a band are brought together, as datasketch's own index does it."""

import random

import datasketch
import numpy as np
import pytest

from markassist.batch.bands import Bands

PERMUTATIONS, BANDS, ROWS = 64, 16, 4


def _signatures(count: int) -> list[bytes]:
    """Some unlike any other, some sharing most of their numbers with an earlier one."""
    chosen = random.Random(1)
    found: list[list[int]] = []
    for number in range(count):
        own = [chosen.getrandbits(32) for _ in range(PERMUTATIONS)]
        if number % 3 == 2:
            like = found[chosen.randrange(number)]
            own = [a if chosen.random() < 0.8 else b for a, b in zip(like, own, strict=True)]
        found.append(own)
    return [np.array(own, dtype="<u4").tobytes() for own in found]


def test_the_same_are_brought_together_as_by_datasketch() -> None:
    signatures = _signatures(200)
    index = datasketch.MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    sketches = [
        datasketch.MinHash(PERMUTATIONS, hashvalues=np.frombuffer(one, dtype="<u4"), scheme="affine32")
        for one in signatures
    ]
    for number, sketch in enumerate(sketches):
        index.insert(number, sketch)
    found = list(Bands(signatures, PERMUTATIONS, BANDS, ROWS).like(signatures))
    assert found == [sorted(index.query(sketch)) for sketch in sketches]
    assert any(len(one) > 1 for one in found)


@pytest.mark.parametrize("known", [0, 3])
def test_what_is_like_nothing_finds_nothing(known: int) -> None:
    signatures = _signatures(known)
    alien = np.arange(PERMUTATIONS, dtype="<u4").tobytes()
    assert list(Bands(signatures, PERMUTATIONS, BANDS, ROWS).like([alien])) == [[]]
    assert list(Bands(signatures, PERMUTATIONS, BANDS, ROWS).like([])) == []
