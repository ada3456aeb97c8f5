"""The passages of earlier cohorts, kept in a folder of the assessor's choice: one file a cohort.

A file holds a line for each passage: whose it was, where it stood, its words with identifiers masked, and its
signature. Delete a file, and its cohort is no longer compared with.
"""

import base64
import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from markassist.batch import atomic
from markassist.errors import ReadError, UsageError

_ENDING: Final = ".passages.gz"


class Kept(Struct, frozen=True):
    """A passage with the cohort and the account that it is from."""

    cohort: str
    account: str
    where: str
    text: str
    signature: bytes
    """Of MinHash: 32 bits for each permutation, the least significant byte first."""


def earlier(folder: Path, cohort: str) -> Iterator[Kept]:
    """The passages of every cohort but this one, in the order of cohorts. Raises ReadError."""
    for path in sorted(folder.glob(f"*{_ENDING}")):
        name = path.name.removesuffix(_ENDING)
        if name == cohort:
            continue
        yield from _passages(path, name)


def check_own(folder: Path, cohort: str, accounts: Iterable[str]) -> None:
    """Check that what a library keeps under this cohort's name is of these accounts, as it will be replaced.

    Raises UsageError where it keeps others under that name, ReadError where it cannot be read.
    """
    path = folder / f"{cohort}{_ENDING}"
    if not path.exists():
        return
    if {one.account for one in _passages(path, cohort)} - set(accounts):
        wrong = "the library keeps accounts under this name that are not of this batch's folder"
        remedy = f"give --cohort another name than {cohort}, or take this file out to forget them"
        raise UsageError.at(path, wrong, remedy)


def _passages(path: Path, cohort: str) -> Iterator[Kept]:
    """What a library's file holds. Raises ReadError."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                said = json.loads(line)
                signature = base64.b64decode(said.pop("signature"))
                yield Kept(cohort=cohort, signature=signature, **said)
    except (OSError, EOFError, ValueError, TypeError, KeyError) as fault:
        remedy = "take it out of the library; a batch of that cohort with --library makes it anew"
        raise ReadError.at(path, "it is no cohort of a library, or is damaged", remedy) from fault


def keep(folder: Path, cohort: str, passages: Iterable[Kept]) -> None:
    """Write a cohort into the library, in place of what it held of it."""
    lines = [
        json.dumps(
            {
                "account": one.account,
                "where": one.where,
                "text": one.text,
                "signature": base64.b64encode(one.signature).decode(),
            },
            ensure_ascii=False,
        )
        for one in passages
    ]
    data = gzip.compress("".join(f"{line}\n" for line in lines).encode(), mtime=0)
    atomic.write(folder / f"{cohort}{_ENDING}", data)
