"""The terminal report fits its screen, and what a learner wrote cannot command it."""

import io
import re

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from sample_report import REPORT

from markassist.renderers import terminal
from markassist.renderers.screen import Screen
from markassist.values import Account, Block, Report

COLOUR = re.compile("\x1b\\[[0-9;]*m")


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


@pytest.mark.parametrize("width", [40, 60, 100, 120])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_screen(width: int, colour: bool) -> None:
    shown = COLOUR.sub("", terminal.render(REPORT, Screen(width, colour)).decode())
    assert max(map(cell_len, shown.split("\n"))) <= width


def test_a_pipe_gets_no_colour_and_no_blanks_at_line_ends() -> None:
    shown = terminal.render(REPORT).decode()
    assert "\x1b" not in shown
    assert not re.search(r"[ \t]+$", shown, re.MULTILINE)


def test_colour_changes_nothing_but_colour() -> None:
    coloured = terminal.render(REPORT, Screen(100, colour=True)).decode()
    assert COLOUR.search(coloured)
    plain = [line.rstrip() for line in COLOUR.sub("", coloured).split("\n")]
    assert plain == terminal.render(REPORT).decode().split("\n")


def test_the_surroundings_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = terminal.render(REPORT)
    monkeypatch.setenv("COLUMNS", "44")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    assert terminal.render(REPORT) == before


@pytest.mark.parametrize(
    ("environment", "screen"),
    [
        ({"TERM": "xterm"}, Screen(80, colour=True)),
        ({"TERM": "xterm", "NO_COLOR": "1"}, Screen(80, colour=False)),
        ({"TERM": "dumb"}, Screen(80, colour=False)),
    ],
)
def test_a_screen_has_colour_unless_it_is_forbidden(
    environment: dict[str, str], screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert Screen.of(Terminal(), environment) == screen


def test_a_pipe_is_a_hundred_wide_without_colour() -> None:
    assert Screen.of(io.StringIO(), {"TERM": "xterm"}) == Screen(100, colour=False)


def test_a_quote_cannot_command_the_terminal_or_turn_its_direction() -> None:
    text = "I \x1b]0;owned\x07sat\x9b2J down \u202ewith her"
    finding = REPORT.findings[3]
    evidence = replace(finding.evidence[0], quote=text, start=0, end=len(text))
    account = Account("a\x1b[2J.txt", text, (Block(0, len(text)),), "0" * 64)
    report = Report(account, REPORT.rubric, (replace(finding, evidence=(evidence,), near_misses=()),))
    shown = terminal.render(report).decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)


def test_square_brackets_are_shown_as_they_are() -> None:
    assert "[record it](see file)" in terminal.render(REPORT).decode()


def test_alerts_come_first_and_the_most_pressing_of_them_before_the_rest() -> None:
    shown = terminal.render(REPORT).decode()
    places = [
        shown.index(words)
        for words in ("Please check first", "Safeguarding, P1", "Confidentiality, P2", "K1")
    ]
    assert places == sorted(places)


def test_a_near_miss_says_what_made_it_void() -> None:
    assert "nearly: should — a wish or a possibility, not an act done" in terminal.render(REPORT).decode()
