"""An account and what is to be marked in it → blocks of segments, cut wherever a mark begins or ends."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from markassist.renderers.layout import clean, number_in_piece, paragraphs, piece_at
from markassist.values import Account, Block, Piece


class Mark(Struct, frozen=True):
    """One stretch of the account that an item speaks of."""

    kind: str
    """`evidence`, `named`, `near`, `idea`, `alert` or `note`: how it is drawn."""
    key: str
    """Unique on the page: the text's anchor is `t-KEY`, the item's is `i-KEY`."""
    start: int
    end: int
    label: str
    """What stands on the chip at its end."""
    says: str
    """The chip's words for who cannot see it."""


class Segment(Struct, frozen=True):
    """A stretch in which the same marks hold from end to end."""

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]
    """The marks that begin here."""
    closes: tuple[Mark, ...]
    """The marks that end here, each kind and label once."""


class Paragraph(Struct, frozen=True):
    """One block of the account."""

    number: int
    zone: str
    segments: tuple[Segment, ...]
    joins: bool
    """It stands on the same line as the one before, as the cells of a table do."""
    start: int
    page: int | None
    """The page that begins with this block, where it is not the page of the one before."""
    shown: int
    """The number that people read: in a portfolio it counts from 1 in each piece."""
    piece: str | None
    """The piece of a portfolio that begins with this block."""


def segment(account: Account, marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """Every block of the account with its segments; outside the blocks is white space, which is left out."""
    settled = [mark for mark in (_settle(mark, account.blocks) for mark in marks) if mark]
    ordered = sorted(settled, key=lambda mark: (mark.start, -mark.end, mark.key))
    shown: list[Paragraph] = []
    before: Block | None = None
    piece: Piece | None = None
    for number, block in paragraphs(account):
        above, piece = piece, piece_at(account, block.start)
        shown.append(
            Paragraph(
                number=number,
                zone=block.zone.value,
                segments=_segments(account.text, block, ordered),
                joins=before is not None and "\n" not in account.text[before.end : block.start],
                start=block.start,
                page=block.page if piece != above or before is None or before.page != block.page else None,
                shown=number_in_piece(account, number),
                piece=piece.name if piece and piece != above else None,
            )
        )
        before = block
    return tuple(shown)


def anchored(shown: Iterable[Paragraph]) -> frozenset[str]:
    """The keys of the marks that can be jumped to."""
    return frozenset(mark.key for paragraph in shown for part in paragraph.segments for mark in part.opens)


def _settle(mark: Mark, blocks: Iterable[Block]) -> Mark | None:
    """The same mark without the white space between blocks at its ends; None where nothing of it is left."""
    touched = [block for block in blocks if mark.start < block.end and mark.end > block.start]
    if not touched:
        return None
    return replace(mark, start=max(mark.start, touched[0].start), end=min(mark.end, touched[-1].end))


def _segments(text: str, block: Block, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    here = [mark for mark in marks if mark.start < block.end and mark.end > block.start]
    cuts = {block.start, block.end}
    for mark in here:
        cuts |= {max(mark.start, block.start), min(mark.end, block.end)}
    return tuple(_segment(text, start, end, here) for start, end in pairwise(sorted(cuts)))


def _segment(text: str, start: int, end: int, marks: Sequence[Mark]) -> Segment:
    holding = tuple(mark for mark in marks if mark.start <= start and mark.end >= end)
    closing = [mark for mark in holding if mark.end == end]
    return Segment(
        text=clean(text[start:end]),
        marks=holding,
        opens=tuple(mark for mark in holding if mark.start == start),
        closes=tuple({(mark.kind, mark.label): mark for mark in reversed(closing)}.values())[::-1],
    )
