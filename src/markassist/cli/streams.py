"""Standard input, output and error: an account in, bytes out, a line for each fault."""

import os
import sys
from collections.abc import Sized
from pathlib import Path

import click

from markassist.errors import MarkassistError, ReadError
from markassist.read import LIMIT, read_account, read_account_bytes, read_bytes
from markassist.values import Account

STDIN = "-"
_NAME = "standard input"


def account_at(path: str) -> Account:
    """The account at a path; `-` is standard input."""
    return read_account(path) if path != STDIN else file_at(path)[0]


def file_at(path: str) -> tuple[Account, bytes]:
    """The account at a path and its file's bytes."""
    if path != STDIN:
        data = read_bytes(Path(path))
        return read_account_bytes(data, path), data
    try:
        data = sys.stdin.buffer.read(LIMIT + 1)
    except OSError as error:
        raise ReadError.at(
            _NAME, f"it cannot be read ({error.strerror})", "give a file, or pipe one in"
        ) from error
    return read_account_bytes(data, _NAME), data


def write_out(data: bytes) -> None:
    """Bytes to standard output, now, whatever the locale; `main` deals with a reader that has gone away."""
    stream = sys.stdout.buffer
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _abandon_stdout()
        remedy = "see that there is room, or write to a file elsewhere"
        raise MarkassistError.at(
            "standard output", f"it cannot be written ({error.strerror})", remedy
        ) from error


def tell(error: MarkassistError) -> None:
    """Each fault on a line of its own on standard error."""
    for fault in error.faults:
        note(" ".join(f"{fault.place}: {fault.wrong}; {fault.remedy}".split()))


def note(line: str) -> None:
    """A line on standard error."""
    click.echo(line, err=True)


def count(things: Sized, what: str, plural: str = "s") -> str:
    """`1 fault`, `2 faults`."""
    number = len(things)
    return f"{number} {what}{'' if number == 1 else plural}"


def _abandon_stdout() -> None:
    """What could not be written is not tried again on leaving, which would end in a traceback."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a standard output that is no file keeps nothing back
        return
