"""The road: account and rubric in, report out. Only this module knows the order of the stages."""

from collections.abc import Iterable, Iterator

from markassist import words
from markassist.annotate import annotate
from markassist.annotators.stance import reading
from markassist.compose import Facts, compose
from markassist.doc import Doc
from markassist.judge import judge
from markassist.match import match
from markassist.rubric.compile import Rubric
from markassist.values import Account, Mention, Pace, Report
from markassist.vocabulary import BORROWED_ZONES, Level, Stance


def mark(account: Account, rubric: Rubric) -> Report:
    """Hold an account against a rubric.

    The same account, rubric and version give the same report, on any machine. Nothing is decided: the report
    locates and suggests.
    """
    words.use(rubric.words)
    doc = annotate(account)
    matched = match(doc, rubric)
    findings = judge(matched.evidence, matched.misconceptions, rubric)
    return compose(account, rubric, findings, matched.misconceptions, _facts(doc))


def mark_all(accounts: Iterable[Account], rubric: Rubric) -> Iterator[Report]:
    """Mark accounts one after another, in their order, holding one at a time."""
    for account in accounts:
        yield mark(account, rubric)


def _facts(doc: Doc) -> Facts:
    """What the annotators found, as text, offsets and names."""
    return Facts(
        mentions=tuple(_mention(doc, m.id, m.start, m.end) for m in doc.mentions),
        pace=tuple(
            Pace(f"pace.{p.element}", True, doc.quote(p.start, p.end), *doc.span(p.start, p.end))
            for p in doc.pace
        ),
        reflection=doc.reflection,
        alerts=tuple(doc.alerts),
        signals=tuple(doc.signals),
    )


def _mention(doc: Doc, name: str, start: int, end: int) -> Mention:
    read = reading(doc, start, end)
    level = Level.ECHO if read.stance is Stance.QUOTED and read.zone in BORROWED_ZONES else Level.MENTION
    return Mention(name, doc.quote(start, end), *doc.span(start, end), read.stance, level)
