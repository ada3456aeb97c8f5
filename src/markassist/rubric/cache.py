"""A compiled rubric ↔ JSON in the user's cache folder, so that what has not changed is not compiled again.

An entry is found by the hash of every file that could bear on it and of the code that made it, and is
believed only if its own hash is right. Where the folder cannot be read or written, all is done without.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from pydantic import ValidationError

from markassist.rubric.compile import Rubric, Sources, compile_rubric
from markassist.rubric.schema import Criterion, MisconceptionFile, RubricFile
from markassist.rubric.sources import sha256
from markassist.rubric.term_table import TermTable
from markassist.rubric.yaml_text import SourceFile
from markassist.version import __version__

KEPT = 24
"""How many rubrics are kept; the least recently compiled go first."""


def key(files: Iterable[SourceFile]) -> str:
    """What a rubric made of these files, by this code, is kept under."""
    room = Path(__file__).parent
    code = (*sorted(room.glob("*.py")), room.parent / "terms.py", room.parent / "words.py")
    whole = hashlib.sha256(f"{__version__}\n{sha256(files)}\n".encode())
    for path in code:
        whole.update(path.read_bytes())
    return whole.hexdigest()


def fetch(its_key: str) -> Rubric | None:
    """The rubric that is kept, or None."""
    with contextlib.suppress(OSError, RuntimeError, ValueError, KeyError, TypeError, ValidationError):
        seal, _, payload = (_folder() / f"{its_key}.json").read_bytes().partition(b"\n")
        if hashlib.sha256(payload).hexdigest().encode() == seal:
            return _thaw(json.loads(payload))
    return None


def keep(its_key: str, sources: Sources, table: TermTable) -> None:
    """Keep what a rubric was compiled from, and its compiled terms."""
    payload = json.dumps(_frozen(sources, table), ensure_ascii=False, separators=(",", ":")).encode()
    seal = hashlib.sha256(payload).hexdigest().encode()
    with contextlib.suppress(OSError, RuntimeError):
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(seal + b"\n" + payload)
        Path(file.name).replace(folder / f"{its_key}.json")
        _forget_old(folder)


def _folder() -> Path:
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named) if Path(named).is_absolute() else Path.home() / ".cache"
    return base / "markassist" / "rubrics"


def _forget_old(folder: Path) -> None:
    by_age = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in by_age[KEPT:]:
        path.unlink(missing_ok=True)


def _frozen(sources: Sources, table: TermTable) -> dict[str, Any]:
    return {
        "sha256": sources.sha256,
        "file": sources.file.model_dump(mode="json", exclude_unset=True),
        "criteria": [one.model_dump(mode="json", exclude_unset=True) for one in sources.criteria],
        "misconceptions": [one.model_dump(mode="json", exclude_unset=True) for one in sources.misconceptions],
        "table": table.plain(),
    }


def _thaw(frozen: dict[str, Any]) -> Rubric:
    sources = Sources(
        file=RubricFile.model_validate(frozen["file"]),
        criteria=tuple(Criterion.model_validate(one) for one in frozen["criteria"]),
        misconceptions=tuple(MisconceptionFile.model_validate(one) for one in frozen["misconceptions"]),
        lexicons={},
        sha256=frozen["sha256"],
    )
    return compile_rubric(sources, TermTable.from_plain(frozen["table"]))
