"""Pattern matching as Moodle's short answers have it, in fifty lines: the floor of quality.

An answer there is `*secure base*|*safe haven*`: any of some terms, as written, in any case, with `*` for what
stands around. Nothing is read of who says it, of denials, or of other senses. A criterion stands as
evidenced where two different terms of it are found, as partial where one is.
"""

import re
from collections.abc import Callable, Iterable, Sequence

_LARGEST = 400
"""Terms in one expression: Python's engine slows down past that."""


def matcher(terms: Iterable[Sequence[str]]) -> Callable[[str], list[str]]:
    """A function from a text to the code of each different term in it. Terms are pairs of code and term."""
    codes: dict[str, list[str]] = {}
    for code, term in terms:
        codes.setdefault(term.casefold(), []).append(code)
    by_first: dict[str, list[str]] = {}
    for term in codes:
        by_first.setdefault(term.split()[0][:2], []).append(term)
    compiled = {start: _expressions(group) for start, group in by_first.items()}

    def mark(text: str) -> list[str]:
        lowered = text.casefold()
        found: dict[str, None] = {}
        for start, expressions in compiled.items():
            if start in lowered:
                for expression in expressions:
                    found.update(dict.fromkeys(expression.findall(lowered)))
        return [code for term in found for code in codes[term]]

    return mark


def _expressions(terms: Sequence[str]) -> list[re.Pattern[str]]:
    longest = sorted(terms, key=len, reverse=True)
    parts = [longest[at : at + _LARGEST] for at in range(0, len(longest), _LARGEST)]
    return [re.compile(rf"\b(?:{'|'.join(map(re.escape, part))})\b") for part in parts]


def statuses(found: Sequence[str], codes: Iterable[str]) -> dict[str, str]:
    """What the codes of the terms found come to, for each criterion."""
    names = ("absent", "partial", "evidenced")
    return {code: names[min(2, found.count(code))] for code in codes}
