"""A folder or a zip → the files in it, and the bytes of each when they are asked for; nothing is unpacked."""

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from markassist.batch.submissions import File
from markassist.errors import MarkassistError, ReadError
from markassist.readers import limits

_LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
"""What systems leave in folders; so is all that begins with a dot, or with `~$`, Word's lock."""
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError)


class Source(Protocol):
    """Where submissions come from."""

    def files(self, without: Path) -> tuple[File, ...]:
        """Every file in the order of paths, but what lies in the folder `without`. Raises ReadError."""
        ...

    def content(self, file: File) -> bytes:
        """A file's bytes, one more than an account may have at the most. Raises ReadError."""
        ...


def source_at(path: Path) -> Source:
    """The folder or zip at a path. Raises ReadError for what is neither."""
    return Folder(path) if path.is_dir() else Zip(path)


class Folder:
    """A folder and all folders in it, links to folders left aside."""

    def __init__(self, path: Path) -> None:
        """Take the folder's path."""
        self._path = path

    def files(self, without: Path) -> tuple[File, ...]:
        """See Source."""
        return are_some(tuple(self._walk(without.resolve())), self._path)

    def content(self, file: File) -> bytes:
        """See Source."""
        try:
            with (self._path / file.path).open("rb") as stream:
                return stream.read(limits.BYTES + 1)
        except OSError as fault:
            remedy = "check that it is still there and may be read"
            raise ReadError.at(file.path, f"it cannot be opened ({fault.strerror})", remedy) from fault

    def _walk(self, without: Path) -> Iterator[File]:
        for parent, folders, names in os.walk(self._path):
            inside = Path(parent)
            folders[:] = [n for n in folders if not is_litter(n) and (inside / n).resolve() != without]
            for name in names:
                path = inside / name
                if not is_litter(name) and path.is_file():
                    yield File(path.relative_to(self._path).as_posix(), path.stat().st_size)


class Zip:
    """A zip, read in place: no path in it ever becomes a path on this machine."""

    def __init__(self, path: Path | str, stream: IO[bytes] | None = None) -> None:
        """Open the zip at a path, or its stream. Raises ReadError where it is none, or is a document."""
        try:
            self._zip = zipfile.ZipFile(stream or path)
        except FileNotFoundError as fault:
            raise ReadError.at(path, "there is no such folder or zip", "check its name") from fault
        except (*_DAMAGE, OSError) as fault:
            raise _no_source(path) from fault
        names = set(self._zip.namelist())
        if names & {"[Content_Types].xml", "mimetype"}:
            raise ReadError.at(path, "it is one document", "use `markassist mark` for a single account")
        self._path = path
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        if sum(info.file_size for info in infos) > limits.ARCHIVE_BYTES:
            wrong = f"it unpacks to more than {limits.ARCHIVE_BYTES // 1_000_000_000} GB"
            raise ReadError.at(path, wrong, "split it into cohorts")
        self._members = {_name(info): info for info in infos}
        """Of two that bear one name, the last, as programs that unpack have it."""

    def files(self, without: Path) -> tuple[File, ...]:
        """See Source; nothing lies in a zip that a batch has written."""
        del without
        found = [
            File(name, info.file_size, _refusal(name, info))
            for name, info in self._members.items()
            if not any(is_litter(part) for part in name.split("/"))
        ]
        return are_some(tuple(found), self._path)

    def content(self, file: File) -> bytes:
        """See Source."""
        if file.refused:
            wrong, _, remedy = file.refused.partition("; ")
            raise ReadError.at(file.path, wrong, remedy)
        try:
            with self._zip.open(self._members[file.path]) as stream:
                return stream.read(limits.BYTES + 1)
        except (*_DAMAGE, OSError, KeyError, RuntimeError) as fault:
            raise ReadError.at(file.path, "the file is damaged", "send it again") from fault


def are_some(found: tuple[File, ...], path: Path | str) -> tuple[File, ...]:
    """The files in the order of paths. Raises ReadError where there are none, or too many for one batch."""
    if not found:
        raise ReadError.at(path, "there are no files in it", "check that it is the right folder or zip")
    if len(found) > limits.SUBMISSIONS:
        wrong = f"it holds more than {limits.SUBMISSIONS:,} files"
        raise ReadError.at(path, wrong, "split it into cohorts")
    return tuple(sorted(found, key=lambda file: file.path))


def _refusal(name: str, info: zipfile.ZipInfo) -> str | None:
    """Why a member of a zip is not opened."""
    if _leaves(name):
        return "its path leads out of the zip; make the zip again from the files themselves"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link and not a file; send the file itself"
    if info.flag_bits & 1:
        return "it is locked with a password; make the zip again without one"
    if info.file_size > limits.BYTES:
        return f"it is larger than {limits.BYTES // 1_000_000} MB; save the text without its pictures"
    if info.file_size > limits.EXPANSION * max(info.compress_size, 1_000):
        return "it unpacks to far more than a text can be; send the text itself"
    return None


def _leaves(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or path.parts[0].endswith(":")


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; programs that leave the mark for UTF-8 out often write UTF-8 all the same."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _no_source(path: Path | str) -> MarkassistError:
    remedy = "give a folder, or a zip as Moodle, Canvas or your computer makes it"
    return ReadError.at(path, "it is neither a folder nor a zip that can be opened", remedy)


def is_litter(name: str) -> bool:
    """Whether a part of a path is what systems leave behind."""
    hidden = name.startswith((".", "~$")) and not name.startswith("..")
    return hidden or name.casefold() in _LITTER
