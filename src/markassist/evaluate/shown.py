"""An Evaluation → the text that people read, or JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap

from msgspec.structs import asdict

from markassist.evaluate.disagreement import Disagreement, Quote
from markassist.evaluate.evaluate import ALL, Evaluation
from markassist.evaluate.figures import CriterionFigures
from markassist.evaluate.people_shown import agreement_lines, agreement_object
from markassist.renderers import words

SCHEMA = "markassist/evaluation/1"
_WIDTH = 100


def as_text(parts: Mapping[str, Evaluation]) -> str:
    """For each part figures a line each, tables for each rubric, then every disagreement by account.

    Where all accounts are one part, the figures come first of all.
    """
    lines: list[str] = []
    for part, evaluation in parts.items():
        if part != ALL:
            accounts = words.counted(int(evaluation.figures["accounts"]), "account")
            lines += [*([""] if lines else []), f"{part}: {accounts}", ""]
        lines += _part(evaluation)
    return "\n".join(lines) + "\n"


def _part(evaluation: Evaluation) -> Iterator[str]:
    yield from (f"{name:38s} {_figure(value)}" for name, value in evaluation.figures.items())
    for rubric, criteria in evaluation.criteria.items():
        yield from ("", rubric, *_table(criteria))
    for rubric, agreement in evaluation.agreements.items():
        yield from ("", f"{rubric}: agreement with gold, criterion by criterion", "")
        yield from agreement_lines(agreement, "gold")
    yield from _disagreements(evaluation.disagreements)


def as_json(parts: Mapping[str, Evaluation]) -> str:
    """One indented object and a line end; the quotes of alerts are masked, all others exact.

    Parts stand in it by name, unless all accounts are one part.
    """
    whole = {part.replace(" ", "_"): _object(one) for part, one in parts.items()}
    return json.dumps({"schema": SCHEMA, **whole.get(ALL, whole)}, ensure_ascii=False, indent=2) + "\n"


def _object(evaluation: Evaluation) -> dict[str, object]:
    return {
        "metrics": {name: _rounded(value) for name, value in evaluation.figures.items()},
        "criteria": {
            rubric: [{name: _rounded(value) for name, value in asdict(one).items()} for one in criteria]
            for rubric, criteria in evaluation.criteria.items()
        },
        "agreement": {rubric: agreement_object(one) for rubric, one in evaluation.agreements.items()},
        "disagreements": [_disagreement(one) for one in evaluation.disagreements],
        "skipped": {rubric: list(names) for rubric, names in evaluation.skipped.items()},
    }


def _figure(value: float | int) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _rounded(value: object) -> object:
    """Six places, so that machines that add up differently write the same."""
    return round(value, 6) if isinstance(value, float) else value


_COLUMNS = (
    ("accounts", "accounts"),
    ("same", "status_same"),
    ("qwk", "status_qwk"),
    ("credit P", "credit_p"),
    ("credit R", "credit_r"),
    ("evidence R", "evidence_recall"),
    ("traps", "trap_rate"),
)


def _table(criteria: Iterable[CriterionFigures]) -> Iterator[str]:
    """A share that has no case is a dash."""
    yield f"  {'code':6s}" + "".join(f"{heading:>12s}" for heading, _ in _COLUMNS)
    for one in criteria:
        cells = [getattr(one, name) for _, name in _COLUMNS]
        yield f"  {one.code:6s}" + "".join(f"{'–' if cell is None else _figure(cell):>12s}" for cell in cells)


def _disagreements(found: Iterable[Disagreement]) -> Iterator[str]:
    account = None
    for one in found:
        if one.account != account:
            account = one.account
            yield from ("", account)
        credit = f" ({one.credit} credit)" if one.credit else ""
        yield f"  {one.kind} {one.id}: gold {one.gold}; engine {one.engine}{credit}"
        yield from (f"      because {reason}" for reason in one.reasons)
        for quote in one.quotes:
            yield from _quote(quote)


def _quote(quote: Quote) -> Iterator[str]:
    said = f"{quote.role} [{quote.start}:{quote.end}] “{' '.join(quote.masked.split())}”"
    yield from wrap(said, _WIDTH, initial_indent="      ", subsequent_indent="        ")


def _disagreement(one: Disagreement) -> dict[str, object]:
    return {
        "account": one.account,
        "kind": one.kind,
        "id": one.id,
        "gold": one.gold,
        "engine": one.engine,
        "credit": one.credit,
        "reasons": list(one.reasons),
        "quotes": [
            {
                "role": q.role,
                "quote": q.masked if one.kind == "alert" else q.quote,
                "start": q.start,
                "end": q.end,
            }
            for q in one.quotes
        ],
    }
