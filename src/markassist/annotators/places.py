"""A sentence being tagged → what stands before and after a word, and whether its clause has its verb yet."""

from functools import cache

from markassist.annotators.closed_sets import BOTH_PRONOUNS, CAUSATIVES, PLURAL_PEOPLE, SUBJECT_PRONOUNS
from markassist.doc import Doc
from markassist.shelf import english
from markassist.words import ADJECTIVE, BASE, NOUN, PAST, fold

FINITE = frozenset({"V", "M", "B", "H", "O"})

_BREAKS = frozenset({",", ";", ":", "—", "–", "-", "(", ")", '"', "“", "”", "…", "...", "‘", "’", "'"})


@cache
def people_words() -> frozenset[str]:
    """Names of people are nouns here, whatever a dictionary allows (`to staff`, `to parent`, `to nurse`)."""
    people = english("people")
    heads = {
        fold(str(e))
        for kind in ("child", "family", "adult", "people")
        for e in people[kind]
        if str(e).isalpha()
    }
    return frozenset(
        heads
        - {
            "coach",
            "guard",
            "partner",
            "one",
            "cook",
            "driver",
            "school",
            "court",
            "service",
            "those",
            "everyone",
            "everybody",
            "anyone",
            "anybody",
            "someone",
            "somebody",
        }
    )


_TELLING = frozenset(
    "say think reckon believe know realise realize guess suppose hope wish swear claim admit".split()
)


class Places:
    """Where a word stands in its sentence."""

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.tags, self.start, self.end = doc, doc.tags, start, end
        self.seen = False
        """Whether the clause so far has a finite verb."""
        self.lacking = False
        """Whether a clause around this one still lacks its verb: `the lad who came | told me`."""
        self.inverted = False
        """Whether its auxiliary stands before its subject: `Did he answer?`"""
        self.telling = False
        """Whether a verb of saying or thinking was just met, so that another clause may begin unmarked."""
        self.helper = ""
        """The tag of the clause's latest auxiliary."""

    def _note(self, i: int) -> None:
        tag = self.tags[i]
        if tag in FINITE:
            opens = (
                i == self.start
                or self.tags[i - 1] in {"X", "W", "S", "NG"}
                or self.doc.words[i - 1].lower in {"nor", "neither", "only"}
                or (i + 1 < self.end and self.doc.words[i + 1].lower in SUBJECT_PRONOUNS)
            )
            self.inverted = not self.seen and tag != "V" and opens
            self.helper = tag if tag != "V" else ""
            self.seen = True
            self.telling = tag == "V" and not self.doc.words[i].keys.isdisjoint(_TELLING)
        elif (
            tag in {"S", "W"}
            or (tag == "C" and self._joins_clauses(i))
            or (tag == "X" and self.doc.texts[i] in _BREAKS)
        ):
            self.lacking = (tag == "W" and not self.seen and i > self.start) or (
                self.lacking and (tag == "S" or (tag == "X" and self.doc.texts[i] == ","))
            )
            self.seen = self.inverted = self.telling = False
        elif tag == "PS" and not self.seen and i > self.start and self.tags[i - 1] in {"N", "PS"}:
            self.lacking = self.doc.words[i].lower in SUBJECT_PRONOUNS | {"you"}

    def _joins_clauses(self, i: int) -> bool:
        if i + 2 < self.end and self.tags[i + 1] == "PO" and self.tags[i + 2] == "C":
            return True  # `and me and M fill it`
        return i + 1 < self.end and self.tags[i + 1] in {
            "PS",
            "S",
            "W",
            "D",
            "PP",
            "R",
            "NG",
            "M",
            "B",
            "H",
            "O",
        }

    def _next(self, i: int) -> str:
        """The tag after token `i`, adverbs skipped.

        An open-class word counts as nothing unless it is plainly a verb.
        """
        j = i + 1
        while j < self.end and self.tags[j] in {"R", "NG"}:
            j += 1
        if j >= self.end:
            return "X"
        can = self.doc.words[j].can_be
        said = self.doc.words[j].lower in {"said", "told", "asked", "made"}
        plainly = self.tags[j] == "" and can & PAST and (said or not can & (NOUN | ADJECTIVE | BASE))
        return "V" if plainly else self.tags[j]

    def _before(self, i: int) -> tuple[str, int]:
        j = i - 1
        while j >= self.start and self.tags[j] in {"R", "NG", "CIT"}:
            j -= 1
        return (self.tags[j] if j >= self.start else ""), j

    def _is_object(self, j: int) -> bool:
        """`it`, `you`, `someone` after a verb or a preposition."""
        return (
            self.doc.words[j].lower in BOTH_PRONOUNS
            and j > self.start
            and self.tags[j - 1] in {"V", "VB", "VG", "VN", "P", "O", "C"}
            and self.seen
        )

    def _is_fronted(self, j: int) -> bool:
        """`To my mind reward charts …`: the noun belongs to a preposition that opens the clause."""
        while j > self.start and self.tags[j] in {"N", "A", "D", "PP"}:
            j -= 1
        return (
            self.tags[j] == "P"
            and self.doc.words[j].lower != "as"
            and (j == self.start or self.tags[j - 1] in {"X", "C"})
        )

    def _causes(self, j: int) -> bool:
        """`let him choose`, `watched her sleep`: a verb that takes an object and a bare verb."""
        j -= 1
        while j > self.start and self.tags[j] in {"D", "PP", "A"}:
            j -= 1
        return (
            j >= self.start
            and self.tags[j] in {"V", "VB", "VG", "VN", "H"}
            and not self.doc.words[j].keys.isdisjoint(CAUSATIVES)
        )

    def _is_plural(self, j: int) -> bool:
        word = self.doc.words[j]
        if word.lower in PLURAL_PEOPLE:
            return True
        return (
            word.lower.endswith("s")
            and not word.lower.endswith("ss")
            and not word.text.isupper()
            and (word.lower[:-1] in word.keys or len(word.keys) > 1)
        )

    def _main_follows(self, i: int) -> bool:
        """`Faced with that again I …`: a subject pronoun that no joining word brings in."""
        for j in range(i + 2, self.end - 1):
            if self.tags[j] in {"S", "W", "C"}:
                return False
            if (
                self.tags[j] == "PS"
                and self.doc.words[j].lower in SUBJECT_PRONOUNS
                and self.tags[j + 1] in FINITE | {"", "R"}
            ):
                return True
        return False
