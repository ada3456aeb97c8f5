"""A present with a date ahead → a plan."""

from markassist.doc import Clause, Doc

_AHEAD = frozenset("tomorrow tonight next ninth weekend".split())


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august "
    "september october november december first second third fourth fifth sixth seventh eighth "
    "ninth tenth".split()
)


def is_dated(doc: Doc, clause: Clause) -> bool:
    """`I'm taking him on the ninth`, `we are meeting mum next week`: a present that is still to come."""
    if clause.main_verb < 0 or doc.tags[clause.verb] != "B" or doc.tags[clause.main_verb] != "VG":
        return False
    if doc.keys[clause.main_verb] & {"hope", "think", "wonder", "write"} or (
        "go" in doc.keys[clause.main_verb] and doc.tags[min(clause.main_verb + 1, len(doc.tags) - 1)] == "T"
    ):
        return False
    if doc.words[clause.start].lower in {"come", "tomorrow", "tonight"} or (
        doc.words[clause.start].lower == "next" and doc.tags[clause.start + 1] == "N"
    ):
        return True  # `Come Monday I'm asking for supervision`
    for i in range(clause.main_verb + 1, clause.end):
        lower = doc.words[i].lower
        if lower in _AHEAD and doc.words[i - 1].lower != "the":
            return True
        if doc.tags[i] == "P" and lower in {"on", "in", "at"} and i + 1 < clause.end:
            j = i + 2 if doc.words[i + 1].lower in {"the", "this"} and i + 2 < clause.end else i + 1
            word = doc.words[j].lower
            if (
                (lower == "on" and (word in _DAYS or word[0].isdigit()))
                or (lower == "in" and word in _DAYS)
                or (word == "weekend")
            ):
                return True
    return False
