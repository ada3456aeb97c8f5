"""A report → the object of the contract, section 3, and its JSON text; its quotes are exact."""

from statistics import median_low
from typing import Final

from markassist.renderers.json_text import Json, write
from markassist.renderers.portfolio_json import by_piece
from markassist.values import (
    Account,
    Alert,
    Cue,
    Evidence,
    Finding,
    Misconception,
    Reflection,
    Report,
    Signal,
)
from markassist.version import __version__

SCHEMA: Final = "markassist/report/1"


def render(report: Report) -> bytes:
    """One indented object and a line end, in UTF-8."""
    return f"{dumps(report)}\n".encode()


def dumps(report: Report, *, indent: int | None = 2) -> str:
    """JSON text without a final line end; `indent=None` is one line, for JSON Lines."""
    return write(to_dict(report), indent=indent)


def to_dict(report: Report) -> dict[str, Json]:
    """The contract's object, its keys in the contract's order."""
    rubric = report.rubric
    found: dict[str, Json] = {
        "schema": SCHEMA,
        "engine": __version__,
        "rubric": {"id": rubric.id, "version": rubric.version, "sha256": rubric.sha256},
        "account": account(report.account),
        "findings": [_finding(finding) for finding in report.findings],
        "mentions": [
            {
                "id": m.id,
                "quote": m.quote,
                "start": m.start,
                "end": m.end,
                "stance": m.stance.value,
                "level": m.level.value,
            }
            for m in report.mentions
        ],
        "pace": [
            {"id": p.id, "enacted": p.enacted, "quote": p.quote, "start": p.start, "end": p.end}
            for p in report.pace
        ],
        "reflection": _reflection(report.reflection),
        "misconceptions": [_misconception(misconception) for misconception in report.misconceptions],
        "alerts": [_alert(alert) for alert in report.alerts],
        "signals": [_signal(signal) for signal in report.signals],
    }
    return by_piece(report, found) if report.account.pieces else found


def account(value: Account) -> dict[str, Json]:
    """Which account it is, and its length in words and in Unicode code points."""
    return {
        "name": value.name,
        "sha256": value.sha256,
        "words": len(value.text.split()),
        "characters": len(value.text),
    }


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "id": finding.id,
        "title": finding.title,
        "group": finding.group,
        "verb": finding.verb,
        "status": finding.status.value,
        "corroborate": finding.corroborate,
        "reasons": list(finding.reasons),
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "near_misses": [_near_miss(evidence) for evidence in finding.near_misses],
        "feedback": {who: finding.feedback.get(who, "") for who in ("assessor", "learner")},
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "indicator": evidence.indicator,
        "level": evidence.level.value,
        "stance": evidence.stance.value,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "paragraph": evidence.paragraph,
        "section": evidence.section,
        "page": evidence.page,
        "cues": [_cue(cue) for cue in evidence.cues],
    }


def _near_miss(evidence: Evidence) -> Json:
    return {
        "indicator": evidence.indicator,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "why": None if evidence.why is None else str(evidence.why),
        "cue": None if evidence.why_cue is None else _cue(evidence.why_cue),
    }


def _cue(cue: Cue) -> Json:
    return {"cue": cue.cue, "start": cue.start, "end": cue.end}


def _reflection(reflection: Reflection) -> Json:
    levels = [passage.level for passage in reflection.passages]
    return {
        "models_named": list(reflection.models_named),
        "best_fit": reflection.best_fit,
        "stages": [
            {"stage": s.stage, "start": s.start, "end": s.end, "from": s.origin} for s in reflection.stages
        ],
        "missing": list(reflection.missing),
        "in_order": reflection.in_order,
        "moves": [{"move": m.move.value, "start": m.start, "end": m.end} for m in reflection.moves],
        "depth": {
            "max": max(levels, default=None),
            "median": median_low(levels) if levels else None,
            "passages": [{"level": p.level, "start": p.start, "end": p.end} for p in reflection.passages],
        },
    }


def _misconception(misconception: Misconception) -> Json:
    return {
        "id": misconception.id,
        "stance": misconception.stance,
        "severity": misconception.severity,
        "quote": misconception.quote,
        "start": misconception.start,
        "end": misconception.end,
        "correction": misconception.correction,
        "source": misconception.source,
    }


def _alert(alert: Alert) -> Json:
    return {
        "id": alert.id,
        "kind": alert.kind,
        "priority": alert.priority,
        "quote": alert.quote,
        "start": alert.start,
        "end": alert.end,
        "says": alert.says,
    }


def _signal(signal: Signal) -> Json:
    return {
        "id": signal.id,
        "kind": signal.kind,
        "says": signal.says,
        "quote": signal.quote,
        "start": signal.start,
        "end": signal.end,
    }
