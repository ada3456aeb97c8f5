"""Blocks as a format gives them → blocks whose zone is also told by their form: items, quotes, headings."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from markassist.values import Block
from markassist.vocabulary import Zone

_ITEM = re.compile(
    r"(?:[-*+•·▪▫■□◦‣●○➢➤✓✔\uf0a7\uf0b7\uf0d8–—]|o(?=\t)|\d{1,2}[.)]|[a-z]\.|[A-Za-z]\)|[ivx]{2,5}[.)]"
    r"|\((?:\d{1,2}|[a-z]|[ivx]{1,5})\))\s+(?=\S)"
)
_OPENERS = "\"'“‘«"
_CLOSERS = "\"'”’)]»"
_FINAL = tuple(".!?:;…")
_SUBJECT = re.compile(r"(?:I|He|She|We|They)\b")
"""Who never opens a heading and often opens a sentence whose full stop is missing."""
_MOST_WORDS = 10
_MOST_WORDS_OF_A_TITLE = 14
_TOP_RUN = 5
"""So many headings may follow each other at the top: title, learner's label, date, first section."""
_RUN = 3


def settle(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Tell list items, quotes and rules of prose by their first characters, and headings by their place.

    Headings are guessed only where the format itself marks fewer than two of them.
    """
    formed = [_formed(text, block) for block in blocks]
    if sum(block.zone is Zone.HEADING for block in formed) < 2:
        _head(text, formed)
    return tuple(formed)


def is_title(text: str, most_words: int = _MOST_WORDS) -> bool:
    """Whether a paragraph has the form of a heading: short, one line, not a sentence nor somebody's words.

    A colon or a question mark may end it where it is shorter still ("Feelings:", "So what?").
    """
    words = len(text.split())
    if not 0 < words <= most_words or "\n" in text or not any(map(str.isalpha, text)):
        return False
    if text[0].islower() or text[0] in _OPENERS or _SUBJECT.match(text):
        return False
    last = text.rstrip(_CLOSERS)[-1:]
    return words <= {":": 5, "?": 8}.get(last, most_words) and last not in tuple(".!;,…")


def is_item(text: str) -> bool:
    """Whether a line begins with a bullet or a number that other words follow."""
    return bool(_ITEM.match(text))


def begins_item(line: str, above: str) -> bool:
    """Whether a line begins an item, and not the rest of a sentence that goes on after a dash."""
    return is_item(line) and (line[0] not in "–—" or is_final(above))


def is_final(text: str) -> bool:
    """Whether a line ends as a sentence does, or as what introduces a list."""
    return text.rstrip(_CLOSERS).endswith(_FINAL)


def _formed(text: str, block: Block) -> Block:
    if not any(map(str.isalnum, text[block.start : block.end])):
        return replace(block, zone=Zone.BOILERPLATE)
    if block.zone is not Zone.PROSE:
        return block
    if text[block.start] == ">":
        return replace(block, zone=Zone.BLOCK_QUOTE)
    if _ITEM.match(text, block.start, block.end):
        return replace(block, zone=Zone.LIST_ITEM)
    return block


def _head(text: str, blocks: list[Block]) -> None:
    """Make headings of short runs of titles that longer text follows."""
    run: list[int] = []
    seen = False
    for at, block in enumerate(blocks):
        if block.zone in (Zone.BOILERPLATE, Zone.FOOTNOTE, Zone.HEADING):
            continue
        if _may_head(text, blocks, at):
            run.append(at)
            continue
        if 0 < len(run) <= (_RUN if seen else _TOP_RUN) and _follows(text, blocks[run[-1]], block):
            for one in run:
                blocks[one] = replace(blocks[one], zone=Zone.HEADING)
        run, seen = [], True


def _may_head(text: str, blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    words = " ".join(text[block.start : block.end].split())  # a long title may be wrapped
    if block.zone is Zone.LIST_ITEM:  # a numbered heading is an item without fellows
        fellows = [*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2]]
        words = words[marker.end() :] if (marker := _ITEM.match(words)) else words
        return all(fellow.zone is not Zone.LIST_ITEM for fellow in fellows) and is_title(words)
    if block.zone is Zone.TABLE_CELL:  # the prompt beside or above its answer, never a date
        after = blocks[at + 1 : at + 2]
        return not words[0].isdigit() and is_title(words) and any(_is_long(text, cell) for cell in after)
    return block.zone is Zone.PROSE and is_title(words, _MOST_WORDS_OF_A_TITLE if at == 0 else _MOST_WORDS)


def _is_long(text: str, block: Block) -> bool:
    return len(text[block.start : block.end].split()) >= 15


def _follows(text: str, title: Block, block: Block) -> bool:
    """Whether a block may be what the title stands over: longer than it, or set apart from it."""
    longer = block.end - block.start > title.end - title.start
    return longer or block.zone is not Zone.PROSE or text.count("\n", title.end, block.start) > 1
