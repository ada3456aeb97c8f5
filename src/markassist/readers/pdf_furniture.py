"""The lines of all pages → the same without running headers, footers and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from markassist.readers.pdf_lines import Line

_EDGE = 0.12
"""Headers and footers stand in this part of the page's height, above and below."""
_SAME_PLACE = 3.0
"""Points by which a running line may move from page to page."""
_NUMBER = re.compile(r"\W*(page\s+)?(\d{1,4})(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*", re.IGNORECASE)

_Key = tuple[str, int]


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines but those that stand along the edges of pages and are repeated there or number the page."""
    edges = Counter(key for page in pages for key in {_key(line) for line in page if _is_edge(line)})
    most = max(2, len(pages) * 3 // 10)
    return [
        line
        for page in pages
        for line in page
        if not (_is_edge(line) and (_times(edges, _key(line)) >= most or _is_page_number(line)))
    ]


def _is_edge(line: Line) -> bool:
    return not _EDGE < line.base / line.height < 1 - _EDGE


def _key(line: Line) -> _Key:
    """What a running line says but for its numbers, and where."""
    return re.sub(r"\d+", "#", line.text), round(line.base / _SAME_PLACE)


def _times(edges: Counter[_Key], key: _Key) -> int:
    words, place = key
    return edges[key] + max(edges[words, place - 1], edges[words, place + 1])


def _is_page_number(line: Line) -> bool:
    match = _NUMBER.fullmatch(line.text)
    return match is not None and (match[1] is not None or int(match[2]) == line.page)
