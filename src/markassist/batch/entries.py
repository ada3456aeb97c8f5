"""A submission and its report → its entry in the journal: what tables and the cohort page need of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from markassist.batch.passages import passages
from markassist.batch.submissions import Named, Submission
from markassist.renderers import layout, words
from markassist.renderers.masking import mask_report
from markassist.values import Evidence, Report


@dataclass(frozen=True, slots=True)
class Document:
    """A learner's own Word file with comments, and which of their files it was."""

    path: str
    of: Named
    data: bytes


def entry(
    submission: Submission,
    its_key: str,
    reasons: list[str],
    report: Report | None = None,
    documents: Iterable[Document] = (),
) -> Mapping[str, Any]:
    """Plain data, the account's identifiers masked as in every rendering for people."""
    return {
        "key": its_key,
        "name": submission.name,
        "learner": submission.learner,
        "platform": submission.platform,
        "ids": list(submission.ids),
        "files": [one.name for one in submission.files],
        "documents": [_document(d, submission) for d in documents],
        "failures": reasons,
        "marked": report is not None,
        **(_found(report) if report else {}),
    }


def _span(evidence: Evidence) -> dict[str, Any]:
    return {
        "quote": layout.one_line(evidence.quote),
        "where": layout.place_of(evidence),
        "paragraph": evidence.paragraph,
        "piece": evidence.piece,
        "shows": f"{words.plain(evidence.indicator)}: {words.LEVEL[evidence.level]}",
    }


def _document(document: Document, submission: Submission) -> dict[str, str]:
    """Where a document lies, what the learner calls it, and what Canvas does, which takes it back by that."""
    canvas = PurePath(document.of.file.path).name if submission.platform == "canvas" else ""
    return {"path": document.path, "name": document.of.name, "canvas": canvas}


def _found(report: Report) -> dict[str, Any]:
    shown = mask_report(report)
    depth = layout.depth(report.reflection)
    return {
        "words": len(report.account.text.split()),
        "findings": [
            {
                "code": f.code,
                "status": f.status.value,
                "corroborate": f.corroborate,
                "evidence": len(f.evidence),
                "near_misses": len(f.near_misses),
                "spans": [_span(e) for e in f.evidence],
                "learner": f.feedback.get("learner", ""),
            }
            for f in shown.findings
        ],
        "alerts": [
            {
                "id": a.id,
                "kind": a.kind,
                "priority": a.priority,
                "says": a.says,
                "where": layout.where(shown.account, a.start),
            }
            for a in layout.alerts(shown)
        ],
        "passages": [[one.where, one.text] for one in passages(report)],
        "misconceptions": sorted({m.id for m in report.misconceptions if m.stance == "held"}),
        "depth": None if depth is None else {"max": depth.deepest, "median": depth.median},
    }
