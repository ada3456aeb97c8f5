"""A URL that fsspec knows (S3 and the like, `file:`, `memory:`) → the files under it, or in the zip there."""

from pathlib import Path
from types import ModuleType
from typing import Any, Final

from markassist.batch.source import Zip, are_some, is_litter
from markassist.batch.submissions import File
from markassist.errors import ReadError, UsageError
from markassist.extras import needed
from markassist.readers import limits

EXTRA: Final = "cluster"


def is_url(place: object) -> bool:
    """Whether a place is a URL, and no path on this machine."""
    return isinstance(place, str) and "://" in place


def stored(url: str, what: str) -> tuple[Any, str]:
    """The storage that a URL names, as fsspec has it, and the path in it. Raises UsageError.

    `what` asks for it, and is named where fsspec is not installed.
    """
    fsspec: ModuleType = needed("fsspec", EXTRA, what)
    try:
        storage, path = fsspec.url_to_fs(url)
    except ImportError as fault:  # fsspec says which library this storage needs
        raise UsageError.at(url, f"this storage needs a library ({fault})", "install it") from fault
    except ValueError as fault:
        raise UsageError.at(url, f"fsspec knows no such storage ({fault})", "see to its beginning") from fault
    return storage, str(path)


def source_at_url(url: str) -> "Store | Zip":
    """The folder or zip at a URL. Raises UsageError, or ReadError where there is neither."""
    storage, path = stored(url, "a source at a URL")
    try:
        if not storage.isfile(path):
            return Store(url, storage, path.rstrip("/"))
        return Zip(url, storage.open(path, "rb"))
    except (ReadError, UsageError):
        raise
    except Exception as fault:
        raise _closed(url, fault) from fault


class Store:
    """A folder on some storage and all folders in it."""

    def __init__(self, url: str, storage: Any, path: str) -> None:  # noqa: ANN401 - fsspec is without types
        """Take the folder's URL, its storage and its path there."""
        self._url = url
        self._storage = storage
        self._path = path

    def files(self, without: Path) -> tuple[File, ...]:
        """See Source; nothing lies here that a batch has written."""
        del without
        try:
            found = self._storage.find(self._path, detail=True)
        except Exception as fault:
            raise _closed(self._url, fault) from fault
        inside = {self._inside(path): info for path, info in found.items() if info["type"] == "file"}
        kept = [
            File(path, int(info["size"] or 0))
            for path, info in inside.items()
            if not any(is_litter(part) for part in path.split("/"))
        ]
        return are_some(tuple(kept), self._url)

    def content(self, file: File) -> bytes:
        """See Source."""
        try:
            with self._storage.open(f"{self._path}/{file.path}", "rb") as stream:
                data: bytes = stream.read(limits.BYTES + 1)
                return data
        except Exception as fault:
            remedy = "check that it is still there and may be read"
            raise ReadError.at(file.path, f"it cannot be opened ({_why(fault)})", remedy) from fault

    def _inside(self, path: str) -> str:
        return path.removeprefix(self._path).lstrip("/")


def _closed(url: str, fault: Exception) -> ReadError:
    """Each storage has errors of its own; none may reach a person as a traceback."""
    remedy = "check the URL, and that this machine may read there"
    return ReadError.at(url, f"it cannot be opened ({_why(fault)})", remedy)


def _why(fault: Exception) -> str:
    said = " ".join(str(fault).split())[:120]
    return f"{type(fault).__name__}: {said}" if said else type(fault).__name__
