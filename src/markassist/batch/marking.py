"""One submission → its reports, and what the tables and the cohort page need to know of it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Final

from msgspec.structs import replace

from markassist import extras
from markassist.batch import journal, whole
from markassist.batch.entries import Document
from markassist.batch.entries import entry as entry_of
from markassist.batch.journal import Journal
from markassist.batch.naming import distinct, safe
from markassist.batch.source import Source
from markassist.batch.submissions import Named, Submission
from markassist.errors import Fault, MarkassistError
from markassist.read import read_account_bytes
from markassist.render import render
from markassist.returns.notes import notes, of_piece
from markassist.returns.word_copy import is_word, with_comments
from markassist.road import mark, mark_portfolio
from markassist.rubric.compile import Rubric
from markassist.values import Account, Piece, Report
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


Contents = Sequence[tuple[Named, bytes]]

WORD: Final = "docx"
SUFFIX: Final = {
    "markdown": ".md",
    WORD: ".docx",
    "annotations": ".jsonld",
    "matrix-xlsx": ".matrix.xlsx",
    "matrix-docx": ".matrix.docx",
}
"""Forms of a report that a batch makes when asked."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A submission with its files' bytes, and why some of them cannot be had."""

    submission: Submission
    contents: tuple[tuple[Named, bytes], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What comes of a submission: nothing is written yet, so that it may be made on another machine."""

    entry: Mapping[str, Any]
    """Of the journal."""
    outputs: Mapping[str, bytes]
    """By path in the folder of results."""


def mark_submission(submission: Submission, desk: Desk) -> Marked:
    """Mark a submission and keep what comes of it, unless that is kept already.

    Raises MarkassistError where results cannot be written; what is wrong with an account is told in them.
    """
    kept = Journal(desk.folder)

    def is_done(key: str) -> bool:
        return desk.resume and kept.is_done(submission.name, key)

    made = made_of(handed_in(submission, desk.source), desk.rubric, desk.also, is_done)
    return unchanged(submission.name, kept) if made is None else keep(made, kept)


def handed_in(submission: Submission, source: Source) -> Handed:
    """Read a submission's files."""
    contents: list[tuple[Named, bytes]] = []
    reasons: list[str] = []
    for one in submission.files:
        try:
            contents.append((one, source.content(one.file)))
        except MarkassistError as error:
            reasons += _told(error, one.name)
    return Handed(submission, tuple(contents), tuple(reasons))


def made_of(
    handed: Handed, rubric: Rubric, also: tuple[str, ...], is_done: Callable[[str], bool]
) -> Made | None:
    """Mark a submission; None where `is_done` says of its key that the same was made of it before."""
    submission, contents, reasons = handed.submission, handed.contents, list(handed.reasons)
    its_key = _key(handed, rubric, also)
    if is_done(its_key):
        return None
    pieces, more = _pieces(contents)
    reasons += more
    report = _report(submission, pieces, rubric) if pieces else None
    documents = list(_documents(submission, report, contents)) if report else []
    outputs = _outputs(submission, report, _forms(contents, pieces, also)) if report else {}
    outputs |= {one.path: one.data for one in documents}
    return Made(entry_of(submission, its_key, reasons, report, documents), outputs)


def keep(made: Made, kept: Journal) -> Marked:
    """Write what was made. Raises MarkassistError where it cannot be written."""
    kept.keep(made.entry, made.outputs)
    entry = made.entry
    return Marked(str(entry["name"]), False, bool(entry["marked"]), tuple(entry["failures"]))


def unchanged(name: str, kept: Journal) -> Marked:
    """How it went with a submission that an earlier run is done with."""
    entry = kept.entry(name) or {}
    return Marked(name, True, bool(entry["marked"]), tuple(entry["failures"]))


def failed(submission: Submission, reason: str, folder: Path) -> Marked:
    """Keep that a submission could not be marked at all, with no key: another run tries it again."""
    Journal(folder).keep(entry_of(submission, "", [reason]), {})
    return Marked(submission.name, False, False, (reason,))


def _forms(contents: Contents, pieces: list[Account], also: tuple[str, ...]) -> tuple[str, ...]:
    """The forms asked for, and a Word report where some of what was read is no Word file."""
    read = {piece.name for piece in pieces}
    without = any(one.name in read and not is_word(data, one.name) for one, data in contents)
    is_wanted = without and WORD not in also and has_word()
    return (*also, WORD) if is_wanted else also


def has_word() -> bool:
    """Whether Word files can be written here."""
    return extras.is_there("docx")


def _key(handed: Handed, rubric: Rubric, also: tuple[str, ...]) -> str:
    submission = handed.submission
    hashes = [[one.name, hashlib.sha256(data).hexdigest()] for one, data in handed.contents]
    about = [submission.name, submission.learner, submission.platform, submission.ids]
    return journal.key(__version__, rubric.sha256, also, has_word(), about, hashes, handed.reasons)


def _pieces(contents: Contents) -> tuple[list[Account], list[str]]:
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


def _outputs(submission: Submission, report: Report, also: Iterable[str]) -> dict[str, bytes]:
    """The report in its forms, by path in the folder of results."""
    stem = f"reports/{submission.name}"
    outputs = {f"{stem}.json": render(report, "json"), f"{stem}.html": render(report, "html")}
    outputs[f"{whole.FOLDER}{submission.name}.json"] = whole.whole_bytes(report)
    return outputs | {f"{stem}{SUFFIX[form]}": render(report, form) for form in also}


def _documents(submission: Submission, report: Report, contents: Contents) -> Iterator[Document]:
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
        yield Document(path, one, with_comments(data, one.name, its_own))


def _is_read(name: str, pieces: Mapping[str, Piece]) -> bool:
    return not pieces or name in pieces
