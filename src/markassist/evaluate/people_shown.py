"""An Agreement with people → the text that people read, or JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping

from markassist.evaluate.agreement import Span95
from markassist.evaluate.evaluate import HELD_OUT
from markassist.evaluate.people import Agreement, Contribution, Difference, Kappas
from markassist.renderers import layout, words
from markassist.values import Evidence
from markassist.vocabulary import Status

SCHEMA = "markassist/agreement/1"
_ORDER = (Status.EVIDENCED, Status.PARTIAL, Status.MENTIONED, Status.ABSENT, Status.CONTRADICTED)


def as_text(parts: Mapping[str, Agreement], *, errors: bool = False) -> str:
    """Each part under its name; with `errors` every difference of a part that is not held out."""
    lines: list[str] = []
    for name, agreement in parts.items():
        lines += [*([""] if lines else []), f"{name}: {words.counted(agreement.accounts, 'account')}", ""]
        lines += agreement_lines(agreement)
        if errors and name != HELD_OUT:
            lines += _differences(agreement.differences)
    return "\n".join(lines) + "\n"


def as_json(parts: Mapping[str, Agreement], *, errors: bool = False) -> str:
    """One indented object and a line end; quotes are masked."""
    whole = {"schema": SCHEMA} | {
        name.replace(" ", "_"): agreement_object(one, errors=errors and name != HELD_OUT)
        for name, one in parts.items()
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def agreement_lines(agreement: Agreement, person: str = "person") -> Iterator[str]:
    """Kappas by criterion with their intervals, who met whom, and what each indicator did."""
    yield f"  {'':12s}{'decisions':>10s}{'same':>7s}   {'kappa (95%)':22s}{'weighted kappa (95%)':22s}"
    yield _line("all", agreement.overall)
    for code, one in agreement.criteria.items():
        yield _line(code, one)
    if agreement.between:
        yield from ("", "  who agrees with whom")
        for (first, second), one in agreement.between.items():
            yield _line(f"{first} – {second}", one)
    head = f"{person} ↓ engine →"
    yield from ("", f"  {head:17s}" + "".join(f"{status:>14s}" for status in _ORDER))
    for said in _ORDER:
        cells = [agreement.confusion.get((said, engine), 0) for engine in _ORDER]
        yield f"  {said:17s}" + "".join(f"{cell:>14d}" for cell in cells)
    if agreement.quotes:
        yield from ("", f"  {agreement.quotes_located} of {agreement.quotes} quotes are located")
    yield from ("", "  what each indicator did: located where credit was given, where none was")
    yield from map(_contribution, agreement.contributions)


def _line(name: str, one: Kappas) -> str:
    kappas = f"{_with_interval(one.kappa, one.kappa_95):22s}{_with_interval(one.qwk, one.qwk_95):22s}"
    same = "–" if one.same is None else f"{one.same:.2f}"
    return f"  {name:12s}{one.decisions:>10d}{same:>7s}   {kappas}".rstrip()


def _with_interval(value: float | None, ends: Span95 | None) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if ends is None else f"{value:.2f} ({ends[0]:.2f} to {ends[1]:.2f})"


def _contribution(one: Contribution) -> str:
    told = f"{one.right:>5d}{one.wrong:>5d}" if one.right or one.wrong else "  nowhere located"
    return f"  {one.code:6s}{one.indicator:34s}{told}"


def _differences(found: Iterable[Difference]) -> Iterator[str]:
    for one in found:
        kind = "missed" if one.is_missed else "false"
        who = f"{one.assessor} says" if one.assessor else "the person says"
        yield from ("", f"  {kind}: {one.account} {one.code}; {who} {one.person}, the engine {one.engine}")
        yield from (f"      the person quotes “{layout.one_line(quote)}”" for quote in one.quotes)
        yield from (f"      {_words(e)}" for e in one.located)


def _words(evidence: Evidence) -> str:
    quote = layout.one_line(evidence.quote)
    if evidence.why is None:
        return f"{evidence.indicator} counts: “{quote}”"
    cue = f", by “{evidence.why_cue.cue}”" if evidence.why_cue else ""
    return f"{evidence.indicator} does not count, {evidence.why}{cue}: “{quote}”"


def agreement_object(agreement: Agreement, *, errors: bool = False) -> dict[str, object]:
    """The same for programs; with `errors` every difference."""
    return {
        "accounts": agreement.accounts,
        "overall": _kappas(agreement.overall),
        "criteria": {
            code: {**_kappas(one), "confusion": _confusion(agreement.confusions[code])}
            for code, one in agreement.criteria.items()
        },
        "between": [
            {"one": first, "other": second, **_kappas(one)}
            for (first, second), one in agreement.between.items()
        ],
        "confusion": _confusion(agreement.confusion),
        "indicators": [
            {"code": c.code, "indicator": c.indicator, "right": c.right, "wrong": c.wrong}
            for c in agreement.contributions
        ],
        "quotes": agreement.quotes,
        "quotes_located": agreement.quotes_located,
        "differences": [_difference(one) for one in agreement.differences] if errors else [],
    }


def _kappas(one: Kappas) -> dict[str, object]:
    return {
        "decisions": one.decisions,
        "same": _rounded(one.same),
        "kappa": _rounded(one.kappa),
        "kappa_95": _ends(one.kappa_95),
        "qwk": _rounded(one.qwk),
        "qwk_95": _ends(one.qwk_95),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _ends(ends: Span95 | None) -> list[float] | None:
    return None if ends is None else [round(end, 6) for end in ends]


def _confusion(counts: Mapping[tuple[Status, Status], int]) -> dict[str, dict[str, int]]:
    return {p: {e: counts[p, e] for e in _ORDER if (p, e) in counts} for p in _ORDER}


def _difference(one: Difference) -> dict[str, object]:
    return {
        "kind": "missed" if one.is_missed else "false",
        "account": one.account,
        "code": one.code,
        "assessor": one.assessor,
        "person": one.person,
        "engine": one.engine,
        "quotes": list(one.quotes),
        "located": [{"indicator": e.indicator, "quote": e.quote, "why": e.why} for e in one.located],
    }
