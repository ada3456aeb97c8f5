"""An explanation → bytes in one of its forms."""

from collections.abc import Sequence
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


def render_all(explanations: Sequence[Explanation], form: str, screen: Screen | None = None) -> bytes:
    """Those of a whole account, one below the other; as JSON, one object that holds them all."""
    if form == "json":
        renderer = import_module("markassist.renderers.explanation_json")
        whole: bytes = renderer.render_all(explanations)
        return whole
    return b"\n\n".join(render(explanation, form, screen) for explanation in explanations)
