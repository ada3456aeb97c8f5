"""The journal's entries → results.csv and failures.csv: sorted, and the same at every run."""

import csv
import io
from collections.abc import Iterable, Iterator

from markassist.batch.journal import Entry

RESULTS = ("name", "code", "status", "corroborate", "evidence", "near_misses")
FAILURES = ("name", "reason")


def results(entries: Iterable[Entry]) -> bytes:
    """A line for each account and criterion (contract, section 1). The entries come sorted by name."""
    return _csv(RESULTS, (row for entry in entries for row in rows(entry)))


def rows(entry: Entry) -> Iterator[tuple[str, str, str, str, int, int]]:
    """An account's lines of results.csv, sorted by code."""
    for found in sorted(entry.get("findings", ()), key=lambda found: str(found["code"])):
        yield (
            entry["name"],
            found["code"],
            found["status"],
            "true" if found["corroborate"] else "false",
            found["evidence"],
            found["near_misses"],
        )


def failures(entries: Iterable[Entry]) -> bytes:
    """A line for each file that could not be read, with what to do about it."""
    return _csv(FAILURES, ((entry["name"], one) for entry in entries for one in entry["failures"]))


def _csv(columns: Iterable[str], lines: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    return out.getvalue().encode("utf-8", "replace")
