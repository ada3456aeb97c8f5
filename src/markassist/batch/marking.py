"""One submission → its reports, and what the tables and the cohort page need to know of it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Final

from msgspec.structs import replace

from markassist import extras
from markassist.batch import journal, whole
from markassist.batch.journal import Journal
from markassist.batch.naming import distinct, safe
from markassist.batch.passages import passages
from markassist.batch.source import Source
from markassist.batch.submissions import Named, Submission
from markassist.errors import Fault, MarkassistError
from markassist.read import read_account_bytes
from markassist.render import render
from markassist.renderers import layout, words
from markassist.renderers.masking import mask_report
from markassist.returns.notes import notes, of_piece
from markassist.returns.word_copy import is_word, with_comments
from markassist.road import mark, mark_portfolio
from markassist.rubric.compile import Rubric
from markassist.values import Account, Evidence, Piece, Report
from markassist.version import __version__


@dataclass(frozen=True, slots=True)
class Marked:
    """How it went with one submission."""

    name: str
    was_done: bool
    """It was marked by an earlier run and has not changed."""
    is_marked: bool
    """There is a report."""
    reasons: tuple[str, ...]
    """Why a file, or all of it, could not be read."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All that marking a submission takes."""

    source: Source
    rubric: Rubric
    folder: Path
    resume: bool
    also: tuple[str, ...] = ()
    """Further forms of each report."""


WORD: Final = "docx"
SUFFIX: Final = {
    "markdown": ".md",
    WORD: ".docx",
    "annotations": ".jsonld",
    "matrix-xlsx": ".matrix.xlsx",
    "matrix-docx": ".matrix.docx",
}
"""Forms of a report that a batch makes when asked."""


def mark_submission(submission: Submission, desk: Desk) -> Marked:
    """Mark a submission and keep what comes of it, unless that is kept already.

    Raises MarkassistError where results cannot be written; what is wrong with an account is told in them.
    """
    kept = Journal(desk.folder)
    contents, reasons = _contents(submission, desk.source)
    its_key = _key(submission, contents, reasons, desk)
    if desk.resume and kept.is_done(submission.name, its_key):
        entry = kept.entry(submission.name) or {}
        return Marked(submission.name, True, bool(entry["marked"]), tuple(entry["failures"]))
    pieces, more = _pieces(submission, contents)
    reasons += more
    report = _report(submission, pieces, desk.rubric) if pieces else None
    documents = list(_documents(submission, report, contents)) if report else []
    outputs = _outputs(submission, report, _forms(contents, pieces, desk)) if report else {}
    outputs |= {one.path: one.data for one in documents}
    kept.keep(_entry(submission, its_key, reasons, report, documents), outputs)
    return Marked(submission.name, False, report is not None, tuple(reasons))


def failed(submission: Submission, reason: str, folder: Path) -> Marked:
    """Keep that a submission could not be marked at all, with no key: another run tries it again."""
    Journal(folder).keep(_entry(submission, "", [reason]), {})
    return Marked(submission.name, False, False, (reason,))


def _contents(submission: Submission, source: Source) -> tuple[list[tuple[Named, bytes]], list[str]]:
    contents: list[tuple[Named, bytes]] = []
    reasons: list[str] = []
    for one in submission.files:
        try:
            contents.append((one, source.content(one.file)))
        except MarkassistError as error:
            reasons += _told(error, one.name)
    return contents, reasons


def _forms(contents: list[tuple[Named, bytes]], pieces: list[Account], desk: Desk) -> tuple[str, ...]:
    """The forms asked for, and a Word report where some of what was read is no Word file."""
    read = {piece.name for piece in pieces}
    without = any(one.name in read and not is_word(data, one.name) for one, data in contents)
    is_wanted = without and WORD not in desk.also and _has_word()
    return (*desk.also, WORD) if is_wanted else desk.also


def _has_word() -> bool:
    return extras.is_there("docx")


def _key(submission: Submission, contents: list[tuple[Named, bytes]], reasons: list[str], desk: Desk) -> str:
    hashes = [[one.name, hashlib.sha256(data).hexdigest()] for one, data in contents]
    about = [submission.name, submission.learner, submission.platform, submission.ids]
    return journal.key(__version__, desk.rubric.sha256, desk.also, _has_word(), about, hashes, reasons)


def _pieces(submission: Submission, contents: list[tuple[Named, bytes]]) -> tuple[list[Account], list[str]]:
    pieces: list[Account] = []
    reasons: list[str] = []
    for one, data in contents:
        try:
            pieces.append(replace(read_account_bytes(data, one.name), name=one.name))
        except MarkassistError as error:
            reasons += _told(error, one.name)
    return pieces, reasons


def _told(error: MarkassistError, name: str) -> Iterator[str]:
    for fault in error.faults:
        yield reason(fault, name)


def reason(fault: Fault, name: str) -> str:
    """A fault as one line of `failures.csv`: never beginning with a name, which might be a formula."""
    return " ".join(f"{fault.wrong} ({name}); {fault.remedy}".split())


def _report(submission: Submission, pieces: list[Account], rubric: Rubric) -> Report:
    if len(submission.files) == 1:
        alone = pieces[0]
        on_platform = submission.platform != "folder"
        return mark(
            replace(alone, name=f"{submission.learner}, {alone.name}") if on_platform else alone, rubric
        )
    return mark_portfolio(pieces, rubric, submission.learner)


@dataclass(frozen=True, slots=True)
class _Document:
    """A learner's own Word file with comments, and which of their files it was."""

    path: str
    of: Named
    data: bytes


def _outputs(submission: Submission, report: Report, also: Iterable[str]) -> dict[str, bytes]:
    """The report in its forms, by path in the folder of results."""
    stem = f"reports/{submission.name}"
    outputs = {f"{stem}.json": render(report, "json"), f"{stem}.html": render(report, "html")}
    outputs[f"{whole.FOLDER}{submission.name}.json"] = whole.whole_bytes(report)
    return outputs | {f"{stem}{SUFFIX[form]}": render(report, form) for form in also}


def _documents(
    submission: Submission, report: Report, contents: list[tuple[Named, bytes]]
) -> Iterator[_Document]:
    """The learner's own Word files with comments: `NAME.docx`, or of several `NAME - PIECE.docx`."""
    told = notes(report)
    pieces = {piece.name: piece for piece in report.account.pieces}
    documents = [
        (one, data) for one, data in contents if is_word(data, one.name) and _is_read(one.name, pieces)
    ]
    stems = [safe(f"{submission.name} - {PurePath(one.name).stem}") for one, _ in documents]
    names = distinct(stems, [f" ({number})" for number in range(1, len(stems) + 1)])
    for (one, data), name in zip(documents, names, strict=True):
        its_own = of_piece(told, pieces[one.name]) if pieces else told
        path = f"{journal.DOCUMENTS}{name if pieces else submission.name}.docx"
        yield _Document(path, one, with_comments(data, one.name, its_own))


def _is_read(name: str, pieces: Mapping[str, Piece]) -> bool:
    return not pieces or name in pieces


def _entry(
    submission: Submission,
    its_key: str,
    reasons: list[str],
    report: Report | None = None,
    documents: Iterable[_Document] = (),
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


def _document(document: _Document, submission: Submission) -> dict[str, str]:
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
