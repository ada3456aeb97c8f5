"""Sentences with `[quote](alert)` in them → exactly those identifiers, each once, masked."""

import re
from pathlib import Path

import pytest
import yaml
from reflected import read

from markassist.annotators.identifiers import identifiers
from markassist.annotators.identifiers_numbers import is_nhs_number

_MARKED = re.compile(r"\[([^\]]+)\]\((\w+)\)")
_SENTENCES = [
    sentence
    for path in sorted(Path(__file__).parent.glob("identifiers_*.yaml"))
    for sentence in yaml.safe_load(path.read_text("utf-8"))
]


def _plain(marked: str) -> tuple[str, set[tuple[str, str]]]:
    return _MARKED.sub(r"\1", marked), {(alert, quote) for quote, alert in _MARKED.findall(marked)}


@pytest.mark.parametrize("marked", _SENTENCES)
def test_just_what_is_marked_is_an_identifier(marked: str) -> None:
    text, expected = _plain(marked)
    assert {(a.id, text[a.start : a.end]) for a in identifiers(read(text))} == expected


@pytest.mark.parametrize("marked", [s for s in _SENTENCES if _MARKED.search(s)])
def test_no_alert_shows_what_it_found(marked: str) -> None:
    text, _ = _plain(marked)
    for alert in identifiers(read(text)):
        hidden = text[alert.start : alert.end]
        assert len(alert.quote) == len(hidden)
        assert "•" in alert.quote
        assert not re.search(r"\d", alert.quote)
        assert alert.kind == "confidentiality"
        assert alert.says.startswith("please check: ")


def test_a_name_is_told_once_at_its_first_place() -> None:
    text = "Tyler came in crying. I sat with Tyler. Tyler's mum rang."
    assert [(a.start, a.quote) for a in identifiers(read(text))] == [(0, "T••••")]


def test_a_statement_silences_names_alone() -> None:
    text = "All names have been changed. Tyler lives at 5 Alma Terrace and was born on 3 May 2012."
    assert {a.id for a in identifiers(read(text))} == {"address", "date_of_birth"}


def test_a_denied_statement_silences_nothing() -> None:
    text = "I have not changed any names. Tyler came in crying."
    assert {a.id for a in identifiers(read(text))} == {"child_name"}


def test_a_slip_is_found_in_an_account_of_initials() -> None:
    text = "J came in crying. I sat with J until J slept. Jayden likes a night light."
    assert [a.quote for a in identifiers(read(text))] == ["J•••••"]


@pytest.mark.parametrize("digits", ["9434765919", "9990000018", "4010232137"])
def test_the_check_digit_makes_an_nhs_number(digits: str) -> None:
    assert is_nhs_number(digits)
    assert not is_nhs_number(digits[:9] + str((int(digits[9]) + 1) % 10))
