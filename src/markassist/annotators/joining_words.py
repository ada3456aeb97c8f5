"""Words that may join clauses (that, as, so, than, since …) → whether here they do."""

from markassist.annotators.closed_sets import (
    ALWAYS_JOINING,
    BE,
    BOTH_PRONOUNS,
    COORDINATORS,
    DO,
    HAVE,
    MODALS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    acts,
    clause_follows,
)
from markassist.doc import Doc
from markassist.words import ADJECTIVE, ING, NOUN, PAST, THIRD


def that_word(doc: Doc, lower: str, before: str, i: int, end: int) -> str:  # noqa: PLR0911 - a rule a line
    """`that`, `this`, `these`, `those`: a joining word, a relative, a pronoun or a determiner."""
    if i + 1 >= end:
        return "PO"
    following = doc.words[i + 1]
    verbal = (
        following.lower in BE | HAVE | DO | {"'s", "s", "'d", "'ll"}
        or following.lower in MODALS
        or acts(doc, i + 1, end)
        or (lower == "that" and following.lower in {"says", "reads", "states"})  # `a poster that reads`
    )
    earlier = doc.words[i - 1]
    if lower == "that" and verbal and i > 0 and earlier.lower == "," and _is_cleft(doc, i):
        return "W"
    if lower == "that" and i > 0 and earlier.lower in OBJECT_PRONOUNS and following.can_be & (PAST | THIRD):
        return "W"
    if verbal:
        return (
            "W"
            if lower == "that"
            and i > 0
            and (
                (earlier.can_be & NOUN and before == "")
                or earlier.lower
                in OBJECT_PRONOUNS | {"one", "it", "something", "anything", "nothing", "everything"}
            )
            and doc.sentence_of[i - 1] == doc.sentence_of[i]
            else "PS"
        )
    if lower == "that" and i > 0 and doc.sentence_of[i - 1] == doc.sentence_of[i] and _joins(doc, i, end):
        return "S"
    if not following.lower[
        0
    ].isalnum() or following.lower in PREPOSITIONS | COORDINATORS | ALWAYS_JOINING | SUBJECT_PRONOUNS | {
        "again",
        "too",
        "way",
    } - {"way"}:
        return "PO"
    return "D" if following.can_be & (NOUN | ADJECTIVE) or following.lower[0].isdigit() else "PO"


def _is_cleft(doc: Doc, i: int) -> bool:
    """`It was my colleague, not me, that spotted it`."""
    start = doc.sentences[doc.sentence_of[i]].start
    return doc.words[start].lower == "it" and doc.words[start + 1].lower in {"was", "is", "'s", "were"}


_STATING = frozenset(
    "show say think believe argue mean know tell find suggest explain claim understand realise realize "
    "learn agree state feel hope notice".split()
)


_OPENS_CLAUSE = (
    SUBJECT_PRONOUNS
    | POSSESSIVES
    | BOTH_PRONOUNS
    | frozenset(
        "the a an there this these those if when some every no not all what whatever each both "
        "because".split()
    )
)
_POINTED_AT = frozenset(
    "night day morning evening afternoon time week year age point moment way shift first same teatime "
    "bedtime weekend one kind sort room".split()
)
"""`that night`, `that same shift`: what `that` points at rather than opens."""


def _joins(doc: Doc, i: int, end: int) -> bool:
    """Whether `that` opens a clause: what follows can be a subject with its verb."""
    following, opener = doc.words[i + 1], doc.words[i - 1]
    if following.lower in _OPENS_CLAUSE:
        return True
    if following.lower in _POINTED_AT:
        return False
    many = following.lower.endswith("s") and following.can_be & NOUN
    if many and not opener.keys.isdisjoint(_STATING):
        return True
    after_preposition = opener.lower in PREPOSITIONS - {"out", "up", "down", "back", "over"}
    if after_preposition or (opener.lower in {"and", "but", "or"} and not clause_follows(doc, i + 1, end)):
        return False
    return clause_follows(doc, i + 1, end) or opener.lower in {"say", "says", "said", "so", "now", "such"}


def _as_opens(doc: Doc, i: int, end: int) -> bool:
    """`as he came in` against `as his key worker I …`.

    Whether a subject and its verb come before another subject.
    """
    if i < end and doc.words[i].lower in SUBJECT_PRONOUNS | BOTH_PRONOUNS | {"this", "that", "there"}:
        return True
    if i + 1 < end and doc.texts[i][0].isupper() and doc.words[i + 1].can_be & PAST:
        return True  # `as Dawn sat beside him`
    for j in range(i + 1, min(end, i + 7)):
        word = doc.words[j]
        if word.lower in SUBJECT_PRONOUNS or not word.lower[0].isalnum():
            return False
        if word.lower in BE | HAVE | DO or word.lower in MODALS or acts(doc, j, end):
            return True
    return False


def joining_word(doc: Doc, lower: str, i: int, start: int, end: int) -> str:  # noqa: PLR0911 - a rule a line
    """`as`, `so`, `than`, `since` …: S where a clause follows, else P or R."""
    if lower == "that":
        return "S"
    if lower == "so":
        after = doc.words[i + 1] if i + 1 < end else None
        graded = (
            after is not None
            and after.can_be & ADJECTIVE
            and not after.can_be & NOUN
            and after.lower not in SUBJECT_PRONOUNS
        )
        return "S" if not graded and clause_follows(doc, i + 1, end) else "R"
    if (
        lower == "once"
        and i > start
        and doc.words[i - 1].lower in {"at", "never", "not", "n't", "nt", "than", "just", "only"}
    ):
        return "R"
    if lower == "while" and i > start and doc.words[i - 1].lower in {"a", "the", "little", "good", "long"}:
        return "N"
    ing = i + 1 < end and doc.words[i + 1].can_be & ING
    if lower == "as":
        return "S" if _as_opens(doc, i + 1, end) else "P"
    if lower in {"while", "once"}:
        return "S"
    if lower == "than":
        subject = i + 1 < end and doc.words[i + 1].lower in SUBJECT_PRONOUNS | BOTH_PRONOUNS | {
            "the",
            "my",
            "this",
            "that",
        }
        return "S" if subject and clause_follows(doc, i + 1, end) else "P"
    return "S" if clause_follows(doc, i + 1, end) and not ing else "P"
