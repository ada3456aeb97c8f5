"""Pieces of a document in reading order → one text with its blocks."""

from collections.abc import Iterable

from msgspec import Struct

from markassist.errors import MarkassistError, ReadError
from markassist.readers import limits
from markassist.readers.lines import paragraphs
from markassist.readers.zones import settle
from markassist.values import Block
from markassist.vocabulary import Zone


class Piece(Struct, frozen=True):
    """A paragraph, cell, heading or note as its format sets it apart."""

    text: str
    zone: Zone = Zone.PROSE
    page: int | None = None


class Text(Struct, frozen=True):
    """What a reader makes of a file: all offsets of an account count in `text`."""

    text: str
    blocks: tuple[Block, ...]


def plain(text: str) -> Text:
    """Set apart the paragraphs of a text that stays as it is."""
    return Text(text, settle(text, tuple(Block(start, end) for start, end in paragraphs(text))))


def joined(pieces: Iterable[Piece], path: str) -> Text:
    """Join pieces with a blank line between; a line break inside one parts blocks as in plain text."""
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0
    for piece in pieces:
        words = tidy(piece.text)
        if not words:
            continue
        start = length + 2 * bool(parts)
        blocks += [Block(start + a, start + b, piece.zone, piece.page) for a, b in paragraphs(words)]
        parts.append(words)
        length = start + len(words)
        if length > limits.CHARACTERS:
            raise too_long(path)
    text = "\n\n".join(parts)
    return Text(text, settle(text, tuple(blocks)))


def bounded(text: str, path: str) -> str:
    """The text itself. Raises ReadError where it is longer than an account may be."""
    if len(text) > limits.CHARACTERS:
        raise too_long(path)
    return text


def too_long(path: str) -> MarkassistError:
    """The fault of a text beyond the limit."""
    wrong = f"it holds more than {limits.CHARACTERS:,} characters of text"
    return ReadError.at(path, wrong, "split it into the accounts that it is made of")


def too_marked(path: str) -> MarkassistError:
    """The fault of a file that has more marks than a text can need."""
    return ReadError.at(path, "it is built of too many parts", "save its text anew, as .docx or .txt")


_CP1252 = bytes(range(0x80, 0xA0)).decode("cp1252", errors="replace").replace("\ufffd", " ")
_CONTROLS = {
    **dict.fromkeys([*range(0x20), 0x7F], " "),
    **{0x80 + i: character for i, character in enumerate(_CP1252)},  # a curly quote decoded as Latin-1
    0x09: "\t",
    0x0A: "\n",
    0x0B: "\n",
    0x0C: "\n",
}
_INVISIBLE = {
    **_CONTROLS,
    0x00A0: " ",
    0x202F: " ",
    0x2011: "-",
    **dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF], None),
}


def without_controls(text: str) -> str:
    """Put one visible or white character in place of each control character, so that lengths stay."""
    return text.translate(_CONTROLS)


def tidy(text: str) -> str:
    """Also drop what a typesetter put between the letters, and the white space around."""
    return text.translate(_INVISIBLE).strip()
