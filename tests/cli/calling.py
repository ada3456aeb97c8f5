"""What a call of the command line leaves behind, and the small rubric that the calls are made with."""

import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SMALL = Path(__file__).parents[1] / "rubric" / "small"
"""A rubric of two criteria: H1, washing hands, and H2, keeping food cold."""


@dataclass(frozen=True)
class Ran:
    code: object
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


Markassist = Callable[..., Ran]
"""Takes arguments, and `stdin` in bytes."""
Write = Callable[[str, str], Path]
"""Takes an account's name and its text."""


def heeding_ctrl_c() -> None:
    """For a child process: a shell that runs the tests in the background has it deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
