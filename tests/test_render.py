"""Rendering is choosing one form, and no run pays for the others."""

import json
import subprocess
import sys

import pytest

from markassist.errors import UsageError
from markassist.render import FORMS, SELFCHECK_FORMS, render, render_selfcheck
from markassist.selfcheck import SelfCheck
from markassist.values import Account, Block, Report, RubricName

ACCOUNT = Account("a.txt", "I sat with her.", (Block(0, 15),), "0" * 64)
RUBRIC = RubricName("r", "1", "0" * 64)
REPORT = Report(ACCOUNT, RUBRIC, ())
SELFCHECK = SelfCheck(ACCOUNT, RUBRIC, "Title", "open", ())


@pytest.mark.parametrize("form", FORMS)
def test_a_report_has_every_form(form: str) -> None:
    rendered = render(REPORT, form).decode()
    assert "a.txt" in rendered
    assert rendered.endswith("\n")


@pytest.mark.parametrize("form", SELFCHECK_FORMS)
def test_a_self_check_has_every_form(form: str) -> None:
    rendered = render_selfcheck(SELFCHECK, form).decode()
    assert "a.txt" in rendered
    assert rendered.endswith("\n")


def test_a_form_that_there_is_not_is_the_callers_fault() -> None:
    with pytest.raises(UsageError, match="no such form; choose one of terminal, json, markdown, html"):
        render(REPORT, "scroll")


def test_json_is_one_object() -> None:
    assert json.loads(render(REPORT, "json"))["schema"] == "markassist/report/1"
    assert json.loads(render_selfcheck(SELFCHECK, "json"))["schema"] == "markassist/selfcheck/1"


def test_json_costs_no_import_of_the_other_forms() -> None:
    code = (
        "import sys, markassist.render, markassist.renderers.report_json\n"
        "print(sorted({'jinja2', 'rich', 'pydantic', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
