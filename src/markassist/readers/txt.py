"""A plain text file → its text, unchanged, with its paragraphs."""

from markassist.readers.encoding import decode
from markassist.readers.text import Text, bounded, plain


def read(data: bytes, path: str) -> Text:
    """Read text in any encoding; UTF-8 with line feeds stays the file itself."""
    return plain(bounded(decode(data, path), path))
