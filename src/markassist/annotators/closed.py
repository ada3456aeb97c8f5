"""Closed-class words → their tags: pronouns, determiners, prepositions, joining words, helpers."""

from markassist.annotators.closed_sets import (
    ADVERBS,
    ALWAYS_JOINING,
    BE,
    BOTH_PRONOUNS,
    COORDINATORS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    NEVER_VERBS,
    NOUNS_AFTER_TO,
    NOUNS_ALWAYS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    SOMETIMES_JOINING,
    SUBJECT_PRONOUNS,
    after_adverbs,
    clause_follows,
)
from markassist.annotators.her import owns
from markassist.annotators.joining_words import joining_word, that_word
from markassist.doc import Doc
from markassist.words import ADJECTIVE, BASE, ING, NOUN, PARTICIPLE, PAST


def closed(doc: Doc, i: int, start: int, end: int) -> str:
    """The tag of a closed-class word, X for what is no word, or nothing for the others."""
    word = doc.words[i]
    lower = word.lower
    if not any(c.isalnum() for c in lower) and lower != "&":
        return "X"
    before = doc.tags[i - 1] if i > start else ""
    if lower in NEGATIONS:
        return "NG"
    if lower in {"s", "'s"} and len(doc.texts[i]) <= 2:
        return _clitic_s(doc, before, i, start, end)
    return (
        _helper(doc, lower, before, i, start, end)
        or _pronoun(doc, lower, before, i, end)
        or _small(doc, lower, before, i, start, end)
    )


def _helper(doc: Doc, lower: str, before: str, i: int, start: int, end: int) -> str:  # noqa: PLR0911 - a rule a line
    if lower in {"din", "win"} and i + 1 < end and doc.texts[i + 1] == "nae":
        return "O" if lower == "din" else "M"
    if lower in {"'d", "d"} and i > start and doc.ends[i - 1] == doc.starts[i]:
        return _clitic_d(doc, i, start, end)
    if lower in MODALS and not (
        lower in {"may", "might", "must", "can", "will", "wil"}
        and (before in {"D", "A", "PP"} or (doc.texts[i] == "May" and i > start))
    ):
        return "M"
    if lower == "being" and i == start:
        return "VG"
    if (
        lower in BE
        and (lower not in {"m", "re"} or before == "PS")
        and not (
            lower == "being" and before in {"A", "D", ""} and doc.words[i - 1].lower in {"well", "human"}
        )
    ):
        return "B"
    if lower == "having" and before in {"P", "B", ""} and not _is_participle(doc, i + 1, end):
        return "VG"
    if lower in HAVE:
        return "H"
    if lower == "of" and before in {"M", "NG"} and _is_participle(doc, i + 1, end):
        return "H"
    if lower in {"do", "does", "did"} or (lower in {"doing", "done"}):
        return {"doing": "VG", "done": "VN" if before in {"B", "H", "N", ""} else "V"}.get(
            lower, "VB" if before in {"M", "T"} and lower == "do" else "O"
        )
    return "O" if lower == "dint" else ""


def _is_participle(doc: Doc, i: int, end: int) -> bool:
    return i < end and bool(doc.words[i].can_be & PARTICIPLE or doc.words[i].lower in {"been", "had", "just"})


def _clitic_d(doc: Doc, i: int, start: int, end: int) -> str:
    """`I'd seen` against `I'd see`.

    A form that may be both (read, put, let) is `had` where a wish asks for it or the sentence tells what was.
    """
    j = after_adverbs(doc, i + 1, end)
    if j >= end:
        return "M"
    following = doc.words[j]
    if following.lower in {"been", "had", "better", "got", "gone", "done"}:
        return "H"
    both = bool(following.can_be & BASE)
    wishes = i >= 2 and (doc.words[i - 2].lower in {"if", "only", "wish", "wished"})
    done = wishes or any(doc.words[k].lower in {"just", "already"} for k in range(i + 1, j))
    had = following.can_be & PARTICIPLE and (not both or done or _is_told(doc, i, start, end))
    return "H" if had else "M"


