"""An explanation → its object (`markassist/explanation/1`) and its JSON text; its quotes are exact."""

from collections.abc import Sequence
from typing import Final

from markassist.explanation import Condition, Explanation, IndicatorState, Loose, Nearest, NeedState
from markassist.renderers import report_json
from markassist.renderers.json_text import Json, write
from markassist.values import Cue, Evidence
from markassist.version import __version__

SCHEMA: Final = "markassist/explanation/1"
SCHEMA_OF_ALL: Final = "markassist/explanations/1"


def render(explanation: Explanation) -> bytes:
    """One indented object and a line end, in UTF-8."""
    return f"{write(to_dict(explanation))}\n".encode()


def render_all(explanations: Sequence[Explanation]) -> bytes:
    """One indented object whose `criteria` are the explanations, in the rubric's order."""
    whole: dict[str, Json] = {"schema": SCHEMA_OF_ALL, "criteria": [to_dict(one) for one in explanations]}
    return f"{write(whole)}\n".encode()


def to_dict(explanation: Explanation) -> dict[str, Json]:
    """The object; spans are written as in a report."""
    rubric = explanation.rubric
    return {
        "schema": SCHEMA,
        "engine": __version__,
        "rubric": {"id": rubric.id, "version": rubric.version, "sha256": rubric.sha256},
        "account": report_json.account(explanation.account),
        "code": explanation.code,
        "id": explanation.id,
        "title": explanation.title,
        "status": explanation.status.value,
        "reasons": list(explanation.reasons),
        "needs": [_need(state) for state in explanation.needs],
        "indicators": [_indicator(indicator) for indicator in explanation.indicators],
        "nearest": None if explanation.nearest is None else _nearest(explanation.nearest),
        "defeated_by": [
            {"id": m.id, "quote": m.quote, "start": m.start, "end": m.end} for m in explanation.defeated_by
        ],
    }


def _need(state: NeedState) -> Json:
    return {
        "status": state.status.value,
        "holds": state.holds,
        "conditions": [_condition(one) for one in state.conditions],
        "near_misses": list(state.near_misses),
        "by_near_miss": state.by_near_miss,
    }


def _condition(one: Condition) -> Json:
    return {
        "kind": one.kind,
        "holds": one.holds,
        "of": list(one.of),
        "shown": list(one.shown),
        "wants": one.wants,
        "occasions": one.occasions,
        "ways": [[_condition(inner) for inner in way] for way in one.ways],
    }


def _indicator(indicator: IndicatorState) -> Json:
    return {
        "indicator": indicator.name,
        "says": indicator.says,
        "level": indicator.level.value,
        "harms": indicator.harms,
        "evidence": [_evidence(evidence) for evidence in indicator.evidence],
        "voided": [_evidence(evidence) for evidence in indicator.voided],
        "loose": [_loose(loose) for loose in indicator.loose],
    }


def _evidence(evidence: Evidence) -> dict[str, Json]:
    return {
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "paragraph": evidence.paragraph,
        "level": evidence.level.value,
        "stance": evidence.stance.value,
        "cues": [_cue(cue) for cue in evidence.cues],
        "why": evidence.why,
        "cue": None if evidence.why_cue is None else _cue(evidence.why_cue),
    }


def _loose(loose: Loose) -> Json:
    return {
        "quote": loose.quote,
        "start": loose.start,
        "end": loose.end,
        "paragraph": loose.paragraph,
        "lacks": loose.lacks,
        "wants": list(loose.wants),
    }


def _nearest(nearest: Nearest) -> Json:
    would_be = None if nearest.would_be is None else nearest.would_be.value
    return {"indicator": nearest.evidence.indicator, **_evidence(nearest.evidence), "would_be": would_be}


def _cue(cue: Cue) -> Json:
    return {"cue": cue.cue, "start": cue.start, "end": cue.end}
