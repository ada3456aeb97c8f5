"""Bytes of an RTF file → its tokens: groups, control words and characters in their code page."""

import codecs
import re
from collections.abc import Iterator

from msgspec import Struct

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)


class Token(Struct, frozen=True):
    """A brace, a control word or symbol with its number, or raw bytes of text (`kind` is then empty)."""

    kind: str
    number: int | None = None
    data: bytes = b""
    is_symbol: bool = False
    """Whether a brace is an escaped one, and so a character."""


def tokens(data: bytes) -> Iterator[Token]:
    """All tokens in order; binary stretches are left out."""
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        if (brace := match["brace"]) is not None:
            yield Token(brace.decode())
        elif (text := match["text"]) is not None:
            yield Token("", data=text)
        elif (pair := match["hex"]) is not None:
            yield Token("", data=bytes.fromhex(pair.decode()))
        elif (symbol := match["symbol"]) is not None:
            yield Token(symbol.decode("latin-1"), is_symbol=True)
        elif (word := match["word"]) is not None:
            number = int(match["number"]) if match["number"] else None
            if word == b"bin":
                at += max(0, number or 0)
            else:
                yield Token(word.decode(), number)


_CHARSETS = {
    0: "cp1252", 2: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip


def charset(number: int | None) -> str | None:
    """The code page of a font's `fcharset`; None for the document's own."""
    return _CHARSETS.get(1 if number is None else number)


def codepage(number: int | None) -> str:
    """The code page of `ansicpg`, where Python has it."""
    name = "utf-8" if number == 65001 else f"cp{number}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
