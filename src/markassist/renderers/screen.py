"""A stream and an environment → how wide and how colourful a terminal rendering may be."""

import os
import shutil
from collections.abc import Mapping
from typing import TextIO

from msgspec import Struct

NARROWEST = 40


class Screen(Struct, frozen=True):
    """What is written to a pipe or a file is 100 columns wide and has no colour, on every machine."""

    width: int = 100
    colour: bool = False

    @classmethod
    def of(cls, stream: TextIO, environment: Mapping[str, str]) -> "Screen":
        """The screen behind a stream: its width, and colour unless NO_COLOR or a dumb terminal forbids it."""
        if not stream.isatty():
            return cls()
        try:
            width = os.get_terminal_size(stream.fileno()).columns
        except OSError:
            width = shutil.get_terminal_size().columns
        plain = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
        return cls(max(NARROWEST, min(width or 100, 120)), not plain)
