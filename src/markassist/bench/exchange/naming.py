"""What other programs write in one line ↔ a criterion's code and title, and the names our files need."""

import re
from collections.abc import Iterable, Sequence

from markassist.bench.exchange.plain import LEVELS, NAMES
from markassist.vocabulary import Status

_CODE = re.compile(r"[A-Z][A-Z0-9]*(?:\.[0-9]+)?")
_BY_NAME = {name.casefold(): status for status, name in NAMES.items()}


def headline(code: str, title: str) -> str:
    """`M2 Builds trust`."""
    return f"{code} {title}"


def code_and_title(text: str, number: int) -> tuple[str, str]:
    """The code that a headline begins with, and its title; `C` and its number where it has none."""
    first, _, rest = text.strip().partition(" ")
    if _CODE.fullmatch(first) and re.search(r"[0-9]", first) and rest.strip():
        return first, rest.strip()
    return f"C{number}", text.strip()


def code_of(text: str, number: int) -> str:
    """A code of our form: `1.2` becomes `C1.2`, what cannot be one becomes `C` and its number."""
    if _CODE.fullmatch(text):
        return text
    return f"C{text}" if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text) else f"C{number}"


def name_of(text: str, taken: Iterable[str] = (), fallback: str = "criterion") -> str:
    """A snake_case name from a title, unlike those taken."""
    words = re.findall(r"[a-z0-9]+", text.casefold().replace("'", "").replace("’", ""))
    while words and words[0][0].isdigit():
        words = words[1:]
    name = "_".join(words[:6])[:50].strip("_") or fallback
    known, number, unique = set(taken), 1, name
    while unique in known:
        number += 1
        unique = f"{name}_{number}"
    return unique


def levels_of(named: Sequence[tuple[str, str, float]]) -> tuple[tuple[Status, str], ...]:
    """Levels by our own names; other programs' by their points, the best first.

    `named` holds name, description and points. The level that earns nothing is left out.
    """
    ours = [(_BY_NAME.get(name.casefold()), text) for name, text, _ in named]
    if ours and all(status is not None for status, _ in ours):
        return tuple((status, text) for status, text in ours if status in LEVELS)
    earning = sorted((one for one in named if one[2] > 0), key=lambda one: -one[2])
    told = [f"{name}: {text}" if text and text != name else name for name, text, _ in earning]
    return tuple(zip(LEVELS[:3], told, strict=False))


def split_level(text: str) -> tuple[str, str]:
    """`Evidence located: what it needs` in name and text; all of it twice if the name is not ours."""
    for name in NAMES.values():
        if text.casefold().startswith(f"{name.casefold()}: "):
            return name, text[len(name) + 2 :]
    return (text, "") if text.casefold() in _BY_NAME else (text, text)
