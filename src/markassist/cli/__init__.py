"""A command line → one command, an exit code, and a line for each fault.

`--help` imports nothing but click: each command's module is imported when it is called, and what the command
works with when it works.
"""

import atexit
import contextlib
import gc
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

import click

from markassist.cli.lazy import Entry, LazyGroup
from markassist.cli.start import hurry
from markassist.errors import MarkassistError
from markassist.version import __version__

DONE, FAULTS, WRONG_CALL = 0, 1, 2
"""The exit codes of the contract: done; done, and a check found faults; the call or an input is wrong."""
INTERRUPTED = 130


COMMANDS = {
    "mark": Entry("markassist.cli.mark", "the assessor's report on one account or several"),
    "portfolio": Entry("markassist.cli.portfolio", "one report on several pieces of a learner's work"),
    "batch": Entry("markassist.cli.batch", "a folder, a zip or a download: one report each and the cohort"),
    "return": Entry("markassist.cli.give_back", "a batch back to Moodle or Canvas, as its importer expects"),
    "check": Entry("markassist.cli.check", "the learner's self-check: questions and pointers"),
    "explain": Entry("markassist.cli.explain", "why each criterion, or one, stands where it stands"),
    "text": Entry("markassist.cli.text", "the plain text that all offsets count in"),
    "rubric": Entry(
        "markassist.cli.rubric", "the author's bench: write, test, try, compare and exchange rubrics"
    ),
    "evaluate": Entry("markassist.cli.evaluate", "agreement with gold"),
    "review": Entry("markassist.cli.review", "the assessor's workspace on a batch, in the browser"),
    "ledger": Entry("markassist.cli.ledger", "the record of who decided what: verify it, print it"),
    "people": Entry("markassist.cli.people", "who may sign in to a team's workspace"),
    "agree": Entry("markassist.cli.agree", "how well assessors and the engine agree, from their decisions"),
    "sample": Entry("markassist.cli.sample", "which accounts a quality assurer looks at, and why"),
    "keep": Entry("markassist.cli.keep", "what a workspace keeps, where and how long"),
    "erase": Entry("markassist.cli.erase", "a learner, or a child's words, gone from all that is kept"),
    "backup": Entry("markassist.cli.backup", "all that a workspace keeps, in one file"),
    "restore": Entry("markassist.cli.restore", "a backup back into an empty workspace"),
    "serve": Entry("markassist.cli.serve", "marking over HTTP for platforms, and a team's workspace"),
    "schema": Entry("markassist.cli.schema", "the JSON Schema of what is written or read"),
}
"""Every command, in the order of the help. Its module holds it as `command`."""


class _Commands(LazyGroup):
    entries = COMMANDS


@click.group(cls=_Commands, no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="markassist")
def group() -> None:
    """Find, in a learner's account, the words that bear on each criterion of a rubric.

    The engine locates and suggests; only a person decides.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    hurry()
    try:
        code = run(lambda: group.main(arguments, prog_name="markassist", standalone_mode=False))
    finally:
        gc.enable()
    sys.exit(code)


def entry() -> NoReturn:
    """Run the command of the command line and end the process at once.

    To give back a rubric's million objects one by one, as the interpreter does when it ends, takes a sixth of
    the time of marking an account; the system takes them all back anyway. What was registered for the end of
    the process is still called.
    """
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else DONE if end.code is None else FAULTS
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    if threading.active_count() > 1:  # somebody is still at work
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001 - the one way to call them without the end itself
    os._exit(code)


def run(command: Callable[[], Any]) -> int:
    """Call a command and tell its faults on standard error; return the exit code."""
    try:
        code = command()
        sys.stdout.flush()
    except MarkassistError as error:
        return _tell(f"{fault.place}: {fault.wrong}; {fault.remedy}" for fault in error.faults)
    except click.UsageError as error:
        return _tell([_usage_line(error)])
    except click.ClickException as error:
        return _tell([f"markassist: {error.format_message()}; see “markassist --help”"])
    except BrokenPipeError:
        return _leave_quietly()
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    return code if isinstance(code, int) else DONE


def _tell(lines: Iterable[str]) -> int:
    for line in lines:
        click.echo(" ".join(line.split()), err=True)
    return WRONG_CALL


def _usage_line(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "markassist"
    return f"{path}: {error.format_message().rstrip('.')}; see “{path} --help”"


def _leave_quietly() -> int:
    """Whoever read our output has stopped, as `head` does: no more can be said, and nothing is wrong."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
