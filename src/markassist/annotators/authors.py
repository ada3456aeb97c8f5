"""A surname in its place → whether an author is cited there, or somebody of the account is meant."""

import re
from functools import cache

from markassist.annotators.mention_files import compiled
from markassist.annotators.names import GLUED
from markassist.doc import Doc
from markassist.shelf import english

_YEAR = re.compile(r"(?:18|19|20)\d\d[a-z]?")
_OWN = frozenset({"our", "my", "his", "her", "their", "your"})
_GENITIVE = frozenset({"'s", "'", "s"})
_BETWEEN = frozenset({"(", ",", "'s", "'", "and", "&", "[", "in", ")"})
_REACH = 6
"""How many tokens on either side may tell what a name is."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(word) for word in english("authors")[name])


def is_cited(doc: Doc, start: int, end: int) -> bool:
    """Whether the name stands as an author's does: a year, "according to", a work, a verb of thought."""
    sentence = doc.sentences[doc.sentence_of[start]]
    after = [doc.words[i].lower for i in range(end, min(sentence.end, end + _REACH))]
    before = " ".join(doc.words[i].lower for i in range(max(sentence.start, start - 2), start))
    return (
        before in _words("cited_after")
        or bool(GLUED.fullmatch(doc.texts[end - 1]))
        or _dated(after)
        or _listed(doc, after, end, sentence.end)
        or (bool(after) and _at_work(doc, after, end, start > sentence.start))
    )


def _dated(after: list[str]) -> bool:
    """`et al.`, or a year, at once or after brackets and a second author."""
    if after[:1] == ["et"] and after[1:2] in (["al"], ["al."]):
        return True
    for k, word in enumerate(after[:5]):
        if _YEAR.fullmatch(word):
            return k == 0 or after[k - 1] in _BETWEEN
        if k > 2 and word not in _BETWEEN:
            return False
    return False


def _listed(doc: Doc, after: list[str], start: int, end: int) -> bool:
    """`Howe, D. (2005)`: an initial behind the surname, and a year."""
    if after[:1] != [","] or not after[1:] or not re.fullmatch(r"[a-z]\.?", after[1]):
        return False
    return any(_YEAR.fullmatch(doc.texts[i]) for i in range(start, min(end, start + 2 * _REACH)))


def _at_work(doc: Doc, after: list[str], end: int, is_inside: bool) -> bool:
    """`Moon's levels`, `Gibb reflective cycle`, `Stern describes`; no common word that opens a sentence."""
    if after[0] in _GENITIVE and any(word in _words("works") for word in after[1:4]):
        return True
    keys = doc.words[end].keys
    if not keys.isdisjoint(_words("works")) and keys.isdisjoint(_words("works_bare_not")):
        return is_inside or not doc.words[end - 1].known
    return is_inside and not keys.isdisjoint(_words("academic_verbs"))


def is_somebody(doc: Doc, start: int, end: int, sure: bool) -> bool:
    """Whether a person of the account bears the name: by title, role, first name, or what a body does.

    A `sure` name, which only the author bears, may stand after `my tutor,` and move about (`Bowlby goes on`).
    """
    sentence = doc.sentences[doc.sentence_of[start]]
    if has_role(doc, start, end, sure) or _other_first_name(doc, sentence.start, start, sure):
        return True
    if end == sentence.end:
        return False
    keys = doc.words[end].keys
    return not keys.isdisjoint(_words("bodily_verbs")) or (
        not sure and not keys.isdisjoint(_words("moving_verbs"))
    )


def has_role(doc: Doc, start: int, end: int, sure: bool) -> bool:
    """Whether a title, a role of the setting or a place word stands beside the name."""
    sentence = doc.sentences[doc.sentence_of[start]]
    before = [doc.words[i].lower for i in range(max(sentence.start, start - 4), start)]
    after = [doc.words[i].lower for i in range(end, min(sentence.end, end + _REACH))]
    place = after[1:2] if after[:1] == ["'s"] else after[:1]
    if place and place[0] in _words("places"):
        return True
    return _role_before([w for w in before if w != "."], sure) or _role_after(
        after, sure and end - start == 1
    )


def _role_before(before: list[str], sure: bool) -> bool:
    """`Nurse Stern`, `our manager, Dan Hughes`, `a worker called Perry`."""
    if not before:
        return False
    nearest = before[-1]
    if nearest in {",", "(", "called", "named"}:
        return not sure and (nearest in {"called", "named"} or _role_before(before[:-1], sure))
    if nearest in _words("titles") or (nearest == "dr" and not sure):
        return True
    if nearest in _words("professions"):
        return not _OWN.isdisjoint(before)
    return nearest in _words("roles")


def _role_after(after: list[str], ours_only: bool) -> bool:
    """`Perry, our night worker`; `Stern the nurse`; `Hughes, who works nights`."""
    rest = after[1:] if after[:1] in ([","], ["("]) else after
    if not rest:
        return False
    if rest[0] == "who" and not ours_only:
        return not {"works", "worked", "runs", "covers"}.isdisjoint(rest[1:3])
    if rest[0] in _OWN or (not ours_only and rest[0] in {"the", "a"}):
        return not _words("roles").isdisjoint(rest[1:4])
    return False


def _other_first_name(doc: Doc, first: int, start: int, sure: bool) -> bool:
    """A capitalised word before the surname that is no sentence opener, no author and no abbreviation.

    Before a `sure` name it must be a word that no table knows: titles and headings have capitals too.
    """
    i = start - 1
    if i < first:
        return False
    text, word = doc.texts[i], doc.words[i]
    if not (text[0].isupper() and text[1:].islower()) or word.lower in compiled().literals:
        return False
    if sure:
        return not word.known
    return i > first or not word.known or (doc.tags[i] == "N" and word.lower not in _words("learned"))
