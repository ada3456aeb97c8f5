"""`markassist rubric try`: a rubric, a criterion and a sentence → what fired and why."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from markassist.cli.start import import_spacy, settle
from markassist.cli.streams import STDIN, write_out
from markassist.cli.watching import watch
from markassist.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


@click.command("try")
@click.argument("rubric")
@click.argument("criterion")
@click.argument("sentence")
@click.option("--watch", "watched", is_flag=True, help="Try again whenever a file of the rubric is saved.")
def command(rubric: str, criterion: str, sentence: str, *, watched: bool) -> None:
    """Hold SENTENCE against one CRITERION of RUBRIC, by its code or name, and tell what fired and why.

    It shows which terms of which lexicon stand in it, what counts, and what nearly counts and the words that
    void it. “-” reads the sentence from standard input.
    """
    text = sys.stdin.read() if sentence == STDIN else sentence
    if not text.strip():
        raise UsageError.at("SENTENCE", "there are no words in it", "give a sentence between quotation marks")
    import_spacy()
    if not watched:
        _trial(rubric, criterion, text)()
        return
    settle()
    watch(_files(rubric), _trial(rubric, criterion, text), f"the files of {rubric}", "try")


def _trial(rubric: str, criterion: str, text: str) -> "Callable[[], None]":
    from markassist.bench.trial import try_sentence
    from markassist.bench.trial_shown import shown
    from markassist.renderers.screen import Screen

    return lambda: write_out(shown(try_sentence(rubric, criterion, text), Screen.of(sys.stdout, os.environ)))


def _files(rubric: str) -> "Callable[[], list[Path]]":
    from markassist.rubric.sources import shelf

    folder = shelf(rubric).folder
    return lambda: sorted(folder.rglob("*.yaml"))
