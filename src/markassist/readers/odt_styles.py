"""The styles of an OpenDocument text → what a style says of a paragraph or span: its zone, bold, hidden."""

from collections.abc import Iterator

from lxml import etree

from markassist.readers.styles import named
from markassist.readers.xml import attribute, child, local
from markassist.vocabulary import Zone


class Styles:
    """All styles of one document by family and name, each read through its parents."""

    def __init__(self, *roots: etree._Element) -> None:
        """Take the roots of styles.xml and content.xml."""
        self._styles: dict[tuple[str, str], etree._Element] = {}
        for root in roots:
            for group in root:
                if local(group) in ("styles", "automatic-styles"):
                    self._add(group)

    def zone(self, name: str | None) -> Zone:
        """A paragraph's zone by its style."""
        for style in self._chain("paragraph", name):
            label = attribute(style, "display-name") or attribute(style, "name") or ""
            if (attribute(style, "default-outline-level") or "0") not in ("", "0"):
                return Zone.HEADING
            if (told := named(label.replace("_20_", " "))) is not Zone.PROSE:
                return told
        return Zone.PROSE

    def is_strong(self, family: str, name: str | None) -> bool | None:
        """Whether a style makes its words bold or underlined; None where it says neither."""
        for style in self._chain(family, name):
            properties = child(style, "text-properties")
            weight = attribute(properties, "font-weight")
            line = attribute(properties, "text-underline-style")
            if weight is not None or line is not None:
                return weight == "bold" or line not in (None, "none")
        return None

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Whether a style hides its words."""
        shown = (attribute(child(style, "text-properties"), "display") for style in self._chain(family, name))
        return next((one for one in shown if one is not None), None) == "none"

    def _add(self, group: etree._Element) -> None:
        for style in group:
            if local(style) == "style":
                key = attribute(style, "family") or "", attribute(style, "name") or ""
                self._styles[key] = style

    def _chain(self, family: str, name: str | None) -> Iterator[etree._Element]:
        """A style and its parents, each once."""
        seen: set[str] = set()
        while name is not None and (family, name) in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = attribute(style, "parent-style-name")
