"""A Word file → for each character of its text the element that says it, in a tree that can be changed."""

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from markassist.readers.docx import Package, Story
from markassist.readers.docx_words import Words
from markassist.readers.text import Piece, tidy
from markassist.vocabulary import Zone


class Place(Struct, frozen=True):
    """Where one character stands: which of an element's characters it is, from 0."""

    element: etree._Element
    index: int


class Places(Struct, frozen=True):
    """A Word file's text, and where each of its characters stands; None between paragraphs."""

    package: Package
    text: str
    where: tuple[Place | None, ...]


def places(data: bytes, path: str) -> Places:
    """The same text as `docx.read` gives. Raises ReadError where that does."""
    package = Package(data, path)
    story = _Traced(package)
    text: list[str] = []
    where: list[Place | None] = []
    for at, _ in enumerate(story.pieces(package.body, Zone.PROSE)):
        said, spots = _tidied(story.said_by[at])
        if said:
            if text:
                where += [None, None]
            text.append(said)
            where += spots
    return Places(package, "\n\n".join(text), tuple(where))


class _Traced(Story):
    """A walk that keeps the words of each piece."""

    def __init__(self, package: Package) -> None:
        super().__init__(package)
        self.said_by: list[Words] = []

    def said(self, words: Words, properties: etree._Element | None, zone: Zone) -> Iterator[Piece]:
        self.said_by.append(words)
        yield from super().said(words, properties, zone)


def _tidied(words: Words) -> tuple[str, list[Place]]:
    """A piece's text without what `tidy` takes away, and where each character of it stands."""
    characters: list[str] = []
    spots: list[Place] = []
    for part, element in zip(words.parts, words.elements, strict=True):
        for index, character in enumerate(part):
            if kept := tidy(f".{character}.")[1:-1]:
                characters.append(kept)
                spots.append(Place(element, index))
    text = "".join(characters)
    start = len(text) - len(text.lstrip())
    end = start + len(text.strip())
    return text[start:end], spots[start:end]
