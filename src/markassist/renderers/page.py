"""A template and what it shows → one HTML page in UTF-8 that runs no script and fetches nothing."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from markassist.renderers import layout, words
from markassist.version import __version__

_TEMPLATES = Path(__file__).parent / "templates"


def page(template: str, **shown: Any) -> bytes:  # noqa: ANN401 - a template takes values of every kind
    """Fill in one of the templates; every value is escaped."""
    return _environment().get_template(template).render(**shown).encode("utf-8", "replace")


def key(*parts: str | int) -> str:
    """A name that is safe as an id and in CSS: ("W1.1", "e", 2) → "W1-1-e2"."""
    *most, last = [re.sub(r"[^A-Za-z0-9]+", "-", str(part)) for part in parts]
    return "-".join(most) + (last if len(most) > 1 else f"-{last}" if most else last)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"words": words, "layout": layout, "key": key, "version": __version__}
    environment.filters |= {"line": layout.one_line, "capital": words.sentence, "plain": words.plain}
    return environment
