"""Whole accounts are marked as what is written beside them says: corpora/accounts/ACCOUNT.RUBRIC.expected.

After a change that is meant: `MARKASSIST_GOLDEN=write python -m pytest tests/test_accounts.py`, and read the
difference before it is committed.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from markassist.read import read_account
from markassist.road import mark
from markassist.rubric.load import load_rubric
from markassist.values import Evidence, Finding, Report

ACCOUNTS = Path(__file__).parents[1] / "corpora" / "accounts"
EXPECTED = sorted(path.name for path in ACCOUNTS.glob("*.expected"))


@pytest.mark.parametrize("name", EXPECTED)
def test_an_account_is_marked_as_is_written_beside_it(name: str) -> None:
    account, rubric, _ = name.rsplit(".", 2)
    report = mark(read_account(ACCOUNTS / account), load_rubric(rubric))
    written = "\n".join(_lines(report)) + "\n"
    if os.environ.get("MARKASSIST_GOLDEN") == "write":
        (ACCOUNTS / name).write_text(written, encoding="utf-8")
    assert written == (ACCOUNTS / name).read_text(encoding="utf-8")


def test_every_account_has_what_is_expected_of_it_beside_it() -> None:
    accounts = {path.name for path in ACCOUNTS.iterdir() if path.suffix != ".expected"}
    assert accounts == {name.rsplit(".", 2)[0] for name in EXPECTED}


def _lines(report: Report) -> Iterator[str]:
    """The report without its wording: what was located where, and how it was read."""
    for finding in report.findings:
        yield from _finding(finding)
    for m in report.mentions:
        yield f"mention {m.id} {m.stance} {_at(m.start, m.end, m.quote)}"
    for p in report.pace:
        yield f"pace {p.id} {_at(p.start, p.end, p.quote)}"
    yield f"models named: {', '.join(report.reflection.models_named) or 'none'}"
    for s in report.reflection.stages:
        yield f"stage {s.stage} {s.origin} {_at(s.start, s.end, report.account.text[s.start : s.end])}"
    for x in report.misconceptions:
        yield f"misconception {x.id} {x.stance} {_at(x.start, x.end, x.quote)}"
    for a in report.alerts:
        yield f"alert {a.id} {a.priority} {_at(a.start, a.end, a.quote)}"
    for i in report.signals:
        yield f"signal {i.id}: {i.says}"


def _finding(finding: Finding) -> Iterator[str]:
    yield f"{finding.code} {finding.status}"
    yield from (f"    because {reason}" for reason in finding.reasons)
    yield from (f"    {e.indicator} {e.level} {_where(e)}" for e in finding.evidence)
    for e in finding.near_misses:
        cue = f" ({e.why_cue.cue})" if e.why_cue else ""
        yield f"    nearly {e.indicator}: {e.why}{cue} {_where(e)}"


def _where(evidence: Evidence) -> str:
    return _at(evidence.start, evidence.end, evidence.quote)


def _at(start: int, end: int, quote: str) -> str:
    line = " ".join(quote.split())
    return f"{start}-{end} “{line if len(line) <= 100 else line[:99] + '…'}”"
