"""One account's gold and report → counts, which add up over accounts (contract's definitions).

Each fact is found or missed (`.tp`, `.fp`, `.fn`) or holds in some of its cases (`.hit` of `.n`).
"""

from collections import Counter
from collections.abc import Iterable, Set

from msgspec import Struct, field

from markassist.evaluate import known
from markassist.evaluate.agreement import Pair, agree
from markassist.evaluate.gold import Gold, Label
from markassist.values import Evidence, Finding, Report
from markassist.vocabulary import STATUS_RANK, Level, Status

UNCREDITED = frozenset({Level.ECHO, Level.MENTION})
"""A trap is sprung only by evidence above these."""


class Tally(Struct):
    """Counts by name, and each decision's pair of ranks; a sum, hence the one value that grows."""

    counts: Counter[str] = field(default_factory=Counter)
    pairs: list[Pair] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take in another one."""
        self.counts.update(other.counts)
        self.pairs.extend(other.pairs)


class AccountTally(Struct, frozen=True):
    """The counts of one account: by criterion, and those that belong to none."""

    criteria: dict[str, Tally]
    whole: Tally


def tally(gold: Gold, report: Report) -> AccountTally:
    """Hold a report against gold."""
    findings = {finding.code: finding for finding in report.findings}
    criteria = {code: _criterion(gold, code, finding) for code, finding in findings.items()}
    whole = Tally()
    _mentions(gold, report, whole.counts)
    _reflection(gold, report, whole.counts)
    _misconceptions(gold, report, whole.counts)
    _two_ways(whole.counts, "alerts", ids(gold.alerts), {a.id for a in report.alerts})
    enacted = {p.id for p in report.pace if p.enacted}
    _two_ways(whole.counts, "pace", ids(gold.pace), enacted)
    return AccountTally(criteria, whole)


def ids(labels: Iterable[Label]) -> set[str]:
    """The ids that labels bear."""
    return {label.id for label in labels}


def counted_mentions(found: Iterable[str]) -> set[str]:
    """Those ids of mentions that gold labels closely enough to be counted both ways."""
    return {i for i in found if i.split(".")[0] in known.LABELLED_FAMILIES or i in known.THEORISTS}


def located(label: Label, evidence: Iterable[Evidence]) -> bool:
    """Whether a labelled span is among the evidence."""
    return any(agree(label.span, (e.start, e.end)) for e in evidence)


def credited(finding: Finding) -> tuple[Evidence, ...]:
    """The evidence of a finding that is more than copied words or the term alone."""
    return tuple(e for e in finding.evidence if e.level not in UNCREDITED)


def stages_asked(gold: Gold, report: Report) -> set[str]:
    """The engine's stages of the models whose stages gold labels; all of them where it labels none."""
    models = {s.id.split(".")[0] for s in gold.stages}
    return {s.stage for s in report.reflection.stages if not models or s.stage.split(".")[0] in models}


def stage_located(label: Label, report: Report) -> bool:
    """Whether a stage of the same id touches the passage's first words."""
    return any(
        s.stage == label.id and s.start <= label.end and s.end >= label.start
        for s in report.reflection.stages
    )


def _criterion(gold: Gold, code: str, finding: Finding) -> Tally:
    here = Tally()
    want, got = gold.criteria[code], finding.status
    wanted = [e for e in gold.evidence if e.id == code]
    traps = [e for e in gold.not_evidence if e.id == code]
    here.pairs.append((STATUS_RANK[want], STATUS_RANK[got]))
    here.counts["status.hit"] += want == got
    _two_ways(here.counts, "credit", _yes(STATUS_RANK[want] >= 2), _yes(STATUS_RANK[got] >= 2))
    against = Status.CONTRADICTED
    _two_ways(here.counts, "contradicted", _yes(want == against), _yes(got == against))
    _share(here.counts, "evidence", [located(e, finding.evidence) for e in wanted])
    _share(here.counts, "trap", [located(e, credited(finding)) for e in traps])
    spans = [(e.start, e.end) for e in finding.evidence]
    _share(here.counts, "evidence_precision", [any(agree(w.span, s) for w in wanted) for s in spans])
    text = gold.account.text
    _share(here.counts, "spans", [text[e.start : e.end] == e.quote for e in finding.evidence])
    return here


def _mentions(gold: Gold, report: Report, counts: Counter[str]) -> None:
    want, got = ids(gold.mentions), {m.id for m in report.mentions}
    _two_ways(counts, "mentions", counted_mentions(want), counted_mentions(got))
    _two_ways(counts, "theorists", want & known.THEORISTS, got & known.THEORISTS)
    for label in gold.mentions:
        found = next(
            (m for m in report.mentions if m.id == label.id and agree(label.span, (m.start, m.end))), None
        )
        if found is not None:
            _share(counts, "stance", [found.stance == label.note])


def _reflection(gold: Gold, report: Report, counts: Counter[str]) -> None:
    _two_ways(counts, "models", set(gold.models_named), set(report.reflection.models_named))
    want, got = ids(gold.stages), stages_asked(gold, report)
    _two_ways(counts, "stages", want, got if want else set())
    _share(counts, "stage", [stage_located(label, report) for label in gold.stages])


def _misconceptions(gold: Gold, report: Report, counts: Counter[str]) -> None:
    held = {m.id for m in gold.misconceptions if m.note == "held"}
    spared = ids(gold.misconceptions) - held
    got = {m.id for m in report.misconceptions if m.stance == "held"}
    _two_ways(counts, "misconceptions", held, got)
    _share(counts, "misconception_trap", [i in got for i in spared])


def _two_ways(counts: Counter[str], name: str, want: Set[str], got: Set[str]) -> None:
    counts[f"{name}.tp"] += len(want & got)
    counts[f"{name}.fp"] += len(got - want)
    counts[f"{name}.fn"] += len(want - got)


def _share(counts: Counter[str], name: str, cases: list[bool]) -> None:
    counts[f"{name}.hit"] += sum(cases)
    counts[f"{name}.n"] += len(cases)


def _yes(said: bool) -> Set[str]:
    return frozenset({"yes"}) if said else frozenset()
