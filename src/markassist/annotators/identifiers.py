"""An account → what in it could tell a reader who somebody is, each once, masked."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from markassist.annotators.identifiers_jigsaw import jigsaws
from markassist.annotators.identifiers_names import names
from markassist.annotators.identifiers_numbers import numbers
from markassist.annotators.identifiers_places import settings
from markassist.annotators.identifiers_pseudonyms import Cover, cover
from markassist.doc import Doc
from markassist.values import Alert

Found = tuple[str, int, int]
"""Which identifier, and the characters it stands at."""

_DOT = "•"


class _Words(Struct, frozen=True):
    """What the assessor is told of one identifier."""

    priority: str
    says: str
    keeps_initials: bool = False


_WORDS = {
    "child_name": _Words("P2", "please check: this may be the name of a child or a family member", True),
    "date_of_birth": _Words("P2", "please check: this may be somebody's date of birth"),
    "address": _Words("P2", "please check: this may be somebody's address or postcode"),
    "nhs_number": _Words("P1", "please check: this has the form and the check digit of an NHS number"),
    "case_identifier": _Words("P2", "please check: this may be a number that identifies a person or a case"),
    "setting_name": _Words("P2", "please check: this may be the name of a school, home or service", True),
    "contact_details": _Words("P2", "please check: this may be a private number, address or account"),
    "jigsaw_identification": _Words("P2", "please check: these details together may tell who the child is"),
    "professional_name": _Words("P2", "please check: this may be the full name of a professional", True),
}
_FINDERS: tuple[Callable[[Doc], Iterator[Found]], ...] = (numbers, settings, names, jigsaws)


def identifiers(doc: Doc) -> list[Alert]:
    """One alert for each distinct identifier, at its first occurrence; renderers mask the others by search.

    A statement that names were changed silences names alone (standard, ruling 15).
    """
    covered = cover(doc.account.text)
    taken = bytearray(len(doc.account.text))
    seen: set[tuple[str, str]] = set()
    alerts: list[Alert] = []
    for finder in _FINDERS:
        for id_, start, end in sorted(finder(doc), key=lambda f: (f[1], -f[2])):
            quote = doc.account.text[start:end]
            key = (id_, re.sub(r"\W", "", quote).casefold())
            if key in seen or _is_covered(covered, id_, quote) or _is_part(taken, start, end, id_):
                continue
            seen.add(key)
            taken[start:end] = b"\x01" * (end - start)
            alerts.append(_alert(id_, quote, start, end))
    return sorted(alerts, key=lambda a: (a.start, a.id))


def mask(quote: str, keeps_initials: bool) -> str:
    """Dots of the same length; of a name the first letter of each word stays."""
    return re.sub(r"(?<=[^\W_])[^\W_]" if keeps_initials else r"\S", _DOT, quote)


def _alert(id_: str, quote: str, start: int, end: int) -> Alert:
    words = _WORDS[id_]
    masked = mask(quote, words.keeps_initials)
    return Alert(id_, "confidentiality", words.priority, masked, start, end, words.says)


def _is_covered(covered: Cover, id_: str, quote: str) -> bool:
    if id_ == "child_name":
        return covered.children or quote.split(maxsplit=1)[0].casefold() in covered.names
    return id_ == "professional_name" and covered.everyone


def _is_part(taken: bytearray, start: int, end: int, id_: str) -> bool:
    """Whether the words are part of an identifier already found; details that add up may hold others."""
    return id_ != "jigsaw_identification" and any(taken[start:end])
