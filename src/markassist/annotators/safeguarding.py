"""An account → what an assessor must be told at once, and the concerns that it shows were dealt with."""

from msgspec import Struct

from markassist.annotators.copied import copied
from markassist.annotators.safeguarding_clock import (
    Spans,
    is_dealt_with,
    is_framed,
    is_hushed,
    is_worsened,
    read,
    spans_of,
    within,
)
from markassist.annotators.safeguarding_rules import Kind, Rule, rules
from markassist.doc import Doc
from markassist.values import Alert, Signal
from markassist.vocabulary import BORROWED_ZONES, Stance, Time

_NEAR = 7
"""Words between a cue and what makes it harmless."""
_SAME_MATTER = 4
"""Sentences within which two findings of one kind are one matter."""


class _Matter(Struct, frozen=True):
    """One thing found: the sentence it stands in, and whether it was dealt with."""

    sentence: int
    is_handled: bool


def safeguarding(doc: Doc) -> tuple[list[Alert], list[Signal]]:
    """Alerts of kind safeguarding and professional, and a signal for every concern that was handled.

    Rules: corpora/alerts. What stands in training, a case study or an earlier job raises neither.
    """
    spans = spans_of(doc)
    alerts: list[Alert] = []
    signals: list[Signal] = []
    for kind in rules().kinds:
        for matter in _matters(doc, spans, kind):
            sentence = doc.sentences[matter.sentence]
            start, end = doc.span(sentence.start, sentence.end)
            quote = doc.account.text[start:end]
            if matter.is_handled:
                signals.append(
                    Signal(f"handled_{kind.id}", "handled_concern", kind.handled, quote, start, end)
                )
            else:
                alerts.append(Alert(kind.id, kind.kind, kind.priority, quote, start, end, kind.says))
    alerts.extend(copied(doc, {alert.id for alert in alerts}))
    return sorted(alerts, key=lambda a: (a.start, a.id)), sorted(signals, key=lambda s: (s.start or 0, s.id))


def _matters(doc: Doc, spans: Spans, kind: Kind) -> list[_Matter]:
    """What a kind finds, one for each stretch of the account; the worst of a stretch stands for it."""
    found = sorted(
        {
            matter
            for rule in kind.rules
            for name in rule.cues
            for start, end in spans[name]
            if (matter := _judge(doc, spans, kind, rule, start, end)) is not None
        },
        key=lambda m: (m.is_handled, m.sentence),
    )
    kept: dict[int, _Matter] = {}
    for matter in found:
        around = range(matter.sentence - _SAME_MATTER, matter.sentence + _SAME_MATTER + 1)
        if kept.keys().isdisjoint(around):
            kept[matter.sentence] = matter
    return [m for m in kept.values() if m.is_handled or not kind.is_told_once or not _is_told_before(kept, m)]


def _is_told_before(kept: dict[int, _Matter], matter: _Matter) -> bool:
    """Whether the same is told earlier, with what was done about it: what follows looks back on it."""
    return any(m.is_handled and m.sentence < matter.sentence for m in kept.values())


def _judge(doc: Doc, spans: Spans, kind: Kind, rule: Rule, start: int, end: int) -> _Matter | None:
    sentence = doc.sentence_of[start]
    if not _stands(doc, rule, start, end) or is_framed(doc, spans, start):
        return None
    if any(_is_near(doc, spans[name], start, end) for name in rule.voids):
        return None
    if not all(_stand_near(doc, spans, names, sentence, rule.reach) for names in (rule.both, rule.also)):
        return None
    hushed = is_hushed(doc, spans, sentence)
    if kind.dealt and not hushed and not rule.is_always and is_dealt_with(doc, spans, kind.dealt, sentence):
        return _Matter(sentence, is_handled=True)
    if not rule.worsened_by or is_worsened(doc, spans, rule, sentence):
        return _Matter(sentence, is_handled=False)
    return None


def _stand_near(doc: Doc, spans: Spans, names: tuple[str, ...], sentence: int, reach: int) -> bool:
    """Whether one of the lists stands in the sentence or soon after it; where none is asked for, yes."""
    return not names or any(within(doc, spans[name], sentence, sentence + reach) for name in names)


def _is_near(doc: Doc, spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans stands in the cue's sentence, a few words off at most."""
    sentence = doc.sentence_of[start]
    return any(s < end + _NEAR and start < e + _NEAR for s, e in within(doc, spans, sentence, sentence))


def _stands(doc: Doc, rule: Rule, start: int, end: int) -> bool:
    """Whether the cue is said by whom the rule asks, as something that is so."""
    if rule.is_act and doc.tags[start] not in {"V", "VB", "VG", "VN"}:
        return False
    found = read(doc, start, end)
    if (found.zone in BORROWED_ZONES and not rule.is_borrowed) or _is_supposed(doc, start):
        return False
    if found.stance not in rule.stances or found.voice not in rule.by:
        return False
    if found.time in {Time.PLAN, Time.REGRET} and Stance.HYPOTHETICAL not in rule.stances:
        return False
    return not rule.is_past or found.time is Time.EPISODE


def _is_supposed(doc: Doc, start: int) -> bool:
    """Whether the sentence opens with an `if` before the cue: `If I saw a colleague …`."""
    first = doc.sentences[doc.sentence_of[start]].start
    openers = (i for i in range(first, start) if doc.words[i].lower in {"if", "when", "whenever", "suppose"})
    openers = (i for i in openers if "honest" not in (w.lower for w in doc.words[i : i + 4]))
    return any(
        i <= first + 1 and (doc.words[i].lower in {"if", "suppose"} or _is_general(doc, i)) for i in openers
    )


def _is_general(doc: Doc, i: int) -> bool:
    """`When a child tells you …` is about no one child."""
    return doc.words[min(i + 1, len(doc.words) - 1)].lower in {
        "a",
        "children",
        "any",
        "someone",
        "young",
        "you",
        "staff",
    }
