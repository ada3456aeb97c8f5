"""Words that somebody typed or chose → where they stand in an account's text."""

import re

from markassist.errors import UsageError


def span(text: str, quote: str, start: str, end: str) -> tuple[int, int]:
    """The span of a selection, or else of a quote. Raises UsageError where there is neither.

    `start` and `end` are numbers as a form sends them, empty where nothing was selected. A quote is
    looked for whatever its spaces, line ends, quotation marks and capitals.
    """
    if start.isascii() and end.isascii() and start.isdigit() and end.isdigit() and len(start + end) < 20:
        return trimmed(text, int(start), int(end))
    found = re.search(_pattern(quote), text, re.IGNORECASE) if quote.strip() else None
    if found is None:
        wrong = "these words do not stand in the account" if quote.strip() else "no words are selected"
        raise UsageError.at("the selection", wrong, "select them in the account, or copy them from it")
    return found.span()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space at its ends."""
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def _pattern(quote: str) -> str:
    words = (re.escape(word) for word in quote.split())
    joined = r"\s+".join(words)
    return re.sub("['‘’]", "['‘’]", re.sub('["“”]', '["“”]', joined))
