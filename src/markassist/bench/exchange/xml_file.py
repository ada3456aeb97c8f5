"""An XML file of another program → its root element; document types and entities are refused."""

import re
from html import unescape
from pathlib import Path

from lxml import etree

from markassist.errors import Fault, MarkassistError, Place
from markassist.sheet import LIMIT

_NULL = "$@NULL@$"
"""How Moodle's backup writes that there is nothing."""
_FORMATTED = frozenset({"description", "descriptionmarkers", "definition"})
"""What has a format beside it; where an older backup leaves it out, it is HTML."""


def read_xml(path: Path, root: str) -> etree._Element:
    """The root element, which must be called `root`. Raises MarkassistError for anything else."""
    data = _bytes(path)
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data, re.IGNORECASE):
        wrong = "it defines a document type or entities, which no backup does"
        raise MarkassistError.at(path, wrong, "export it anew, and give the file as it is")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        found = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        fault = Fault(Place(str(path), line), "this is not XML that can be read", "export it anew")
        raise MarkassistError(fault) from error
    if found.getroottree().docinfo.internalDTD is not None:  # in an encoding that hid it
        wrong = "it defines a document type or entities, which no backup does"
        raise MarkassistError.at(path, wrong, "export it anew, and give the file as it is")
    if found.tag != root:
        raise MarkassistError.at(
            path, f"its first element is “{found.tag}”, not “{root}”", "give a grading.xml"
        )
    return found


def text_at(element: etree._Element, tag: str) -> str:
    """The text of a child, empty where there is none; without its markup where it is in HTML.

    Moodle says so beside the text: format 1 is HTML, 0 is text as it was typed.
    """
    text = (element.findtext(tag) or "").strip()
    is_html = element.findtext(f"{tag}format", "1" if tag in _FORMATTED else "0").strip() == "1"
    return "" if text == _NULL else _plain(text) if is_html else text


def _plain(text: str) -> str:
    """What an editor wrote in HTML, as text: a paragraph or item a line."""
    if not re.search(r"</?(?:p|br|li|ul|ol|div|span|strong|em|b|i|h\d)\b[^>]*>", text):
        return text
    text = re.sub(r"<li\b[^>]*>", "- ", text)
    text = re.sub(r"<br\s*/?>|</(?:p|li|div|h\d)>", "\n", text)
    lines = unescape(re.sub(r"<[^>]+>", "", text)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        wrong = f"it cannot be read ({error.strerror})"
        raise MarkassistError.at(path, wrong, "see that it is there and may be read") from error
    if len(data) > LIMIT:
        raise MarkassistError.at(path, f"it has more than {LIMIT:,} bytes", "take it apart")
    return data
