"""A noun group → whom it points to, by its last word, its opener, or the name in it."""

from functools import cache

from markassist.annotators.persons import TITLES, is_author, is_name
from markassist.doc import Doc, Reference
from markassist.shelf import english
from markassist.words import fold

_HELPED = frozenset({"H", "B", "NG", "O", "M", "R"})


@cache
def _people() -> dict[tuple[str, ...], str]:
    """Folded words of an entry → its kind; a plural of an entry counts as the entry."""
    table: dict[tuple[str, ...], str] = {}
    data = english("people")
    for kind in ("people", "child", "family", "adult", "team"):
        for entry in data[kind]:
            table[tuple(fold(w) for w in str(entry).replace("-", " - ").split())] = kind
    return table


@cache
def _sizes_of() -> dict[str, tuple[int, ...]]:
    """First word of an entry → how many words the entries have that begin with it, longest first."""
    sizes: dict[str, set[int]] = {}
    for entry in _people():
        sizes.setdefault(entry[0], set()).add(len(entry))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


def _is_numbered_child(lower: str) -> bool:
    """`YP1`, `YPB`, `CYP2`."""
    rest = lower.removeprefix("c")
    return rest.startswith("yp") and len(rest) == 3 and rest != "yps"


def _sizes(doc: Doc, first: int) -> tuple[int, ...]:
    if _is_numbered_child(doc.words[first].lower):
        return (1,)
    table = _sizes_of()
    found = table.get(doc.words[first].lower, ())
    if 1 in found:
        return found
    return (*found, 1) if any(key in table for key in doc.keys[first]) else found


def group(doc: Doc, i: int, start: int, end: int, names: dict[str, str]) -> Reference | None:
    """A noun group that begins at token `i`."""
    if (ours := _our_home(doc, i, end)) is not None:
        return ours
    j = i
    while j < end and doc.tags[j] in {"D", "PP", "A"} and j - i < 4 and not _begins_compound(doc, j, end):
        j += 1
    if (j < end and doc.tags[j] in {"N", "A", "VN", "VG", "V", "PS"}) or j == i:
        head = _head(doc, j, end)
        if head is not None and _is_compound(doc, head[0], end):
            return None
        if head is None:
            return _name(doc, i, start, end, names) if j == i else _named_group(doc, i, j, start, end, names)
        last, kind, plural = head
        return Reference(i, last + 1, last, _particular(doc, i, j, last, kind, plural), plural)
    return None


_HOMES = frozenset("home house unit nursery setting service shift hostel project centre center".split())
_ACTS = frozenset({"V", "M", "H", "O"})


def _our_home(doc: Doc, i: int, end: int) -> Reference | None:
    """`our home keeps the same two adults`: the team, where it acts."""
    if doc.words[i].lower != "our" or i + 2 >= end or doc.words[i + 1].lower not in _HOMES:
        return None
    after = i + 2 + (doc.tags[i + 2] == "R")
    return Reference(i, i + 2, i + 1, "team") if after < end and doc.tags[after] in _ACTS else None


def _begins_compound(doc: Doc, j: int, end: int) -> bool:
    """`mother-in-law`: one name of a person, though its parts are tagged as what describes."""
    return (
        j + 1 < end
        and doc.tags[j] == "A"
        and any(j + size <= end and _listed(doc, j, size) for size in _sizes(doc, j) if size > 1)
    )


def _is_compound(doc: Doc, last: int, end: int) -> bool:
    """`family time`, `key worker session`: a thing named after people."""
    k = last + 1
    if (
        k >= end
        or doc.tags[k] != "N"
        or doc.texts[k][0].isupper()
        or doc.words[k].lower in {"night", "day", "yesterday", "today"}
    ):
        return False
    return _listed(doc, k, 1) is None


def _named_group(doc: Doc, i: int, j: int, start: int, end: int, names: dict[str, str]) -> Reference | None:
    """`our Sandra`, `little J`."""
    if j >= end or doc.tags[i] not in {"PP", "A"} or not is_name(doc, j):
        return None
    found = _name(doc, j, start, end, names)
    return None if found is None else Reference(i, found.end, found.head, found.kind)


def _head(doc: Doc, j: int, end: int) -> tuple[int, str, bool] | None:
    """The longest entry of the people list that begins within the next three words."""
    for first in range(j, min(end, j + 3)):
        if first > j and (
            doc.tags[first - 1] not in {"A", "N", "VN"}
            or (first - 1 == j and doc.tags[j] == "VN" and j and doc.tags[j - 1] in _HELPED)
        ):
            return None  # `have seen | colleagues`
        for size in _sizes(doc, first):
            if first + size > end:
                continue
            if kind := _listed(doc, first, size):
                return first + size - 1, kind, _is_plural(doc, first + size - 1)
    return None


def _listed(doc: Doc, first: int, size: int) -> str | None:
    if size == 1 and _is_numbered_child(doc.words[first].lower):
        return "child"
    lowers = tuple(doc.words[k].lower for k in range(first, first + size))
    if kind := _people().get(lowers):
        return kind
    last = doc.words[first + size - 1]
    for key in sorted(last.keys):
        if key != last.lower and (kind := _people().get((*lowers[:-1], key))):
            return kind
    return None


def _is_plural(doc: Doc, i: int) -> bool:
    w = doc.words[i]
    return w.lower in {"children", "people", "staff", "police", "men", "women", "family"} or (
        w.lower.endswith("s") and w.lower[:-1] in w.keys
    )


