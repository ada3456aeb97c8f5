"""Passages by several writers → which alert they raise, which they must not, which are a handled concern."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from reflected import read

from markassist.annotators.safeguarding import safeguarding
from markassist.annotators.safeguarding_rules import rules

_TABLES = [
    yaml.safe_load(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("alerts/*.yaml"))
]


def _passages(part: str) -> list[Any]:
    """Each passage of a part of every table; under `todo`, a known miss, which fails the day it passes."""
    known = [(t["alert"], passage) for t in _TABLES for passage in t.get(part, ())]
    missed = [(t["alert"], passage) for t in _TABLES for passage in t.get("todo", {}).get(part, ())]
    mark = pytest.mark.xfail(strict=True, reason="todo: not read yet")
    return [*known, *(pytest.param(*case, marks=mark) for case in missed)]


def _found(passage: str) -> tuple[set[str], set[str]]:
    alerts, signals = safeguarding(read(passage))
    return {alert.id for alert in alerts}, {signal.id for signal in signals}


@pytest.mark.parametrize(("alert", "passage"), _passages("fires"))
def test_what_still_needs_a_person_is_an_alert(alert: str, passage: str) -> None:
    assert alert in _found(passage)[0]


@pytest.mark.parametrize(("alert", "passage"), _passages("silent"))
def test_what_only_looks_like_it_is_none(alert: str, passage: str) -> None:
    assert alert not in _found(passage)[0]


@pytest.mark.parametrize(("alert", "passage"), _passages("handled"))
def test_what_was_dealt_with_is_a_signal(alert: str, passage: str) -> None:
    alerts, signals = _found(passage)
    assert alert not in alerts
    assert f"handled_{alert}" in signals


def test_every_kind_has_passages_both_ways_and_a_source() -> None:
    both = {table["alert"] for table in _TABLES if table["fires"] and table["silent"]}
    assert {kind.id for kind in rules().kinds} == both
    assert all(rules().source[kind.id] for kind in rules().kinds)


def test_an_alert_quotes_the_account_exactly_and_asks() -> None:
    text = "We had tea.\nHe told me his dad burnt him with a cigarette. I said nothing and we played pool."
    for alert in safeguarding(read(text))[0]:
        assert text[alert.start : alert.end] == alert.quote
        assert alert.says.startswith("please check: ")


def test_reporting_told_late_in_the_account_still_counts_when_it_says_what_it_is_about() -> None:
    told = "He told me his dad burnt him with a cigarette."
    between = " ".join(["We talked about football and the dog."] * 20)
    assert "unreported_disclosure" in _found(f"{told} {between}")[0]
    after = "I had phoned the on-call manager about what he had told me within five minutes."
    assert "unreported_disclosure" not in _found(f"{told} {between} {after}")[0]


def test_a_plan_or_a_regret_to_report_is_no_report() -> None:
    told = "He told me his dad burnt him with a cigarette."
    assert "unreported_disclosure" in _found(f"{told} I should have told my manager.")[0]
    assert "unreported_disclosure" in _found(f"{told} I will tell my manager next week.")[0]


def test_an_empty_account_raises_nothing() -> None:
    assert safeguarding(read("")) == ([], [])
