"""Word groups → whom they point to: the writer, the team, the child, another adult, family, or people in general."""

from functools import cache

from markassist.annotators.persons import TITLES, is_author, is_name, persons
from markassist.doc import Doc, Reference
from markassist.shelf import english
from markassist.words import fold

_PRONOUNS = {
    "i": "writer", "me": "writer", "myself": "writer", "we": "team", "us": "team", "ourselves": "team",
    "he": "third", "him": "third", "himself": "third", "she": "third", "her": "third", "herself": "third",
    "they": "they", "them": "they", "themselves": "they", "themself": "they", "you": "you", "yourself": "you",
    "everyone": "people", "everybody": "people", "nobody": "nobody", "no-one": "nobody", "someone": "someone",
    "somebody": "someone", "anyone": "people", "anybody": "people", "one": "people", "who": "who",
}  # fmt: skip
_PREMODIFIERS = frozenset({"D", "PP", "A", "N", "VN", "VG"})


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


def _sizes(doc: Doc, first: int) -> tuple[int, ...]:
    table = _sizes_of()
    found = table.get(doc.words[first].lower, ())
    if 1 in found:
        return found
    return (*found, 1) if any(key in table for key in doc.keys[first]) else found


def references(doc: Doc) -> None:
    """Fill references, reference_at (by first token) and the person classes."""
    names = persons(
        doc, {i: kind for i in range(1, len(doc.texts)) if is_name(doc, i) and (kind := _role_beside(doc, i))}
    )
    gender = _main_gender(doc)
    recent: Reference | None = None
    last_of: dict[str, str] = {}
    for sentence in doc.sentences:
        i = sentence.start
        while i < sentence.end:
            found = _pronoun(doc, i, sentence.start, recent, gender, last_of) or _group(
                doc, i, sentence.start, sentence.end, names
            )
            if found is None:
                i += 1
                continue
            _keep(doc, found)
            if found.kind in {"adult", "family", "child", "named", "author"}:
                recent = found if doc.words[found.head].lower not in _PRONOUNS else recent
                if doc.words[found.head].lower in {"he", "she"}:
                    last_of[doc.words[found.head].lower] = found.kind
            i = found.end
        if recent is not None and doc.sentence_of[recent.start] < doc.sentence_of[sentence.start] - 1:
            recent = None
    _add_classes(doc)


def _keep(doc: Doc, found: Reference) -> None:
    doc.references.append(found)
    doc.reference_at[found.start] = found


def _main_gender(doc: Doc) -> str:
    he = sum(w.lower in {"he", "him", "his", "himself"} for w in doc.words)
    she = sum(w.lower in {"she", "her", "hers", "herself"} for w in doc.words)
    if he > 2 * she + 1:
        return "he"
    return "she" if she > 2 * he + 1 else ""


def _pronoun(
    doc: Doc, i: int, start: int, recent: Reference | None, gender: str, last_of: dict[str, str]
) -> Reference | None:
    lower = doc.words[i].lower
    kind = _PRONOUNS.get(lower)
    if lower == "one" and i > start and doc.words[i - 1].lower == "no":
        return Reference(i, i + 1, i, "nobody")
    if (
        kind is None
        or doc.tags[i] not in {"PS", "PO", "W", "N", "D"}
        or (lower == "one" and doc.tags[i] != "PS")
    ):
        return None
    if lower == "her" and doc.tags[i] != "PO":
        return None
    if kind == "third":
        kind = _third(doc, i, lower, recent, gender, last_of)
        if (
            recent is not None
            and recent.kind == "author"
            and _same_or_next(doc, recent, i)
            and doc.tags[i] == "PS"
            and _theorises(doc, i)
        ):
            kind = "author"
    elif kind == "they":
        said = i + 2 < len(doc.words) and (
            (
                not doc.keys[i + 1].isdisjoint({"tell", "give", "teach"})
                and doc.words[i + 2].lower in {"me", "us"}
            )
            or doc.words[i + 1].lower in {"say", "reckon"}
        )
        kind = (
            "someone"
            if said
            else recent.kind
            if recent is not None and recent.plural and recent.kind in {"adult", "family", "people"}
            else "child"
        )
    elif kind == "you":
        kind = "people"
    elif kind == "who":
        kind = _antecedent(doc, i, start)
    return Reference(i, i + 1, i, kind)


