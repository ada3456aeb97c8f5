"""`-o OUT` → where reports go: standard output, one file, or a folder with a file for each account."""

from collections.abc import Sequence
from io import BufferedWriter
from pathlib import Path
from typing import Protocol

from markassist.cli.streams import STDIN, write_out
from markassist.errors import MarkassistError, UsageError

SUFFIX = {
    "terminal": ".txt",
    "json": ".json",
    "markdown": ".md",
    "html": ".html",
    "docx": ".docx",
    "annotations": ".jsonld",
    "matrix-xlsx": ".xlsx",
    "matrix-docx": ".docx",
}
ONE_PAGE = frozenset({"html", "docx", "annotations", "matrix-xlsx", "matrix-docx"})
"""Forms of which two cannot stand in one file."""
BINARY = frozenset({"docx", "matrix-xlsx", "matrix-docx"})
"""Forms that no screen can show."""


class Target(Protocol):
    """Takes reports, in the order of the paths, and leaves out those of accounts that cannot be read."""

    lines: bool
    """Whether several reports share one stream, which makes JSON into JSON Lines."""

    def write(self, number: int, data: bytes, summary: bytes | None = None) -> None:
        """Take the report of the path at `number`, from 0, and the summary that stands beside it."""
        ...

    def close(self) -> None:
        """Take no more."""
        ...


def target(paths: Sequence[str], form: str, out: Path | None) -> Target:
    """Where the reports of these accounts go in this form.

    Raises UsageError where they cannot go there; an OUT that is one of the accounts is never written.
    """
    several = len(paths) > 1
    if out is None:
        if several and form in ONE_PAGE:
            raise UsageError.at(form, f"{len(paths)} reports cannot share one page", "add -o FOLDER")
        return _Stdout(several=several, parted=form != "json")
    if out.is_dir() or (several and form != "json"):
        return _Folder(_folder(out, form), _names(paths, form, out))
    if any(path != STDIN and _same(out, Path(path)) for path in paths):
        raise UsageError.at(
            out, "this is the account itself", "give -o another name, and the account stays as it is"
        )
    return _File(out, several=several)


class _Stdout:
    """Reports one after another, with an empty line between those for reading."""

    def __init__(self, *, several: bool, parted: bool) -> None:
        self.lines = several
        self._parted = parted
        self._begun = False

    def write(self, number: int, data: bytes, summary: bytes | None = None) -> None:
        write_out(b"\n" + data if self._parted and self._begun else data)
        self._begun = True

    def close(self) -> None:
        """Standard output is not ours to close."""


class _File:
    """One file, not made before there is something to write."""

    def __init__(self, path: Path, *, several: bool) -> None:
        self.lines = several
        self._path = path
        self._stream: BufferedWriter | None = None

    def write(self, number: int, data: bytes, summary: bytes | None = None) -> None:
        try:
            self._stream = self._stream or self._path.open("wb")
            self._stream.write(data)
            self._stream.flush()
            if summary is not None:
                _beside(self._path).write_bytes(summary)
        except OSError as error:
            raise _unwritable(self._path, error) from error

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()


class _Folder:
    """A file for each account, each name once."""

    lines = False

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self._folder = folder
        self._names = names

    def write(self, number: int, data: bytes, summary: bytes | None = None) -> None:
        path = self._folder / self._names[number]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            if summary is not None:
                _beside(path).write_bytes(summary)
        except OSError as error:
            raise _unwritable(path, error) from error

    def close(self) -> None:
        """Each file is closed already."""


def _folder(out: Path, form: str) -> Path:
    if out.exists() and not out.is_dir():
        raise UsageError.at(out, "this is a file, and there are several reports", "give -o a folder")
    if not out.exists() and out.suffix.lower() == SUFFIX[form]:
        raise UsageError.at(
            out, "one file cannot hold several reports", f"give -o a folder, such as {out.stem}"
        )
    return out


def _names(paths: Sequence[str], form: str, folder: Path) -> list[str]:
    """A file name for each account: its own with another ending, numbered where that is taken."""
    accounts = [Path(path) for path in paths if path != STDIN]
    taken: set[str] = set()  # without case: some file systems hold Anna.md and anna.md to be one
    names = []
    for path in paths:
        stem = "standard-input" if path == STDIN else Path(path).stem
        name, number = f"{stem}{SUFFIX[form]}", 1
        while name.casefold() in taken or any(_same(folder / name, account) for account in accounts):
            number += 1
            name = f"{stem}-{number}{SUFFIX[form]}"
        taken.add(name.casefold())
        names.append(name)
    return names


def _beside(path: Path) -> Path:
    """Where the summary of a Word file stands: `Anna.docx` has `Anna.summary.docx`."""
    return path.with_suffix(f".summary{path.suffix}")


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _unwritable(path: Path, error: OSError) -> MarkassistError:
    return MarkassistError.at(path, f"it cannot be written ({error.strerror})", "give -o a place that can be")
