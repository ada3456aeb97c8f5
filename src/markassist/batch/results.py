"""The journal → everything that is told of all accounts together."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from markassist.batch import atomic, tables
from markassist.batch.cohort import cohort
from markassist.batch.cohort_page import cohort_page
from markassist.batch.journal import Entry, Journal
from markassist.batch.library import earlier, keep
from markassist.batch.parquet import parquet, parquet_by_code
from markassist.batch.same_words import SameWords, same_words, signed
from markassist.batch.same_words_page import same_words_page, same_words_table
from markassist.batch.spreadsheet import spreadsheet
from markassist.errors import UsageError
from markassist.rubric.compile import Rubric


class Compared(Struct, frozen=True):
    """What a cohort's passages are compared with, what is left out of that, and where else its table goes."""

    cohort: str
    """What to call this cohort."""
    library: Path | None = None
    """Of earlier cohorts; this one is written into it."""
    task: frozenset[str] = frozenset()
    """The task's own runs of words."""
    by_code: str | None = None
    """Where the table goes too, one Parquet file a criterion: a folder or a URL."""


def write_tables(
    folder: Path, names: Sequence[str], rubric: Rubric, compared: Compared, say: Callable[[str], None]
) -> tuple[str, ...]:
    """Write the tables and the cohort page, and forget those that have left the source.

    What needs a library that is not installed is left out; a line for each says so, and how to have it.
    """
    journal = Journal(folder)
    for name in set(journal.names()) - set(names):
        journal.forget(name)

    def entries() -> Iterator[Entry]:
        return journal.entries(names)

    whole = cohort(entries(), rubric)
    made: dict[str, Callable[[], bytes]] = {
        "results.csv": lambda: tables.results(entries()),
        "failures.csv": lambda: tables.failures(entries()),
        "results.xlsx": lambda: spreadsheet(whole, entries()),
        "results.parquet": lambda: parquet(entries()),
    }
    shared = cache(lambda: _shared(journal, names, compared))
    made |= {
        "same_words.html": lambda: same_words_page(shared(), compared.cohort, task_given=bool(compared.task)),
        "same_words.csv": lambda: same_words_table(shared(), compared.cohort),
    }
    notes = []
    for name, make in made.items():
        say(f"Writing {name}")
        notes += _write(folder / name, make)
    if compared.by_code is not None:
        say(f"Writing {compared.by_code}")
        parquet_by_code(entries(), compared.by_code)
    beside = tuple((name, what) for name, what in _WHAT if (folder / name).exists())
    atomic.write(folder / "cohort.html", cohort_page(whole, beside))
    return tuple(notes)


def _shared(journal: Journal, names: Sequence[str], compared: Compared) -> SameWords:
    """Compare the passages, then keep them for later cohorts."""
    found = (
        (entry["name"], where, text)
        for entry in journal.entries(names)
        for where, text in entry.get("passages", ())
    )
    signatures = list(signed(compared.cohort, found, compared.task))
    before = earlier(compared.library, compared.cohort) if compared.library else ()
    shared = same_words(signatures, before, len(names), compared.task)
    if compared.library:
        keep(compared.library, compared.cohort, signatures)
    return shared


_WHAT = (
    ("same_words.html", "the same words twice?"),
    ("results.xlsx", "the matrix as a spreadsheet"),
    ("results.csv", "the results as a table"),
    ("failures.csv", "what could not be read"),
)


def _write(path: Path, make: Callable[[], bytes]) -> list[str]:
    """Write one file; where it takes a library that is not there, say what is left out."""
    try:
        data = make()
    except UsageError as error:
        path.unlink(missing_ok=True)
        return [f"{path.name} is left out: {fault.wrong}; {fault.remedy}" for fault in error.faults]
    atomic.write(path, data)
    return []