def _antecedent(doc: Doc, i: int, start: int) -> str:
    """Whose `who` it is: the group before it; in `it was J, not me, who …` the first after the verb."""
    near = [r for r in doc.references[-4:] if r.start >= start]
    if near and (
        cleft := [
            r
            for r in near
            if r.start > start + 1
            and doc.words[r.start - 1].lower in {"was", "is", "were", "be", "'s"}
            and doc.words[r.start - 2].lower in {"it", "be", "that"}
        ]
    ):
        return cleft[-1].kind
    if near and near[-1].end >= i - 3:
        return near[-1].kind
    return "people" if i == start or doc.tags[i - 1] in {"X", "PO", "D"} else "someone"


def _third(
    doc: Doc, i: int, lower: str, recent: Reference | None, gender: str, last_of: dict[str, str]
) -> str:
    """Whom he or she is: the child, unless an adult was just named who fits better."""
    is_he = lower in {"he", "him", "himself"}
    own = "he" if is_he else "she"
    if gender and own != gender:
        if recent is not None and recent.kind in {"adult", "family"}:
            return recent.kind
        return last_of.get(own, "child") if last_of.get(own) in {"adult", "family"} else "child"
    if recent is None or recent.kind == "child":
        return "child"
    if recent.kind == "author" or not _gender_fits(doc, recent, is_he):
        return "child"
    if gender == own:
        return (
            recent.kind
            if _speaks(doc, i)
            and recent.kind == "adult"
            and _same_or_next(doc, recent, i)
            and not _child_between(doc, recent, i)
            else "child"
        )
    subject = doc.tags[i] == "PS" and (_is_gendered(doc, recent) or _speaks(doc, i))
    return recent.kind if subject and _same_or_next(doc, recent, i) and _was_subject(doc, recent) else "child"


def _is_gendered(doc: Doc, reference: Reference) -> bool:
    return doc.words[reference.head].lower in _MALE | _FEMALE


def _gender_fits(doc: Doc, reference: Reference, is_he: bool) -> bool:
    head = doc.words[reference.head].lower
    return not ((head in _MALE and not is_he) or (head in _FEMALE and is_he))


_MALE = frozenset(
    {
        "dad",
        "father",
        "brother",
        "uncle",
        "grandad",
        "grandfather",
        "stepdad",
        "man",
        "bloke",
        "boyfriend",
        "husband",
        "policeman",
        "daddy",
        "stepfather",
        "lad",
        "boy",
    }
)
_FEMALE = frozenset(
    {
        "mum",
        "mother",
        "sister",
        "aunt",
        "auntie",
        "nan",
        "nana",
        "gran",
        "grandma",
        "grandmother",
        "stepmum",
        "woman",
        "lady",
        "girlfriend",
        "wife",
        "policewoman",
        "stepmother",
        "girl",
        "midwife",
        "lass",
    }
)


def _speaks(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc.words) and not doc.words[i + 1].keys.isdisjoint(
        {
            "say",
            "explain",
            "tell",
            "ask",
            "suggest",
            "advise",
            "agree",
            "think",
            "reckon",
            "use",
            "rang",
            "ring",
            "phone",
            "report",
            "write",
        }
    )


def _theorises(doc: Doc, i: int) -> bool:
    """`he termed this …`, `she believed that …`."""
    verbs = {
        "term",
        "say",
        "argue",
        "call",
        "describe",
        "suggest",
        "propose",
        "think",
        "believe",
        "show",
        "develop",
        "identify",
        "explain",
        "find",
        "claim",
        "write",
        "state",
        "see",
        "use",
        "name",
        "coin",
        "observe",
    }
    return any(not doc.words[k].keys.isdisjoint(verbs) for k in range(i + 1, min(i + 4, len(doc.words))))


def _same_or_next(doc: Doc, reference: Reference, i: int) -> bool:
    return doc.sentence_of[i] - doc.sentence_of[reference.start] <= 1


def _child_between(doc: Doc, reference: Reference, i: int) -> bool:
    return any(
        r.kind == "child" and doc.tags[r.head] != "PO"
        for r in doc.references[-4:]
        if reference.end <= r.start < i
    )


