"""A report or a self-check → bytes in one of its forms."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from markassist.errors import UsageError
from markassist.renderers.screen import Screen
from markassist.selfcheck import SelfCheck
from markassist.values import Report

FORMS: Final[Mapping[str, str]] = {
    "terminal": "terminal",
    "json": "report_json",
    "markdown": "markdown",
    "html": "html",
}
"""Each form with the renderer that makes it. They are imported when asked for: a run makes one form."""

FILES: Final[Mapping[str, str]] = {
    "docx": "word",
    "annotations": "web_annotations",
    "matrix-xlsx": "matrix_xlsx",
    "matrix-docx": "matrix_docx",
}
"""Forms of a report for other programs. (`mark -f docx` gives a learner's Word file back with comments.)"""

SELFCHECK_FORMS: Final[Mapping[str, str]] = {
    "terminal": "selfcheck_terminal",
    "json": "selfcheck_json",
    "markdown": "selfcheck_markdown",
    "html": "selfcheck_html",
}


def render(report: Report, form: str, screen: Screen | None = None) -> bytes:
    """The report in UTF-8, with its final line end.

    `screen` is for the form `terminal` alone: how wide it is and whether it has colour. Raises `UsageError`
    for a form that there is not.
    """
    return _render(report, form, {**FORMS, **FILES}, screen)


def render_selfcheck(selfcheck: SelfCheck, form: str, screen: Screen | None = None) -> bytes:
    """The self-check, as `render` does it."""
    return _render(selfcheck, form, SELFCHECK_FORMS, screen)


def _render(value: Report | SelfCheck, form: str, forms: Mapping[str, str], screen: Screen | None) -> bytes:
    if form not in forms:
        raise UsageError.at(form, "there is no such form", f"choose one of {', '.join(forms)}")
    renderer = import_module(f"markassist.renderers.{forms[form]}")
    rendered: bytes = renderer.render(value, screen) if form == "terminal" else renderer.render(value)
    return rendered
