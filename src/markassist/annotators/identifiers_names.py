"""An account → the names of children, of their families, and of professionals in it."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from markassist.annotators.identifiers_authors import is_author
from markassist.annotators.identifiers_candidates import candidates
from markassist.annotators.identifiers_evidence import has_role_of_work, initials_of, leaning
from markassist.annotators.identifiers_lists import NameLists, beside, lists
from markassist.doc import Doc

Found = tuple[str, int, int]

_SURELY_FAMILY = 4
"""From this leaning on, even `Mrs Platt` is a child's mother and no professional."""


class _Person(Struct):
    """Everything said under one first name, or one title and surname."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    """Token spans, in reading order."""

    @property
    def longest(self) -> tuple[int, int]:
        return max(self.spans, key=lambda span: (span[1] - span[0], -span[0]))


def names(doc: Doc) -> Iterator[Found]:
    """Children and families as `child_name`, professionals by full name as `professional_name`.

    A staff member's bare first name is none; nor are theorists, authors, figures of fiction, brands, places.
    """
    known = lists()
    hidden = _figures(doc, known)
    people: dict[str, _Person] = {}
    for start, end in candidates(doc, known):
        if any(i in hidden for i in range(start, end)) or is_author(doc, start, end, known):
            continue
        people.setdefault(_key(doc, start), _Person()).spans.append((start, end))
    initials = initials_of(doc)
    for person in people.values():
        yield from _judge(doc, person, initials)


def _judge(doc: Doc, person: _Person, initials: Mapping[str, int]) -> Iterator[Found]:
    start, end = person.longest
    lean = leaning(doc, person.spans, initials)
    if lean is None:
        return
    first = person.spans[0]
    has_title = doc.words[start].lower in beside("titles")
    if not has_title and end - start == 1:
        if lean > 0:
            yield "child_name", *doc.span(*first)
        return
    works = lean < 0 or (has_title and lean < _SURELY_FAMILY) or has_role_of_work(doc, start, end)
    yield "professional_name" if works else "child_name", *doc.span(start, end)
    if not works and first[0] != start:
        yield "child_name", *doc.span(*first)


def _key(doc: Doc, start: int) -> str:
    """A title goes with its surname; a first name stands alone."""
    if doc.words[start].lower not in beside("titles"):
        return doc.words[start].lower
    titled = range(start, min(start + 3, len(doc.texts)))
    return " ".join(doc.words[i].lower for i in titled if doc.texts[i] != ".")


def _figures(doc: Doc, known: NameLists) -> set[int]:
    """The tokens of well-known figures, by their whole names."""
    lowers = [word.lower for word in doc.words]
    hidden: set[int] = set()
    for i, lower in enumerate(lowers):
        for figure in known.figures.get(lower, ()):
            if tuple(lowers[i : i + len(figure)]) == figure:
                hidden.update(range(i, i + len(figure)))
    return hidden
