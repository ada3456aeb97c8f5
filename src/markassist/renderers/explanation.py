"""An explanation → bytes in one of its forms."""

from importlib import import_module
from typing import Final

from markassist.explanation import Explanation
from markassist.renderers.screen import Screen

FORMS: Final = ("terminal", "json", "markdown")


def render(explanation: Explanation, form: str, screen: Screen | None = None) -> bytes:
    """The explanation in UTF-8, with its final line end; `screen` is for the form `terminal` alone."""
    renderer = import_module(f"markassist.renderers.explanation_{form}")
    rendered: bytes = (
        renderer.render(explanation, screen) if form == "terminal" else renderer.render(explanation)
    )
    return rendered
