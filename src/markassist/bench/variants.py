"""A rubric's counting examples → each turned so that it must lose its credit, or must keep it.

What an indicator allows is not asked of it. Reading is not perfect: where most sentences of a turn come
out as they must, the others are notes; where too few do, they are faults.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from markassist import words
from markassist.bench.examples import account_of
from markassist.bench.turns import KEEPS, LOSES, own_clause, until_next_clause
from markassist.errors import Fault
from markassist.road import mark
from markassist.rubric.compile import CompiledCriterion, Rubric
from markassist.rubric.load import load_rubric
from markassist.rubric.marked_text import Bracket, marked_text
from markassist.rubric.sources import shelf
from markassist.rubric.yaml_places import Way, fault_in_text
from markassist.rubric.yaml_text import Parsed, parse_yaml
from markassist.values import Evidence

FLOOR = 0.8
"""The share of a turn's sentences that must come out as they should."""


class Variant(Struct, frozen=True):
    """One turned sentence, and whether it came out as it must."""

    criterion: str
    indicator: str
    turn: str
    """A name of `turns.LOSES` or `turns.KEEPS`."""
    sentence: str
    holds: bool
    example: int
    """Which of the criterion's examples it is made from, from 0."""
    bracket: str
    """The bracket of the example, as written."""
    reading: str
    """How the words were read: the words that count though they should not, or why they do not count."""
    source: str
    """The sentence before it was turned."""


class Turned(Struct, frozen=True):
    """All sentences of one turn."""

    turn: str
    asked: int
    wrong: tuple[Variant, ...]

    @property
    def share(self) -> float:
        """How many came out as they must."""
        return 1 - len(self.wrong) / self.asked

    @property
    def is_faulty(self) -> bool:
        """Whether too few did."""
        return self.share < FLOOR


class Reached(Struct, frozen=True):
    """How many of a rubric's counting brackets the turns reach; one of an indicator that harms is none."""

    brackets: int
    turned: int
    """By a turn that must take the credit."""
    denied: int
    """By the turn that denies the writer's act."""


class TestedVariants(Struct, frozen=True):
    """What turning a rubric's examples showed."""

    reached: "Reached"
    turns: tuple[Turned, ...]
    faults: tuple[Fault, ...]
    """Sentences that come out wrong, of turns in which too many do."""
    notes: tuple[Fault, ...]
    """Sentences that come out wrong, of the other turns."""

    def table(self) -> Iterator[str]:
        """How many brackets were turned; then a line for each turn, how often the credit does as it must."""
        many = f"{self.reached.turned} of {self.reached.brackets} counting brackets could be turned"
        yield f"{many}, {self.reached.denied} of them denied"
        for turn in self.turns:
            must = "lose" if turn.turn in LOSES else "keep"
            few = f", fewer than {FLOOR:.0%}" if turn.is_faulty else ""
            yield f"{turn.turn}: {turn.asked - len(turn.wrong)} of {turn.asked} {must} their credit{few}"


def test_variants(id_or_path: str | Path) -> TestedVariants:
    """Turn every counting example of a rubric, and tell in its file what does not come out."""
    rubric, files = load_rubric(id_or_path), shelf(id_or_path)
    names = {criterion.code: criterion.spec.criterion for criterion in rubric.criteria}
    found = tuple(variants(rubric))
    turns = turned(found)
    parsed: dict[str, Parsed] = {}

    def told(turn: Turned) -> Iterator[Fault]:
        for variant in turn.wrong:
            file = files.criteria[names[variant.criterion]]
            read = parsed.setdefault(file.path, parse_yaml(file))
            way: Way = ("examples", variant.example, "text")
            wrong, remedy = _wrong(variant)
            yield fault_in_text(read, way, variant.bracket, wrong, remedy)

    return TestedVariants(
        reached(rubric, found),
        turns,
        tuple(fault for turn in turns if turn.is_faulty for fault in told(turn)),
        tuple(fault for turn in turns if not turn.is_faulty for fault in told(turn)),
    )


def _wrong(variant: Variant) -> tuple[str, str]:
    if variant.turn in LOSES:
        wrong = f"{variant.turn}, it still shows {variant.indicator}: “{variant.sentence}”"
        return f"{wrong} ({variant.reading})", "narrow its cues, or say whose act it must be with “by”"
    wrong = f"told by “{variant.turn}”, it no longer shows {variant.indicator}: “{variant.sentence}”"
    return f"{wrong} ({variant.reading})", "widen its terms: <child> for him or her, every form of a word"


