"""One account's gold and report → everything on which they disagree, with the words."""

from collections.abc import Iterable, Iterator, Set

from msgspec import Struct
from msgspec.structs import replace

from markassist.evaluate import known
from markassist.evaluate.agreement import agree
from markassist.evaluate.gold import Gold, Label
from markassist.evaluate.tally import counted_mentions, credited, ids, located, stage_located, stages_asked
from markassist.renderers.masking import mask_report
from markassist.values import Alert, Evidence, Finding, Mention, Misconception, Pace, Report
from markassist.vocabulary import STATUS_RANK, Status


class Quote(Struct, frozen=True):
    """Words of the account, and in what part they stand here."""

    role: str
    start: int
    end: int
    quote: str
    masked: str
    """The same with identifiers masked, for people to read."""


class Disagreement(Struct, frozen=True):
    """One thing that gold and engine say differently."""

    account: str
    kind: str
    """status, trap, evidence, mention, stance, pace, model, stage, misconception or alert."""
    id: str
    """A criterion's code, or an id of the contract."""
    gold: str
    engine: str
    reasons: tuple[str, ...] = ()
    """The engine's, for a status."""
    quotes: tuple[Quote, ...] = ()

    @property
    def credit(self) -> str | None:
        """Of a status: `missed` where only gold gives credit, `false` where only the engine does."""
        if self.kind != "status" or _is_credit(self.gold) == _is_credit(self.engine):
            return None
        return "missed" if _is_credit(self.gold) else "false"


def _is_credit(status: str) -> bool:
    return STATUS_RANK[Status(status)] >= STATUS_RANK[Status.PARTIAL]


def disagreements(gold: Gold, report: Report) -> tuple[Disagreement, ...]:
    """By criterion in the rubric's order, then what belongs to none."""
    here = _Here.of(gold, report)
    return (
        *(d for finding in report.findings for d in _criterion(here, finding)),
        *_mentions(here),
        *_pace(here),
        *_reflection(here),
        *_misconceptions(here),
        *_alerts(here),
    )


class _Here(Struct, frozen=True):
    """What is compared, and the account's text as people may read it."""

    gold: Gold
    report: Report
    masked: str

    @classmethod
    def of(cls, gold: Gold, report: Report) -> "_Here":
        """Mask what either of the two calls an identifier."""
        labelled = tuple(
            Alert(a.id, "confidentiality", "", a.quote, a.start, a.end, "")
            for a in gold.alerts
            if a.id in known.CONFIDENTIALITY
        )
        both = replace(report, alerts=(*report.alerts, *labelled))
        return cls(gold, report, mask_report(both).account.text)

    def quote(self, role: str, start: int, end: int) -> Quote:
        return Quote(role, start, end, self.gold.account.text[start:end], self.masked[start:end])

    def labels(self, labels: Iterable[Label], role: str = "gold") -> tuple[Quote, ...]:
        return tuple(self.quote(role, label.start, label.end) for label in labels)

    def differ(
        self, kind: str, name: str, gold: str, engine: str, quotes: Iterable[Quote] = ()
    ) -> Disagreement:
        return Disagreement(self.gold.name, kind, name, gold, engine, quotes=tuple(quotes))


def _criterion(here: _Here, finding: Finding) -> Iterator[Disagreement]:
    gold, code = here.gold, finding.code
    if gold.criteria[code] != finding.status:
        yield _status(here, finding)
    for trap in (label for label in gold.not_evidence if label.id == code):
        found = [e for e in credited(finding) if agree(trap.span, (e.start, e.end))]
        if found:
            quotes = (*here.labels([trap]), *_evidence(here, found))
            yield here.differ("trap", code, f"no evidence: {trap.note}", "evidence", quotes)
    for label in (label for label in gold.evidence if label.id == code):
        if not located(label, finding.evidence):
            nearly = [e for e in finding.near_misses if agree(label.span, (e.start, e.end))]
            engine = "a near miss" if nearly else "not located"
            yield here.differ(
                "evidence", code, "evidence", engine, (*here.labels([label]), *_near(here, nearly))
            )


