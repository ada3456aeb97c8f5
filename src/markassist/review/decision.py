"""What can be decided on a suggestion, and whether a decision is one."""

from collections.abc import Callable, Container
from enum import StrEnum
from typing import Final

from msgspec import Struct

from markassist.errors import UsageError
from markassist.review.items import Kind
from markassist.review.state import NOT_ASSESSED, OUTCOMES, ItemState

LONGEST: Final = 4000
"""Characters of a reason."""


class Choice(StrEnum):
    """What can be done with a suggestion."""

    ACCEPT = "accept"
    CHANGE = "change"
    REJECT = "reject"


class Decision(Struct, frozen=True):
    """What somebody decides on one item."""

    choice: Choice
    outcome: str | None = None
    """Of a criterion that is changed: one of `OUTCOMES`."""
    reason: str | None = None
    """Asked for wherever the engine's suggestion is not taken as it is."""
    span: tuple[int, int] | None = None
    """Of a span that is changed: where it stands, in the account's text."""
    code: str | None = None
    """Of a span that is changed: which criterion it is for."""
    rest: Choice | None = None
    """Of a criterion: accept or reject with it every span of it that nobody has decided on."""


def check_decision(item: ItemState, decision: Decision, text: str, codes: Container[str]) -> None:
    """Raises UsageError where a decision on this kind of item cannot be so.

    `text` is the account's, and `codes` are those of the rubric's criteria.
    """
    _CHECKS[item.kind](item, decision)
    if decision.rest is not None:
        _rest(item, decision)
    if decision.reason is not None and len(decision.reason) > LONGEST:
        raise UsageError.at(item.key, f"a reason has at most {LONGEST:,} characters", "shorten it")
    if decision.span is not None:
        check_span(text, decision.span)
    if decision.code is not None:
        check_code(decision.code, codes)


def check_span(text: str, span: tuple[int, int]) -> None:
    """Raises UsageError where a span holds no words of the text."""
    start, end = span
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise UsageError.at("the selection", "no words are selected", "select some of the account's text")


def check_code(code: str, codes: Container[str]) -> None:
    """Raises UsageError where the rubric has no such criterion."""
    if code not in codes:
        raise UsageError.at(code, "there is no such criterion", "choose one of this rubric's")


def _rest(item: ItemState, decision: Decision) -> None:
    if item.kind is not Kind.CRITERION or decision.rest is Choice.CHANGE:
        raise UsageError.at(item.key, "nothing goes along with this", "decide on it by itself")
    if decision.rest is Choice.REJECT:
        _needs_reason(item, decision)


def _needs_reason(item: ItemState, decision: Decision) -> None:
    if not (decision.reason or "").strip():
        raise UsageError.at(item.key, "a reason is asked for", "say in a few words why")


def _criterion(item: ItemState, decision: Decision) -> None:
    outcome = decision.outcome or item.suggested
    if outcome not in OUTCOMES:
        raise UsageError.at(item.key, "this is no outcome", f"give one of {', '.join(OUTCOMES)}")
    if decision.choice is Choice.REJECT:
        raise UsageError.at(item.key, "a criterion is not rejected", "say how it stands instead")
    if (decision.choice is Choice.ACCEPT) != (outcome == item.suggested):
        wrong = "to accept is to take what was suggested, and to change is to take another"
        raise UsageError.at(item.key, wrong, "send both alike")
    if decision.choice is Choice.CHANGE and outcome != NOT_ASSESSED:
        _needs_reason(item, decision)


def _span(item: ItemState, decision: Decision) -> None:
    if decision.choice is Choice.CHANGE and decision.span is None and decision.code is None:
        raise UsageError.at(item.key, "nothing of it is changed", "give another span or another criterion")
    if decision.choice is not Choice.ACCEPT:
        _needs_reason(item, decision)


def _near_miss(item: ItemState, decision: Decision) -> None:
    if decision.choice is not Choice.REJECT:
        _needs_reason(item, decision)


def _idea(item: ItemState, decision: Decision) -> None:
    if decision.choice is Choice.CHANGE:
        raise UsageError.at(item.key, "this is accepted or rejected", "choose one of the two")
    if decision.choice is Choice.REJECT:
        _needs_reason(item, decision)


_CHECKS: Final[dict[Kind, Callable[[ItemState, Decision], None]]] = {
    Kind.CRITERION: _criterion,
    Kind.EVIDENCE: _span,
    Kind.OWN: _span,
    Kind.NEAR_MISS: _near_miss,
    Kind.IDEA: _idea,
}
