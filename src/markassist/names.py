"""Names as files bear them → names of which no two are alike, on any file system."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath


def told_apart(names: Sequence[str]) -> list[str]:
    """The same names in their order, the second of two that are alike becoming `NAME-2.ext`.

    Names are alike where they differ in case, or in how an accent is written, alone.
    """
    taken: set[str] = set()
    counted: Counter[str] = Counter()
    found = []
    for name in names:
        one = name
        while alike(one) in taken:
            counted[alike(name)] += 1
            path = PurePath(name)
            one = f"{path.stem}-{counted[alike(name)] + 1}{path.suffix}"
        taken.add(alike(one))
        found.append(one)
    return found


def alike(name: str) -> str:
    """What two names share that some file system holds to be one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
