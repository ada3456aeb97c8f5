"""A name nobody knows → the remedy: the one that was meant, or all there are."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process


def did_you_mean(name: str, lawful: Iterable[str], what: str, mark: str = "") -> str:
    """`did you mean “x”?`, or `WHAT: a, b, c` where nothing is like it; `mark` stands before each name."""
    names = list(dict.fromkeys(lawful))
    close = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=70)
    if close is not None:
        return f"did you mean “{mark}{close[0]}”?"
    if not names:
        return f"there are no {what.removeprefix('the ')}"
    if len(names) > 20:
        nearest = process.extract(name, names, scorer=fuzz.ratio, limit=5)
        return f"{what} closest to it: {', '.join(mark + found[0] for found in nearest)}"
    return f"{what}: {', '.join(mark + each for each in names)}"
