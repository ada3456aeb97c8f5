"""What a command does at its start: one account is marked soon, and before many memory is kept flat."""

import gc
import sys
from types import ModuleType


def hurry() -> None:
    """Leave the garbage collector out of a start: nothing is garbage then, and looking costs a third."""
    gc.disable()


def settle() -> None:
    """Before many accounts: what was loaded stays for good, and what each account leaves is collected."""
    gc.collect()
    gc.freeze()
    gc.enable()


_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy without its own command line, which takes a third of the time for one function.

    (It brings an HTTP client, a terminal kit and a downloader.) Whoever asks for `spacy.cli` later in this
    process gets it as ever. Upstream: explosion/spaCy, pull requests 13721 and 13933.
    """
    if "spacy" in sys.modules:
        return
    for name in _COMMAND_LINE:
        stand_in = ModuleType(name)
        stand_in.__path__ = []
        stand_in.info = None  # type: ignore[attr-defined]
        sys.modules[name] = stand_in
    try:
        import spacy
    finally:
        for name in _COMMAND_LINE:
            sys.modules.pop(name, None)
    vars(spacy).pop("cli", None)
