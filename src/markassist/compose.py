"""Findings → Report: the assessor's words for each criterion, and what else there is to tell."""

from msgspec import Struct, field
from msgspec.structs import replace

from markassist.rubric.compile import CompiledCriterion, Rubric
from markassist.values import (
    Account,
    Alert,
    Finding,
    Mention,
    Misconception,
    Pace,
    Reflection,
    Report,
    Signal,
)  # fmt: skip
from markassist.vocabulary import Status

_CORROBORATE = (
    "An account can only claim this: please corroborate it by observation, "
    "witness testimony or a work product."
)


class Facts(Struct, frozen=True):
    """What the language layer found in an account, whatever the rubric."""

    mentions: tuple[Mention, ...] = ()
    pace: tuple[Pace, ...] = ()
    reflection: Reflection = field(default_factory=Reflection)
    alerts: tuple[Alert, ...] = ()
    signals: tuple[Signal, ...] = ()


def compose(
    account: Account,
    rubric: Rubric,
    findings: tuple[Finding, ...],
    misconceptions: tuple[Misconception, ...],
    facts: Facts,
) -> Report:
    """Put words to the findings and gather the report."""
    specs = {c.code: c for c in rubric.criteria}
    return Report(
        account=account,
        rubric=rubric.name,
        findings=tuple(replace(f, feedback=_feedback(f, specs[f.code])) for f in findings),
        mentions=facts.mentions,
        pace=facts.pace,
        reflection=facts.reflection,
        misconceptions=misconceptions,
        alerts=facts.alerts,
        signals=facts.signals,
        outcomes=rubric.outcomes if account.pieces else (),
        groups={group.id: group.title for group in rubric.groups},
    )


def _feedback(finding: Finding, criterion: CompiledCriterion) -> dict[str, str]:
    """What is located, or not, then a next step: drafts for the assessor to edit (domain reference F6)."""
    words = criterion.spec.feedback
    learner = " ".join((criterion.spec.learner_title.rstrip(".") + ".", *criterion.spec.asks_learner))
    return {
        "assessor": " ".join(_assessor(finding, words.located, words.not_located, words.next_step)),
        "learner": learner,
    }


def _assessor(finding: Finding, located: str, not_located: str, next_step: str) -> tuple[str, ...]:
    places = _places(finding)
    corroborate = (_CORROBORATE,) if finding.corroborate else ()
    match finding.status:
        case Status.EVIDENCED:
            return (located, places, *corroborate)
        case Status.PARTIAL:
            return (located, places, not_located, next_step, *corroborate)
        case Status.MENTIONED:
            return ("At present the subject is named or planned.", places, not_located, next_step)
        case Status.CONTRADICTED:
            return (
                "The account reads against this criterion at the places shown; this needs your judgement.",
                next_step,
            )
        case _:
            return (not_located, next_step)


def _places(finding: Finding) -> str:
    if not finding.evidence:
        return "No place is cited."
    pieces = dict.fromkeys(e.piece for e in finding.evidence)
    return f"See {'; '.join(_place(finding, piece) for piece in pieces)}."


def _place(finding: Finding, piece: str | None) -> str:
    numbers = sorted({e.paragraph for e in finding.evidence if e.piece == piece})
    listed = ", ".join(map(str, numbers[:-1])) + (" and " if len(numbers) > 1 else "") + str(numbers[-1])
    paragraphs = f"paragraph{'s' if len(numbers) > 1 else ''} {listed}"
    return f"{paragraphs} of {piece}" if piece else paragraphs