def _particular(doc: Doc, i: int, j: int, last: int, kind: str, plural: bool) -> str:  # noqa: PLR0911 - a rule a line
    """People in general, or these ones: `children` against `the children`, `our young people`, `a child`."""
    opener = doc.words[i].lower if i < j else ""
    lower = doc.words[last].lower
    if kind == "people":
        if opener == "the" and lower in {"person", "people"} and _in_charge(doc, last + 1):
            return "adult"
        if lower in {"children", "kids", "residents", "teenagers", "girls", "boys", "babies", "toddlers"} or (
            lower == "people" and last > j
        ):
            return (
                "child"
                if opener in {"the", "our", "my", "these", "those", "other", "two", "both"}
                else "people"
            )
        return (
            "adult"
            if opener in {"the", "our", "his", "her", "my", "these", "two", "both"}
            and lower not in {"people", "person"}
            else "people"
        )
    if kind == "team":
        ours = (
            opener in {"our", "the", "my", "whole", "we"}
            and last <= i + 2
            and doc.words[last - 1].lower in {opener, "staff", "whole", "care"}
        )
        return "team" if ours else "adult"
    if kind == "adult" and lower == "staff" and opener in {"", "all", "other", "the"}:
        return "adult"
    if opener in {"a", "an", "any", "every", "each", "no"} and kind in {"child"} and not plural:
        return "someone_child"
    return kind


def _in_charge(doc: Doc, i: int) -> bool:
    """`the person in charge`, `the people on nights`."""
    return (
        i + 1 < len(doc.words)
        and doc.words[i].lower in {"in", "on", "above", "leading", "running", "covering"}
        and doc.words[i + 1].lower
        in {"charge", "shift", "duty", "call", "nights", "days", "earlies", "lates", "me", "the"}
    )


_ROLES = frozenset({"adult", "family", "child"})


def role_beside(doc: Doc, i: int) -> str | None:
    """The kind of the role that a name stands in apposition to, or that it is said to have.

    `my manager, Lorraine,`, `Dave the night worker`, `Agnes, she is my room leader`.
    """
    before = _role_before(doc, i)
    return before or _role_after(doc, i) or _role_said(doc, i)


def _role_before(doc: Doc, i: int) -> str | None:
    j = i - 1
    comma = j > 0 and doc.texts[j] in {",", "("}
    while j > 0 and doc.texts[j] in {",", "called", "named", "("}:
        j -= 1
    closes = (
        i + 1 >= len(doc.texts)
        or doc.texts[i + 1] in {",", ".", ")", ";"}
        or doc.words[i + 1].lower in {"who", "and"}
    )
    if comma and not closes:
        return None
    for size in (3, 2, 1):
        if j - size + 1 >= 0 and (kind := _listed(doc, j - size + 1, size)) in _ROLES:
            return kind
    return None


def _role_after(doc: Doc, i: int) -> str | None:
    k = i + 1
    while k < len(doc.texts) and (doc.texts[k] in {",", "("} or doc.tags[k] in {"D", "PP", "A"}):
        k += 1
    if k == i + 1 or doc.sentence_of[min(k, len(doc.texts) - 1)] != doc.sentence_of[i]:
        return None
    for size in (3, 2, 1):
        if k + size <= len(doc.texts) and (kind := _listed(doc, k, size)) in {"adult", "family"}:
            ends = (
                k + size >= len(doc.texts)
                or doc.texts[k + size] in {",", ")", "."}
                or doc.texts[i + 1] not in {",", "("}
            )
            return kind if ends else None
    return None


def _role_said(doc: Doc, i: int) -> str | None:
    """`Agnes is our cook`, `Agnes, she is my room leader`."""
    end = doc.sentences[doc.sentence_of[i]].end
    k = i + 1
    while k < end and (doc.texts[k] == "," or doc.words[k].lower in {"she", "he", "who"}):
        k += 1
    if k + 2 >= end or doc.tags[k] != "B" or doc.words[k + 1].lower not in {"my", "our", "the", "his", "her"}:
        return None
    k += 2
    while k + 1 < end and doc.tags[k] == "A":
        k += 1
    kinds = (_listed(doc, k, size) for size in (3, 2, 1) if k + size <= end)
    return next((kind for kind in kinds if kind in _ROLES), None)


def _name(doc: Doc, i: int, start: int, end: int, names: dict[str, str]) -> Reference | None:
    """A theorist, somebody with a title, a child's initial or a first name.

    A run of capitalised words is one name.
    """
    first = i
    if doc.words[i].lower in TITLES and i + 1 < end:
        first = i + 2 if doc.texts[i + 1] == "." and i + 2 < end else i + 1
        if not is_name(doc, first):
            return None
    elif not is_name(doc, i) and not is_author(doc, i):
        return None
    last = first
    while last + 1 < end and (
        is_name(doc, last + 1)
        or is_author(doc, last + 1)
        or (
            doc.texts[last + 1] == "."
            and len(doc.texts[last]) == 1
            and last + 2 < end
            and is_author(doc, last + 2)
        )
    ):
        last += 1
    if any(is_author(doc, k) for k in range(first, last + 1)):
        return Reference(i, last + 1, last, "author")
    if first > i:
        return Reference(i, last + 1, last, "adult")
    kinds = {names.get(doc.texts[k].lower(), "named") for k in range(first, last + 1)}
    return Reference(
        i,
        last + 1,
        last,
        names.get(doc.texts[i].lower(), "named") if len(kinds) > 1 or last == i else kinds.pop(),
    )
