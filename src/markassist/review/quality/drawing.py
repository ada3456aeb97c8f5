"""Kappas → a drawing of them: a point each, a line as long as they are unsure, read out as a list."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from markassist.renderers import layout
from markassist.review.quality.measure import Kappas

_LEFT, _WIDTH, _ROW, _TOP, _RIGHT = 190, 420, 26, 26, 90
_LOWEST: Final = -0.2
"""The drawing's left end; a kappa below it is drawn there, and its figure is told."""
_READ: Final = 'aria-labelledby="kappa-title kappa-told"'
_FONT: Final = 'font-family="system-ui, sans-serif" font-size="13"'
_TICKS: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def drawing(rows: Mapping[str, Kappas], title: str) -> str:
    """An SVG element in text; every figure in it is in its description too."""
    height = _TOP + _ROW * len(rows) + 12
    told = "; ".join(f"{name}: {figure(one)}" for name, one in rows.items())
    box = f"0 0 {_LEFT + _WIDTH + _RIGHT} {height}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" {_READ} {_FONT}>',
        f'<title id="kappa-title">{_safe(title)}</title><desc id="kappa-told">{_safe(told)}</desc>',
        *_scale(height),
    ]
    for number, (name, one) in enumerate(rows.items()):
        parts += _row(name, one, _TOP + _ROW * number + _ROW // 2)
    return "".join([*parts, "</svg>"])


def figure(one: Kappas) -> str:
    """A kappa in words: `0.62 (0.40 to 0.81), 45 decisions`."""
    if one.kappa is None:
        return f"too few or too much alike to tell, {one.decisions} decisions"
    told = one.kappa_95
    ends = " (too few accounts to say how sure)" if told is None else f" ({told[0]:.2f} to {told[1]:.2f})"
    return f"{one.kappa:.2f}{ends}, {one.decisions} decisions"


def _scale(height: int) -> Iterator[str]:
    for tick in _TICKS:
        x = _x(tick)
        yield f'<line x1="{x}" y1="{_TOP - 6}" x2="{x}" y2="{height - 8}" stroke="#c9d1ce"/>'
        yield f'<text x="{x}" y="{_TOP - 10}" text-anchor="middle" fill="#4a5753">{tick:.1f}</text>'


def _row(name: str, one: Kappas, y: int) -> Iterator[str]:
    yield f'<text x="{_LEFT - 12}" y="{y + 4}" text-anchor="end" fill="#1d2523">{_safe(_short(name))}</text>'
    if one.kappa is None:
        yield f'<text x="{_x(0)}" y="{y + 4}" fill="#4a5753">–</text>'
        return
    if one.kappa_95 is not None:
        low, high = map(_x, one.kappa_95)
        yield f'<line x1="{low}" y1="{y}" x2="{high}" y2="{y}" stroke="#2f7d6b" stroke-width="3"/>'
    yield f'<circle cx="{_x(one.kappa)}" cy="{y}" r="5" fill="#1d5c4e"/>'
    x = _LEFT + _WIDTH + 12
    yield f'<text x="{x}" y="{y + 4}" fill="#1d2523">{one.kappa:.2f} · {one.decisions}</text>'


def _x(value: float) -> float:
    share = (max(_LOWEST, min(1.0, value)) - _LOWEST) / (1.0 - _LOWEST)
    return round(_LEFT + share * _WIDTH, 1)


def _short(name: str) -> str:
    line = layout.one_line(name)
    return line if len(line) <= 26 else f"{line[:25]}…"


def _safe(text: str) -> str:
    return escape(layout.one_line(text))
