"""A text → its tokens and where each begins, as spaCy's English tokenizer cuts it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

_SCOTS_NOT = re.compile(
    r"(?i)(am|ar|are|is|wis|was|wer|were|did|dis|does|do|din|has|hus|had|hud|have|hav|can|cud|could|wid|would"
    r"|shid|should|will|wull|win|must|need|daur)(nae)"
)

_ENDLESS = re.compile(r"\S{500}")
"""The tokenizer takes off marks one by one, and looks at all that is left each time."""

_PATIENCE = 100
"""How many texts are cut before all exceptions are given: a start has one account and some terms."""


class Cutter:
    """spaCy's English tokenizer, given its exceptions ("don't" is two words) as texts may need them.

    To give all 1,350 takes as long as to mark an account, and one that stands nowhere in a text does nothing
    to it.
    """

    def __init__(self) -> None:
        from spacy.lang.en import English  # noqa: PLC0415 - only where text is cut
        from spacy.tokenizer import Tokenizer  # noqa: PLC0415
        from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex  # noqa: PLC0415
        from spacy.vocab import Vocab  # noqa: PLC0415

        defaults = English.Defaults
        self._waiting = dict(defaults.tokenizer_exceptions)
        self._texts = 0
        self._tokenizer = Tokenizer(
            Vocab(),
            prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
            suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
            infix_finditer=compile_infix_regex(defaults.infixes or ()).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    def cut(self, text: str) -> Iterator[tuple[str, int]]:
        """Each token that is not white space, and where it begins, in characters."""
        self.expect(text)
        yield from self.tokens(text)

    def tokens(self, text: str) -> Iterator[tuple[str, int]]:
        """As `cut` does, of a part of a text that is expected."""
        for at, stretch in _stretches(text):
            for token in self._tokenizer(stretch):
                if not token.orth_.isspace():
                    yield from _pieces(token.orth_, at + token.idx)

    def expect(self, text: str) -> None:
        """Make ready for a text, so that its parts can be cut."""
        if not self._waiting:
            return
        self._texts += 1
        is_patient = self._texts <= _PATIENCE
        needed = list(_standing(self._waiting, text) if is_patient else self._waiting)
        for one in needed:
            self._tokenizer.add_special_case(one, self._waiting.pop(one))


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """The text whole, or where it runs on without a space as no word or address does, cut there too."""
    if _ENDLESS.search(text) is None:
        yield 0, text
        return
    at = 0
    for match in _ENDLESS.finditer(text):
        yield at, text[at : match.end()]
        at = match.end()
    yield at, text[at:]


def _standing(exceptions: Iterable[str], text: str) -> Iterator[str]:
    """Those exceptions that stand in a text; none but white space itself spans white space."""
    stretches = "\n".join({*text.split()})
    letters = {*stretches}
    for one in exceptions:
        if one.isspace() or (letters.issuperset(one) and one in stretches):
            yield one


@cache
def cutter() -> Cutter:
    """The one there is."""
    return Cutter()


def _pieces(text: str, start: int) -> Iterator[tuple[str, int]]:
    """`J.` is a child and a full stop, or an initial and its point: the sentence reader tells which.

    `didnae` is two words, as `didn't` is.
    """
    if len(text) == 2 and text[1] == "." and text[0].isupper():
        yield from ((text[0], start), (".", start + 1))
    elif match := _SCOTS_NOT.fullmatch(text):
        yield from ((match[1], start), (match[2], start + match.end(1)))
    else:
        yield text, start
