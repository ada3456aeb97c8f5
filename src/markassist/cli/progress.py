"""How far a batch is → lines on standard error: names, rate and time left."""

import time
from collections import deque
from collections.abc import Callable
from typing import TextIO

from rich.cells import cell_len, set_cell_size

from markassist.batch.marking import Marked

_RECENT = 50
"""Accounts over which the rate is taken: what comes next is most like what came last."""
_ENOUGH = 5
"""Accounts marked before a rate is told: fewer say little of the rest."""


class Progress:
    """One line that is written over where somebody watches, else a line an account."""

    def __init__(self, stream: TextIO, width: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Take where to write, how wide it is, and what tells seconds."""
        self._stream = stream
        self._width = width
        self._clock = clock
        self._over = stream.isatty()
        self._times: deque[float] = deque(maxlen=_RECENT + 1)

    def __call__(self, done: int, of: int, one: Marked | None) -> None:
        """Tell of one more account; None at the start.

        The rate begins with the first account that was marked: it alone waits for all that is loaded once.
        """
        if one is None:
            return
        if one.is_marked and not one.was_done:
            self._times.append(self._clock())
        for reason in one.reasons:
            self._line(f"{one.name}: {reason}", last=True)
        self._line(f"{done}/{of}  {one.name}{self._told(done, of, one)}", last=not self._over)

    def say(self, what: str) -> None:
        """Tell what is done after the last account."""
        self._line(what, last=not self._over)

    def end(self) -> None:
        """Leave the line that was written over."""
        if self._over:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _told(self, done: int, of: int, one: Marked) -> str:
        if one.was_done:
            return "  unchanged"
        if len(self._times) < _ENOUGH:
            return ""
        spent = self._times[-1] - self._times[0]
        if spent <= 0:
            return ""
        rate = (len(self._times) - 1) / spent
        left = f", {_seconds((of - done) / rate)} left" if done < of else ""
        return f"  {rate:.1f} a second{left}"

    def _line(self, text: str, *, last: bool) -> None:
        if self._over:
            shown = text if last or cell_len(text) <= self._width else set_cell_size(text, self._width - 1)
            self._stream.write(f"\r\x1b[K{shown}" + ("\n" if last else ""))
        else:
            self._stream.write(f"{text}\n")
        self._stream.flush()


def _seconds(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min"