def _was_subject(doc: Doc, reference: Reference) -> bool:
    """Whether the group stands before its verb, with nothing but joining words ahead of it."""
    j = reference.start - 1
    first = doc.sentences[doc.sentence_of[reference.start]].start
    while j >= first and doc.tags[j] in {"X", "C", "S", "R"}:
        j -= 1
    return j < first or doc.texts[j] in {",", ";"}


def _group(doc: Doc, i: int, start: int, end: int, names: dict[str, str]) -> Reference | None:
    """A noun group that begins at token `i`."""
    j = i
    while j < end and doc.tags[j] in {"D", "PP", "A"} and j - i < 4:
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
        if first > j and doc.tags[first - 1] not in {"A", "N", "VN", "D"}:
            return None
        for size in _sizes(doc, first):
            if first + size > end:
                continue
            if kind := _listed(doc, first, size):
                return first + size - 1, kind, _is_plural(doc, first + size - 1)
    return None


def _listed(doc: Doc, first: int, size: int) -> str | None:
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


def _particular(doc: Doc, i: int, j: int, last: int, kind: str, plural: bool) -> str:
    """People in general, or these ones: `children` against `the children`, `our young people`, `a child`."""
    opener = doc.words[i].lower if i < j else ""
    lower = doc.words[last].lower
    if kind == "people":
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
        ours = opener in {"our", "the", "my", "whole", "we"} and last <= i + 2 and doc.words[last - 1].lower in {opener, "staff", "whole", "care"}
        return "team" if ours else "adult"
    if kind == "adult" and lower == "staff" and opener in {"", "all", "other", "the"}:
        return "adult"
    if opener in {"a", "an", "any", "every", "each", "no"} and kind in {"child"} and not plural:
        return "someone_child"
    return kind


def _role_beside(doc: Doc, i: int) -> str | None:
    """The kind of the role that a name stands in apposition to: `my manager, Lorraine,`, `Dave the night worker`."""
    j = i - 1
    comma = j > 0 and doc.texts[j] in {",", "("}
    while j > 0 and doc.texts[j] in {",", "called", "named", "("}:
        j -= 1
    closes = (
        i + 1 >= len(doc.texts)
        or doc.texts[i + 1] in {",", ".", ")", ";"}
        or doc.words[i + 1].lower in {"who", "and"}
    )
    if not comma or closes:
        for size in (3, 2, 1):
            if j - size + 1 >= 0 and (kind := _listed(doc, j - size + 1, size)) in {
                "adult",
                "family",
                "child",
            }:
                return kind
    k = i + 1
    while k < len(doc.texts) and (doc.texts[k] in {",", "("} or doc.tags[k] in {"D", "PP", "A"}):
        k += 1
    if k > i + 1 and doc.sentence_of[min(k, len(doc.texts) - 1)] == doc.sentence_of[i]:
        for size in (3, 2, 1):
            if k + size <= len(doc.texts) and (kind := _listed(doc, k, size)) in {"adult", "family"}:
                ends = (
                    k + size >= len(doc.texts)
                    or doc.texts[k + size] in {",", ")", "."}
                    or doc.texts[i + 1] not in {",", "("}
                )
                return kind if ends else None
    return None


def _name(doc: Doc, i: int, start: int, end: int, names: dict[str, str]) -> Reference | None:
    """A theorist, somebody with a title, a child's initial or a first name; a run of capitalised words is one name."""
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


def _add_classes(doc: Doc) -> None:
    """Make every group visible to terms as <writer>, <child>, <adult> …"""
    for r in doc.references:
        names = _CLASSES.get(r.kind, ("someone",))
        doc.classes.setdefault(r.start, []).extend((r.end, n) for n in names)


_CLASSES: dict[str, tuple[str, ...]] = {
    "writer": ("writer",), "team": ("team",), "child": ("child", "someone"), "someone_child": ("child", "someone"),
    "adult": ("adult", "someone"), "family": ("family", "someone"), "people": ("people", "someone"),
    "named": ("someone",), "someone": ("someone",), "author": ("author",),
}  # fmt: skip
