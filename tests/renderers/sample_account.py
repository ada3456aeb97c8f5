"""An invented account with markup, an emoji, right-to-left words and a child's name, and its blocks."""

import re
from hashlib import sha256
from pathlib import Path

from markassist.values import Account, Block
from markassist.vocabulary import Zone

TEXT = Path(__file__).with_name("sample_account.txt").read_text(encoding="utf-8")


def blocks(text: str) -> tuple[Block, ...]:
    """A block for each line that holds anything; short ones without a full stop are headings."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        words = line[0]
        if words.startswith("- "):
            zone = Zone.LIST_ITEM
        elif words.startswith("Policy"):
            zone = Zone.BLOCK_QUOTE
        else:
            zone = Zone.HEADING if len(words) < 50 else Zone.PROSE
        found.append(Block(line.start(), line.end(), zone))
    return tuple(found)


ACCOUNT = Account("Kayleigh_account.txt", TEXT, blocks(TEXT), sha256(TEXT.encode()).hexdigest())


def span(quote: str) -> tuple[str, int, int]:
    """A quote that occurs in the account, where it occurs first."""
    start = TEXT.index(quote)
    return quote, start, start + len(quote)


def paragraph(start: int) -> int:
    """The number of the block that holds an offset."""
    return max(number for number, block in enumerate(ACCOUNT.blocks, start=1) if block.start <= start)


def section(start: int) -> str | None:
    """The heading that an offset stands under."""
    above = [b for b in ACCOUNT.blocks if b.zone is Zone.HEADING and b.end <= start]
    return TEXT[above[-1].start : above[-1].end] if above else None
