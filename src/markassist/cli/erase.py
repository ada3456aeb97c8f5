"""`markassist erase`: a learner, or words such as a child's name, gone from all that is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from markassist.cli.opened import folder_argument, opened, store_option, whoever
from markassist.cli.streams import note
from markassist.errors import UsageError
from markassist.renderers.words import counted

if TYPE_CHECKING:
    from markassist.review.erase import Erased
    from markassist.review.erase_batch import Gone


@click.command()
@folder_argument
@store_option
@click.option("--learner", metavar="NAME", help="A learner, as accounts name them, or COHORT/NAME.")
@click.option("--words", metavar="WORDS", help="Words, such as a child's name: dots take their place.")
@click.option(
    "--batch",
    "batches",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FOLDER",
    help="Another batch's folder to erase from; DIR is always one, where it holds a batch.",
)
@click.option(
    "--library", type=click.Path(path_type=Path), metavar="FOLDER", help="A library of earlier cohorts."
)
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask: it cannot be undone.")
def command(  # noqa: PLR0913 - click hands over each option as an argument
    folder: Path,
    url: str | None,
    learner: str | None,
    words: str | None,
    batches: tuple[Path, ...],
    library: Path | None,
    *,
    is_sure: bool,
) -> None:
    """Erase a learner, or words, from all that is kept and was made of it; the record still holds.

    The files that were handed in, and backups, are not ours and stay: erase there too. It cannot be undone.
    """
    if (learner is None) == (words is None):
        raise UsageError.at("erase", "name one of --learner and --words", "see “markassist erase --help”")
    if not is_sure:
        click.confirm("This cannot be undone. Erase?", abort=True, err=True)
    from markassist.review import erase_batch
    from markassist.review.erasing import eraser

    if learner is not None:
        gone = from_batches((folder, *batches), lambda batch: erase_batch.erase_learner(batch, learner))
    else:
        erase = eraser(str(words))
        gone = from_batches((folder, *batches), lambda batch: erase_batch.erase_words(batch, erase))
    done = _from_store(folder, url, learner, words, is_found=bool(gone))
    if library is not None:
        _from_library(library, {*gone, *(one.name for one in done.accounts)} if learner else set(), words)
    places = counted(done.others, "other place")
    note(f"Erased from the workspace: {counted(len(done.accounts), 'account')} and {places}.")


def from_batches(folders: tuple[Path, ...], erase: "Callable[[Path], Gone]") -> tuple[str, ...]:
    """Erase from each folder that holds a batch, and tell what is left to do; the names that went."""
    from markassist.batch.journal import FOLDER

    names: list[str] = []
    for folder in dict.fromkeys(path.resolve() for path in folders):
        if not (folder / FOLDER).is_dir():
            continue
        gone = erase(folder)
        names += gone.names
        for line in gone.notes:
            note(line)
        note(f"Erased from the batch in {folder}: {counted(len(gone.names), 'account')}.")
    return tuple(names)


def _from_store(
    folder: Path, url: str | None, learner: str | None, words: str | None, *, is_found: bool
) -> "Erased":
    """Erase from the store; that it knows nobody of the name is no fault where a batch did."""
    from markassist.review.erase import Erased, erase_learner, erase_words

    store = opened(folder, url)
    try:
        if learner is None:
            return erase_words(store, whoever(), str(words))
        return erase_learner(store, whoever(), learner)
    except UsageError:
        if not is_found:
            raise
        return Erased((), 0)
    finally:
        store.close()


def _from_library(library: Path, names: set[str], words: str | None) -> None:
    from markassist.review.erase_batch import erase_from_library
    from markassist.review.erasing import eraser

    erase = eraser(words) if words is not None else str
    gone = erase_from_library(library, names.__contains__, erase)
    note(f"Erased from the library in {library}: {counted(gone, 'passage')}.")
