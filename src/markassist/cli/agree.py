"""`markassist agree`: how well assessors and the engine agree, from the decisions of a workspace."""

from pathlib import Path

import click

from markassist.cli.opened import folder_argument, opened, store_option, whoever
from markassist.cli.streams import write_out


@click.command()
@folder_argument
@store_option
@click.option("-f", "--format", "form", type=click.Choice(["terminal", "json", "html"]), default="terminal")
@click.option("--errors", is_flag=True, help="Show every difference with its quotes.")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
def command(folder: Path, url: str | None, form: str, out: Path | None, *, errors: bool) -> None:
    """Hold the decisions in the workspace of DIR against what was suggested, by criterion and by assessor."""
    from markassist.review.quality import acceptance, agree, shown

    store, who = opened(folder, url), whoever()
    try:
        found = tuple(
            shown.Shown(agree.agreement(store, who, rubric), acceptance.acceptance(store, who, rubric))
            for rubric in agree.rubrics(store, who)
        )
    finally:
        store.close()
    if form == "html":
        data = shown.as_page(found)
    elif form == "json":
        data = shown.as_json(found, errors=errors).encode()
    else:
        data = shown.as_text(found, errors=errors).encode()
    if out is None:
        write_out(data)
        return
    from markassist.batch import atomic

    atomic.write(out, data)
