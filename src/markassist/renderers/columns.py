"""Styled words → lines that fit a screen, wrapped with a hanging indent, as text with or without colour."""

from io import StringIO

from rich.console import Console
from rich.text import Text

from markassist.renderers.screen import Screen

Piece = str | tuple[str, str]
"""Words, or words with their style."""


class Columns:
    """A page of terminal text, written from top to bottom."""

    def __init__(self, screen: Screen) -> None:
        self._console = Console(
            file=StringIO(),
            width=screen.width,
            height=25,
            force_terminal=screen.colour,
            color_system="standard" if screen.colour else None,
            no_color=not screen.colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )
        self._screen = screen
        self._lines: list[str] = []

    def line(self, *pieces: Piece, indent: int = 0, bar: Piece = "") -> None:
        """Write one paragraph, each of its lines after `indent` spaces and the `bar`."""
        margin = Text.assemble(" " * indent, bar)
        body = Text.assemble(*pieces)
        for part in body.wrap(self._console, max(10, self._screen.width - margin.cell_len)):
            part.rstrip()
            self._write(Text.assemble(margin, part))

    def item(self, sign: Piece, *pieces: Piece, indent: int = 0) -> None:
        """Write a sign and a paragraph beside it."""
        mark = Text.assemble(" " * indent, sign, " ")
        body = Text.assemble(*pieces)
        for number, part in enumerate(body.wrap(self._console, self._screen.width - mark.cell_len)):
            part.rstrip()
            self._write(Text.assemble(mark if number == 0 else " " * mark.cell_len, part))

    def gap(self) -> None:
        """Write an empty line, never two."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def heading(self, words: str) -> None:
        """Write a heading with a rule under it."""
        self.gap()
        self.line((words, "bold"))
        self.line(("─" * min(len(words), self._screen.width), "dim"))

    def text(self) -> str:
        """All that was written, each line with its end."""
        return "".join(f"{line}\n" for line in self._lines)

    def _write(self, line: Text) -> None:
        with self._console.capture() as capture:
            self._console.print(line, end="", soft_wrap=True)
        self._lines.append(capture.get().rstrip() if not self._screen.colour else capture.get())
