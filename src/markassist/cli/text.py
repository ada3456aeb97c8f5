"""`markassist text`: an account → the plain text that all offsets count in."""

import click

from markassist.cli.streams import account_at, write_out


@click.command()
@click.argument("path")
def command(path: str) -> None:
    """Print the text of the account at PATH, exactly; “-” is standard input.

    Every start and end in a report counts Unicode code points of this text, from 0. No line end is added.
    """
    write_out(account_at(path).text.encode("utf-8", "replace"))
