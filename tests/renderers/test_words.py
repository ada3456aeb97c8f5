"""Our words are plain and kind, and never a verdict."""

import re
from pathlib import Path

import pytest
from sample_report import REPORT
from sample_selfcheck import SELFCHECK

from markassist import renderers
from markassist.render import FORMS, SELFCHECK_FORMS, render, render_selfcheck
from markassist.renderers import words
from markassist.vocabulary import Level, Stance, Status, Why

VERDICT = re.compile(
    r"\b(met|unmet|pass|passed|passes|fail|failed|fails|grade|graded|competent|achieved)\b", re.I
)


def test_every_status_level_and_reason_has_words() -> None:
    assert set(words.STATUS) == set(words.STATUS_SIGN) == set(Status)
    assert set(words.LEVEL) == set(Level)
    assert set(words.WHY) == (set(Stance) | set(Why)) - {Stance.AFFIRMED}


def test_statuses_bear_the_display_words_of_the_field() -> None:
    assert list(words.STATUS.values()) == [
        "evidence located",
        "some evidence located",
        "mention only",
        "not located",
        "contradicted: needs your judgement",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_no_report_gives_a_verdict(form: str) -> None:
    assert not VERDICT.search(render(REPORT, form).decode())


@pytest.mark.parametrize("form", SELFCHECK_FORMS)
def test_no_self_check_gives_a_verdict(form: str) -> None:
    assert not VERDICT.search(render_selfcheck(SELFCHECK, form).decode())


@pytest.mark.parametrize(
    "path", sorted(Path(renderers.__path__[0]).rglob("*.j2")), ids=lambda path: path.name
)
def test_no_template_holds_a_verdict(path: Path) -> None:
    assert not VERDICT.search(path.read_text(encoding="utf-8"))


def test_no_words_of_ours_are_a_verdict() -> None:
    source = Path(words.__file__).read_text(encoding="utf-8")
    strings = " ".join(re.findall(r'"([^"]*)"', source))
    assert not VERDICT.search(strings)


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("theorist.bowlby", "Bowlby"),
        ("theorist.van_der_kolk", "van der Kolk"),
        ("approach.pace", "PACE"),
        ("gibbs.action_plan", "action plan"),
        ("law.children_act_1989", "Children Act 1989"),
        ("listens_actively", "listens actively"),
    ],
)
def test_an_id_reads_as_words(identifier: str, name: str) -> None:
    assert words.plain(identifier) == name


@pytest.mark.parametrize(
    ("group", "heading"),
    [
        ("key_concept", "Key concepts"),
        ("competency", "Competencies"),
        ("guidance", "Guidance"),
        ("workshop_1", "Workshop 1"),
    ],
)
def test_a_group_reads_as_a_heading(group: str, heading: str) -> None:
    assert words.group(group) == heading


def test_a_reason_that_is_new_is_shown_as_its_own_words() -> None:
    assert words.why("too_long_ago") == "too long ago"
