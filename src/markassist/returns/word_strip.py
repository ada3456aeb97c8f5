"""A Word file with comments in its margin → the learner's copy, without those for the assessor alone.

The assessor may have worked on the file since: what they deleted stays deleted, what they wrote stays.
"""

from lxml import etree

from markassist.readers.archive import Archive
from markassist.readers.docx import Package
from markassist.readers.xml import attribute, local
from markassist.returns.notes import FOR_ASSESSOR
from markassist.returns.word_parts import text_of, with_parts


def without_private(data: bytes, path: str) -> bytes:
    """The learner's copy. Raises ReadError where the file is damaged."""
    package = Package(data, path)
    name = package.named("comments")
    comments = package.related("comments")
    if name is None or comments is None:
        return data
    private = [one for one in comments if _says(one).startswith(FOR_ASSESSOR)]
    ids = {attribute(one, "id") for one in private}
    for one in private:
        comments.remove(one)
    for mark in [
        one for one in package.document.iter() if local(one) in _MARKS and attribute(one, "id") in ids
    ]:
        _take_out(mark)
    parts = {package.main: text_of(package.document), name: text_of(comments)}
    return with_parts(data, Archive(data, path), parts)


_MARKS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})


def _says(comment: etree._Element) -> str:
    return "".join(one.text or "" for one in comment.iter() if local(one) == "t").strip()


def _take_out(mark: etree._Element) -> None:
    """Remove a mark, and the run that held nothing else."""
    parent = mark.getparent()
    assert parent is not None
    parent.remove(mark)
    if local(parent) == "r" and not [one for one in parent if local(one) != "rPr"]:
        above = parent.getparent()
        assert above is not None
        above.remove(parent)
