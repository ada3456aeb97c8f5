"""A text and a rubric's id → the JSON of its report or self-check; one text at a time."""

from functools import lru_cache
from threading import Lock

from msgspec.structs import replace

from markassist.check import check
from markassist.errors import UsageError
from markassist.read import read_account_bytes
from markassist.render import render, render_selfcheck
from markassist.road import mark
from markassist.rubric.compile import Rubric
from markassist.rubric.load import load_rubric
from markassist.rubric.sources import shipped
from markassist.selfcheck import SelfCheck
from markassist.values import Account

NAME = "account.txt"
"""What an account is called that comes without a name."""
_one_at_a_time = Lock()
"""Words are read by the rubric in hand, so two rubrics are never in hand at once."""


def rubrics() -> dict[str, str]:
    """The shipped rubrics: id → title. No other can be asked for: a caller names no path on this machine."""
    return {name: _rubric(name).title for name in shipped()}


def report(text: str, rubric: str, name: str = NAME) -> bytes:
    """The report, as `markassist mark -f json` writes it. Raises MarkassistError."""
    with _one_at_a_time:
        return render(mark(_account(text, name), _rubric(rubric)), "json")


def selfcheck(text: str, rubric: str, profile: str, name: str = NAME) -> bytes:
    """The self-check, as `markassist check -f json` writes it. Raises MarkassistError."""
    with _one_at_a_time:
        loaded = _rubric(rubric)
        return render_selfcheck(
            check(mark(_account(text, name), loaded), loaded, profile, None), "json", None
        )


def made_selfcheck(data: bytes, rubric: str, name: str, profile: str = "open") -> SelfCheck:
    """The self-check of a draft in any format that is read; `name` tells which. Raises MarkassistError."""
    with _one_at_a_time:
        loaded = _rubric(rubric)
        return check(mark(read_account_bytes(data, name), loaded), loaded, profile, None)


def _account(text: str, name: str) -> Account:
    """Plain text, whatever its name ends in."""
    return replace(read_account_bytes(text.encode("utf-8", errors="replace"), NAME), name=name)


@lru_cache(maxsize=16)
def _rubric(name: str) -> Rubric:
    if name not in shipped():
        raise UsageError.at("rubric", f"there is no rubric “{name}”", f"name one of {', '.join(shipped())}")
    return load_rubric(name)
