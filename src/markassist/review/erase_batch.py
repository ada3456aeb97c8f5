"""The same words gone from a batch's folder: reports, documents, journal and tables; and from a library."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

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


def erase_accounts(folder: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Take accounts out of a batch's folder; a line for each thing that is left to do.

    Their files in the source that the batch was made from are the learner's own, and stay.
    """
    journal = Journal(folder)
    gone = [entry for name in names if (entry := journal.entry(name)) is not None]
    rubric = _rubric(folder, gone)
    for entry in gone:
        journal.forget(str(entry["name"]))
        _forget_documents(folder, str(entry["name"]))
    return _tables(folder, journal, rubric) if gone else ()


def erase_words(folder: Path, erase: Erase) -> tuple[str, ...]:
    """Put dots in the place of words in everything that a batch keeps; a line for each thing left to do."""
    journal = Journal(folder)
    changed = [entry for entry in journal.entries(journal.names()) if _holds(folder, entry, erase)]
    rubric = _rubric(folder, changed)
    for entry in changed:
        _write_without(folder, journal, entry, erase)
    return _tables(folder, journal, rubric) if changed else ()


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
