"""A Markdown file → its text, unchanged, with the zones that its marks give each line."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from markassist.readers import limits
from markassist.readers.encoding import decode
from markassist.readers.lines import WIDEST, Span, paragraphs
from markassist.readers.text import Text, bounded, too_marked
from markassist.readers.zones import is_title, settle
from markassist.values import Block
from markassist.vocabulary import Zone

Mark = tuple[int, int, Zone]
"""First line, line after the last, zone."""

_CONTAINERS = {"blockquote_open": Zone.BLOCK_QUOTE, "list_item_open": Zone.LIST_ITEM}
_LEAVES = {
    "heading_open": Zone.HEADING,
    "tr_open": Zone.TABLE_CELL,
    "fence": Zone.BOILERPLATE,
    "paragraph_open": Zone.PROSE,
    "code_block": Zone.PROSE,  # a learner who indents a paragraph means no code
    "html_block": Zone.PROSE,
}
_MOST_TITLES = 3
_STRONG = re.compile(r"(\*\*|__)([^*_\n]+)\1")
_CELL = re.compile(r"\|?(?:\\.|[^|])+(?:\|\s*$)?|\|", re.DOTALL)


def read(data: bytes, path: str) -> Text:
    """Read Markdown as it stands: all its marks stay in the text."""
    text = bounded(decode(data, path), path)
    if text.count("\n") > limits.LINES:
        raise too_marked(path)
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])  # what stands inside a line is not looked at
    tokens = parser.parse(text)
    blocks = _blocks(text, list(_marks(tokens)))
    return Text(text, settle(text, blocks))


def _marks(tokens: Sequence[Token]) -> Iterator[Mark]:
    """Each leaf of the document with its lines; the outermost quote or list decides its zone."""
    open_zones: list[Zone] = []
    for at, token in enumerate(tokens):
        if token.type in _CONTAINERS:
            open_zones.append(_CONTAINERS[token.type])
        elif token.type.replace("_close", "_open") in _CONTAINERS:
            open_zones.pop()
        elif token.type in _LEAVES and token.map:
            zone = Zone.HEADING if _is_strong_line(tokens, at) else _LEAVES[token.type]
            if zone is not Zone.HEADING or Zone.BLOCK_QUOTE in open_zones:
                zone = _outer(open_zones, zone)
            yield token.map[0], token.map[1], zone


def _outer(open_zones: Sequence[Zone], zone: Zone) -> Zone:
    return Zone.BLOCK_QUOTE if Zone.BLOCK_QUOTE in open_zones else next(iter(open_zones), zone)


def _is_strong_line(tokens: Sequence[Token], at: int) -> bool:
    """Whether a paragraph is one short bold line: a heading without its mark."""
    if tokens[at].type != "paragraph_open" or tokens[at].level:
        return False
    strong = _STRONG.fullmatch(tokens[at + 1].content.strip())
    return strong is not None and is_title(strong[2])


def _blocks(text: str, marks: Sequence[Mark]) -> tuple[Block, ...]:
    """Blocks of all marked lines, and of the words on lines that no mark covers."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    blocks: list[Block] = []
    reached = 0
    for first, last, zone in marks:
        if first < reached:
            continue
        blocks += _stretch(text, starts[reached], starts[first], Zone.PROSE)
        blocks += _stretch(text, starts[first], min(starts[last], len(text)), zone)
        reached = last
    return (*blocks, *_stretch(text, starts[reached], len(text), Zone.PROSE))


def _stretch(text: str, start: int, end: int, zone: Zone) -> list[Block]:
    """One block for what Markdown holds together, one a cell in a table, one a paragraph elsewhere."""
    words = text[start:end]
    if zone is Zone.TABLE_CELL:
        spans = [(cell.start(), cell.end()) for cell in _CELL.finditer(words) if cell.group().strip()]
    elif zone is Zone.PROSE:
        spans = _prose(words)
    else:
        spans = [(0, len(words))]
    return [_trimmed(text, start + a, start + b, zone) for a, b in spans if words[a:b].strip()]


def _prose(words: str) -> list[Span]:
    """A paragraph is one span, but for titles on lines of their own and for a plain text's long lines."""
    spans: list[Span] = []
    at = 0
    while len(spans) < _MOST_TITLES and (length := _title(words[at:])):
        spans.append((at, at + length))
        at += length
    rest = words[at:]
    if "\n\n" in rest or max(map(len, rest.split("\n"))) > WIDEST:
        return spans + [(at + start, at + end) for start, end in paragraphs(rest)]
    return [*spans, (at, len(words))]


def _title(words: str) -> int:
    """The length of a first line that looks like a title, where a line that begins anew follows it."""
    first, _, rest = words.partition("\n")
    if not rest.strip() or rest.lstrip()[0].islower() or not is_title(first.strip()):
        return 0
    return len(words) - len(rest)


def _trimmed(text: str, start: int, end: int, zone: Zone) -> Block:
    words = text[start:end]
    return Block(start + len(words) - len(words.lstrip()), start + len(words.rstrip()), zone)
