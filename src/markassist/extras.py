"""What the core does without: a library by name → the library, or the line that says how to have it."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from markassist.errors import UsageError


def is_there(library: str) -> bool:
    """Whether a library that an extra brings is installed."""
    return find_spec(library) is not None


def needed(library: str, extra: str, what: str) -> ModuleType:
    """Import a library that only `what` needs. Raises UsageError where it is not installed."""
    if not is_there(library.partition(".")[0]):
        raise UsageError.at(what, f"this needs {library.partition('.')[0]}", install(extra))
    return import_module(library)


def install(extra: str) -> str:
    """The line that brings an extra."""
    return f"run pip install 'markassist[{extra}]'"
