"""Feedback → one self-contained HTML page that runs no script and fetches nothing."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from markassist.renderers import words
from markassist.review import feedback as said
from markassist.review.feedback import Feedback

_TEMPLATES = Path(__file__).parent / "templates"


def render(told: Feedback) -> bytes:
    """The page, in UTF-8: the same feedback, the same bytes."""
    page = _environment().get_template("feedback.html.j2").render(told=told, said=said)
    return page.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["capital"] = words.sentence
    return environment
