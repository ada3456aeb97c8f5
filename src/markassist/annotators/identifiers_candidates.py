"""Tokens → the spans that can be a person's name: by capital, by list, by how they are introduced."""

from collections.abc import Iterator

from markassist.annotators.identifiers_evidence import has_role_of_work
from markassist.annotators.identifiers_lists import NameLists, beside
from markassist.doc import Doc
from markassist.vocabulary import BORROWED_ZONES
from markassist.words import is_known

_QUOTES = frozenset({'"', "“", "‘", "'"})
_BETWEEN = _QUOTES | {",", ":", "(", "is", "was", "being"}


def candidates(doc: Doc, known: NameLists) -> Iterator[tuple[int, int]]:
    """Token spans outside borrowed text, in reading order, none overlapping."""
    used = -1
    inside = _capitalised_inside(doc)
    for i in range(len(doc.texts)):
        if i < used or doc.sentences[doc.sentence_of[i]].zone in BORROWED_ZONES:
            continue
        end = _titled(doc, i, known) or _named(doc, i, known, inside)
        if end:
            yield i, end
            used = end


def _titled(doc: Doc, i: int, known: NameLists) -> int:
    """`Dr Qureshi`, `Ms Lucy Grantham`, `PC 4412 Hall`: where the name ends, or 0."""
    if doc.words[i].lower not in beside("titles") or not doc.texts[i][0].isupper():
        return 0
    first = i + 1
    while first < len(doc.texts) and (doc.texts[first] == "." or doc.texts[first].isdigit()):
        first += 1
    end = first
    while end < len(doc.texts) and end - first < 3 and _is_capital(doc, end) and _same(doc, i, end):
        end += 1
    return 0 if end == first or doc.words[first].lower in known.after_title else end


def _named(doc: Doc, i: int, known: NameLists, inside: frozenset[str]) -> int:
    """A first name with what surnames follow: where it ends, or 0."""
    text = doc.texts[i]
    if len(text) < 2 or not _is_word(text):
        return 0
    if text[0].islower():
        return i + 1 if _is_small_name(doc, i, known) else 0
    if text.isupper() and not (i and doc.texts[i - 1].isupper()):
        return 0
    if _belongs_elsewhere(doc, i, known) or not _can_be_name(doc, i, known, inside):
        return 0
    end = i + 1
    while end < len(doc.texts) and end - i < 4 and _is_surname(doc, i, end, known):
        end += 1
        if end + 1 < len(doc.texts) and doc.texts[end] == "-" and _is_surname(doc, i, end + 1, known):
            end += 2
    return end


def _belongs_elsewhere(doc: Doc, i: int, known: NameLists) -> bool:
    """`Monday`, `Mark schemes`, `Christmas Eve`, `in May`: the capital is not a person's."""
    lower, before, after = doc.words[i].lower, _word(doc, i - 1), _word(doc, i + 1)
    if lower in known.stop or before == "christmas":
        return True
    if lower in beside("months") and (
        before in beside("before_months") or before[:1].isdigit() or after[:1].isdigit()
    ):
        return True
    return lower in known.words and after in beside("after_words")


def _can_be_name(doc: Doc, i: int, known: NameLists, inside: frozenset[str]) -> bool:
    """A listed first name, or a word that is introduced as one."""
    lower = doc.words[i].lower
    opens = _opens_sentence(doc, i)
    if lower in known.words:
        return not opens or lower in inside or _acts(doc, i) or _is_introduced(doc, i)
    if lower in known.first:
        return not (lower in known.places and _word(doc, i - 1) in {"in", "to", "from", "at", "near"})
    if is_known(lower) or lower in known.places:
        return not opens and _is_full_beside_role(doc, i)
    return (
        _is_introduced(doc, i)
        or _is_treated_as_person(doc, i)
        or (not opens and _is_full_beside_role(doc, i))
    )


def _is_introduced(doc: Doc, i: int) -> bool:
    """`called X`, `named X`, `her name, X`, `his brother X`, `my key child is X`."""
    j = i - 1
    first = doc.sentences[doc.sentence_of[i]].start
    while j > first and doc.texts[j] in _BETWEEN:
        j -= 1
    lead = doc.words[j].lower if j >= first else ""
    return lead in {"called", "named", "name", "baby", "little"} or lead in beside("introduces")


def _is_treated_as_person(doc: Doc, i: int) -> bool:
    """An unlisted name that does what people do: `Jaydon asked`, `told Jaydon`, `Jaydon's mum`."""
    after = doc.keys[i + 1] if i + 1 < len(doc.texts) else frozenset()
    if doc.texts[i].isupper() or not after.isdisjoint({"and", "&"}):
        return False
    if not after.isdisjoint(beside("persons_do")) and doc.tags[i + 1] == "V":
        return True
    if _word(doc, i + 1) in {"'s", "s"} and i + 2 < len(doc.texts):
        return not doc.keys[i + 2].isdisjoint(beside("persons_have"))
    return i > 0 and not doc.keys[i - 1].isdisjoint(beside("done_to_persons"))


def _is_full_beside_role(doc: Doc, i: int) -> bool:
    """An uncommon first name with a surname, beside a role of work: `the training lead, Marguerite Pole`."""
    if i + 1 >= len(doc.texts) or not _is_capital(doc, i + 1) or is_known(doc.words[i + 1].lower):
        return False
    return has_role_of_work(doc, i, i + 2)


def _acts(doc: Doc, i: int) -> bool:
    """`Poppy reached for me`: the word opens the sentence and a verb or an owner's mark follows it."""
    if i + 1 >= len(doc.texts) or doc.words[i].lower in beside("mostly_words"):
        return False
    return doc.tags[i] == "N" and (doc.tags[i + 1] == "V" or _word(doc, i + 1) == "'s")


def _is_small_name(doc: Doc, i: int, known: NameLists) -> bool:
    """A writer who leaves out capitals: a first name that is neither a word nor a place."""
    lower = doc.words[i].lower
    if len(lower) < 4 or lower in known.words | known.places:
        return False
    return lower in known.first and not is_known(lower)


def _is_surname(doc: Doc, start: int, i: int, known: NameLists) -> bool:
    if not _is_capital(doc, i) or not _same(doc, start, i):
        return False
    return doc.words[i].lower not in known.not_surnames and doc.tags[i] not in {
        "PS",
        "PO",
        "PP",
        "D",
        "P",
        "M",
    }


def _capitalised_inside(doc: Doc) -> frozenset[str]:
    """Words that stand with a capital where no sentence begins."""
    capitals = (i for i, text in enumerate(doc.texts) if text[0].isupper())
    return frozenset(doc.words[i].lower for i in capitals if not _opens_sentence(doc, i))


def _opens_sentence(doc: Doc, i: int) -> bool:
    first = doc.sentences[doc.sentence_of[i]].start
    j = i - 1
    while j >= first and not any(c.isalnum() for c in doc.texts[j]):
        if doc.texts[j] in _QUOTES | {":"}:
            return True
        j -= 1
    return j < first


def _is_capital(doc: Doc, i: int) -> bool:
    text = doc.texts[i]
    return text[0].isupper() and len(text) > 1 and _is_word(text)


def _is_word(text: str) -> bool:
    return text.translate({ord(c): None for c in "-'’"}).isalpha()


def _word(doc: Doc, i: int) -> str:
    return doc.words[i].lower if 0 <= i < len(doc.words) else ""


def _same(doc: Doc, i: int, j: int) -> bool:
    return doc.sentence_of[i] == doc.sentence_of[j]
