"""A group of commands whose modules are imported when they are called."""

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

import click


class Entry(NamedTuple):
    """A command that is not imported yet: where it stands, as `command`, and what it does."""

    module: str
    does: str


class LazyGroup(click.Group):
    """Commands in the order of the help; none is imported before it is asked for."""

    entries: Mapping[str, Entry] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in self.entries:
            return None
        command: click.Command = import_module(self.entries[cmd_name].module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Say what each does, without importing it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.does) for name, entry in self.entries.items()])
