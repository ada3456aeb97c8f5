"""Word groups → whom they point to.

The writer, the team, the child, another adult, family, or people in general.
"""

from markassist.annotators.groups import group, role_beside
from markassist.annotators.persons import is_name, persons
from markassist.annotators.pronouns import PRONOUNS, main_gender, pronoun, whose
from markassist.doc import Doc, Reference
from markassist.notation import CHILDS

_PREMODIFIERS = frozenset({"D", "PP", "A", "N", "VN", "VG"})


def references(doc: Doc) -> None:
    """Fill references, reference_at (by first token) and the person classes."""
    names = persons(
        doc, {i: kind for i in range(len(doc.texts)) if is_name(doc, i) and (kind := role_beside(doc, i))}
    )
    gender = main_gender(doc)
    recent: Reference | None = None
    last_of: dict[str, str] = {}
    for sentence in doc.sentences:
        i = sentence.start
        while i < sentence.end:
            if doc.tags[i] == "PP":
                _own(doc, i, recent, gender, last_of)
            found = pronoun(doc, i, sentence.start, recent, gender, last_of) or group(
                doc, i, sentence.start, sentence.end, names
            )
            if found is None:
                i += 1
                continue
            _keep(doc, found)
            if found.kind in {"adult", "family", "child", "named", "author"}:
                recent = found if doc.words[found.head].lower not in PRONOUNS else recent
                if doc.words[found.head].lower in {"he", "she"}:
                    last_of[doc.words[found.head].lower] = found.kind
            i = found.end
        if recent is not None and doc.sentence_of[recent.start] < doc.sentence_of[sentence.start] - 1:
            recent = None
    _add_classes(doc)


def _own(doc: Doc, i: int, recent: Reference | None, gender: str, last_of: dict[str, str]) -> None:
    """Make `his`, `her`, `their` and `T 's` visible to terms as `<child> 's` where they are a child's."""
    lower = doc.words[i].lower
    if lower in {"'s", "s", "'"}:
        owner = doc.references[-1] if doc.references else None
        if owner is not None and owner.end == i and owner.kind in {"child", "someone_child"}:
            doc.classes.setdefault(owner.start, []).append((i + 1, CHILDS))
    elif lower in {"his", "her", "their"} and whose(doc, i, recent, gender, last_of) == "child":
        doc.classes.setdefault(i, []).append((i + 1, CHILDS))


def _keep(doc: Doc, found: Reference) -> None:
    doc.references.append(found)
    doc.reference_at[found.start] = found


def _add_classes(doc: Doc) -> None:
    """Make every group visible to terms as <writer>, <child>, <adult> …"""
    for r in doc.references:
        names = _CLASSES.get(r.kind, ("someone",))
        doc.classes.setdefault(r.start, []).extend((r.end, n) for n in names)


_CLASSES: dict[str, tuple[str, ...]] = {
    "writer": ("writer",),
    "team": ("team",),
    **dict.fromkeys(("child", "someone_child"), ("child", "someone")),
    "adult": ("adult", "someone"),
    "family": ("family", "someone"),
    "people": ("people", "someone"),
    **dict.fromkeys(("named", "someone"), ("someone",)),
    "author": ("author",),
}
