"""Text → tokens, each with its place and its word type; spaCy's English tokenizer cuts them."""

from functools import cache
from typing import TYPE_CHECKING

from markassist import words
from markassist.doc import Doc

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer


@cache
def _tokenizer() -> "Tokenizer":
    import spacy  # noqa: PLC0415 - only where text is cut

    return spacy.blank("en").tokenizer


def _pieces(text: str) -> tuple[str, ...]:
    """`J.` is a child and a full stop, or an initial and its point: the sentence reader tells which."""
    return (text[0], ".") if len(text) == 2 and text[1] == "." and text[0].isupper() else (text,)


def tokens(doc: Doc) -> None:
    """Fill texts, starts, ends, block_of, words and keys. White space is no token."""
    for number, block in enumerate(doc.account.blocks):
        text = doc.account.text[block.start : block.end]
        for token in _tokenizer()(text):
            if token.is_space:
                continue
            start = block.start + token.idx
            for piece in _pieces(token.text):
                doc.texts.append(piece)
                doc.starts.append(start)
                start += len(piece)
                doc.ends.append(start)
                doc.block_of.append(number)
    doc.words = [words.word(t) for t in doc.texts]
    doc.keys = [w.keys for w in doc.words]