_SUPPOSING = frozenset(
    "if unless would could might 'd wish hope think thought say said tell told know knew".split()
)


def _is_told(doc: Doc, i: int, start: int, end: int) -> bool:
    """`I'd read the file before he came`: a past beside it, and nothing supposed, thought or said."""
    others = [doc.words[k] for k in range(start, end) if k != i]
    return any(w.can_be & PAST and not w.can_be & (PARTICIPLE | BASE) for w in others) and all(
        w.lower not in _SUPPOSING for w in others
    )


def _clitic_s(doc: Doc, before: str, i: int, start: int, end: int) -> str:
    if i == start:
        return "N"
    owner = doc.words[i - 1].lower
    j = after_adverbs(doc, i + 1, end)
    following = doc.words[j] if j < end else None
    if following is not None and following.lower in {"been", "had", "got", "gone", "done", "become"}:
        return "H"
    if owner in SUBJECT_PRONOUNS | {
        "it",
        "that",
        "there",
        "what",
        "who",
        "how",
        "here",
        "where",
        "this",
        "why",
        "when",
    }:
        return "B"
    if following is None or (j > i + 1 and not following.can_be & NOUN):
        return "B" if following is not None else "PP"
    if following.lower in DETERMINERS | POSSESSIVES | {
        "not",
        "n't",
        "very",
        "so",
        "in",
        "on",
        "at",
        "from",
    } or (following.can_be & ING and not following.can_be & NOUN):
        return "B"
    return "PP" if following.can_be & (NOUN | ADJECTIVE) or following.text[0].isupper() else "B"


def _pronoun(doc: Doc, lower: str, before: str, i: int, end: int) -> str:  # noqa: PLR0911 - a rule a line
    if lower in SUBJECT_PRONOUNS:
        return "PS"
    if lower == "her":
        return "PP" if owns(doc, i, end) else "PO"
    if lower in POSSESSIVES:
        return "PP" if lower != "whose" else "W"
    if lower in OBJECT_PRONOUNS:
        return "PO"
    if lower in BOTH_PRONOUNS or (lower == "one" and i > 0 and doc.words[i - 1].lower == "no"):
        return "PS"
    if (
        lower == "one"
        and before not in {"D", "A", "PP", "N", "P"}
        and i + 1 < end
        and doc.words[i + 1].lower in MODALS | dict.fromkeys(BE) | dict.fromkeys(HAVE)
    ):
        return "PS"
    if lower in {"that", "this", "these", "those"}:
        return that_word(doc, lower, before, i, end)
    return ""


def _is_child_a(doc: Doc, i: int, start: int, end: int) -> bool:
    """`A is 15`, `I sat with A`: a child called by the letter, no article."""
    if i > start and doc.texts[i - 1] not in {'"', "“", "'", "‘", ":", "(", "-", "–"}:
        return True
    if i + 1 >= end:
        return False
    after = doc.words[i + 1]
    return (
        after.lower in BE | HAVE | DO | {"'s", "s", "and"}
        or after.lower in MODALS
        or (bool(after.can_be & PAST) and not after.can_be & (NOUN | ADJECTIVE))
    )


_ASKING = frozenset("who which whom what whatever whoever whichever".split())
_OPEN = frozenset("going used gonna".split())
"""Closed-class here and there, and verbs in their place."""
_ORDERING = frozenset("first next instead far round straight past".split())


