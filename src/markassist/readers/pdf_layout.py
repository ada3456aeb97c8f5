"""All lines of a PDF → what is usual in it, and so whether one line goes on in the next."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from markassist.readers.pdf_lines import Line
from markassist.readers.zones import begins_item, is_final, is_item

_LOOSE = 1.25
"""Lines further apart than this many usual pitches are two paragraphs."""
_INDENT = 0.8
"""A first line is set in by at least this many letter sizes."""
_COLUMN = 3.0
"""Points by which left edges of one column may differ."""


class Layout:
    """The usual size of letters, the pitch of lines and the right margins of a document."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Measure the lines."""
        sizes: Counter[float] = Counter()
        rights: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        pitches: defaultdict[float, Counter[float]] = defaultdict(Counter)
        for line in lines:
            sizes[line.size] += len(line.text)
            rights[_column(line)].append(line.right)
        lefts: Counter[float] = Counter()
        for above, below in pairwise(lines):
            if above.page == below.page and above.base > below.base and _runs_on(above, below):
                pitches[above.size][round(2 * (above.base - below.base)) / 2] += 1
                lefts[round(below.left)] += 1
        self._left = min(_most_common(lefts)) if lefts else None
        self.size = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
        self._rights = rights
        self._pitches = {size: min(_most_common(counts)) for size, counts in pitches.items()}

    def is_note(self, line: Line) -> bool:
        """Whether a line is set small in the lower half of its page."""
        return line.size <= 0.92 * self.size and line.base < line.height / 2

    def joins(self, opening: Line, above: Line, below: Line) -> bool:
        """Whether `below` goes on with the paragraph that `opening` begins and `above` ends so far."""
        if (
            begins_item(below.text, above.text)
            or above.bold != below.bold
            or abs(above.size - below.size) > 0.1 * above.size
        ):
            return False
        if above.page != below.page:
            return _runs_on(above, below) or (self._is_full(above, below) and not is_final(above.text))
        if not self._is_next(above, below):
            return False
        if _runs_on(above, below):
            return True
        return self._is_full(above, below) and (is_item(opening.text) or not self._is_indented(above, below))

    def _is_indented(self, above: Line, below: Line) -> bool:
        """Whether a line is set in as the first of a paragraph is."""
        usual = above.left if self._left is None else min(above.left, self._left)
        return below.left - usual >= _INDENT * below.size

    def _is_next(self, above: Line, below: Line) -> bool:
        pitch = above.base - below.base
        usual = self._pitches.get(above.size, 1.5 * above.size)
        return 0 < pitch <= _LOOSE * max(usual, above.size)

    def _is_full(self, above: Line, below: Line) -> bool:
        """Whether the next word would not have fitted in the line above."""
        rights = self._rights[_column(above)]
        margin = max(rights)
        near = sum(right > margin - 8 * above.size for right in rights)
        if near < 2 and (is_final(above.text) or len(rights) > 2):
            return False  # a column of short entries has no margin
        return above.right + 0.2 * above.size + below.first_word > margin - 1


def _runs_on(above: Line, below: Line) -> bool:
    """Whether a line that ends in the middle of a sentence is followed by its rest."""
    return below.text[0].islower() and not is_final(above.text) and len(above.text) > 25


def _column(line: Line) -> tuple[int, int]:
    return line.page, round(line.left / _COLUMN)


def _most_common(counts: Counter[float]) -> list[float]:
    most = max(counts.values())
    return [pitch for pitch, count in counts.items() if count == most]
