"""The road: account and rubric in, report out. Only this module knows the order of the stages."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from msgspec.structs import replace

from markassist import words
from markassist.annotate import annotate
from markassist.annotators.stance import reading
from markassist.compose import Facts, compose
from markassist.doc import Doc
from markassist.judge import judge
from markassist.match import match
from markassist.portfolio import Part, bind, gather, moved
from markassist.rubric.compile import Rubric
from markassist.sufficiency import sufficiency
from markassist.values import Account, Mention, Pace, Report, Signal
from markassist.vocabulary import BORROWED_ZONES, Level, Stance


def mark(account: Account, rubric: Rubric) -> Report:
    """Hold an account against a rubric.

    The same account, rubric and version give the same report, on any machine. Nothing is decided: the report
    locates and suggests.
    """
    words.use(rubric.words)
    with _uncollected():
        return _marked(annotate(account), rubric)


def mark_against(account: Account, rubrics: Iterable[Rubric]) -> Iterator[Report]:
    """Hold one account against several rubrics, reading it once: a report each, in their order.

    Each report is the one that `mark` gives. What a word may be a misspelling of hangs on the rubric's terms,
    so that an account is read anew for a rubric by which some word of it means something else.
    """
    readings: list[tuple[Doc, words.Asked, object]] = []
    for rubric in rubrics:
        words.use(rubric.words)
        with _uncollected():
            report = _marked(_read(account, readings), rubric)
        yield report


def _read(account: Account, readings: list[tuple[Doc, words.Asked, object]]) -> Doc:
    for doc, asked, answers in readings:
        if asked.answers() == answers:
            return doc
    with words.noting() as asked:
        doc = annotate(account)
    readings.append((doc, asked, asked.answers()))
    return doc


def _marked(doc: Doc, rubric: Rubric) -> Report:
    matched = match(doc, rubric)
    findings = judge(matched.evidence, matched.misconceptions, rubric)
    facts = _facts(doc, sufficiency(findings, rubric, is_portfolio=False))
    return compose(doc.account, rubric, findings, matched.misconceptions, facts)


def mark_portfolio(pieces: Sequence[Account], rubric: Rubric, name: str) -> Report:
    """Hold several pieces of one learner's work, whose names differ, against a rubric as one portfolio.

    Each piece is read by itself; a criterion is judged over all of them. The report's offsets count in the
    text of all pieces one after another; its JSON counts in each piece's own text.
    """
    words.use(rubric.words)
    account = bind(pieces, name)
    with _uncollected():
        parts = [_part(piece, at.start, rubric) for piece, at in zip(pieces, account.pieces, strict=True)]
    evidence = tuple(e for part in parts for e in part.matched.evidence)
    misconceptions = tuple(m for part in parts for m in part.matched.misconceptions)
    findings = judge(evidence, misconceptions, rubric)
    facts = gather([part.facts for part in parts])
    facts = replace(facts, signals=(*facts.signals, *sufficiency(findings, rubric, is_portfolio=True)))
    return compose(account, rubric, findings, misconceptions, facts)


def _part(piece: Account, start: int, rubric: Rubric) -> Part:
    doc = annotate(piece)
    return moved(Part(match(doc, rubric), _facts(doc)), start, piece.name)


def mark_all(accounts: Iterable[Account], rubric: Rubric) -> Iterator[Report]:
    """Mark accounts one after another, in their order, holding one at a time."""
    for account in accounts:
        yield mark(account, rubric)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave the search for cyclic garbage out while an account is marked.

    Marking makes many values and no cycles, and the search takes the longer the more values there are: with
    it, time per word rises with the length of an account.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _facts(doc: Doc, more: tuple[Signal, ...] = ()) -> Facts:
    """What the annotators found, as text, offsets and names."""
    return Facts(
        mentions=tuple(_mention(doc, m.id, m.start, m.end) for m in doc.mentions),
        pace=tuple(
            Pace(f"pace.{p.element}", True, doc.quote(p.start, p.end), *doc.span(p.start, p.end))
            for p in doc.pace
        ),
        reflection=doc.reflection,
        alerts=tuple(doc.alerts),
        signals=(*doc.signals, *more),
    )


def _mention(doc: Doc, name: str, start: int, end: int) -> Mention:
    read = reading(doc, start, end, term=True)
    level = Level.ECHO if read.stance is Stance.QUOTED and read.zone in BORROWED_ZONES else Level.MENTION
    return Mention(name, doc.quote(start, end), *doc.span(start, end), read.stance, level)
