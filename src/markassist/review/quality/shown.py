"""Agreement and acceptance → the text, the JSON or the page that people read."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from markassist.renderers import words
from markassist.review.quality.acceptance import Acceptance
from markassist.review.quality.agree import Agreement, Difference
from markassist.review.quality.drawing import drawing, figure
from markassist.review.quality.measure import Kappas
from markassist.vocabulary import Status

ORDER = (Status.EVIDENCED, Status.PARTIAL, Status.MENTIONED, Status.ABSENT, Status.CONTRADICTED)
_TEMPLATES = Path(__file__).parents[1] / "templates"
_SCHEMA = "markassist/quality/1"


class Shown(Struct, frozen=True):
    """What is shown of one rubric."""

    agreement: Agreement
    acceptance: Mapping[tuple[str, str], Acceptance]


def rows(agreement: Agreement) -> dict[str, Kappas]:
    """The lines of the table and of the drawing: all, each criterion, each assessor."""
    return {
        "all": agreement.overall,
        **agreement.criteria,
        **{f"{name} and the engine": one for name, one in agreement.assessors.items()},
    }


def as_text(shown: tuple[Shown, ...], *, errors: bool) -> str:
    """For the terminal; with `errors` every difference with its quotes."""
    return "\n".join(line for one in shown for line in _text(one, errors=errors)) + "\n"


def _text(shown: Shown, *, errors: bool) -> Iterator[str]:
    one = shown.agreement
    yield f"{one.rubric}: {words.counted(one.accounts, 'account')}"
    yield ""
    yield "  assessor and engine, kappa on whether there is some evidence"
    yield from (f"  {name:32s}{figure(kappa)}" for name, kappa in rows(one).items())
    yield ""
    yield "  assessor ↓ engine →" + "".join(f"{status:>14s}" for status in ORDER)
    for person in ORDER:
        cells = "".join(f"{one.confusion.get((person, engine), 0):>14d}" for engine in ORDER)
        yield f"  {person:19s}{cells}"
    yield ""
    yield "  suggestions of each indicator: taken, changed, rejected; near misses taken up"
    for (code, name), what in shown.acceptance.items():
        counts = f"{what.accepted:>5d}{what.changed:>5d}{what.rejected:>5d}{what.taken_up:>5d}"
        yield f"  {code:6s}{name:40s}{counts}"
    if errors:
        for difference in one.differences:
            yield from _difference(difference)


def _difference(one: Difference) -> Iterator[str]:
    yield ""
    yield f"  {one.name} {one.code}: {one.assessor} {one.person}, the engine {one.engine}"
    if one.reason:
        yield f"      because: {one.reason}"
    yield from (f"      the assessor let count “{quote}”" for quote in one.confirmed)
    yield from (f"      the engine: “{quote}”" for quote in one.located)


def as_json(shown: tuple[Shown, ...], *, errors: bool) -> str:
    """One indented object and a line end; quotes are masked."""
    whole = {"schema": _SCHEMA, "rubrics": [_object(one, errors=errors) for one in shown]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _object(shown: Shown, *, errors: bool) -> dict[str, Any]:
    one = shown.agreement
    return {
        "rubric": one.rubric,
        "accounts": one.accounts,
        "overall": _kappas(one.overall),
        "criteria": {code: _kappas(kappa) for code, kappa in one.criteria.items()},
        "assessors": {name: _kappas(kappa) for name, kappa in one.assessors.items()},
        "confusion": [
            {"assessor": person, "engine": engine, "decisions": count}
            for (person, engine), count in sorted(one.confusion.items())
        ],
        "indicators": [
            {"code": code, "indicator": name, **{k: getattr(what, k) for k in what.__struct_fields__}}
            for (code, name), what in shown.acceptance.items()
        ],
        "differences": [
            {k: getattr(d, k) for k in d.__struct_fields__} for d in (one.differences if errors else ())
        ],
    }


def _kappas(one: Kappas) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__struct_fields__}


def as_page(shown: tuple[Shown, ...]) -> bytes:
    """A self-contained page: drawings, tables, and every difference with its quotes."""
    page = _environment().get_template("quality.html.j2")
    return page.render(shown=shown, order=ORDER, rows=rows, words=words).encode("utf-8", "replace")


def _drawn(agreement: Agreement) -> Markup:
    told = f"How well assessors and the engine agree on {agreement.rubric}"
    return Markup(drawing(rows(agreement), told))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"drawn": _drawn, "figure": figure}
    return environment
