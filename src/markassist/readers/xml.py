"""Bytes of an XML part → its root element, with entities and the network off."""

from lxml import etree

from markassist.readers import limits
from markassist.readers.archive import damaged
from markassist.readers.text import too_marked


def parse(data: bytes, path: str) -> etree._Element:
    """Parse one part. Raises ReadError where it is not well-formed or nests beyond reason."""
    if data.count(b"<") > limits.MARKS:
        raise too_marked(path)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise damaged(path) from fault


def local(element: etree._Element) -> str:
    """An element's name without its namespace: strict and transitional Word files differ in nothing else.

    Empty for what is no element, as an entity left unresolved.
    """
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """An attribute's value by its local name."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that local name."""
    if element is None:
        return None
    return next((one for one in element if local(one) == name), None)
