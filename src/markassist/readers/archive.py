"""Bytes of a zip container → its parts, unpacked within limits."""

import io
import zipfile
import zlib

from markassist.errors import MarkassistError, ReadError
from markassist.readers import limits

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, OverflowError)
"""What zipfile raises on files that were cut short, changed, or made to mislead."""


class Archive:
    """A zip container that gives up each part once it is asked for, and refuses to unpack a bomb."""

    def __init__(self, data: bytes, path: str) -> None:
        """Take the container's bytes and the path to name in faults."""
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as fault:
            raise damaged(path) from fault
        self.names = frozenset(self._zip.namelist())
        infos = self._zip.infolist()
        if sum(info.file_size for info in infos) > limits.UNPACKED_BYTES:
            raise _too_large(path)
        if any(info.file_size > limits.EXPANSION * max(info.compress_size, 1_000) for info in infos):
            raise _too_large(path)
        self._left = limits.UNPACKED_BYTES

    def part(self, name: str) -> bytes:
        """The bytes of one part."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise locked(self._path)
            with self._zip.open(info) as stream:
                data = stream.read(self._left + 1)
        except (*_DAMAGE, KeyError) as fault:
            raise damaged(self._path) from fault
        self._left -= len(data)
        if self._left < 0:
            raise _too_large(self._path)
        return data


def damaged(path: str) -> MarkassistError:
    """The fault of a container that cannot be opened."""
    return ReadError.at(path, "the file is damaged", "open it where it was written and save it again")


def locked(path: str) -> MarkassistError:
    """The fault of a file that wants a password."""
    return ReadError.at(path, "it is locked with a password", "save a copy without the password")


def _too_large(path: str) -> MarkassistError:
    wrong = f"it unpacks to more than {limits.UNPACKED_BYTES // 1_000_000} MB"
    return ReadError.at(path, wrong, "save the text without its pictures, or split it")