def _small(doc: Doc, lower: str, before: str, i: int, start: int, end: int) -> str:  # noqa: PLR0911 - a rule a line
    """To, joining words, determiners, prepositions, adverbs; nothing where the place makes it open-class."""
    if lower == "to":
        return _to(doc, i, end)
    if lower in {"gon", "na"} and "gon" in {lower, doc.words[i - 1].lower}:
        return "VG" if lower == "gon" else "T"
    joining = _joining(doc, lower, before, i, start, end)
    if joining is not None:
        return joining
    determining = _determining(doc, lower, before, i, start, end)
    if determining is not None:
        return determining
    if lower == "like":
        acts = before in {"PS", "M", "T", "O", "NG"} and doc.words[i - 1].lower not in {"it", "that"}
        return "" if acts else "P"
    if lower in _OPEN or (
        lower in {"following", "regarding", "concerning"} and _is_done(doc, before, i, start)
    ):
        return ""
    if lower in _ORDERING and before in {"D", "PP"}:
        return "A"
    return "P" if lower in PREPOSITIONS else "R" if lower in ADVERBS else ""


def _joining(doc: Doc, lower: str, before: str, i: int, start: int, end: int) -> str | None:
    """Words that join clauses or ask; None for the others."""
    if lower in COORDINATORS:
        opens = before in {"", "X"} and (i == start or doc.texts[i - 1] in {",", ";"})
        return "C" if lower != "yet" or opens else "R"
    if lower in _ASKING:
        return "W"
    if lower in {"provided", "supposing"} and (
        before not in {"", "X", "C"} or not clause_follows(doc, i + 1, end)
    ):
        return ""
    if lower in ALWAYS_JOINING:
        because_of = lower == "because" and i + 1 < end and doc.words[i + 1].lower == "of"
        return "P" if because_of else "S"
    return joining_word(doc, lower, i, start, end) if lower in SOMETIMES_JOINING else None


def _determining(doc: Doc, lower: str, before: str, i: int, start: int, end: int) -> str | None:
    """Determiners, and the adverbs and names that look like them; None for the others."""
    after = doc.words[i + 1].lower if i + 1 < end else ""
    if lower in {"neither", "either", "both", "all", "each"}:
        opens = before in {"", "P", "X", "V", "T"} or after in {"of", "the"} | POSSESSIVES
        return "D" if opens else "R"
    no_longer = (lower == "no" and after == "longer") or (
        lower == "longer" and doc.words[i - 1].lower == "no"
    )
    if no_longer or (lower == "well" and before in {"M", "H", "B"}):
        return "R"
    if lower == "a" and doc.texts[i] == "A" and _is_child_a(doc, i, start, end):
        return "N"
    return "D" if lower in DETERMINERS else None


def _is_done(doc: Doc, before: str, i: int, start: int) -> bool:
    """`I considered following her lead`, `by following`; not `the weeks following her move`."""
    if i == start or before in {"X", "C", "S"}:
        return False
    earlier = doc.words[i - 1]
    verbal = earlier.can_be & (PAST | BASE | ING | PARTICIPLE) and not earlier.can_be & NOUN
    return (
        before in {"P", "B", "PP", "NG"}
        or bool(verbal)
        or earlier.lower in {"start", "remember", "keep", "try"}
    )


def _to(doc: Doc, i: int, end: int) -> str:
    if i + 1 >= end:
        return "P"
    j = after_adverbs(doc, i + 1, end)
    following = doc.words[j] if j < end else doc.words[i + 1]
    if following.lower in {"be", "have", "do"}:
        return "T"
    if not following.can_be & BASE or (following.lower in NEVER_VERBS and following.lower not in {"state"}):
        return "P"
    later = doc.words[j + 1].lower if j + 1 < end else ""
    if following.lower in NOUNS_ALWAYS or (
        following.lower in NOUNS_AFTER_TO
        and later
        not in DETERMINERS | POSSESSIVES | OBJECT_PRONOUNS | {"with", "on", "as", "it", "out", "through"}
    ):
        return "P"
    from_to = following.can_be & NOUN and any(doc.words[k].lower == "from" for k in range(max(0, i - 2), i))
    return (
        "P"
        if from_to
        or (doc.texts[j][0].isupper() and not doc.texts[j].isupper() and doc.words[j].can_be & NOUN)
        else "T"
    )
