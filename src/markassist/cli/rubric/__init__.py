"""`markassist rubric`: the rubric author's bench, a command a file."""

import click

from markassist.cli.lazy import Entry, LazyGroup

_ROOM = "markassist.cli.rubric"
COMMANDS = {
    "list": Entry(f"{_ROOM}.list_shipped", "the shipped rubrics"),
    "show": Entry(f"{_ROOM}.show", "what a rubric asks, in words"),
    "new": Entry(f"{_ROOM}.new", "start a rubric of your own, with notes that teach"),
    "validate": Entry(f"{_ROOM}.validate", "every fault with place and remedy, and what is doubtful"),
    "test": Entry(f"{_ROOM}.test", "run a rubric's examples, as they are and turned"),
    "try": Entry(f"{_ROOM}.try_sentence", "what fires in a sentence, and why"),
    "impact": Entry(f"{_ROOM}.impact", "which accounts a change of rubric would move, and why"),
    "diff": Entry(f"{_ROOM}.diff", "what is otherwise in another rubric, in words"),
    "suggest": Entry(f"{_ROOM}.suggest", "phrases that people credit and the rubric does not know"),
    "export": Entry(f"{_ROOM}.export", "a rubric in another program's format"),
    "import": Entry(f"{_ROOM}.import_file", "a rubric's folder from another program's file"),
}
"""Every command of the bench, in the order of the help."""


class _Commands(LazyGroup):
    entries = COMMANDS


@click.group(cls=_Commands, no_args_is_help=False)
def command() -> None:
    """Write, test, try, compare and exchange rubrics.

    RUBRIC is the id of a shipped rubric or the path of a rubric's folder.
    """
