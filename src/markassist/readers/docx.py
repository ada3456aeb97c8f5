"""A Word file → its pieces in reading order, with the zone of each."""

from collections.abc import Iterator
from posixpath import join, normpath

from lxml import etree

from markassist.readers.archive import Archive, damaged
from markassist.readers.docx_styles import Styles
from markassist.readers.docx_words import Words, chosen, is_placeholder
from markassist.readers.styles import placed
from markassist.readers.text import Piece, Text, joined
from markassist.readers.xml import attribute, child, local, parse
from markassist.vocabulary import Zone

_NO_BLOCKS = frozenset("del moveFrom pPr rPr sdtPr sdtEndPr tblPr tblGrid trPr tcPr sectPr".split())


def read(data: bytes, path: str) -> Text:
    """Read a Word file as its reader sees it once all changes are accepted, without comments and headers."""
    package = Package(data, path)
    return joined(Story(package).pieces(package.body, Zone.PROSE), path)


class Package:
    """The parts of a Word file that hold text, found by their relations."""

    def __init__(self, data: bytes, path: str) -> None:
        """Take the file's bytes. Raises ReadError where it has no text."""
        self._archive = Archive(data, path)
        self._path = path
        main = self._target("", "_rels/.rels", "officeDocument") or "word/document.xml"
        self._folder, _, name = main.rpartition("/")
        self._relations = f"{self._folder}/_rels/{name}.rels"
        self.main = main
        """The name of the part that holds the document."""
        self.document = parse(self._archive.part(main), path)
        body = child(self.document, "body")
        if body is None:
            raise damaged(path)
        self.body = body

    @property
    def notes(self) -> dict[tuple[str, str], etree._Element]:
        """The footnotes and endnotes, by their kind and id."""
        found: dict[tuple[str, str], etree._Element] = {}
        for kind in ("footnote", "endnote"):
            part = self.related(kind + "s")
            for note in () if part is None else part:
                found[kind, attribute(note, "id") or ""] = note
        return found

    def related(self, kind: str) -> etree._Element | None:
        """The root of a part of that kind, or None where there is none."""
        name = self.named(kind)
        return None if name is None else parse(self._archive.part(name), self._path)

    def named(self, kind: str) -> str | None:
        """The name of a part of that kind, or None where there is none."""
        name = self._target(self._folder, self._relations, kind)
        return name if name in self._archive.names else None

    def _target(self, folder: str, relations: str, kind: str) -> str | None:
        if relations not in self._archive.names:
            return None
        for relation in parse(self._archive.part(relations), self._path):
            if (attribute(relation, "Type") or "").endswith(f"/{kind}"):
                target = attribute(relation, "Target") or ""
                return normpath(join("/", folder, target)).lstrip("/")
        return None


class Story:
    """A walk through the body, its tables, notes and text boxes."""

    def __init__(self, package: Package) -> None:
        """Take the parts that the text stands in."""
        self._styles = Styles(package.related("styles"))
        self._notes = package.notes
        self._fields: list[bool] = []
        self._held: Words | None = None

    def pieces(self, parent: etree._Element, zone: Zone) -> Iterator[Piece]:
        """All pieces inside an element, in order; `zone` is what its plain paragraphs are."""
        outer = self._release()
        yield from self._inside(parent, zone)
        if last := self._release():  # even the last paragraph's mark was deleted
            yield from self.said(last, None, zone)
        self._held = outer

    def _release(self) -> Words | None:
        held, self._held = self._held, None
        return held

    def _inside(self, parent: etree._Element, zone: Zone) -> Iterator[Piece]:
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, zone)
            elif name == "tc":
                yield from self.pieces(element, Zone.TABLE_CELL)
            elif name == "AlternateContent":
                yield from self._inside(chosen(element), zone)
            elif name not in _NO_BLOCKS and not is_placeholder(element) and not _is_deleted_row(element):
                yield from self._inside(element, Zone.BOILERPLATE if _is_contents(element) else zone)

    def _paragraph(self, paragraph: etree._Element, zone: Zone) -> Iterator[Piece]:
        words = self._release() or Words(self._styles, self._fields)
        words.take(paragraph)
        properties = child(paragraph, "pPr")
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self._held = words  # a paragraph whose mark is deleted runs on into the next
        else:
            yield from self.said(words, properties, zone)

    def said(self, words: Words, properties: etree._Element | None, zone: Zone) -> Iterator[Piece]:
        """The piece that a paragraph is, then its notes and the text boxes anchored in it."""
        styled = self._styles.zone(properties)
        yield Piece(words.text, placed(words.text, styled, zone, strong=words.is_strong))
        for note in words.notes:
            if note in self._notes:
                yield from self.pieces(self._notes.pop(note), Zone.FOOTNOTE)
        for box in words.boxes:
            yield from self.pieces(box, Zone.PROSE)


def _is_deleted_row(element: etree._Element) -> bool:
    return (
        child(child(element, "trPr"), "del") is not None
        or child(child(element, "tcPr"), "cellDel") is not None
    )


def _is_contents(element: etree._Element) -> bool:
    """Whether a content control holds a table of contents, which says each heading again."""
    gallery = child(child(child(element, "sdtPr"), "docPartObj"), "docPartGallery")
    return attribute(gallery, "val") == "Table of Contents"
