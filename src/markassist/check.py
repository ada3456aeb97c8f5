"""Report + Rubric → SelfCheck: questions and the learner's own passages, never the marking key."""

from markassist.rubric.compile import CompiledCriterion, Rubric
from markassist.selfcheck import Count, Identifier, Item, Located, SelfCheck
from markassist.values import Evidence, Finding, Report
from markassist.vocabulary import Move

SIGNPOST = (
    "If anything in this account has not already been reported, speak to your designated safeguarding lead "
    "or manager now; your account cannot be used as a report."
)


def check(report: Report, rubric: Rubric, profile: str = "open", earlier: Report | None = None) -> SelfCheck:
    """What a learner may be told of a draft. `profile` is `open` or `generic` (no pointers)."""
    specs = {c.code: c for c in rubric.criteria}
    return SelfCheck(
        account=report.account,
        rubric=report.rubric,
        title=rubric.title,
        profile=profile,
        items=tuple(_item(f, specs[f.code], profile) for f in report.findings),
        counts=_counts(report),
        identifiers=_identifiers(report),
        signposts=(SIGNPOST,) if any(a.kind != "confidentiality" for a in report.alerts) else (),
        changes=_changes(report, earlier) if earlier is not None else (),
    )


def _item(finding: Finding, criterion: CompiledCriterion, profile: str) -> Item:
    spec = criterion.spec
    return Item(
        code=spec.code,
        wording=spec.learner_title,
        questions=spec.asks_learner,
        passages=_passages(finding.evidence),
        pointers=spec.pointers if profile == "open" else (),
    )


def _passages(evidence: tuple[Evidence, ...]) -> tuple[Located, ...]:
    """The spans, each once and without those inside another."""
    kept: list[Evidence] = []
    for e in sorted(evidence, key=lambda e: (e.start, -e.end)):
        if not kept or e.end > kept[-1].end:
            kept.append(e)
    return tuple(Located(e.quote, e.start, e.end, e.paragraph, e.section) for e in kept)


def _counts(report: Report) -> tuple[Count, ...]:
    moves = report.reflection.moves
    counts = [
        Count("sentences that tell what you felt", sum(m.move is Move.FEELING for m in moves)),
        Count("sentences that say what you learned", sum(m.move is Move.LEARNING for m in moves)),
        Count("sentences that look ahead", sum(m.move is Move.INTENTION for m in moves)),
    ]
    if report.reflection.models_named and report.reflection.stages:
        found = {
            s.stage
            for s in report.reflection.stages
            if s.stage.split(".")[0] in report.reflection.models_named
        }
        missing = {s for s in report.reflection.missing if s.split(".")[0] in report.reflection.models_named}
        if found:
            counts.append(Count("stages located of the model you name", len(found), len(found | missing)))
    return tuple(counts)


def _identifiers(report: Report) -> tuple[Identifier, ...]:
    says = "this line may identify someone; change it before you share it"
    return tuple(
        Identifier(a.id, a.quote, a.start, a.end, _paragraph(report, a.start), says)
        for a in report.alerts
        if a.kind == "confidentiality"
    )


def _paragraph(report: Report, start: int) -> int:
    return next((n for n, b in enumerate(report.account.blocks, 1) if b.start <= start < b.end), 1)


def _changes(report: Report, earlier: Report) -> tuple[str, ...]:
    """What is now located that was not, and what was lost: by criterion, without its status."""
    before = {f.code: {e.quote for e in f.evidence} for f in earlier.findings}
    lines = []
    for finding in report.findings:
        now = {e.quote for e in finding.evidence}
        gained, lost = len(now - before.get(finding.code, set())), len(before.get(finding.code, set()) - now)
        if gained:
            lines.append(
                f"{finding.code}: {_passages_count(gained)} located that the earlier draft did not have"
            )
        if lost:
            lines.append(f"{finding.code}: {_passages_count(lost)} of the earlier draft no longer there")
    return tuple(lines) or ("the same passages are located as in the earlier draft",)


def _passages_count(number: int) -> str:
    return "one passage" if number == 1 else f"{number} passages"
