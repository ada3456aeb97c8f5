"""Files and something to do → it is done once, and again whenever one of the files has been saved."""

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from markassist.cli.streams import note, tell
from markassist.errors import MarkassistError

_PAUSE = 0.3
"""Seconds between two looks."""

Saved = tuple[tuple[str, int, int], ...]


def watch(files: Callable[[], Iterable[Path]], act: Callable[[], None], what: str, again: str) -> None:
    """Act now, then whenever `files` name a file that was saved, until Ctrl-C.

    A fault in what was saved is told, and watching goes on: files are half written for a moment.
    """
    seen = _saved(files())
    _act(act)
    note(f"Watching {what}. Save to {again} again; press Ctrl-C to stop.")
    try:
        while True:
            time.sleep(_PAUSE)
            now = _saved(files())
            if now and now != seen:
                seen = now
                if sys.stdout.isatty():
                    click.clear()
                _act(act)
    except KeyboardInterrupt:
        note("Stopped watching.")


def _act(act: Callable[[], None]) -> None:
    try:
        act()
    except MarkassistError as error:
        tell(error)


def _saved(files: Iterable[Path]) -> Saved:
    found = []
    for path in files:
        try:
            about = path.stat()
        except OSError:  # saved by being replaced: it is away for a moment
            continue
        found.append((str(path), about.st_mtime_ns, about.st_size))
    return tuple(found)
