"""A rubric's id or folder → the compiled Rubric, or every fault in its files at once."""

from pathlib import Path

from msgspec import json

from markassist.errors import RubricError
from markassist.rubric import cache
from markassist.rubric.compile import Rubric, Sources, compile_rubric, term_table
from markassist.rubric.sources import Shelf, folder_of, paths, shelf
from markassist.rubric.term_table import TermTable


def load_rubric(id_or_path: str | Path) -> Rubric:
    """Load a shipped rubric by its id, or any by its folder.

    Raises UsageError where there is none, RubricError with every fault that its files have.
    """
    folder = folder_of(id_or_path)
    key = _key(folder)
    return (key and cache.fetch(key)) or compile_rubric(*_checked(shelf(folder), key))


def pack_rubric(id_or_path: str | Path) -> bytes:
    """A rubric, checked, as bytes of which a machine that lacks its files unpacks it.

    Raises UsageError and RubricError as `load_rubric` does.
    """
    folder = folder_of(id_or_path)
    key = _key(folder)
    plain = cache.fetch_plain(key) if key else None
    return json.encode(plain or cache.frozen(*_checked(shelf(folder), key)))


def unpack_rubric(packed: bytes) -> Rubric:
    """The rubric that `pack_rubric` of the same version packed."""
    return cache.thaw(json.decode(packed))


def _key(folder: Path) -> str:
    """What a rubric is kept under; empty where a file went while we looked, of which reading it tells."""
    try:
        return cache.key(paths(folder))
    except OSError:
        return ""


def _checked(files: Shelf, key: str) -> tuple[Sources, TermTable]:
    from markassist.rubric.read import read_sources  # noqa: PLC0415 - only where a file has changed

    sources, faults = read_sources(files)
    if sources is None:
        raise RubricError(*faults)
    table = term_table(sources)
    if key:
        cache.keep(key, sources, table)
    return sources, table
