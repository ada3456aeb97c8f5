"""A rubric's id or folder → the compiled Rubric, or every fault in its files at once."""

from pathlib import Path

from markassist.errors import RubricError
from markassist.rubric import cache
from markassist.rubric.compile import Rubric, compile_rubric, term_table
from markassist.rubric.sources import Shelf, folder_of, paths, shelf


def load_rubric(id_or_path: str | Path) -> Rubric:
    """Load a shipped rubric by its id, or any by its folder.

    Raises UsageError where there is none, RubricError with every fault that its files have.
    """
    folder = folder_of(id_or_path)
    try:
        key = cache.key(paths(folder))
    except OSError:  # a file that went while we looked: reading it tells
        key = ""
    return (key and cache.fetch(key)) or _compiled(shelf(folder), key)


def _compiled(files: Shelf, key: str) -> Rubric:
    from markassist.rubric.read import read_sources  # noqa: PLC0415 - only where a file has changed

    sources, faults = read_sources(files)
    if sources is None:
        raise RubricError(*faults)
    table = term_table(sources)
    if key:
        cache.keep(key, sources, table)
    return compile_rubric(sources, table)
