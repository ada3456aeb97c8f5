"""Anyone's words → Markdown that shows them as they are, on one line, and does nothing else."""

import re
from collections.abc import Sequence
from typing import Final

from markassist.renderers.layout import Context, one_line

_ACTIVE: Final = re.compile(r"([\\`*_\[\]<>#|~&$])")
_AT_START: Final = re.compile(r"^(\d*)([-+=.)])")
"""What would begin a list or a heading."""


def escape(text: str) -> str:
    """One line of text for the middle of a line, every character that Markdown would act on escaped."""
    return _ACTIVE.sub(r"\\\1", one_line(text))


def opening(text: str) -> str:
    """The same for the beginning of a line, where a dash or "1." would act too."""
    return _AT_START.sub(r"\1\\\2", escape(text))


def quote(context: Context) -> str:
    """A quote in bold among the words around it, on a line of its own."""
    before = opening(context.before) + (" " if context.before.endswith(" ") else "")
    after = (" " if context.after.startswith(" ") else "") + escape(context.after)
    return f"{before}“**{escape(context.quote)}**”{after}"


def table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """A pipe table; its cells are already escaped."""
    lines = [f"| {' | '.join(headings)} |", f"|{'---|' * len(headings)}"]
    return lines + [f"| {' | '.join(row)} |" for row in rows]
