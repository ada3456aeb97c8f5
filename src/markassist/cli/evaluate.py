"""`markassist evaluate`: gold, or people's decisions → how well the engine agrees with them."""

from collections.abc import Iterable, Mapping
from math import isnan
from pathlib import Path

import click

from markassist.cli.start import import_spacy, settle
from markassist.cli.streams import note, write_out
from markassist.errors import UsageError


@click.command()
@click.argument("path", metavar="GOLD", type=click.Path(path_type=Path))
@click.option("-r", "--rubric", help="Keep to the gold of this rubric: a shipped one's id, or a folder.")
@click.option(
    "-f", "--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True
)
@click.option("--errors", is_flag=True, help="List every disagreement, with its quotes.")
@click.option(
    "--fail-under",
    "least",
    metavar="METRIC=VALUE",
    multiple=True,
    help="End with 1 where METRIC is under VALUE; a rate of traps, where it is over.",
)
@click.option(
    "--accounts",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="With a table: where the accounts are, if not beside it.",
)
@click.option(
    "--hold-out",
    type=click.FloatRange(0, 1, max_open=True),
    default=0.0,
    metavar="SHARE",
    help="Hold out this share of the accounts; --errors does not show them.",
)
@click.option("--seed", type=int, default=0, help="Which accounts are held out, or drawn anew for intervals.")
def command(  # noqa: PLR0913 - click hands over each option as an argument
    path: Path,
    rubric: str | None,
    form: str,
    *,
    errors: bool,
    least: tuple[str, ...],
    accounts: Path | None,
    hold_out: float,
    seed: int,
) -> int:
    """Mark the accounts of GOLD and compare.

    GOLD is a folder, NAME.txt beside NAME.gold.json; or a table of people's decisions, CSV or XLSX, with the
    columns account, criterion, decision, and if you like quote and assessor. Gold of a rubric that is not
    there is skipped and named. Intervals hold 95 of 100 values when accounts are drawn anew. A threshold may
    be given several times; with accounts held out it is theirs.
    """
    asked = [_threshold(one) for one in least]
    if path.is_dir() or not path.suffix:
        figures, text = _of_gold(path, rubric, form, (hold_out, seed), errors=errors)
    else:
        figures, text = _of_people(path, rubric, form, (accounts, hold_out, seed), errors=errors)
    short = list(_short(asked, figures))
    write_out(text.encode("utf-8", "replace"))
    for line in short:
        note(line)
    return 1 if short else 0


def _of_gold(
    folder: Path, rubric: str | None, form: str, which: tuple[float, int], *, errors: bool
) -> tuple[Mapping[str, float], str]:
    """With accounts held out, the figures are theirs."""
    from markassist.evaluate.evaluate import evaluate_parts
    from markassist.evaluate.shown import as_json, as_text

    import_spacy()
    settle()
    hold_out, seed = which
    parts = evaluate_parts(folder, rubric, errors=errors, hold_out=hold_out, seed=seed)
    last = next(reversed(parts.values()))
    for name, accounts in last.skipped.items():
        note(f"skipped, being of the rubric {name}: {', '.join(accounts)}")
    return last.figures, as_json(parts) if form == "json" else as_text(parts)


def _of_people(
    table: Path, rubric: str | None, form: str, which: tuple[Path | None, float, int], *, errors: bool
) -> tuple[Mapping[str, float], str]:
    """With accounts held out, the figures are theirs."""
    from markassist.decisions import of_accounts, read_decisions, split
    from markassist.evaluate.evaluate import ALL, HELD_OUT, WORK
    from markassist.evaluate.people import against_people
    from markassist.evaluate.people_shown import as_json, as_text
    from markassist.rubric.load import load_rubric

    if rubric is None:
        raise UsageError.at(table, "a table does not say by which rubric it was decided", "add -r RUBRIC")
    accounts, hold_out, seed = which
    import_spacy()
    settle()
    loaded = load_rubric(rubric)
    decisions = read_decisions(table, loaded, accounts)
    work, held_out = split(list(decisions.accounts), hold_out, seed)
    parts = {WORK if held_out else ALL: against_people(of_accounts(decisions, work), loaded, seed)}
    if held_out:
        parts[HELD_OUT] = against_people(of_accounts(decisions, held_out), loaded, seed)
    shown = as_json(parts, errors=errors) if form == "json" else as_text(parts, errors=errors)
    return next(reversed(parts.values())).figures, shown


def _threshold(asked: str) -> tuple[str, float]:
    metric, _, value = asked.partition("=")
    try:
        return metric.strip(), float(value)
    except ValueError as error:
        raise UsageError.at(
            "--fail-under", f"“{asked}” is no threshold", "write METRIC=VALUE, as status_qwk=0.55"
        ) from error


def _short(asked: Iterable[tuple[str, float]], figures: Mapping[str, float]) -> Iterable[str]:
    from markassist.evaluate.figures import LESS_IS_BETTER
    from markassist.rubric.did_you_mean import did_you_mean, list_of

    for metric, value in asked:
        if metric not in figures:
            remedy = did_you_mean(metric, figures, list_of("metrics", figures))
            raise UsageError.at("--fail-under", f"there is no metric “{metric}”", remedy)
        found = figures[metric]
        if isnan(found):
            yield f"{metric} is not defined here: too few decisions, or all of them the same"
        elif metric in LESS_IS_BETTER and found > value:
            yield f"{metric} {found:.3f} is over {value:g}"
        elif metric not in LESS_IS_BETTER and not found >= value:
            yield f"{metric} {found:.3f} is under {value:g}"
