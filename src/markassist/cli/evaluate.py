"""`markassist evaluate`: a folder of gold → how well the engine agrees with it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from markassist.cli.start import import_spacy, settle
from markassist.cli.streams import note, write_out
from markassist.errors import UsageError


@click.command()
@click.argument("folder", metavar="GOLD_DIR", type=click.Path(path_type=Path))
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
def command(folder: Path, rubric: str | None, form: str, *, errors: bool, least: tuple[str, ...]) -> int:
    """Mark every account in GOLD_DIR, NAME.txt beside NAME.gold.json, and compare.

    Gold of a rubric that is not there is skipped and named. A threshold may be given several times.
    """
    from markassist.evaluate.evaluate import evaluate
    from markassist.evaluate.shown import as_json, as_text

    asked = [_threshold(one) for one in least]
    import_spacy()
    settle()
    found = evaluate(folder, rubric, errors=errors)
    short = list(_short(asked, found.figures))
    for name, accounts in found.skipped.items():
        note(f"skipped, being of the rubric {name}: {', '.join(accounts)}")
    write_out((as_json(found) if form == "json" else as_text(found)).encode("utf-8", "replace"))
    for line in short:
        note(line)
    return 1 if short else 0


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
        if metric in LESS_IS_BETTER and found > value:
            yield f"{metric} {found:.3f} is over {value:g}"
        elif metric not in LESS_IS_BETTER and not found >= value:
            yield f"{metric} {found:.3f} is under {value:g}"
