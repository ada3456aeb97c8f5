"""Runs a batch in this process and tells what it left behind."""

import csv
import io
import os
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from markassist.batch.engine import Order
from markassist.batch.marking import Desk, Marked
from markassist.batch.run import Summary, run
from markassist.batch.source import Folder
from markassist.batch.submissions import File

SMALL = Path(__file__).parents[1] / "rubric" / "small"


class Deadly(Order):
    """An order whose source ends the process that reads b.txt."""

    def desk(self) -> Desk:
        return replace(super().desk(), source=_DeadlyFolder(self.source))


class _DeadlyFolder(Folder):
    def content(self, file: File) -> bytes:
        if file.path == "b.txt":
            os._exit(3)
        return super().content(file)


class Endless(Order):
    """An order whose source never gives up b.txt."""

    def desk(self) -> Desk:
        return replace(super().desk(), source=_EndlessFolder(self.source))


class _EndlessFolder(Folder):
    def content(self, file: File) -> bytes:
        while file.path == "b.txt":
            time.sleep(1)
        return super().content(file)


def batch(source: Path, out: Path, *, resume: bool = False, processes: int = 0) -> Summary:
    return run(Order(source, str(SMALL), out, resume), processes, lambda _done, _of, _one: None)


def told(source: Path, out: Path, *, resume: bool = False) -> list[Marked]:
    """How it went with each account."""
    seen: list[Marked] = []
    run(Order(source, str(SMALL), out, resume), 0, lambda _done, _of, one: seen.append(one) if one else None)
    return seen


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def reports(out: Path) -> list[str]:
    return sorted(path.stem for path in (out / "reports").glob("*.json"))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file under a folder and its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_all(folder: Path, names: Iterable[str], text: str = "On Monday I washed my hands.") -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
