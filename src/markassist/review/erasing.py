"""Words that are to go → plain data without them, every offset as it was."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from markassist.errors import UsageError
from markassist.renderers.masking import DOT

Erase = Callable[[str], str]
"""Text → the same text with dots for the words that are to go."""


def eraser(words: str) -> Erase:
    """What puts dots in the place of these words wherever they stand whole, in capitals or not.

    Raises UsageError where there are too few letters to look for.
    """
    tokens = [re.sub("['’]", "['’]", re.escape(token)) for token in re.findall(r"[^\s\-]+", words)]
    if sum(character.isalnum() for character in words) < 2:
        raise UsageError.at("--words", "there are too few letters to look for", "give a name or a phrase")
    body = r"[\s\-]+".join(tokens)
    pattern = re.compile(rf"(?<![^\W_]){body}(?=s?(?![^\W_]))", re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: re.sub(r"\S", DOT, found[0]), text)


def without(data: bytes, erase: Erase) -> bytes:
    """JSON without the words; the same bytes where they do not stand in it.

    Quotes are cut anew from the text that they were cut from, so that none keeps a part of the words.
    """
    found = msgspec.json.decode(data)
    text = _text(found)
    gone = _walk(found, erase, (text, erase(text)))
    return data if gone == found else msgspec.json.encode(gone)


def _text(found: Any) -> str:  # noqa: ANN401 - plain data
    """The account's text that offsets count in; empty where there is none."""
    inner = found.get("report", found)
    account = inner.get("account")
    return str(account.get("text", "")) if isinstance(account, dict) else ""


def _walk(value: Any, erase: Erase, texts: tuple[str, str]) -> Any:  # noqa: ANN401 - plain data
    if isinstance(value, str):
        return erase(value)
    if isinstance(value, list):
        return [_walk(one, erase, texts) for one in value]
    if isinstance(value, dict):
        walked = {name: _walk(one, erase, texts) for name, one in value.items()}
        return walked | _cut(value, texts)
    return value


def _cut(value: Mapping[str, Any], texts: tuple[str, str]) -> dict[str, str]:
    """The quote of something that has a place, cut from the text as it now is."""
    start, end = value.get("start"), value.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return {}
    before, after = texts
    return {
        name: after[start:end]
        for name in ("quote", "cue")
        if isinstance(value.get(name), str) and value[name] == before[start:end]
    }
