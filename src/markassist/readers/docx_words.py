"""The runs of a Word paragraph → the learner's words: insertions kept, deletions and comments not."""

from collections.abc import Iterator

from lxml import etree

from markassist.readers.docx_styles import Styles
from markassist.readers.xml import attribute, child, local

_NOT_WORDS = frozenset(
    # deleted or moved away · properties and their history · field instructions · ruby's gloss
    "del moveFrom delText delInstrText pPr rPr sdtPr sdtEndPr tblPr trPr tcPr sectPr instrText rt".split()
)
_LITERAL = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOLS = {
    "F0B7": "•",
    "F0A7": "▪",
    "F0E0": "→",
    "F0DF": "←",
    "F04A": "☺",
    "F0FC": "✓",
    "F0FE": "☑",
    "F0A8": "☐",
}
"""Of the Symbol and Wingdings fonts, those that stand in accounts."""


class Words:
    """What one paragraph says, gathered run by run."""

    def __init__(self, styles: Styles, fields: list[bool]) -> None:
        """Take the styles, and the story's open fields: True while inside a field's instruction."""
        self.notes: list[tuple[str, str]] = []
        """`footnote` or `endnote` and its id, in order."""
        self.boxes: list[etree._Element] = []
        """The contents of text boxes anchored here."""
        self.elements: list[etree._Element] = []
        """What said each of the parts."""
        self._styles = styles
        self._fields = fields
        self._parts: list[str] = []
        self._weak = False
        self._strong_run = False
        self._hidden_run = False
        self._style: str | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The words as each element says them, the white space of a paragraph's ends among them."""
        return tuple(self._parts)

    @property
    def text(self) -> str:
        """The words."""
        return "".join(self._parts)

    @property
    def is_strong(self) -> bool:
        """Whether all of it is bold or underlined."""
        return not self._weak

    def take(self, paragraph: etree._Element) -> None:
        """Add the words of a paragraph."""
        self._style = attribute(child(child(paragraph, "pPr"), "pStyle"), "val")
        self._take_all(paragraph)

    def _take_all(self, parent: etree._Element) -> None:
        for element in parent:
            self._take_one(element, local(element))

    def _take_one(self, element: etree._Element, name: str) -> None:
        if name == "t":
            self._say((element.text or "").replace("\n", " "), element)
        elif name in _LITERAL:
            self._say(_LITERAL[name], element)
        elif name == "sym":
            self._say(_SYMBOLS.get((attribute(element, "char") or "").upper(), ""), element)
        elif name == "r":
            self._take_run(element)
        elif name == "fldChar":
            self._turn_field(attribute(element, "fldCharType"))
        elif name in ("footnoteReference", "endnoteReference"):
            self.notes.append((name.removesuffix("Reference"), attribute(element, "id") or ""))
        elif name in ("drawing", "pict", "object"):
            self.boxes += text_boxes(element)
        elif name == "AlternateContent":
            self._take_all(chosen(element))
        elif name not in _NOT_WORDS and not is_placeholder(element):
            self._take_all(element)

    def _take_run(self, run: etree._Element) -> None:
        properties = child(run, "rPr")
        self._hidden_run = self._styles.is_on(properties, self._style, "vanish")
        self._strong_run = self._styles.is_on(properties, self._style, "b", "u")
        self._take_all(run)
        self._hidden_run = self._strong_run = False

    def _say(self, text: str, element: etree._Element) -> None:
        if self._hidden_run or any(self._fields):
            return
        self._weak = self._weak or (bool(text.strip()) and not self._strong_run)
        self._parts.append(text)
        self.elements.append(element)

    def _turn_field(self, turn: str | None) -> None:
        if turn == "begin":
            self._fields.append(True)
        elif self._fields and turn == "separate":
            self._fields[-1] = False
        elif self._fields and turn == "end":
            self._fields.pop()


def chosen(alternatives: etree._Element) -> etree._Element:
    """One of the forms that Word wrote the same thing in: the newest that has words, else the last."""
    for choice in alternatives:
        if any(local(one) == "t" for one in choice.iter()):
            return choice
    return alternatives[-1] if len(alternatives) else alternatives


def is_placeholder(element: etree._Element) -> bool:
    """Whether a content control still shows its prompt ("Click here to enter text")."""
    return child(child(element, "sdtPr"), "showingPlcHdr") is not None


def text_boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes of a drawing, each in one form only."""
    for element in drawing:
        if local(element) == "txbxContent":
            yield element
        elif local(element) == "AlternateContent":
            yield from text_boxes(chosen(element))
        else:
            yield from text_boxes(element)
