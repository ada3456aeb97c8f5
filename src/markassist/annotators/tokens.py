"""Text → tokens, each with its place and its word type; spaCy's English tokenizer cuts them."""

from functools import cache
from typing import TYPE_CHECKING

from markassist import words
from markassist.doc import Doc

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer


class _Cutter:
    """spaCy's English tokenizer; it is given its exceptions ("don't" is two words) when a text may need them.

    All 1,350 take as long to give as an account to mark, and one that stands nowhere in a text does nothing
    to it: the first text is cut with those that stand in it, every later one with all.
    """

    def __init__(self) -> None:
        from spacy.lang.en import English  # noqa: PLC0415 - only where text is cut
        from spacy.tokenizer import Tokenizer  # noqa: PLC0415
        from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex  # noqa: PLC0415
        from spacy.vocab import Vocab  # noqa: PLC0415

        defaults = English.Defaults
        self.waiting = dict(defaults.tokenizer_exceptions)
        self.is_first = True
        self.tokenizer: Tokenizer = Tokenizer(
            Vocab(),
            prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
            suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
            infix_finditer=compile_infix_regex(defaults.infixes or ()).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    def ready(self, text: str) -> "Tokenizer":
        """Return the tokenizer with every exception that can stand in a text."""
        needed = [one for one in self.waiting if one in text] if self.is_first else list(self.waiting)
        self.is_first = False
        for one in needed:
            self.tokenizer.add_special_case(one, self.waiting.pop(one))
        return self.tokenizer


@cache
def _cutter() -> _Cutter:
    return _Cutter()


def _pieces(text: str) -> tuple[str, ...]:
    """`J.` is a child and a full stop, or an initial and its point: the sentence reader tells which."""
    return (text[0], ".") if len(text) == 2 and text[1] == "." and text[0].isupper() else (text,)


def tokens(doc: Doc) -> None:
    """Fill texts, starts, ends, block_of, words and keys. White space is no token."""
    tokenizer = _cutter().ready(doc.account.text)
    for number, block in enumerate(doc.account.blocks):
        for token in tokenizer(doc.account.text[block.start : block.end]):
            if token.orth_.isspace():
                continue
            start = block.start + token.idx
            for piece in _pieces(token.orth_):
                doc.texts.append(piece)
                doc.starts.append(start)
                start += len(piece)
                doc.ends.append(start)
                doc.block_of.append(number)
    doc.words = [words.word(t) for t in doc.texts]
    doc.keys = [w.keys for w in doc.words]
