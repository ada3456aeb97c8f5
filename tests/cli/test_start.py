"""A command starts lean, and leaves the process as others expect it."""

import subprocess
import sys

AFTER = """
from markassist.cli.start import import_spacy
import_spacy()
import sys, spacy
assert "spacy.cli" not in sys.modules and not hasattr(spacy, "cli")
assert [t.text for t in spacy.blank("en")("I didn't go.")] == ["I", "did", "n't", "go", "."]
import spacy.cli
assert callable(spacy.cli.info)
assert "httpx" in sys.modules
"""
LEAN = """
from markassist.cli.start import import_spacy
import_spacy()
import sys
assert "httpx" not in sys.modules and "typer" not in sys.modules
"""


def _runs(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


def test_spacys_own_command_line_is_left_out() -> None:
    _runs(LEAN)


def test_whoever_asks_for_it_later_gets_it() -> None:
    _runs(AFTER)
