"""A rubric's counting examples → each turned so that it must lose its credit, or must keep it.

A sentence that shows an indicator is denied, wished, planned, given to a colleague, quoted, asked and
rejected; and told of another child. What an indicator allows is not asked of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markassist import words
from markassist.bench.examples import account_of
from markassist.road import mark
from markassist.rubric.compile import CompiledCriterion, Rubric
from markassist.rubric.marked_text import marked_text
from markassist.vocabulary import Stance

_VOID = {
    "negated": Stance.NEGATED,
    "hypothetical": Stance.HYPOTHETICAL,
    "intended": Stance.INTENDED,
    "attributed": Stance.ATTRIBUTED,
    "quoted": Stance.QUOTED,
    "questioned": Stance.QUESTIONED,
    "refuted": Stance.REFUTED,
}


@dataclass(frozen=True, slots=True)
class Variant:
    """One turned sentence, and whether it came out as it must."""

    criterion: str
    indicator: str
    turn: str
    """A stance, or `another child`, which must keep its credit."""
    sentence: str
    holds: bool


def variants(rubric: Rubric) -> Iterator[Variant]:
    """Every variant of every counting example of every criterion, in order."""
    for criterion in rubric.criteria:
        alone = replace(rubric, criteria=(criterion,), misconceptions=())
        for name, sentence in _counting(criterion):
            if _credited(sentence, name, alone):
                yield from _turned(criterion, name, sentence, alone)


def _counting(criterion: CompiledCriterion) -> Iterator[tuple[str, str]]:
    """The sentences of counting brackets, each with its indicator."""
    harms = {i.name for i in criterion.indicators if i.spec.harms}
    for example in criterion.spec.examples:
        marked = marked_text(example.text) if example.todo is None else None
        for bracket in marked.brackets if marked else ():
            if bracket.counts and bracket.name not in harms and marked is not None:
                yield bracket.name, _sentence_around(marked.text, bracket.start, bracket.end)


def _sentence_around(text: str, start: int, end: int) -> str:
    first = max((m.end() for m in re.finditer(r"[.!?]\s+|\n", text[:start])), default=0)
    last = re.search(r"[.!?](?=\s|$)", text[end:])
    return text[first : end + last.end() if last else len(text)].strip()


def _credited(sentence: str, indicator: str, alone: Rubric) -> bool:
    (finding,) = mark(account_of(sentence), alone).findings
    return any(e.indicator == indicator and e.why is None for e in (*finding.evidence, *finding.near_misses))


def _turned(criterion: CompiledCriterion, name: str, sentence: str, alone: Rubric) -> Iterator[Variant]:
    allowed = next(i.spec.allows for i in criterion.indicators if i.name == name)
    for turn, stance in _VOID.items():
        if stance not in allowed and (turned := _TURNS[turn](sentence)):
            yield Variant(criterion.code, name, turn, turned, not _credited(turned, name, alone))
    if (other := _another_child(sentence)) != sentence:
        yield Variant(criterion.code, name, "another child", other, _credited(other, name, alone))


_ACT = re.compile(r"^I ([a-z]+)\b(.*)$", re.DOTALL)


def _act(sentence: str) -> tuple[str, str] | None:
    """The verb, in its dictionary form, and the rest of a sentence that opens with `I` and a past act."""
    match = _ACT.match(sentence)
    if match is None:
        return None
    word = words.word(match[1])
    if not word.can_be & words.PAST or match[1] in {"had", "was", "did", "could", "would"}:
        return None
    base = min((k for k in word.keys if k != word.lower), key=len, default=word.lower)
    return base, match[2]


def _negated(sentence: str) -> str | None:
    act = _act(sentence)
    return f"I did not {act[0]}{act[1]}" if act and " and " not in act[1] and "," not in act[1] else None


def _hypothetical(sentence: str) -> str | None:
    match = _ACT.match(sentence)
    if not _act(sentence) or match is None or " and " in match[2] or "," in match[2]:
        return None
    return f"I should have {words.participle(match[1])}{match[2]}"


def _intended(sentence: str) -> str | None:
    act = _act(sentence)
    return (
        f"Next time I will {act[0]}{act[1]}" if act and " and " not in act[1] and "," not in act[1] else None
    )


def _attributed(sentence: str) -> str | None:
    return (
        f"My colleague {sentence[2:]}"
        if _act(sentence) and not re.search(r"\b(I|my|me)\b", sentence[2:])
        else None
    )


def _quoted(sentence: str) -> str | None:
    return f"The policy states: “{sentence}”" if '"' not in sentence and "“" not in sentence else None


def _questioned(sentence: str) -> str | None:
    if '"' in sentence or "“" in sentence:
        return None
    return f"Would it be true to say that {_lowered(sentence).rstrip('.!')}?"


def _refuted(sentence: str) -> str | None:
    return f"It is a myth that {_lowered(sentence)}" if '"' not in sentence and "“" not in sentence else None


_TURNS = {
    "negated": _negated,
    "hypothetical": _hypothetical,
    "intended": _intended,
    "attributed": _attributed,
    "quoted": _quoted,
    "questioned": _questioned,
    "refuted": _refuted,
}


def _lowered(sentence: str) -> str:
    first = sentence.split(" ", 1)[0]
    return sentence if first == "I" or len(first) == 1 else sentence[0].lower() + sentence[1:]


_OTHER = {"he": "she", "him": "her", "his": "her", "himself": "herself", "she": "he", "herself": "himself"}


def _another_child(sentence: str) -> str:
    """The same told of a child of the other sex; sentences with `her` stay, since it may be him or his."""
    if re.search(r"\b(her|mum|dad|nan|brother|sister|manager)\b", sentence):
        return sentence

    def swap(match: re.Match[str]) -> str:
        other = _OTHER[match[0].lower()]
        return other.capitalize() if match[0][0].isupper() else other

    return re.sub(rf"(?i)\b({'|'.join(_OTHER)})\b", swap, sentence)