def _status(here: _Here, finding: Finding) -> Disagreement:
    wanted = [label for label in here.gold.evidence if label.id == finding.code]
    quotes = (*here.labels(wanted), *_evidence(here, finding.evidence), *_near(here, finding.near_misses))
    want = here.gold.criteria[finding.code]
    found = here.differ("status", finding.code, str(want), str(finding.status), quotes)
    return replace(found, reasons=finding.reasons)


def _evidence(here: _Here, evidence: Iterable[Evidence]) -> Iterator[Quote]:
    for e in evidence:
        yield here.quote(f"engine: {e.indicator}, {e.level}", e.start, e.end)


def _near(here: _Here, evidence: Iterable[Evidence]) -> Iterator[Quote]:
    for e in evidence:
        cue = f" (“{e.why_cue.cue}”)" if e.why_cue else ""
        yield here.quote(f"near miss: {e.indicator}, {e.why}{cue}", e.start, e.end)


def _mentions(here: _Here) -> Iterator[Disagreement]:
    gold, report = here.gold.mentions, here.report.mentions
    want, got = counted_mentions(ids(gold)), counted_mentions(m.id for m in report)
    yield from _two_ways(here, "mention", (want, got), gold, _by_id(report))
    for label in gold:
        found = next((m for m in report if m.id == label.id and agree(label.span, (m.start, m.end))), None)
        if found is not None and found.stance != label.note:
            yield here.differ("stance", label.id, label.note, str(found.stance), here.labels([label]))


def _pace(here: _Here) -> Iterator[Disagreement]:
    enacted = _by_id(p for p in here.report.pace if p.enacted)
    yield from _two_ways(here, "pace", (ids(here.gold.pace), enacted.keys()), here.gold.pace, enacted)


def _reflection(here: _Here) -> Iterator[Disagreement]:
    gold, reflection = here.gold, here.report.reflection
    yield from _two_ways(here, "model", (set(gold.models_named), set(reflection.models_named)), (), {})
    want, got = ids(gold.stages), stages_asked(gold, here.report)
    spans: Spans = {}
    for stage in reflection.stages:
        spans.setdefault(stage.stage, []).append((stage.start, stage.end))
    yield from _two_ways(here, "stage", (want, got if want else set()), gold.stages, spans)
    for label in gold.stages:
        if label.id in got and not stage_located(label, here.report):
            elsewhere = (here.quote("engine", *span) for span in spans[label.id])
            yield here.differ("stage", label.id, "here", "elsewhere", (*here.labels([label]), *elsewhere))


def _misconceptions(here: _Here) -> Iterator[Disagreement]:
    gold, report = here.gold.misconceptions, here.report.misconceptions
    held = _by_id(m for m in gold if m.note == "held")
    got = _by_id(m for m in report if m.stance == "held")
    for name in sorted(held.keys() - got.keys()):
        said = next((m.stance for m in report if m.id == name), "not located")
        yield here.differ("misconception", name, "held", said, here.labels(m for m in gold if m.id == name))
    for name in sorted(got.keys() - held.keys()):
        spared = [m for m in gold if m.id == name]
        want = spared[0].note if spared else "not there"
        quotes = (here.quote("engine", *span) for span in got[name])
        yield here.differ("misconception", name, want, "held", (*here.labels(spared), *quotes))


def _alerts(here: _Here) -> Iterator[Disagreement]:
    found = _by_id(here.report.alerts)
    yield from _two_ways(here, "alert", (ids(here.gold.alerts), found.keys()), here.gold.alerts, found)


Spans = dict[str, list[tuple[int, int]]]
"""Where each id stands."""


def _by_id(items: Iterable[Label | Mention | Pace | Misconception | Alert]) -> Spans:
    spans: Spans = {}
    for item in items:
        spans.setdefault(item.id, []).append((item.start, item.end))
    return spans


def _two_ways(
    here: _Here, kind: str, want_got: tuple[Set[str], Set[str]], labels: tuple[Label, ...], spans: Spans
) -> Iterator[Disagreement]:
    """What is missed, with gold's words, and what is invented, with the engine's."""
    want, got = want_got
    for name in sorted(want - got):
        yield here.differ(kind, name, "there", "not located", here.labels(m for m in labels if m.id == name))
    for name in sorted(got - want):
        quotes = [here.quote("engine", *span) for span in spans.get(name, [])]
        yield here.differ(kind, name, "not there", "located", quotes)
