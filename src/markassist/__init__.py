"""markassist reads a learner's account against a rubric and shows where each criterion is evidenced."""

from importlib import import_module
from typing import TYPE_CHECKING

from markassist.version import __version__

if TYPE_CHECKING:
    from markassist.errors import MarkassistError
    from markassist.read import read_account
    from markassist.road import mark, mark_against, mark_all, mark_portfolio
    from markassist.rubric.load import load_rubric
    from markassist.values import Account, Evidence, Finding, Report

_WHERE = {
    "Account": "values",
    "Evidence": "values",
    "Finding": "values",
    "MarkassistError": "errors",
    "Report": "values",
    "load_rubric": "rubric.load",
    "mark": "road",
    "mark_against": "road",
    "mark_all": "road",
    "mark_portfolio": "road",
    "read_account": "read",
}
"""Where each public name stands: imported when asked for, so that `markassist --help` is quick."""

__all__ = [
    "Account",
    "Evidence",
    "Finding",
    "MarkassistError",
    "Report",
    "__version__",
    "load_rubric",
    "mark",
    "mark_against",
    "mark_all",
    "mark_portfolio",
    "read_account",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _WHERE:
        raise AttributeError(f"module 'markassist' has no attribute {name!r}")
    value = getattr(import_module(f"markassist.{_WHERE[name]}"), name)
    globals()[name] = value
    return value
