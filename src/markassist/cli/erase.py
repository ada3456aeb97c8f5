"""`markassist erase`: a learner, or words such as a child's name, gone from all that is kept."""

from pathlib import Path

import click

from markassist.cli.opened import folder_argument, opened, store_option, whoever
from markassist.cli.streams import note
from markassist.errors import UsageError


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
    from markassist.review import erase

    store = opened(folder, url)
    try:
        if learner is not None:
            done = erase.erase_learner(store, whoever(), learner)
        else:
            done = erase.erase_words(store, whoever(), str(words))
    finally:
        store.close()
    notes = _from_batches((folder, *batches), words, done.accounts)
    if library is not None:
        notes.append(_from_library(library, words, done.accounts))
    for line in notes:
        note(line)
    note(f"Erased from {len(done.accounts)} accounts and {done.others} other places.")


def _from_batches(
    folders: tuple[Path, ...], words: str | None, accounts: tuple[tuple[str, str], ...]
) -> list[str]:
    from markassist.batch.journal import FOLDER
    from markassist.review import erase_batch
    from markassist.review.erasing import eraser

    notes: list[str] = []
    for folder in dict.fromkeys(path.resolve() for path in folders):
        if not (folder / FOLDER).is_dir():
            continue
        if words is not None:
            notes += erase_batch.erase_words(folder, eraser(words))
        else:
            notes += erase_batch.erase_accounts(folder, [name for _, name in accounts])
    return notes


def _from_library(library: Path, words: str | None, accounts: tuple[tuple[str, str], ...]) -> str:
    from markassist.review.erase_batch import erase_from_library
    from markassist.review.erasing import eraser

    names = {name for _, name in accounts} if words is None else set()
    erase = eraser(words) if words is not None else str
    gone = erase_from_library(library, names.__contains__, erase)
    return f"Taken out of {library}: {gone} passages."
