"""`markassist explain`: an account, a rubric and perhaps a code → why a criterion stands where it stands."""

import os
import sys

import click

from markassist.cli.start import import_spacy
from markassist.cli.streams import account_at, write_out


@click.command()
@click.argument("path")
@click.option("-r", "--rubric", required=True, help="A shipped rubric's id, or a rubric's folder.")
@click.option(
    "-c", "--criterion", "code", metavar="CODE", help="The criterion's code, as M2; all without it."
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "markdown"]),
    default="terminal",
    show_default=True,
)
def command(path: str, rubric: str, code: str | None, form: str) -> None:
    """Tell the assessor why a criterion, or each of them, stands where it stands in the account at PATH.

    It shows what each standing needs and what of it is there, on which words each indicator held, which words
    were voided and by what, and the nearest miss. “-” is standard input.
    """
    from markassist.explain.explain import explain, explain_all
    from markassist.renderers.explanation import render, render_all
    from markassist.renderers.screen import Screen
    from markassist.rubric.load import load_rubric

    import_spacy()

    screen = Screen.of(sys.stdout, os.environ) if form == "terminal" else None
    account, loaded = account_at(path), load_rubric(rubric)
    if code is None:
        write_out(render_all(explain_all(account, loaded), form, screen))
    else:
        write_out(render(explain(account, loaded, code), form, screen))
