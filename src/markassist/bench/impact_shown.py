"""An Impact → the lines in which an author reads it, or JSON."""

import json
from collections import Counter
from collections.abc import Iterator

from markassist.bench.impact import Change, Impact, Moved
from markassist.renderers import layout, words
from markassist.vocabulary import Status

SCHEMA = "markassist/impact/1"


def as_text(impact: Impact) -> str:
    """Each account that would stand otherwise, then how many, in all and by criterion."""
    lines: list[str] = []
    account = None
    for change in impact.changes:
        if change.account != account:
            account = change.account
            lines += [*([""] if lines else []), account]
        lines += _change(change)
    return "\n".join([*lines, *([""] if lines else []), *_sums(impact)]) + "\n"


def as_json(impact: Impact) -> str:
    """One indented object and a line end."""
    whole = {
        "schema": SCHEMA,
        "accounts": impact.accounts,
        "changes": [
            {
                "account": one.account,
                "code": one.code,
                "before": one.before,
                "after": one.after,
                "gained": [_span(moved) for moved in one.gained],
                "lost": [_span(moved) for moved in one.lost],
                "against": [_span(moved) for moved in one.against],
            }
            for one in impact.changes
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _change(change: Change) -> Iterator[str]:
    yield f"  {change.code}: {_status(change.before, 'old')} → {_status(change.after, 'new')}"
    if change.before is None or change.after is None:
        return
    yield from (f"      + {_words(moved, 'was')}" for moved in change.gained)
    yield from (f"      − {_words(moved, 'now')}" for moved in change.lost)
    yield from (f"      ≠ {_words(moved, 'was')}" for moved in change.against)
    if not (change.gained or change.lost or change.against):
        yield "      by the same words: what the statuses need is otherwise"


def _status(status: Status | None, which: str) -> str:
    return f"(not in the {which} rubric)" if status is None else words.STATUS[status]


def _words(moved: Moved, when: str) -> str:
    evidence, other = moved.evidence, moved.otherwise
    said = f"{evidence.indicator}: “{layout.one_line(evidence.quote)}” (paragraph {evidence.paragraph})"
    if other is None:
        return said
    because = words.why(other.why) if other.why else f"it counted as {words.LEVEL[other.level]}"
    return f"{said}; {when} {because}"


def _span(moved: Moved) -> dict[str, object]:
    evidence, other = moved.evidence, moved.otherwise
    return {
        "otherwise": None if other is None else other.why,
        "indicator": evidence.indicator,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "paragraph": evidence.paragraph,
    }


def _sums(impact: Impact) -> Iterator[str]:
    accounts = len({change.account for change in impact.changes})
    yield f"{accounts} of {words.counted(impact.accounts, 'account')} would stand otherwise"
    ups = Counter(change.code for change in impact.changes if change.is_up)
    for code, number in Counter(change.code for change in impact.changes).items():
        yield f"  {code}: {number}, of them {ups[code]} with more located"
