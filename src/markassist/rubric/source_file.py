"""A file of a rubric, by name, as bytes."""

from pathlib import Path

from msgspec import Struct

from markassist.errors import Fault, Place


class SourceFile(Struct, frozen=True):
    """A file of a rubric, not yet read."""

    path: str
    """As faults name it."""
    name: str
    """What it is to the rubric, wherever it stands: `rubric.yaml`, `lexicons/feeling.yaml`."""
    raw: bytes

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return Path(self.name).stem

    @property
    def lines(self) -> list[str]:
        """The lines of its text."""
        return self.raw.decode("utf-8-sig", errors="replace").splitlines()

    def fault(self, line: int, column: int, wrong: str, remedy: str) -> Fault:
        """A fault at a place, counted from 1, with the faulty line."""
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Fault(
            Place(self.path, line, column), wrong, remedy, source if 0 < len(source) <= 400 else None
        )
