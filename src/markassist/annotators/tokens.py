"""Text → tokens, each with its place and its word type; spaCy's English tokenizer cuts them."""

from functools import cache
from typing import TYPE_CHECKING

from markassist import words
from markassist.doc import Doc

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer


@cache
def _tokenizer() -> "Tokenizer":
    import spacy

    return spacy.blank("en").tokenizer


def tokens(doc: Doc) -> None:
    """Fill texts, starts, ends, block_of, words and keys. White space is no token."""
    for number, block in enumerate(doc.account.blocks):
        text = doc.account.text[block.start : block.end]
        for token in _tokenizer()(text):
            if token.is_space:
                continue
            start = block.start + token.idx
            doc.texts.append(token.text)
            doc.starts.append(start)
            doc.ends.append(start + len(token.text))
            doc.block_of.append(number)
    doc.words = [words.word(t) for t in doc.texts]
    doc.keys = [w.keys for w in doc.words]
