"""What was made of our data files ↔ JSON in the user's cache folder, so that it is not made again.

An entry is found by all that could bear on it, the code among it: files by where they stand, their size and
when they were last touched, so that none need be read. It is believed only if its own hash is right. Where
the folder cannot be read or written, all is done without. Nothing of any account is ever kept.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from msgspec import MsgspecError, json

from markassist.version import __version__

KEPT = 24
"""How many entries of a kind are kept; the least recently made go first."""

_CODE = tuple(
    f"{name}.py"
    for name in (
        "cutter kept kept_matcher notation posts shelf sounds spelling standing terms word_tables words"
    ).split()
)


def key(name: str, parts: Iterable[bytes]) -> str:
    """What something made of these parts, by this code, is kept under."""
    whole = hashlib.sha256(f"{__version__}\n{name}\n".encode())
    whole.update(_code())
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


def stamp(path: Path) -> bytes:
    """What changes when a file does: where it stands, its size, when it was written and put there.

    Raises OSError where there is no such file.
    """
    of = path.stat()
    return f"{path}\n{of.st_size} {of.st_mtime_ns} {of.st_ctime_ns}".encode(errors="surrogateescape")


def fetch(kind: str, its_key: str) -> Any | None:  # noqa: ANN401 - what was kept, as plain data
    """What is kept, or None."""
    with contextlib.suppress(OSError, RuntimeError, ValueError, MsgspecError):
        seal, _, payload = (_folder(kind) / f"{its_key}.json").read_bytes().partition(b"\n")
        if hashlib.sha256(payload).hexdigest().encode() == seal:
            return json.decode(payload)
    return None


def keep(kind: str, its_key: str, data: object) -> None:
    """Keep plain data."""
    payload = json.encode(data)
    seal = hashlib.sha256(payload).hexdigest().encode()
    with contextlib.suppress(OSError, RuntimeError):
        folder = _folder(kind)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(seal + b"\n" + payload)
        Path(file.name).replace(folder / f"{its_key}.json")
        _forget_old(folder)


@cache
def _code() -> bytes:
    here = Path(__file__).parent
    return b"\n".join(stamp(here / name) for name in _CODE)


def _folder(kind: str) -> Path:
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named) if Path(named).is_absolute() else Path.home() / ".cache"
    return base / "markassist" / kind


def _forget_old(folder: Path) -> None:
    by_age = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in by_age[KEPT:]:
        path.unlink(missing_ok=True)
