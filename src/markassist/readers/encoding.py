"""Bytes of a text file in any encoding met in the wild → its characters, with line feeds."""

import codecs
import re

from markassist.errors import ReadError
from markassist.readers.text import without_controls

_MARKS = (  # the longer first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x19\x1b-\x1f\x7f\ufffd]")
_HIGH = re.compile(r"[^\x00-\x7f]")


def decode(data: bytes, path: str, declared: str | None = None) -> str:
    """Decode a text file: byte order mark dropped, line ends made line feeds, control characters made white.

    What a page declares itself to be counts where it is not UTF-8. Raises ReadError where the bytes are not
    text in any encoding.
    """
    text = _decoded(data, declared)
    if len(_CONTROLS.findall(text)) > max(3, len(text) // 50):
        raise ReadError.at(path, "it is not text, nor a document that can be read", _REMEDY)
    return without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))


_REMEDY = "save the account as .docx, .odt, .pdf, .html, .rtf, .md or .txt"


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if wide := _wide(data):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _as_declared(data, declared) or _broken_utf8(data) or _one_byte(data)


def _as_declared(data: bytes, declared: str | None) -> str | None:
    """The bytes in the encoding they are said to be in; Latin-1 is always Windows' own superset of it."""
    name = (declared or "utf-8").lower()
    try:
        codec = codecs.lookup("cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "ascii") else name)
        return None if codec.name == "utf-8" else data.decode(codec.name)
    except (LookupError, UnicodeDecodeError):
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of English text is then nought."""
    even, odd = data[0:10_000:2], data[1:10_000:2]
    if len(odd) < 2:
        return None
    if odd.count(0) > 0.6 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.6 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def _broken_utf8(data: bytes) -> str | None:
    """UTF-8 into which some bytes of another encoding were pasted; None where it is not mostly UTF-8."""
    text = data.decode("utf-8", errors="surrogateescape")
    strangers = sum("\udc80" <= character <= "\udcff" for character in text)
    if strangers >= len(_HIGH.findall(text)) - strangers:
        return None
    return text.translate(_STRANGERS)


_STRANGERS = {0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)}


def _one_byte(data: bytes) -> str:
    """Windows or Macintosh text, whichever reads better; where most bytes are high, what statistics say."""
    high = sum(byte > 0x7F for byte in data)
    if high * 5 > len(data):
        return _guessed(data)
    return max(data.decode("cp1252", errors="replace"), data.decode("mac_roman"), key=_sense)


_GOOD = re.compile(
    r"(?<=[A-Za-z])[’'](?=[A-Za-z])|(?<![^\s(])[‘“£€](?=\w)|(?<=[\w.,!?])[’”…](?=\W|$)|(?<=\w)—(?=\w)|\xa0"
    r"|(?<![^\s])[–—•·](?=\s)|(?<=\d)[–°½¼](?=[\dCF\s]|$)|(?<=[A-Za-z])[à-öø-ÿœ](?=[a-z\s.,]|$)"
)
_BAD = re.compile(
    r"(?<=[a-z])(?![à-öø-ÿœ])(?=[^\W\d_])[^\x00-\x7f]|[\x80-\x9f\ufffd¤†‡¬\u02c6-\u02ff\u2202-\u25ff]"
)


def _sense(text: str) -> int:
    """How often a character stands where English has it, less twice how often where it has none."""
    return len(_GOOD.findall(text)) - 2 * len(_BAD.findall(text))


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and hardly ever needed

    best = from_bytes(data).best()
    return str(best) if best else data.decode("cp1252", errors="replace")
