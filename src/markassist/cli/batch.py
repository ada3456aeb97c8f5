"""`markassist batch`: a folder, a zip or a platform's download → one report each and the cohort's tables."""

import shutil
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from markassist.cli.start import settle
from markassist.cli.streams import note
from markassist.errors import UsageError

if TYPE_CHECKING:
    from markassist.batch.engine import Order
    from markassist.batch.results import Compared
    from markassist.batch.run import Engine, Summary


@click.command()
@click.argument("source")
@click.option("-r", "--rubric", required=True, help="A shipped rubric's id, or a rubric's folder.")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), metavar="DIR", required=True, help="A folder."
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="local: this machine. dask: a Dask cluster, or one started here for this batch.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="With --engine dask: the scheduler of a cluster that stands, as tcp://10.0.0.5:8786.",
)
@click.option(
    "--parquet",
    "by_code",
    metavar="PLACE",
    help="The table also as one Parquet file a criterion, in a folder or at a URL (s3://…).",
)
@click.option("--resume", is_flag=True, help="Go on with what is in DIR; what has not changed is kept.")
@click.option(
    "--processes",
    type=click.IntRange(1, 256),
    help="How many accounts at once; by default as many as this machine has use for.",
)
@click.option(
    "--also",
    type=click.Choice(["markdown", "docx", "annotations", "matrix-xlsx", "matrix-docx"]),
    multiple=True,
    help="Another form of each report; may be given several times.",
)
@click.option(
    "--task",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="The task as learners got it: its words are nobody's own.",
)
@click.option(
    "--library",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Compare with earlier cohorts kept here, and keep this one.",
)
@click.option(
    "--cohort", metavar="NAME", help="What to call this cohort in the library, and in no other year."
)
def command(  # noqa: PLR0913 - click hands over each option as an argument
    source: str,
    rubric: str,
    out: Path,
    engine: str,
    *,
    scheduler: str | None,
    by_code: str | None,
    resume: bool,
    processes: int | None,
    also: tuple[str, ...],
    task: tuple[Path, ...],
    library: Path | None,
    cohort: str | None,
) -> None:
    """Mark everything in SOURCE: a folder, a zip, or what Moodle or Canvas gives to download; or their URL.

    DIR gets reports/NAME.json and NAME.html, the learners' own Word files with comments in word/ (what is no
    Word file has a Word report beside its page), the cohort in cohort.html, results.csv, .xlsx and .parquet,
    passages that two accounts share in same_words.html, and failures.csv. From Moodle and Canvas all that a
    learner handed in makes one report, each quote naming its file; elsewhere each file makes one. A file that
    cannot be read is listed with its reason, and never stops the rest. After any interruption --resume goes
    on, and the outcome is the same to the byte.
    """
    from markassist.batch.engine import Order
    from markassist.batch.run import run
    from markassist.batch.source_url import is_url
    from markassist.cli.progress import Progress

    _check_libraries(also, by_code)
    marking = _engine(engine, scheduler, processes)
    settle()
    progress = Progress(sys.stderr, shutil.get_terminal_size().columns)
    place = source if is_url(source) else Path(source)
    order = Order(place, rubric, out, resume, tuple(sorted(set(also))))
    compared = replace(_compared(order, task, library, cohort), by_code=by_code)
    try:
        summary = run(order, marking, progress, compared, progress.say)
    except KeyboardInterrupt:
        progress.end()
        note("Interrupted. What is done is kept: the same call with --resume goes on from there.")
        raise
    progress.end()
    _tell(summary, out)


def _engine(engine: str, scheduler: str | None, processes: int | None) -> "Engine":
    from markassist.batch.run import dask, local

    if engine == "dask":
        return dask(scheduler, processes)
    if scheduler is not None:
        raise UsageError.at("--scheduler", "only --engine dask has one", "add --engine dask, or leave it out")
    return local(processes)


def _compared(order: "Order", task: tuple[Path, ...], library: Path | None, cohort: str | None) -> "Compared":
    from markassist.batch.journal import Journal
    from markassist.batch.library import check_own, earlier
    from markassist.batch.naming import safe
    from markassist.batch.passages import shingles
    from markassist.batch.results import Compared
    from markassist.read import read_account

    if library is not None and library.exists() and not library.is_dir():
        raise UsageError.at(library, "this is a file, and a library is a folder", "give --library a folder")
    if library is not None and not cohort:
        raise UsageError.at(
            "--library", "it keeps each cohort by its name", "add --cohort, as in 2026-autumn"
        )
    name = safe(cohort or _stem(order.source))
    if library is not None:  # what is wrong with it is told before the first account is marked
        check_own(library, name, Journal(order.folder).names())
        for _ in earlier(library, name):
            pass
    own = frozenset(run for path in task for run in shingles(read_account(path).text))
    return Compared(name, library, own)


def _stem(source: Path | str) -> str:
    return source.resolve().stem if isinstance(source, Path) else PurePosixPath(source.rstrip("/")).stem


def _check_libraries(also: tuple[str, ...], by_code: str | None) -> None:
    """Say before the first account that a form asked for cannot be made."""
    from markassist.extras import needed

    if by_code is not None:
        needed("pyarrow", "batch", "--parquet")
        needed("fsspec", "cluster", "--parquet")

    for form in also:
        if form in ("docx", "matrix-docx"):
            needed("docx", "word", form)


def _tell(summary: "Summary", out: Path) -> None:
    for line in summary.notes:
        note(line)
    unchanged = f", {summary.unchanged} of them unchanged since last time" if summary.unchanged else ""
    note(f"{summary.marked} marked{unchanged}; {summary.failures} could not be read. Results: {out}")
