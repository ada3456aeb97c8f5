"""A finished batch → what its platform takes in: Moodle's worksheet and feedback files, Canvas's comments.

The learners' documents go back as they now lie in `word/`, with whatever the assessor has changed in them,
and without the comments that are for the assessor alone.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from markassist.batch import atomic
from markassist.batch.feedback import as_html, as_text
from markassist.batch.journal import Entry, Journal
from markassist.batch.submissions import Platform
from markassist.batch.worksheet import filled
from markassist.errors import MarkassistError, ReadError, UsageError
from markassist.readers import limits
from markassist.renderers.zip_bytes import zip_bytes
from markassist.returns.word_strip import without_private


class GivenBack(Struct, frozen=True):
    """What was written, and what there is to tell of it."""

    paths: tuple[Path, ...]
    notes: tuple[str, ...]


def to_moodle(folder: Path, out: Path, worksheet: Path | None) -> GivenBack:
    """Write the feedback-files zip, and the worksheet filled where one is given.

    Raises UsageError where the batch is not Moodle's or the worksheet is none.
    """
    entries, notes = _entries(folder, "moodle")
    members = {name: data for entry in entries for name, data in _moodle_files(folder, entry, notes)}
    paths = [_written(out / "feedback.zip", zip_bytes(members))]
    if worksheet is not None:
        feedback = {entry["ids"][0]: as_html(entry) for entry in entries}
        data = _read(worksheet)
        result = filled(data, worksheet, feedback)
        if (out / worksheet.name).exists() and (out / worksheet.name).samefile(worksheet):
            raise UsageError.at(worksheet, "this is the worksheet itself", "give -o another folder")
        paths.append(_written(out / worksheet.name, result.data))
        notes += _told(entries, result.filled, result.kept, worksheet.name)
    return GivenBack(tuple(paths), tuple(notes))


def to_canvas(folder: Path, out: Path) -> GivenBack:
    """Write comments.csv and a zip of documents named as Canvas gave them, which it takes back by name."""
    entries, notes = _entries(folder, "canvas")
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(("Student", "ID", "Comment"))
    members: dict[str, bytes] = {}
    for entry in entries:
        writer.writerow((_plain(entry["learner"]), entry["ids"][0], _plain(as_text(entry))))
        for document in entry["documents"]:
            if (data := _document(folder, document, entry, notes)) is not None:
                members[document["canvas"]] = data
    written = [_written(out / "comments.csv", b"\xef\xbb\xbf" + table.getvalue().encode())]
    written.append(_written(out / "feedback.zip", zip_bytes(members)))
    return GivenBack(tuple(written), tuple(notes))


def _entries(folder: Path, platform: Platform) -> tuple[list[Entry], list[str]]:
    """The entries of those who have a report, by name, and a line for each that does not go back."""
    journal = Journal(folder)
    names = journal.names()
    if not names:
        raise UsageError.at(folder, "there is no batch in it", "run `markassist batch … -o` with this folder")
    marked = [entry for entry in journal.entries(names) if entry["marked"]]
    found = [entry for entry in marked if entry["platform"] == platform]
    source = "Moodle" if platform == "moodle" else "Canvas"
    if not found:
        remedy = f"run `markassist batch` on the zip as {source} gives it, names unchanged"
        raise UsageError.at(folder, f"nothing in this batch came from {source}", remedy)
    left = [entry for entry in marked if entry["platform"] != platform]
    return found, [
        f"{entry['name']}: this does not go back: {source} gives no file such a name "
        f"({', '.join(entry['files'])}); give that learner their feedback yourself"
        for entry in left
    ]


def _moodle_files(folder: Path, entry: Entry, notes: list[str]) -> Iterator[tuple[str, bytes]]:
    """A learner's members of the feedback zip; Moodle's importer reads learner and plugin off the folder.

    It parts the folder's name at `_`, wants four parts and a number second, and passes over files whose names
    begin with `.` or `~`.
    """
    learner = entry["learner"].replace("_", " ").replace("/", " ") or "Participant"
    here = f"{learner}_{entry['ids'][0]}_assignsubmission_file"
    given = False
    for document in entry["documents"]:
        if (data := _document(folder, document, entry, notes)) is not None:
            name = PurePosixPath(document["name"])
            yield f"{here}/{name.with_name(name.stem.lstrip('.~') + ' - feedback.docx')}", data
            given = True
    if not given:
        yield f"{here}/feedback.txt", as_text(entry).encode()


def _document(folder: Path, document: Mapping[str, str], entry: Entry, notes: list[str]) -> bytes | None:
    """The learner's copy of a document as it now lies there; None where it is gone or broken."""
    path = folder / document["path"]
    try:
        return without_private(_read(path), str(path))
    except MarkassistError as error:
        notes.append(f"{entry['name']}: {document['path']} does not go back: {error.faults[0].wrong}")
        return None


def _told(entries: list[Entry], done: tuple[str, ...], kept: tuple[str, ...], name: str) -> Iterator[str]:
    """Who was filled in, and who needs a look."""
    yield f"{name}: feedback filled in for {len(done)} of {len(entries)}"
    for entry in entries:
        if entry["ids"][0] in kept:
            yield f"{entry['name']}: the worksheet holds feedback already, which stays"
        elif entry["ids"][0] not in done:
            yield f"{entry['name']}: there is no line for Participant {entry['ids'][0]} in the worksheet"


def _plain(value: str) -> str:
    """A cell of a CSV that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(limits.BYTES + 1)
    except OSError as fault:
        remedy = "check its name and folder"
        raise ReadError.at(path, f"it cannot be opened ({fault.strerror})", remedy) from fault
    if len(data) > limits.BYTES:
        raise ReadError.at(
            path, f"it is larger than {limits.BYTES // 1_000_000} MB", "check that it is right"
        )
    return data


def _written(path: Path, data: bytes) -> Path:
    atomic.write(path, data)
    return path
