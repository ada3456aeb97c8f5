"""The learner's own Word file and what is to be said of it → the same file with comments in the margin.

Nothing else changes: the words, their looks, tracked changes, other people's comments, every other part of
the file. The comments bear no date, so that the same account gives the same bytes.
"""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from markassist.errors import MarkassistError
from markassist.readers.archive import Archive
from markassist.readers.docx_places import Places, places
from markassist.readers.xml import attribute, parse
from markassist.renderers.layout import clean, one_line
from markassist.returns.notes import Note
from markassist.returns.word_parts import text_of, with_parts
from markassist.returns.word_runs import Anchor, Runs

AUTHOR: Final = "markassist (suggestion)"
INITIALS: Final = "ma"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MACROS_OR_TEMPLATE = (b"macroEnabled", b"template.main+xml")
_HALF_POINTS: Final = "18"
"""The size of a comment's letters: without one they are as large as the learner's own."""
_MOST_QUOTED = 120
"""Characters of words that a comment cannot hang on and quotes instead."""


def is_word(data: bytes, path: str) -> bool:
    """Whether this is a Word document that may be given back as .docx: no other format, no macros."""
    if not data.startswith(b"PK"):
        return False
    try:
        archive = Archive(data, path)
        if not any(name.startswith("word/") for name in archive.names):
            return False
        types = archive.part("[Content_Types].xml")
    except MarkassistError:
        return False
    return not any(mark in types for mark in _MACROS_OR_TEMPLATE)


def with_comments(data: bytes, path: str, notes: Sequence[Note]) -> bytes:
    """The file with these comments, whose offsets count in its text. Raises ReadError where it is damaged."""
    found = places(data, path)
    runs = Runs(found, [(note.start, note.end) for note in notes])
    comments = _Comments(data, path, found)
    for note in notes:
        anchor = runs.anchor(note.start, note.end)
        if anchor is not None:
            comments.add(note, anchor)
    return comments.saved()


class _Comments:
    """The parts of a Word file that comments touch."""

    def __init__(self, data: bytes, path: str, found: Places) -> None:
        self._data = data
        self._path = path
        self._found = found
        self._archive = Archive(data, path)
        self._document = found.package.document
        self._space = etree.QName(self._document).namespace or ""
        self._folder = found.package.main.rpartition("/")[0]
        name = found.package.main.rpartition("/")[2]
        self._relations_name = f"{self._folder}/_rels/{name}.rels"
        self._name, self._comments = self._existing()
        ids = [int(one) for c in self._comments if (one := attribute(c, "id") or "").isdecimal()]
        self._next = max(ids, default=-1) + 1

    def add(self, note: Note, anchor: Anchor) -> None:
        """Hang a comment on the words."""
        number = str(self._next)
        self._next += 1
        begin, end = (
            self._element("commentRangeStart", id=number),
            self._element("commentRangeEnd", id=number),
        )
        run = self._element("r")
        run.append(self._element("commentReference", id=number))
        anchor.first.addprevious(begin)
        anchor.last.addnext(end)
        end.addnext(run)
        self._comments.append(self._comment(number, note, anchor))

    def saved(self) -> bytes:
        """The file: the parts that were touched written anew, each other part as it was."""
        touched = {self._found.package.main: text_of(self._document)}
        if len(self._comments):
            touched[self._name] = text_of(self._comments)
            touched |= self._told_of()
        return with_parts(self._data, self._archive, touched)

    def _existing(self) -> tuple[str, etree._Element]:
        """The part that holds comments, and its root: the file's own, or a new one."""
        found, root = self._found.package.named("comments"), self._found.package.related("comments")
        if found is not None and root is not None:
            return found, root
        name, number = f"{self._folder}/comments.xml", 1
        while name in self._archive.names:
            number += 1
            name = f"{self._folder}/comments{number}.xml"
        return name, etree.Element(f"{{{self._space}}}comments", nsmap={"w": self._space})

    def _relations(self) -> etree._Element:
        if self._relations_name in self._archive.names:
            return parse(self._archive.part(self._relations_name), self._path)
        space = f"{_PACKAGE}/relationships"
        return etree.fromstring(f'<Relationships xmlns="{space}"/>')

    def _told_of(self) -> dict[str, bytes]:
        """The parts that tell of the part that holds comments, where they do not yet."""
        if self._name in self._archive.names:
            return {}
        relations = self._relations()
        kind = self._space.replace("wordprocessingml/main", "officeDocument/relationships/comments")
        if "2006/main" in self._space:
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        taken = {attribute(relation, "Id") for relation in relations}
        free = next(f"rIdMa{number}" for number in range(len(taken) + 1) if f"rIdMa{number}" not in taken)
        space = etree.QName(relations).namespace
        target = self._name.removeprefix(f"{self._folder}/")
        etree.SubElement(relations, f"{{{space}}}Relationship", Id=free, Type=kind, Target=target)
        types = parse(self._archive.part("[Content_Types].xml"), self._path)
        space = etree.QName(types).namespace
        etree.SubElement(types, f"{{{space}}}Override", PartName=f"/{self._name}", ContentType=_TYPE)
        return {self._relations_name: text_of(relations), "[Content_Types].xml": text_of(types)}

    def _comment(self, number: str, note: Note, anchor: Anchor) -> etree._Element:
        comment = self._element("comment", id=number, author=AUTHOR, initials=INITIALS)
        lines = list(note.lines)
        if not anchor.exact:
            quote = one_line(self._found.text[note.start : note.end])
            more = "…" if len(quote) > _MOST_QUOTED else ""
            lines.insert(1, f"On the words “{quote[:_MOST_QUOTED]}{more}”")
        for at, line in enumerate(lines):
            comment.append(self._paragraph(line, is_first=at == 0))
        return comment

    def _paragraph(self, line: str, *, is_first: bool) -> etree._Element:
        paragraph = self._element("p")
        run = etree.SubElement(paragraph, f"{{{self._space}}}r")
        if is_first:
            etree.SubElement(run, f"{{{self._space}}}annotationRef")
            run = etree.SubElement(paragraph, f"{{{self._space}}}r")
        look = etree.SubElement(run, f"{{{self._space}}}rPr")
        if is_first:
            etree.SubElement(look, f"{{{self._space}}}b")
        etree.SubElement(look, f"{{{self._space}}}sz").set(f"{{{self._space}}}val", _HALF_POINTS)
        text = etree.SubElement(run, f"{{{self._space}}}t")
        text.text = clean(line)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return paragraph

    def _element(self, name: str, **attributes: str) -> etree._Element:
        spaced = {f"{{{self._space}}}{key}": value for key, value in attributes.items()}
        return etree.Element(f"{{{self._space}}}{name}", spaced, nsmap={"w": self._space})
