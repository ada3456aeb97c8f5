"""An explanation → Markdown, the learner's words escaped."""

from collections.abc import Iterator

from markassist.explanation import Condition, Explanation, IndicatorState
from markassist.renderers import explanation_words as phrases
from markassist.renderers import layout, words
from markassist.renderers.markdown_text import escape, quote
from markassist.values import Account


def render(explanation: Explanation) -> bytes:
    """The whole explanation, identifiers masked, in UTF-8."""
    account = phrases.masked(explanation)
    lines = [
        f"# {escape(explanation.code)} · {escape(explanation.title)}",
        "",
        f"{words.STATUS_SIGN[explanation.status]} **{words.sentence(words.STATUS[explanation.status])}**",
        "",
        *_reasons(explanation, account),
        f"## {phrases.NEEDS}",
        "",
        *_needs(explanation),
        f"## {phrases.INDICATORS}",
        "",
    ]
    for indicator in explanation.indicators:
        lines += _indicator(indicator, account)
    lines += _nearest(explanation, account)
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8", "replace")


def _reasons(explanation: Explanation, account: Account) -> list[str]:
    lines = [f"- {escape(reason)}" for reason in explanation.reasons]
    for held in explanation.defeated_by:
        lines += [
            f"- against it: {escape(words.plain(held.id))}  ",
            f"  {_quoted(account, held.start, held.end)}",
        ]
    return [*lines, ""] if lines else []


def _needs(explanation: Explanation) -> Iterator[str]:
    for state in explanation.needs:
        yield from (f"{words.STATUS_SIGN[state.status]} **{escape(phrases.need(state))}**", "")
        for one in state.conditions:
            yield from _condition(one, "")
        if state.near_misses:
            yield f"- {'■' if state.by_near_miss else '□'} {escape(phrases.near_misses(state))}"
        yield ""


def _condition(one: Condition, margin: str) -> Iterator[str]:
    yield f"{margin}- {'■' if one.holds else '□'} {escape(phrases.condition(one))}"
    for way in one.ways:
        yield f"{margin}  - either"
        for inner in way:
            yield from _condition(inner, f"{margin}    ")


def _indicator(indicator: IndicatorState, account: Account) -> Iterator[str]:
    against = ", which goes against it" if indicator.harms else ""
    yield from (f"### {words.sentence(words.plain(indicator.name))}", "")
    asked = words.LEVEL[indicator.level]
    yield from (f"{escape(words.sentence(indicator.says))}{against}. Asked for: {escape(asked)}.", "")
    for evidence in indicator.evidence:
        rests = f"  \n  {escape(phrases.cues(evidence, account))}" if evidence.cues else ""
        yield f"- {_item(phrases.counts(evidence), account, evidence.start, evidence.end)}{rests}"
    for miss in indicator.voided:
        yield f"- {_item(phrases.voided(miss, account), account, miss.start, miss.end)}"
    for loose in indicator.loose:
        yield f"- {_item(phrases.loose(loose), account, loose.start, loose.end)}"
    if not (indicator.evidence or indicator.voided or indicator.loose):
        yield "No words of it were located."
    yield ""


def _nearest(explanation: Explanation, account: Account) -> Iterator[str]:
    if explanation.nearest is not None:
        miss = explanation.nearest.evidence
        yield from (
            f"## {phrases.NEAREST}",
            "",
            escape(words.sentence(phrases.nearest(explanation.nearest))),
            "",
        )
        yield f"- {_item(phrases.voided(miss, account), account, miss.start, miss.end)}"


def _item(said: str, account: Account, start: int, end: int) -> str:
    return f"{escape(said)}  \n  {_quoted(account, start, end)}"


def _quoted(account: Account, start: int, end: int) -> str:
    return quote(layout.context(account, start, end))
