"""`markassist explain`: an account, a rubric and a code → why the criterion stands where it stands."""

import os
import sys

import click

from markassist.cli.start import import_spacy
from markassist.cli.streams import account_at, write_out


@click.command()
@click.argument("path")
@click.option("-r", "--rubric", required=True, help="A shipped rubric's id, or a rubric's folder.")
@click.option("-c", "--criterion", "code", required=True, metavar="CODE", help="The criterion's code, as M2.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "markdown"]),
    default="terminal",
    show_default=True,
)
def command(path: str, rubric: str, code: str, form: str) -> None:
    """Tell the assessor why one criterion stands where it stands in the account at PATH.

    It shows what each standing needs and what of it is there, on which words each indicator held, which words
    were voided and by what, and the nearest miss. “-” is standard input.
    """
    from markassist.explain.explain import explain
    from markassist.renderers.explanation import render
    from markassist.renderers.screen import Screen
    from markassist.rubric.load import load_rubric

    import_spacy()

    explanation = explain(account_at(path), load_rubric(rubric), code)
    write_out(render(explanation, form, Screen.of(sys.stdout, os.environ) if form == "terminal" else None))
