"""Accounts made to lead an engine astray: what an assessor would say of each, the report says too."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from markassist import load_rubric, mark, read_account
from markassist.values import Report
from markassist.vocabulary import Status

FOLDER = Path(__file__).parent / "adversarial"
EXPECTED: dict[str, Any] = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
CREDIT = {Status.EVIDENCED, Status.PARTIAL}


@pytest.fixture(params=sorted(EXPECTED))
def account(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Report]:
    """What is expected of an account, and its report."""
    rubric = load_rubric("residential_attachment")
    return EXPECTED[request.param], mark(read_account(FOLDER / f"{request.param}.txt"), rubric)


def test_every_account_has_its_expectation() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == EXPECTED.keys()


def test_what_is_there_is_credited_and_nothing_else(account: tuple[dict[str, Any], Report]) -> None:
    expected, report = account
    status = {finding.code: finding.status for finding in report.findings}
    credited = {code for code in status if status[code] in CREDIT}
    assert credited >= set(expected.get("credited", ()))
    assert not credited & set(expected.get("not_credited", ()))


def test_names_pace_and_misconceptions_are_read_as_they_are_meant(
    account: tuple[dict[str, Any], Report],
) -> None:
    expected, report = account
    named = {mention.id for mention in report.mentions}
    assert named >= set(expected.get("mentions", ()))
    assert not (expected.get("no_mentions") and named)
    if "pace" in expected:
        assert {one.id for one in report.pace} >= set(expected["pace"])
        assert expected["pace"] or not report.pace
    held = {one.id for one in report.misconceptions if one.stance == "held"}
    assert not expected.get("held") or held & set(expected["held"])


def test_words_in_which_nothing_happens_are_marked_as_thin(account: tuple[dict[str, Any], Report]) -> None:
    expected, report = account
    if expected.get("depth_signal"):
        assert any(signal.kind == "depth" for signal in report.signals)
