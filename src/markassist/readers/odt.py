"""An OpenDocument text → its pieces in reading order, with the zone of each."""

import re
from collections.abc import Iterator

from lxml import etree

from markassist.readers.archive import Archive, damaged, locked
from markassist.readers.odt_styles import Styles
from markassist.readers.styles import placed
from markassist.readers.text import Piece, Text, joined
from markassist.readers.xml import attribute, child, local, parse
from markassist.vocabulary import Zone

_NO_BLOCKS = frozenset(
    "tracked-changes forms sequence-decls variable-decls covered-table-cell annotation".split()
)
_NO_WORDS = frozenset(
    "annotation annotation-end ruby-text hidden-text script tracked-changes title desc".split()
)
_SHAPES = frozenset("frame text-box custom-shape rect ellipse g control polygon path line".split())
_MOST_SPACES = 1_000
_SPACE = re.compile(r"[ \t\n\r]+")


def read(data: bytes, path: str) -> Text:
    """Read an OpenDocument text without its tracked deletions and annotations."""
    archive = Archive(data, path)
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.part(
        "META-INF/manifest.xml"
    ):
        raise locked(path)
    names = [name for name in ("styles.xml", "content.xml") if name in archive.names]
    roots = [parse(archive.part(name), path) for name in names]
    body = child(child(roots[-1], "body"), "text") if roots else None
    if body is None:
        raise damaged(path)
    return joined(_Story(Styles(*roots)).inside(body, Zone.PROSE), path)


class _Words:
    """What one paragraph says, with the notes and shapes that are anchored in it."""

    def __init__(self, styles: Styles, paragraph: etree._Element) -> None:
        self.notes: list[etree._Element] = []
        self.shapes: list[etree._Element] = []
        self.is_strong = True
        self._styles = styles
        self._parts: list[str] = []
        name = attribute(paragraph, "style-name")
        if not styles.is_hidden("paragraph", name):
            self._take(paragraph, strong=bool(styles.is_strong("paragraph", name)))
        self.text = re.sub(r"(?<=\n) | (?=\n)", "", "".join(self._parts)).strip()

    def _take(self, parent: etree._Element, *, strong: bool) -> None:
        self._say(_SPACE.sub(" ", parent.text or ""), strong)
        for element in parent:
            self._take_one(element, local(element), strong)
            self._say(_SPACE.sub(" ", element.tail or ""), strong)

    def _take_one(self, element: etree._Element, name: str, strong: bool) -> None:
        if name == "s":
            count = attribute(element, "c") or "1"
            self._parts.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif name == "tab":
            self._parts.append("\t")
        elif name == "line-break":
            self._parts.append("\n")
        elif name == "note":
            self.notes += [one for one in element if local(one) == "note-body"]
        elif name in _SHAPES:
            self.shapes.append(element)
        elif name == "span":
            style = attribute(element, "style-name")
            said = self._styles.is_strong("text", style)
            if not self._styles.is_hidden("text", style):
                self._take(element, strong=strong if said is None else said)
        elif name not in _NO_WORDS:
            self._take(element, strong=strong)

    def _say(self, text: str, strong: bool) -> None:
        if text.strip() and not strong:
            self.is_strong = False
        if (
            text.startswith(" ")
            and self._parts
            and self._parts[-1].endswith(" ")
            and len(self._parts[-1]) == 1
        ):
            text = text[1:]
        if text:
            self._parts.append(text)


class _Story:
    """A walk through the body, its lists, tables, notes and text boxes."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def inside(self, parent: etree._Element, zone: Zone) -> Iterator[Piece]:
        """All pieces inside an element, in order; `zone` is what its plain paragraphs are."""
        for element in parent:
            name = local(element)
            if name in ("p", "h"):
                yield from self._paragraph(element, name, zone)
            elif name not in _NO_BLOCKS:
                yield from self.inside(element, _inner(name, zone))

    def _paragraph(self, paragraph: etree._Element, name: str, zone: Zone) -> Iterator[Piece]:
        words = _Words(self._styles, paragraph)
        styled = Zone.HEADING if name == "h" else self._styles.zone(attribute(paragraph, "style-name"))
        yield Piece(words.text, placed(words.text, styled, zone, strong=words.is_strong))
        for note in words.notes:
            yield from self.inside(note, Zone.FOOTNOTE)
        for shape in words.shapes:
            yield from self.inside(shape, Zone.PROSE)


def _inner(name: str, zone: Zone) -> Zone:
    """The zone of plain paragraphs inside a container."""
    if name == "table-cell":
        return Zone.TABLE_CELL
    if name in ("list", "numbered-paragraph"):
        return Zone.LIST_ITEM if zone is Zone.PROSE else zone
    if name == "table-of-content" or name.endswith("-index"):
        return Zone.BOILERPLATE
    return zone
