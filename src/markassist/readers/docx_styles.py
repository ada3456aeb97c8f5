"""styles.xml of a Word file → what a style says of a paragraph or run: its zone, bold, hidden."""

from collections.abc import Iterator

from lxml import etree

from markassist.readers.styles import named
from markassist.readers.xml import attribute, child, local
from markassist.vocabulary import Zone


class Styles:
    """The styles of one document by their ids, each read through what it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the root of styles.xml, or None where the document has none."""
        self._styles: dict[str, etree._Element] = {}
        for style in () if root is None else root:
            if (style_id := attribute(style, "styleId")) is not None:
                self._styles[style_id] = style

    def zone(self, paragraph_properties: etree._Element | None) -> Zone:
        """A paragraph's zone by its outline level, its style and its numbering."""
        direct = _outlined_or_numbered(paragraph_properties)
        if direct is Zone.HEADING:
            return direct
        styled = self._zone(attribute(child(paragraph_properties, "pStyle"), "val"))
        return styled if styled is not Zone.PROSE else direct

    def is_on(self, run_properties: etree._Element | None, style_id: str | None, *toggles: str) -> bool:
        """Whether one of the toggles (b, u, vanish) holds for a run, by itself or by a style."""
        chains = (attribute(child(run_properties, "rStyle"), "val"), style_id)
        levels = [run_properties, *(child(style, "rPr") for one in chains for style in self._chain(one))]
        return any(_first_said(levels, toggle) for toggle in toggles)

    def _zone(self, style_id: str | None) -> Zone:
        if style_id is not None and style_id not in self._styles:
            return named(style_id)
        for style in self._chain(style_id):
            told = named(attribute(child(style, "name"), "val") or "")
            zone = told if told is not Zone.PROSE else _outlined_or_numbered(child(style, "pPr"))
            if zone is not Zone.PROSE:
                return zone
        return Zone.PROSE

    def _chain(self, style_id: str | None) -> Iterator[etree._Element]:
        """A style and what it is based on, each once."""
        seen: set[str] = set()
        while style_id is not None and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style
            style_id = attribute(child(style, "basedOn"), "val")


def _outlined_or_numbered(properties: etree._Element | None) -> Zone:
    level = attribute(child(properties, "outlineLvl"), "val")
    if level is not None and level in "012345678":
        return Zone.HEADING
    number = attribute(child(child(properties, "numPr"), "numId"), "val")
    return Zone.PROSE if number in (None, "0") else Zone.LIST_ITEM


def _first_said(levels: list[etree._Element | None], toggle: str) -> bool:
    for properties in levels:
        said = child(properties, toggle)
        if said is not None and local(said) == toggle:
            return attribute(said, "val") not in ("0", "false", "off", "none")
    return False
