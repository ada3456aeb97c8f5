"""Each form of the invented report and self-check is what stands in golden/.

After a change that is meant: `MARKASSIST_GOLDEN=write python -m pytest tests/renderers/test_golden.py`, and
read the difference before it is committed.
"""

import os
from pathlib import Path

import pytest
from sample_report import REPORT
from sample_selfcheck import SELFCHECK

from markassist.render import render, render_selfcheck
from markassist.renderers.screen import Screen

GOLDEN = Path(__file__).parent / "golden"

RENDERINGS = {
    "report.txt": lambda: render(REPORT, "terminal"),
    "report_narrow.txt": lambda: render(REPORT, "terminal", Screen(40)),
    "report_colour.txt": lambda: render(REPORT, "terminal", Screen(80, colour=True)),
    "report.json": lambda: render(REPORT, "json"),
    "report.md": lambda: render(REPORT, "markdown"),
    "report.html": lambda: render(REPORT, "html"),
    "selfcheck.txt": lambda: render_selfcheck(SELFCHECK, "terminal"),
    "selfcheck.json": lambda: render_selfcheck(SELFCHECK, "json"),
    "selfcheck.md": lambda: render_selfcheck(SELFCHECK, "markdown"),
    "selfcheck.html": lambda: render_selfcheck(SELFCHECK, "html"),
}


@pytest.mark.parametrize("name", RENDERINGS)
def test_a_rendering_is_what_it_was(name: str) -> None:
    rendered = RENDERINGS[name]()
    if os.environ.get("MARKASSIST_GOLDEN") == "write":
        (GOLDEN / name).write_bytes(rendered)
    assert rendered.decode() == (GOLDEN / name).read_bytes().decode()


@pytest.mark.parametrize("name", RENDERINGS)
def test_rendering_twice_gives_the_same_bytes(name: str) -> None:
    assert RENDERINGS[name]() == RENDERINGS[name]()
