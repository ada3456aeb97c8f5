"""A name nobody knows → the remedy: the one that was meant, or all there are."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process


def did_you_mean(name: str, lawful: Iterable[str], otherwise: str, mark: str = "") -> str:
    """`did you mean “x”?`, or where nothing is like it what `otherwise` says.

    `mark` stands before the name that is shown.
    """
    close = process.extractOne(name, list(dict.fromkeys(lawful)), scorer=fuzz.ratio, score_cutoff=70)
    return otherwise if close is None else f"did you mean “{mark}{close[0]}”?"


def list_of(what: str, lawful: Iterable[str]) -> str:
    """`the indicators: a, b, c`, or that there are none."""
    names = list(dict.fromkeys(lawful))
    return f"the {what}: {', '.join(names)}" if names else f"there are no {what}"
