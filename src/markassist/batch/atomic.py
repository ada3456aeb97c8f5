"""Bytes → a file that is there whole or not at all, whatever stops the machine."""

import contextlib
import os
import re
from pathlib import Path

from markassist.errors import MarkassistError

_ENDING = ".part"
_OURS = re.compile(r"\..+\.\d+\.part")


def write(path: Path, data: bytes) -> None:
    """Put bytes at a path at one stroke. Raises MarkassistError where there is no room or no leave."""
    part = path.with_name(f".{path.name}.{os.getpid()}{_ENDING}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as fault:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        remedy = "make room or give -o another place; what is done is kept, and --resume goes on from there"
        raise MarkassistError.at(path, f"it cannot be written ({fault.strerror})", remedy) from fault


def sweep(*folders: Path) -> None:
    """Take away what an interrupted run left half written in these folders, and nothing of anybody else's."""
    for folder in folders:
        for part in folder.glob(f".*{_ENDING}"):
            if _OURS.fullmatch(part.name):
                part.unlink(missing_ok=True)
