"""The same words gone from a batch's folder: reports, documents, journal and tables; and from a library."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from markassist.batch.journal import DOCUMENTS, Entry, Journal
from markassist.batch.library import earlier, keep
from markassist.batch.naming import safe
from markassist.batch.results import Compared, write_tables
from markassist.batch.whole import FOLDER, read_whole
from markassist.errors import MarkassistError
from markassist.render import render
from markassist.review.erasing import Erase, without
from markassist.rubric.compile import Rubric
from markassist.rubric.load import load_rubric

_TABLES = (
    "results.csv",
    "results.xlsx",
    "results.parquet",
    "same_words.html",
    "same_words.csv",
    "cohort.html",
)
_RETURNED = ("feedback.zip", "comments.csv")


class Gone(Struct, frozen=True):
    """What went from a batch's folder."""

    names: tuple[str, ...]
    """Of its accounts."""
    notes: tuple[str, ...]
    """A line for each thing that is left to do."""


def erase_learner(folder: Path, learner: str) -> Gone:
    """Take a learner's accounts out of a batch's folder; `COHORT/NAME` means this folder's name only.

    Their files in the source that the batch was made from are the learner's own, and stay.
    """
    cohort, _, name = learner.rpartition("/")
    names = {learner, name} if cohort == folder.resolve().name else {learner}
    return _forget(folder, lambda entry: str(entry["learner"] or entry["name"]) in names)


def erase_accounts(folder: Path, sha256s: Collection[str]) -> Gone:
    """Take the accounts out of a batch's folder whose files had these hashes."""
    return _forget(folder, lambda entry: _sha256(folder, entry) in sha256s)


def erase_words(folder: Path, erase: Erase) -> Gone:
    """Put dots in the place of words in everything that a batch keeps."""
    journal = Journal(folder)
    changed = [entry for entry in journal.entries(journal.names()) if _holds(folder, entry, erase)]
    rubric = _rubric(folder, changed)
    for entry in changed:
        _write_without(folder, journal, entry, erase)
    names = tuple(str(entry["name"]) for entry in changed)
    return Gone(names, _tables(folder, journal, rubric) if changed else _earlier(folder, erase))


def _forget(folder: Path, is_gone: Callable[[Entry], bool]) -> Gone:
    journal = Journal(folder)
    gone = [entry for entry in journal.entries(journal.names()) if is_gone(entry)]
    rubric = _rubric(folder, gone)
    for entry in gone:
        journal.forget(str(entry["name"]))
        _forget_documents(folder, str(entry["name"]))
    names = tuple(str(entry["name"]) for entry in gone)
    return Gone(names, _tables(folder, journal, rubric) if gone else ())


def _sha256(folder: Path, entry: Entry) -> str | None:
    path = folder / f"{FOLDER}{entry['name']}.json"
    try:
        return read_whole(path.read_bytes(), str(path)).report.account.sha256
    except (OSError, MarkassistError):
        return None


def _earlier(folder: Path, erase: Erase) -> tuple[str, ...]:
    """Take away the pages of shared passages where they quote an earlier cohort's words that are to go."""
    pages = [folder / name for name in _TABLES if name.startswith("same_words") and (folder / name).exists()]
    if not any(erase(told := path.read_text(encoding="utf-8-sig")) != told for path in pages):
        return ()
    for path in pages:
        path.unlink()
    return (f"{folder}: the pages of shared passages are taken away: `markassist batch --resume` makes them",)


def erase_from_library(library: Path, is_gone: Callable[[str], bool], erase: Erase) -> int:
    """Take passages of accounts, or words, out of a library of earlier cohorts; how many were changed."""
    by_cohort: dict[str, list[Any]] = {}
    changed = 0
    for kept in earlier(library, ""):
        left = by_cohort.setdefault(kept.cohort, [])
        if is_gone(kept.account) or erase(kept.account) != kept.account or erase(kept.text) != kept.text:
            changed += 1
        else:
            left.append(kept)
    if changed:
        for cohort, passages in by_cohort.items():
            keep(library, cohort, passages)
    return changed


def _holds(folder: Path, entry: Entry, erase: Erase) -> bool:
    """Whether the words stand in anything that is kept of an account."""
    data = msgspec.json.encode(dict(entry))
    whole = folder / f"{FOLDER}{entry['name']}.json"
    return without(data, erase) != data or (
        whole.exists() and without(whole.read_bytes(), erase) != whole.read_bytes()
    )


def _write_without(folder: Path, journal: Journal, entry: Entry, erase: Erase) -> None:
    """Write what is kept of an account anew; documents go, since words may stand anywhere in them."""
    name = str(entry["name"])
    left: dict[str, Any] = msgspec.json.decode(without(msgspec.json.encode(dict(entry)), erase))
    path = folder / f"{FOLDER}{name}.json"
    outputs: dict[str, bytes] = {}
    if path.exists():
        data = without(path.read_bytes(), erase)
        report = read_whole(data, str(path)).report
        called = safe(left["name"])
        outputs[f"{FOLDER}{called}.json"] = data
        outputs |= {f"reports/{called}.{form}": render(report, form) for form in ("json", "html")}
        left["name"] = called
    journal.forget(name)
    _forget_documents(folder, name)
    journal.keep({**left, "documents": []}, outputs)


def _forget_documents(folder: Path, name: str) -> None:
    """Documents that were set aside because somebody had written into them."""
    for path in (folder / DOCUMENTS).glob("*(before).docx"):
        if path.name.startswith((f"{name} (", f"{name} - ")):
            path.unlink(missing_ok=True)


def _rubric(folder: Path, entries: Iterable[Entry]) -> Rubric | None:
    """The rubric that accounts were marked with, if it is a shipped one and still the same."""
    for entry in entries:
        path = folder / f"{FOLDER}{entry['name']}.json"
        try:
            named = read_whole(path.read_bytes(), str(path)).report.rubric
            found = load_rubric(named.id)
        except (OSError, MarkassistError):
            continue
        return found if found.sha256 == named.sha256 else None
    return None


def _tables(folder: Path, journal: Journal, rubric: Rubric | None) -> tuple[str, ...]:
    """Make the cohort's tables anew, or take them away where the rubric is not at hand."""
    notes = []
    for name in _RETURNED:
        if (path := folder / "return" / name).exists():
            path.unlink()
            notes.append(f"{path} is taken away: make it anew with `markassist return`")
    if rubric is not None:
        names = journal.names()
        notes += write_tables(folder, names, rubric, Compared(folder.resolve().name), lambda _: None)
        return tuple(notes)
    for name in _TABLES:
        (folder / name).unlink(missing_ok=True)
    notes.append(f"the tables of {folder} are taken away: `markassist batch --resume` makes them anew")
    return tuple(notes)
