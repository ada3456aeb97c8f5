"""`her`: whom or whose, by what stands before and after."""

from markassist.annotators.closed_sets import (
    ADVERBS,
    ALWAYS_JOINING,
    BE,
    CAUSATIVES,
    COORDINATORS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    POSSESSIVES,
    PREPOSITIONS,
    SOMETIMES_JOINING,
    SUBJECT_PRONOUNS,
)
from markassist.doc import Doc
from markassist.words import ADJECTIVE, BASE, ING, NOUN, PARTICIPLE


def owns(doc: Doc, i: int, end: int) -> bool:
    """Whether `her` stands before what is hers."""
    if i + 1 >= end:
        return False
    following = doc.words[i + 1]
    if (
        not following.lower[0].isalnum()
        or following.lower
        in PREPOSITIONS
        | COORDINATORS
        | ADVERBS
        | ALWAYS_JOINING
        | SOMETIMES_JOINING
        | DETERMINERS
        | POSSESSIVES
        | SUBJECT_PRONOUNS
        | BE
        | HAVE
        | DO
        | NEGATIONS
        | {"who", "it", "you", "which"}
        or following.lower in MODALS
    ):
        return following.lower in {"first", "own", "past", "next"}
    if i > 0 and _takes_verb(doc, i, end):
        return False
    if (following.can_be & ING and not following.can_be & NOUN) or following.lower.endswith("ly"):
        return False
    bare = i > 0 and not doc.words[i - 1].keys.isdisjoint(CAUSATIVES) and bool(following.can_be & BASE)
    if bare and i + 2 < end and not doc.words[i + 2].can_be & (NOUN | ADJECTIVE):
        return False
    return (
        bool(following.can_be & (NOUN | ADJECTIVE))
        or following.text[0].isupper()
        or bool(following.can_be & PARTICIPLE)
    )


_AFTER_CAUSE = frozenset(
    "feel know see settle sleep think talk eat go come do be have get tell say cry choose "
    "decide understand learn "
    "wait sit stay hold find take laugh smile play calm relax trust stop start keep try speak "
    "read write draw "
    "watch listen look run walk make share open manage cope express name regulate breathe rest "
    "lead pick leave".split()
)


_PERCEIVED = frozenset("hear see watch notice catch find leave keep stop feel spot remember".split())


_GIVING = frozenset("give offer allow buy grant promise".split())


_GIVEN = frozenset(
    "space time room choice choices permission hope praise control options warning confidence privacy".split()
)


def _takes_verb(doc: Doc, i: int, end: int) -> bool:
    """`made her feel safe`, `heard her singing`, `gave her space`: `her` is whom, not whose."""
    earlier, following = doc.words[i - 1].keys, doc.words[i + 1]
    later = doc.words[i + 2].lower if i + 2 < end else "."
    if not earlier.isdisjoint(_GIVING) and following.lower in _GIVEN:
        return True
    ends = (
        not later[0].isalnum()
        or later in PREPOSITIONS | COORDINATORS | ADVERBS | DETERMINERS | SUBJECT_PRONOUNS | BE
    )
    if following.can_be & ING and not earlier.isdisjoint(_PERCEIVED):
        return later != "of"
    if following.lower not in _AFTER_CAUSE or earlier.isdisjoint(CAUSATIVES):
        return False
    return not following.can_be & NOUN or (ends and later != "of") or bool(earlier & {"let", "make", "help"})