def turned(variants: Iterable[Variant]) -> tuple[Turned, ...]:
    """Variants by turn, in the order of the turns; turns that had no sentence are left out."""
    by_turn: dict[str, list[Variant]] = {name: [] for name in (*LOSES, *KEEPS)}
    for variant in variants:
        by_turn[variant.turn].append(variant)
    return tuple(
        Turned(name, len(found), tuple(v for v in found if not v.holds))
        for name, found in by_turn.items()
        if found
    )


def reached(rubric: Rubric, variants: Iterable[Variant]) -> Reached:
    """Count the brackets whose sentence, or the sentence cut short, was turned."""
    lost = [(v.turn, (v.criterion, v.indicator, v.source)) for v in variants if v.turn in LOSES]
    turned, denied = {key for _, key in lost}, {key for turn, key in lost if turn == "negated"}
    brackets = [
        {(criterion.code, bracket.name, sentence) for sentence in sentences}
        for criterion in rubric.criteria
        for _, bracket, sentences in _counting(criterion)
    ]
    return Reached(
        len(brackets),
        sum(not keys.isdisjoint(turned) for keys in brackets),
        sum(not keys.isdisjoint(denied) for keys in brackets),
    )


def variants(rubric: Rubric) -> Iterator[Variant]:
    """Every variant of every counting example of every criterion, in order; none twice."""
    words.use(rubric.words)
    for criterion in rubric.criteria:
        alone = replace(rubric, criteria=(criterion,), misconceptions=())
        told: set[tuple[str, str]] = set()
        for number, bracket, sentences in _counting(criterion):
            for sentence in sentences:
                if (bracket.name, sentence) not in told and _credit(sentence, bracket.name, alone)[0]:
                    yield from _turned(criterion, number, bracket, sentence, alone)
                told.add((bracket.name, sentence))


def _counting(criterion: CompiledCriterion) -> Iterator[tuple[int, Bracket, tuple[str, ...]]]:
    """Each counting bracket, with the example it is of and the sentences to turn; none if in two."""
    harms = {i.name for i in criterion.indicators if i.spec.harms}
    for number, example in enumerate(criterion.spec.examples):
        marked = marked_text(example.text) if example.todo is None else None
        for bracket in marked.brackets if marked else ():
            if bracket.counts and bracket.name not in harms and marked is not None:
                yield number, bracket, tuple(_sentences_around(marked.text, bracket.start, bracket.end))


def _sentences_around(text: str, start: int, end: int) -> Iterator[str]:
    """The sentence in which a bracket stands, the same without what follows, and the writer's clause alone.

    None if the bracket stands in two sentences.
    """
    first = max((m.end() for m in re.finditer(r"[.!?]\s+|\n\s*", text[:start])), default=0)
    last = re.search(r"[.!?](?=\s|$)", text[end:])
    sentence = text[first : end + last.end() if last else len(text)].strip()
    if not re.search(r"[.!?][\"”’')]*\s", sentence):
        yield sentence
        yield until_next_clause(sentence, end - first)
        clause = own_clause(sentence, start - first, end - first)
        if clause is not None:
            yield clause


def _credit(sentence: str, indicator: str, alone: Rubric) -> tuple[bool, str]:
    """Whether the indicator has credit for the sentence, and how its words were read."""
    (finding,) = mark(account_of(sentence), alone).findings
    found = [e for e in (*finding.evidence, *finding.near_misses) if e.indicator == indicator]
    counts = [e for e in found if e.why is None]
    told = counts or found
    return bool(counts), _reading(told[0]) if told else "no words of it are found"


def _reading(evidence: Evidence) -> str:
    if evidence.why is None:
        return f"“{evidence.quote}” is read as {evidence.stance}, {evidence.level}"
    cue = f", by “{evidence.why_cue.cue}”" if evidence.why_cue else ""
    return f"“{evidence.quote}” is read as {evidence.why}{cue}"


def _turned(
    criterion: CompiledCriterion, number: int, bracket: Bracket, sentence: str, alone: Rubric
) -> Iterator[Variant]:
    allowed = next(i.spec.allows for i in criterion.indicators if i.name == bracket.name)
    turns = [
        (name, turn(sentence), False)
        for name, (stances, turn) in LOSES.items()
        if stances.isdisjoint(allowed)
    ]
    turns += [(name, turn(sentence), True) for name, turn in KEEPS.items()]
    for name, other, keeps in turns:
        if other is not None and other != sentence:
            credit, reading = _credit(other, bracket.name, alone)
            yield Variant(
                criterion=criterion.code,
                indicator=bracket.name,
                turn=name,
                sentence=other,
                holds=credit is keeps,
                example=number,
                bracket=bracket.written,
                reading=reading,
                source=sentence,
            )
