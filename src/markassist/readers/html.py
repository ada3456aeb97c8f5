"""A web page or a Word file saved as one → its pieces, without scripts, navigation and deleted words."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from markassist.readers import limits
from markassist.readers.encoding import decode
from markassist.readers.styles import placed
from markassist.readers.text import Piece, Text, joined, too_marked
from markassist.vocabulary import Zone

_DROPPED = frozenset(
    "head script style nav template noscript svg canvas audio video iframe object button select del s"
    " strike".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody"
    " td tfoot th thead tr ul".split()
)
_ZONES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Zone.HEADING),
    **dict.fromkeys(("td", "th"), Zone.TABLE_CELL),
    **dict.fromkeys(("li", "dt", "dd"), Zone.LIST_ITEM),
    "blockquote": Zone.BLOCK_QUOTE,
}
_OUTER = (Zone.FOOTNOTE, Zone.BLOCK_QUOTE, Zone.HEADING)
"""What all inside it belongs to, the first before the next."""
_STRONG = frozenset(("b", "strong", "u"))
_MARKS = {"br": ("\n", ""), "q": ("“", "”")}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE = re.compile(r"(?:sdfootnote|sdendnote|ftn|edn|_ftn|_edn)\d+$")
"""How LibreOffice and Word name the notes at the end of a page they save."""
_NUMBER = re.compile(r"\W*(?:\d+|[ivx]+|[*†‡])\W*")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_TAG = re.compile(r"<[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*+")
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def read(data: bytes, path: str) -> Text:
    """Read the words of a page as a browser would show them."""
    declared = _CHARSET.search(data, 0, 4096)
    page = decode(data, path, declared.group(1).decode("ascii") if declared else None)
    if page.count("<") > limits.TAGS or any(map(_is_endless, _TAG.finditer(page))):
        raise too_marked(path)
    root = LexborHTMLParser(page).root
    return joined(_Page().pieces(root) if root else (), path)


def _is_endless(tag: re.Match[str]) -> bool:
    return len(tag[0]) > limits.ATTRIBUTES and sum(map(str.isspace, tag[0])) > limits.ATTRIBUTES


class _Page:
    """A walk over the tree; a loop and no recursion, since a page may nest as deep as it likes."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._zones: list[Zone] = []
        self._strong = 0
        self._pre = 0
        self._weak = False

    def pieces(self, root: LexborNode) -> Iterator[Piece]:
        """Each block's words once the block, or one inside it, begins or ends."""
        open_nodes: list[LexborNode] = []
        node: LexborNode | None = root
        while node is not None:
            enters = self._enters(node)
            if enters:
                yield from self._turn(node, opens=True)
            if enters and node.child is not None:
                open_nodes.append(node)
                node = node.child
                continue
            if enters:
                yield from self._turn(node, opens=False)
            while node is not None and node.next is None:
                node = open_nodes.pop() if open_nodes else None
                if node is not None:
                    yield from self._turn(node, opens=False)
            node = node.next if node is not None else None
        yield from self._flush()

    def _enters(self, node: LexborNode) -> bool:
        """Take the words of a text node; tell whether to go into an element."""
        if node.is_text_node:
            text = node.text_content or ""
            self._say(text if self._pre else _SPACE.sub(" ", text))
            return False
        return (
            node.is_element_node and node.tag not in _DROPPED and not (_is_hidden(node) or _is_anchor(node))
        )

    def _turn(self, node: LexborNode, *, opens: bool) -> Iterator[Piece]:
        """What an element's start or end does to the words and zones."""
        tag = node.tag or ""
        if tag in _BLOCKS:
            yield from self._flush()
        if (zone := _zone(node, tag)) is not None:
            if opens:
                self._zones.append(zone)
            else:
                self._zones.pop()
        step = 1 if opens else -1
        self._strong += step * (tag in _STRONG)
        self._pre += step * (tag == "pre")
        self._parts.append(_MARKS.get(tag, ("", ""))[0 if opens else 1])

    def _say(self, text: str) -> None:
        self._weak = self._weak or (bool(text.strip()) and not self._strong)
        self._parts.append(text)

    def _flush(self) -> Iterator[Piece]:
        text = re.sub(r"(?<=\n) +| +(?=\n)| +(?= )", "", "".join(self._parts)).strip()
        if text:
            yield Piece(text, self._zone(text))
        self._parts, self._weak = [], False

    def _zone(self, text: str) -> Zone:
        innermost = self._zones[-1] if self._zones else Zone.PROSE
        outer = next((zone for zone in _OUTER if zone in self._zones), Zone.PROSE)
        return placed(text, outer, innermost, strong=not self._weak)


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("role") == "navigation":
        return True
    if attributes.get("title") in ("header", "footer") and node.tag == "div":  # LibreOffice's running headers
        return True
    return bool(_HIDDEN.search(attributes.get("style") or ""))


def _is_anchor(node: LexborNode) -> bool:
    """Whether it is the number of a note, which would stick to the word before it."""
    inside = (node.attributes.get("href") or "").startswith("#")
    return node.tag == "a" and inside and bool(_NUMBER.fullmatch(node.text()))


def _zone(node: LexborNode, tag: str) -> Zone | None:
    if tag == "div" and _NOTE.match(node.attributes.get("id") or ""):
        return Zone.FOOTNOTE
    return _ZONES.get(tag)
