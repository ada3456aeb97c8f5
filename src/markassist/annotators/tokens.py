"""Text → tokens, each with its place and its word type."""

from markassist import words
from markassist.cutter import cutter
from markassist.doc import Doc

_CLITICS = {"s": "'s", "m": "'m", "re": "'re", "ve": "'ve", "ll": "'ll", "d": "'d"}
"""What an ending is, written without its apostrophe: `thats`, `im`, `theyve`."""


def tokens(doc: Doc) -> None:
    """Fill texts, starts, ends, block_of, words and keys. White space is no token."""
    cut = cutter()
    cut.expect(doc.account.text)
    for number, block in enumerate(doc.account.blocks):
        for text, start in cut.tokens(doc.account.text[block.start : block.end]):
            doc.texts.append(text)
            doc.starts.append(block.start + start)
            doc.ends.append(block.start + start + len(text))
            doc.block_of.append(number)
    doc.words = [words.word(t) for t in doc.texts]
    doc.keys = [w.keys for w in doc.words]
    for i in range(1, len(doc.texts)):
        if (whole := _CLITICS.get(doc.texts[i])) is not None and doc.starts[i] == doc.ends[i - 1]:
            doc.keys[i] = doc.keys[i] | words.word(whole).keys
