"""What a source calls its files → names that any file system takes, no two of them alike."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from markassist.names import alike
from markassist.readers import limits

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def safe(name: str) -> str:
    """A name that is a file's on any system, and no formula in a table: accents and apostrophes stay."""
    name = unicodedata.normalize("NFC", _FORBIDDEN.sub("_", name)).strip().rstrip(". ")
    name = re.sub(r"^[.~=+\-@]", "_", name)
    if _RESERVED.match(name):
        name = f"_{name}"
    return _cut(name) or "_"


def distinct(names: Sequence[str], tellers: Sequence[str]) -> list[str]:
    """Names that differ: those that are alike all take their teller (an ending, a number) with them.

    What is alike even so takes a number, in the order given.
    """
    shared = Counter(alike(name) for name in names)
    found: list[str] = []
    taken: set[str] = set()
    for name, teller in zip(names, tellers, strict=True):
        wanted = safe(f"{name}{teller}") if shared[alike(name)] > 1 else name
        one, number = wanted, 1
        while alike(one) in taken:
            number += 1
            one = f"{wanted}-{number}"
        taken.add(alike(one))
        found.append(one)
    return found


def _cut(name: str) -> str:
    if len(name.encode()) <= limits.NAME_BYTES:
        return name
    return name.encode()[: limits.NAME_BYTES].decode(errors="ignore").rstrip(". ")
