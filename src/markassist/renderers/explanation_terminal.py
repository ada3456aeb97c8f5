"""An explanation → lines for a terminal."""

from markassist.explanation import Condition, Explanation, IndicatorState
from markassist.renderers import explanation_words as phrases
from markassist.renderers import layout, words
from markassist.renderers.columns import Columns
from markassist.renderers.screen import Screen
from markassist.values import Account

_QUIET = "dim"


def render(explanation: Explanation, screen: Screen | None = None) -> bytes:
    """The whole explanation, identifiers masked, in UTF-8; without a screen as for a pipe."""
    account = phrases.masked(explanation)
    columns = Columns(screen or Screen())
    columns.line((f"{explanation.code}  {explanation.title}", "bold"))
    columns.line(f"{words.STATUS_SIGN[explanation.status]} {words.STATUS[explanation.status]}")
    for reason in explanation.reasons:
        columns.item(("·", _QUIET), layout.one_line(reason))
    for held in explanation.defeated_by:
        columns.item(("≠", "bold"), f"against it: {words.plain(held.id)}")
        _quote(columns, account, held.start, held.end)
    _needs(columns, explanation)
    columns.heading(phrases.INDICATORS)
    for indicator in explanation.indicators:
        columns.gap()
        _indicator(columns, indicator, account)
    _nearest(columns, explanation, account)
    return columns.text().encode("utf-8", "replace")


def _needs(columns: Columns, explanation: Explanation) -> None:
    columns.heading(phrases.NEEDS)
    for state in explanation.needs:
        columns.item((words.STATUS_SIGN[state.status], "bold"), (phrases.need(state), "bold"))
        for one in state.conditions:
            _condition(columns, one, 2)
        if state.near_misses:
            columns.item("■" if state.by_near_miss else "□", phrases.near_misses(state), indent=2)


def _condition(columns: Columns, one: Condition, indent: int) -> None:
    columns.item("■" if one.holds else "□", phrases.condition(one), indent=indent)
    for way in one.ways:
        for number, inner in enumerate(way):
            if number == 0:
                columns.line(("either", _QUIET), indent=indent + 2)
            _condition(columns, inner, indent + 4)


def _indicator(columns: Columns, indicator: IndicatorState, account: Account) -> None:
    against = ", which goes against it" if indicator.harms else ""
    columns.line((words.plain(indicator.name), "bold"), f": {layout.one_line(indicator.says)}{against}")
    columns.line((f"asked for: {words.LEVEL[indicator.level]}", _QUIET), indent=2)
    for evidence in indicator.evidence:
        columns.line(phrases.counts(evidence), indent=2)
        _quote(columns, account, evidence.start, evidence.end)
        if evidence.cues:
            columns.line((phrases.cues(evidence, account), _QUIET), indent=4)
    for miss in indicator.voided:
        columns.line(phrases.voided(miss, account), indent=2)
        _quote(columns, account, miss.start, miss.end, bar="┊ ")
    for loose in indicator.loose:
        columns.line(phrases.loose(loose), indent=2)
        _quote(columns, account, loose.start, loose.end, bar="┊ ")
    if not (indicator.evidence or indicator.voided or indicator.loose):
        columns.line(("no words of it were located", _QUIET), indent=2)


def _nearest(columns: Columns, explanation: Explanation, account: Account) -> None:
    if explanation.nearest is None:
        return
    columns.heading(phrases.NEAREST)
    columns.line(phrases.nearest(explanation.nearest))
    miss = explanation.nearest.evidence
    columns.line(phrases.voided(miss, account), indent=2)
    _quote(columns, account, miss.start, miss.end, bar="┊ ")


def _quote(columns: Columns, account: Account, start: int, end: int, bar: str = "│ ") -> None:
    shown = layout.context(account, start, end)
    quote = (shown.quote, "bold underline")
    columns.line((shown.before, _QUIET), "“", quote, "”", (shown.after, _QUIET), indent=4, bar=(bar, _QUIET))
