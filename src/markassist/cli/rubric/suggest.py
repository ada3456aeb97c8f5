"""`markassist rubric suggest`: a rubric and people's decisions → phrases that it does not know yet."""

from pathlib import Path

import click

from markassist.cli.start import import_spacy, settle
from markassist.cli.streams import note, write_out


@click.command()
@click.argument("rubric")
@click.argument("table", metavar="DECISIONS", type=click.Path(path_type=Path))
@click.option(
    "--accounts",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the accounts are, if not beside the table.",
)
@click.option("--most", type=click.IntRange(1), default=10, show_default=True, help="Phrases a criterion.")
@click.option(
    "--hold-out",
    type=click.FloatRange(0, 1, max_open=True),
    default=0.0,
    metavar="SHARE",
    help="Leave out this share of the accounts, as “evaluate” does with the same seed.",
)
@click.option("--seed", type=int, default=0, help="Which accounts are left out.")
@click.option(
    "-f", "--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True
)
def command(  # noqa: PLR0913 - click hands over each option as an argument
    rubric: str, table: Path, *, accounts: Path | None, most: int, hold_out: float, seed: int, form: str
) -> None:
    """Suggest phrases that part credited from uncredited sentences and are not in RUBRIC's lexicons.

    DECISIONS is a table as “evaluate” takes it; sentences are credited where people quote them, else by
    account. Counts stand beside each phrase. Nothing is added: take what is meant, and test it.
    """
    from markassist.bench.suggest import suggest
    from markassist.bench.suggest_shown import as_json, as_text
    from markassist.decisions import of_accounts, read_decisions, split
    from markassist.rubric.load import load_rubric

    import_spacy()
    settle()
    loaded = load_rubric(rubric)
    decisions = read_decisions(table, loaded, accounts)
    work, _ = split(list(decisions.accounts), hold_out, seed)
    found = list(suggest(loaded, of_accounts(decisions, work), most))
    write_out((as_json(found) if form == "json" else as_text(found)).encode("utf-8", "replace"))
    note("Nothing was added. Put what is meant into a lexicon, with an example, and test it.")
