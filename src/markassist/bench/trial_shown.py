"""A trial → the lines in which an author reads what fired, and why words do or do not count."""

from markassist.bench.trial import Fired, Trial
from markassist.explanation import IndicatorState
from markassist.renderers import explanation_words as phrases
from markassist.renderers import layout, words
from markassist.renderers.columns import Columns
from markassist.renderers.screen import Screen
from markassist.values import Account, Evidence
from markassist.vocabulary import STATUS_RANK


def shown(trial: Trial, screen: Screen | None = None) -> bytes:
    """The standing, what it needs, each indicator with the words found of it, and every term that fired."""
    explanation = trial.explanation
    account = phrases.masked(explanation)
    columns = Columns(screen or Screen())
    sign, status = words.STATUS_SIGN[explanation.status], words.STATUS[explanation.status]
    columns.line((f"{explanation.code}  {sign} {status}", "bold"))
    for state in explanation.needs:
        if STATUS_RANK[state.status] > STATUS_RANK[explanation.status]:
            for one in state.conditions:
                box = "■" if one.holds else "□"
                columns.item(box, f"{words.STATUS[state.status]}: {phrases.condition(one)}", indent=2)
    for indicator in explanation.indicators:
        _indicator(columns, indicator, account)
    _fired(columns, trial.fired, account)
    for held in explanation.defeated_by:
        columns.item(
            "≠", f"against it: {words.plain(held.id)}, held in “{account.text[held.start : held.end]}”"
        )
    return columns.text().encode("utf-8", "replace")


def _indicator(columns: Columns, indicator: IndicatorState, account: Account) -> None:
    columns.gap()
    against = ", which goes against it" if indicator.harms else ""
    columns.line((indicator.name, "bold"), f": {layout.one_line(indicator.says)}{against}")
    for evidence in indicator.evidence:
        _words(columns, "■", "counts", words.LEVEL[evidence.level], evidence, account)
    for miss in indicator.voided:
        why = words.why(miss.why)
        if miss.why_cue is not None:
            why = f"{why}, by “{phrases.cue(miss.why_cue, account)}”"
        _words(columns, "□", "does not count", why, miss, account)
    for loose in indicator.loose:
        columns.item("□", f"“{account.text[loose.start : loose.end]}” {phrases.loose(loose)}", indent=2)
    if not (indicator.evidence or indicator.voided or indicator.loose):
        columns.line("no words of it are found", indent=2)


def _words(columns: Columns, sign: str, says: str, why: str, evidence: Evidence, account: Account) -> None:
    quote = layout.one_line(account.text[evidence.start : evidence.end])
    columns.item(sign, f"“{quote}” {says}: {why}", indent=2)
    if evidence.cues:
        columns.line((phrases.cues(evidence, account), "dim"), indent=4)


def _fired(columns: Columns, fired: tuple[Fired, ...], account: Account) -> None:
    columns.gap()
    columns.line(("Terms that stand in it", "bold") if fired else "none of its terms stands in it")
    for one in fired:
        source = f"“{one.term}” of {one.source}" if one.source else f"the term “{one.term}”"
        guard = f", voided by its guard “{one.guard}”" if one.guard else ""
        columns.item(
            "·", f"“{layout.one_line(account.text[one.start : one.end])}” is {source}{guard}", indent=2
        )
