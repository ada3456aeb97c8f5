"""What the comments of a Word file hang on, read from its XML and by nobody's library."""

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Comment:
    author: str
    lines: tuple[str, ...]
    on: str
    """The words between its marks, deleted ones left out; "" where it has none."""


def comments(data: bytes, author: str = "markassist (suggestion)") -> list[Comment]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
        told = etree.fromstring(file.read("word/comments.xml"))
    found = []
    for comment in told:
        number = comment.get(f"{W}id")
        if comment.get(f"{W}author") != author:
            continue
        lines = tuple("".join(p.itertext(f"{W}t")) for p in comment.iter(f"{W}p"))
        found.append(Comment(comment.get(f"{W}author", ""), lines, _on(root, number)))
        assert len(root.findall(f".//{W}commentReference[@{W}id='{number}']")) == 1
    return found


def _on(root: etree._Element, number: str | None) -> str:
    inside, said = False, ""
    for element in root.iter():
        if element.tag == f"{W}commentRangeStart" and element.get(f"{W}id") == number:
            inside = True
        elif element.tag == f"{W}commentRangeEnd" and element.get(f"{W}id") == number:
            return said
        elif inside and not any(a.tag == f"{W}txbxContent" for a in element.iterancestors()):
            said += {f"{W}t": element.text or "", f"{W}tab": "\t", f"{W}br": "\n"}.get(element.tag, "")
    raise AssertionError(f"comment {number} has no end")
