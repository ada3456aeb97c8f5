"""Boundaries between characters of a Word file → elements between which a comment may begin or end.

Runs are cut where a comment begins or ends inside them, as Word cuts them; the words stay what they were.
Where no comment may stand (in a text box, a formula, a note), it takes in the run that holds the box, the
formula, or the note's mark.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import pairwise
from typing import Final

from lxml import etree
from msgspec import Struct

from markassist.readers.docx_places import Place, Places
from markassist.readers.xml import attribute, local

_CLOSED: Final = frozenset({"txbxContent", "AlternateContent", "oMath", "oMathPara", "ruby"})
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class Anchor(Struct, frozen=True):
    """Where a comment hangs: from before `first` to after `last`; `exact` where those are its very words."""

    first: etree._Element
    last: etree._Element
    exact: bool


class Runs:
    """The runs of a document, cut where they are asked to be."""

    def __init__(self, places: Places, spans: Iterable[tuple[int, int]]) -> None:
        """Cut the runs at the ends of all these spans of the text."""
        self._places = places
        self._begins: dict[tuple[etree._Element, int], etree._Element] = {}
        """For each cut, the run that begins there."""
        self._ends: dict[tuple[etree._Element, int], etree._Element] = {}
        """For each last character of a span, the run that ends with it."""
        spots = [spot for span in spans if (spot := self._spots(*span))]
        for run, cuts in _by_run(spots):
            self._cut(run, cuts)

    def anchor(self, start: int, end: int) -> Anchor | None:
        """Where a comment on a span hangs; None where there is nothing it could hang on."""
        if (spots := self._spots(start, end)) is None:
            return None
        first, last = spots
        open_first, open_last = self._open(first.element), self._open(last.element)
        if open_first is None or open_last is None:
            return None
        exact = open_first is first.element and open_last is last.element
        begin = self._begins.get((first.element, first.index)) if open_first is first.element else open_first
        until = self._ends.get((last.element, last.index)) if open_last is last.element else open_last
        if not (_may_stand_by(begin) and _may_stand_by(until)):
            return None
        return Anchor(begin, until, exact)  # type: ignore[arg-type]

    def _spots(self, start: int, end: int) -> tuple[Place, Place] | None:
        """The first and the last character of a span that an element says."""
        inside = [place for place in self._places.where[start:end] if place is not None]
        return (inside[0], inside[-1]) if inside else None

    def _open(self, element: etree._Element) -> etree._Element | None:
        """The element itself, or what holds it where a comment may stand."""
        root = element.getroottree().getroot()
        if root is not self._places.package.document:
            mark = self._mark(element)
            return None if mark is None else self._open(mark)
        closed = [above for above in element.iterancestors() if local(above) in _CLOSED]
        if not closed:
            return element
        holder = _run_of(closed[-1])
        return holder if holder is not None else closed[-1]

    def _mark(self, element: etree._Element) -> etree._Element | None:
        """Of a footnote or endnote, the run in the text that bears its number."""
        note = next((a for a in element.iterancestors() if local(a) in ("footnote", "endnote")), None)
        if note is None:
            return None
        kind, number = f"{local(note)}Reference", attribute(note, "id")
        marks = (one for one in self._places.package.body.iter() if local(one) == kind)
        found = next((mark for mark in marks if attribute(mark, "id") == number), None)
        return None if found is None else _run_of(found)

    def _cut(self, run: etree._Element, cuts: list[tuple[Place, bool]]) -> None:
        """Part a run before the first and after the last character of each span that ends in it."""
        before = {(place.element, place.index) for place, begins in cuts if begins}
        after = {(place.element, place.index) for place, begins in cuts if not begins}
        parts: list[etree._Element] = []
        current = _like(run)
        for child in [one for one in run if local(one) != "rPr"]:
            for atom, first, last in _atoms(child, before, after):
                if (child, first) in before and _holds(current):
                    parts.append(current)
                    current = _like(run)
                current.append(atom)
                if (child, first) in before:
                    self._begins[child, first] = current
                if (child, last) in after:
                    self._ends[child, last] = current
                    parts.append(current)
                    current = _like(run)
        if _holds(current) or not parts:
            parts.append(current)
        for part in parts:
            run.addprevious(part)
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)


def _may_stand_by(element: etree._Element | None) -> bool:
    """Whether the ends of a comment may stand beside an element: among runs, not among paragraphs."""
    parent = None if element is None else element.getparent()
    return parent is not None and any(local(above) == "p" for above in (parent, *parent.iterancestors()))


def _by_run(
    spots: Iterable[tuple[Place, Place]],
) -> Iterator[tuple[etree._Element, list[tuple[Place, bool]]]]:
    """The runs to cut, each with its places and whether a span begins there."""
    found: dict[etree._Element, list[tuple[Place, bool]]] = {}
    for first, last in spots:
        for place, begins in ((first, True), (last, False)):
            run = place.element.getparent()
            if run is not None and local(run) == "r" and not _is_closed(run):
                found.setdefault(run, []).append((place, begins))
    yield from found.items()


def _is_closed(run: etree._Element) -> bool:
    return any(local(above) in (*_CLOSED, "footnotes", "endnotes") for above in run.iterancestors())


def _atoms(
    child: etree._Element, before: set[tuple[etree._Element, int]], after: set[tuple[etree._Element, int]]
) -> Iterator[tuple[etree._Element, int, int]]:
    """The parts of an element between cuts, each with its first and last character."""
    text = child.text or ""
    if local(child) != "t" or not text:
        yield child, 0, 0
        return
    cuts = {index for element, index in before if element is child}
    cuts |= {index + 1 for element, index in after if element is child}
    edges = [0, *sorted(cut for cut in cuts if 0 < cut < len(text)), len(text)]
    for start, end in pairwise(edges):
        atom = etree.Element(child.tag)
        atom.text = text[start:end]
        atom.set(_SPACE, "preserve")
        yield (child if len(edges) == 2 else atom), start, end - 1


def _like(run: etree._Element) -> etree._Element:
    """An empty run with the looks of this one."""
    copy = etree.Element(run.tag, {str(name): str(value) for name, value in run.attrib.items()})
    for child in run:
        if local(child) == "rPr":
            copy.append(deepcopy(child))
    return copy


def _holds(run: etree._Element) -> bool:
    return any(local(child) != "rPr" for child in run)


def _run_of(element: etree._Element) -> etree._Element | None:
    """The nearest run that an element stands in."""
    return next((above for above in element.iterancestors() if local(above) == "r"), None)
