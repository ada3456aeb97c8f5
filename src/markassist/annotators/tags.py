"""Tokens → what each is in its sentence, as far as clauses need it: no trained tagger, rules of place.

Closed-class words first (what they are depends little on place), then the others, left to right, by what stands
before and after and by whether the clause has its verb yet. docs/architecture.md says what each tag is.
"""

import re
from functools import cache

from markassist.annotators.closed import (
    BE,
    BOTH_PRONOUNS,
    CAUSATIVES,
    DETERMINERS,
    NEVER_VERBS,
    PLURAL_PEOPLE,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    closed,
)
from markassist.doc import Doc
from markassist.shelf import english
from markassist.words import ADJECTIVE, ADVERB, BASE, ING, NOUN, PARTICIPLE, PAST, THIRD, VERB, Word, fold

FINITE = frozenset({"V", "M", "B", "H", "O"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "-", "(", ")", '"', "“", "”", "…", "...", "‘", "’", "'"})
_OBJECT_TAGS = frozenset({"D", "PP", "PO"})
_LINKING = frozenset("be feel seem look become get keep stay sound".split())
_LY_NOUNS = frozenset(
    "family bully belly ally reply assembly anomaly monopoly jelly rally folly lily holly tally supply italy july daily weekly friendly lovely lonely likely elderly silly ugly early only poorly homely lively kindly".split()
)
_CAN_FOLLOW_VERB = frozenset({"D", "PP", "PO", "PS", "P", "T", "R", "S", "NG", "W"})


def tags(doc: Doc) -> None:
    """Fill tags: PS PO PP D P C S W M B H O NG T V VB VG VN N A R X."""
    doc.tags = ["X"] * len(doc.texts)
    for sentence in doc.sentences:
        start, end = sentence.start, sentence.end
        for i in range(start, end):
            doc.tags[i] = closed(doc, i, start, end)
        _join_hyphens(doc, start, end)
        _set_apart_citations(doc, start, end)
        for i in range(start, end - 2):
            if (
                doc.words[i].lower == "looked"
                and doc.words[i + 1].lower == "after"
                and doc.words[i + 2].lower in {"child", "children", "young"}
            ):
                doc.tags[i] = doc.tags[i + 1] = "A"
        _Opens(doc, start, end).tag()


def _join_hyphens(doc: Doc, start: int, end: int) -> None:
    """`left-handed child`, `sleep-in`: a word with a hyphen is an adjective or a noun, whatever its parts are."""
    for i in range(start + 1, end - 1):
        if doc.texts[i] == "-" and doc.words[i - 1].lower == "e":
            doc.tags[i - 1] = doc.tags[i] = "R"
        elif doc.texts[i] == "-" and doc.starts[i] == doc.ends[i - 1] and doc.ends[i] == doc.starts[i + 1]:
            doc.tags[i - 1] = doc.tags[i] = "A"
            if doc.tags[i + 1] in {"P", "R", "S", "C", "T", "D"}:
                doc.tags[i + 1] = "N"


_SHORT = 4
_YEAR = re.compile(r"(?:1[89]|20)\d\d[a-z]?$")


def _set_apart_citations(doc: Doc, start: int, end: int) -> None:
    """`Bowlby (1969) showed`, `R (12) was`: a year, a source or a word or two in brackets is no part of the sentence."""
    for i in range(start, end):
        if doc.texts[i] != "(":
            continue
        close = next((k for k in range(i + 1, min(end, i + 16)) if doc.texts[k] == ")"), None)
        if close is not None and (
            close - i <= _SHORT or any(_YEAR.match(doc.texts[k]) for k in range(i + 1, close))
        ):
            doc.tags[i : close + 1] = ["CIT"] * (close + 1 - i)


@cache
def _people_words() -> frozenset[str]:
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


@cache
def _never_verbs() -> frozenset[str]:
    return NEVER_VERBS | {"school", "court", "service"}


class _Opens:
    """One sentence's open-class words, tagged from left to right."""

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.tags, self.start, self.end = doc, doc.tags, start, end
        self.seen = False
        """Whether the clause so far has a finite verb."""
        self.lacking = False
        """Whether a clause around this one still lacks its verb: `the lad who came | told me`."""
        self.inverted = False
        """Whether its auxiliary stands before its subject: `Did he answer?`"""
        self.helper = ""
        """The tag of the clause's latest auxiliary."""

    def tag(self) -> None:
        for i in range(self.start, self.end):
            if self.tags[i] == "":
                self.tags[i] = self._open(i)
            elif (
                self.tags[i] == "O"
                and self.inverted
                and i > self.start
                and self.tags[i - 1] in {"PS", "N"}
                and self.doc.words[i].lower == "do"
            ):
                self.tags[i] = "VB"
            self._note(i)

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
        elif (
            tag in {"S", "W"}
            or (tag == "C" and self._joins_clauses(i))
            or (tag == "X" and self.doc.texts[i] in _BREAKS)
        ):
            self.lacking = (tag == "W" and not self.seen and i > self.start) or (
                self.lacking and (tag == "S" or (tag == "X" and self.doc.texts[i] == ","))
            )
            self.seen = self.inverted = False
        elif tag == "PS" and not self.seen and i > self.start and self.tags[i - 1] in {"N", "PS"}:
            self.lacking = self.doc.words[i].lower in SUBJECT_PRONOUNS | {"you"}

    def _joins_clauses(self, i: int) -> bool:
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
        """The tag after token `i`, adverbs skipped; an open-class word counts as nothing unless it is plainly a verb."""
        j = i + 1
        while j < self.end and self.tags[j] in {"R", "NG"}:
            j += 1
        return self.tags[j] if j < self.end else "X"

    def _before(self, i: int) -> tuple[str, int]:
        j = i - 1
        while j >= self.start and self.tags[j] in {"R", "NG", "CIT"}:
            j -= 1
        return (self.tags[j] if j >= self.start else ""), j

    def _open(self, i: int) -> str:
        word = self.doc.words[i]
        can = word.can_be
        if word.lower in _people_words() and not (
            can & ADJECTIVE
            and can & NOUN
            and self._next(i) == ""
            and word.lower in {"young", "senior", "adult"}
        ):
            return "N"
        if self._is_name(word, i) or word.lower[0].isdigit():
            return "N"
        if word.lower in _never_verbs():
            can &= ADJECTIVE | ADVERB | NOUN
        if can & VERB and (verb := self._verb(word, can, i)):
            return verb
        return self._nominal(word, can, i)

    def _is_name(self, word: Word, i: int) -> bool:
        if (
            not word.text[0].isupper()
            or i == self.start
            or (word.text.isupper() and len(word.text) > 1 and word.known)
        ):
            return len(word.text) == 1 and word.text.isupper()
        return not (
            self.tags[i - 1] == "X" and self.doc.texts[i - 1] in {'"', "“", "‘", "'", ":", "(", "…", "..."}
        )

    def _nominal(self, word: Word, can: int, i: int) -> str:
        if (can & ADVERB and word.lower.endswith("ly") and word.lower not in _LY_NOUNS) or (
            can & ADVERB and not can & NOUN and not can & ADJECTIVE
        ):
            return "R"
        linked = (
            i > self.start
            and not self.doc.words[i - 1].keys.isdisjoint(_LINKING)
            and self.tags[i - 1] in {"B", "V", "VG", "VN", "VB"}
        )
        if can & ADJECTIVE and (
            not can & NOUN
            or linked
            or (i + 1 < self.end and self.tags[i + 1] == "" and self.doc.words[i + 1].can_be & NOUN)
        ):
            return "A"
        if can & NOUN:
            return "N"
        return "VN" if can & PARTICIPLE else "VG" if can & ING else "R" if can & ADVERB else "N"

    def _verb(self, word: Word, can: int, i: int) -> str:
        """The verb form that the word is here, or nothing."""
        before, j = self._before(i)
        if before in {"M", "T", "O", "H", "B"}:
            return self._after_helper(can, before, i)
        if before in {"PS", "W"} and not self._is_object(j):
            return self._after_subject(can, before, j)
        if can & ING:
            return (
                "N"
                if (before in {"D", "A"} and can & NOUN)
                or (
                    before == "PP"
                    and can & NOUN
                    and self.tags[i - 1] == "PP"
                    and self._next(i) not in _OBJECT_TAGS | {"P"}
                )
                else "VG"
            )
        if before in {"D", "PP", "A"}:
            return self._after_determiner(can, before, i)
        if before in {"N", "PO", "PS"}:
            return self._after_noun(word, can, before, j, i)
        return self._elsewhere(can, before, j, i)

    def _after_helper(self, can: int, before: str, i: int) -> str:
        if before in {"M", "T", "O"}:
            return (
                "VB"
                if can & BASE
                else "VG"
                if can & ING and before != "T"
                else "VN"
                if can & PARTICIPLE and before == "O" and not can & NOUN
                else ""
            )
        if before == "H":
            return "VN" if can & PARTICIPLE else "VG" if can & ING and not can & NOUN else ""
        if can & ING:
            return "VG"
        if can & PARTICIPLE and not (can & (NOUN | ADJECTIVE) and can & BASE and not can & PAST):
            return "VN"
        return "VB" if can & BASE and (self._next(i) in _OBJECT_TAGS or not can & (NOUN | ADJECTIVE)) else ""

    def _is_object(self, j: int) -> bool:
        """`it`, `you`, `someone` after a verb or a preposition."""
        return (
            self.doc.words[j].lower in BOTH_PRONOUNS
            and j > self.start
            and self.tags[j - 1] in {"V", "VB", "VG", "VN", "P", "O", "C"}
            and self.seen
        )

    def _after_subject(self, can: int, before: str, j: int) -> str:
        if can & ING and not can & BASE:
            return "VG"
        if (
            before == "PS"
            and j > self.start
            and self.tags[j - 1] in {"M", "O"}
            and self.inverted
            and can & BASE
        ):
            return "VB"
        if before == "PS" and j > self.start and self.tags[j - 1] in {"H", "B"} and self.inverted:
            return "VN" if can & PARTICIPLE else ""
        if before == "W" and not can & (PAST | THIRD) and can & NOUN:
            return ""
        return "V" if can & (PAST | BASE | THIRD | PARTICIPLE) else ""

    def _after_determiner(self, can: int, before: str, i: int) -> str:
        if can & (NOUN | ADJECTIVE):
            return ""
        if can & PARTICIPLE and not (can & PAST and before == "A" and not self.seen):
            return "VN"
        return "V" if can & (PAST | THIRD) and not self.seen else ""

    def _after_noun(self, word: Word, can: int, before: str, j: int, i: int) -> str:
        nominal = bool(can & (NOUN | ADJECTIVE))
        after = self._next(i)
        if self.inverted and self.helper in {"M", "O"} and can & BASE and not (nominal and after in FINITE):
            return "VB"
        if self.inverted and self.helper in {"H", "B"} and can & PARTICIPLE and not (nominal and can & BASE):
            return "VN"
        somebody = before == "N" and (
            self.doc.texts[j][0].isupper() or self.doc.words[j].lower in _people_words()
        )
        if (
            before == "PO"
            and can & BASE
            and j > self.start
            and not self.doc.words[j - 1].keys.isdisjoint({"let", "help"})
            and after not in FINITE
        ):
            return "VB"
        if (before != "N" or somebody) and can & BASE and self._causes(j):
            return (
                "VB"
                if somebody and after != "X"
                else "VB"
                if not nominal or after in _CAN_FOLLOW_VERB | {"X"}
                else ""
            )
        if can & PAST:
            return self._past_after_noun(can, nominal, before, after)
        if can & PARTICIPLE and not can & BASE:
            return "VN"
        if (self.seen and not self.lacking) or after in FINITE:
            return (
                "V"
                if not nominal
                and can & (THIRD | BASE)
                and before == "N"
                and not can & PARTICIPLE
                and not self.seen
                else "VB"
                if not nominal and can & BASE
                else ""
            )
        if can & THIRD:
            return (
                "V"
                if (before == "N" and not self._is_plural(j) and not self._is_fronted(j))
                or not nominal
                or (before == "N" and after in {"PS", "D", "PP", "PO", "S"})
                else ""
            )
        if can & BASE and (
            self._is_plural(j) or not nominal or word.lower in {"come", "give", "say", "run", "go"}
        ):
            return "V" if not nominal or after not in {"X"} or (before == "N" and self._is_plural(j)) else ""
        return ""

    def _is_fronted(self, j: int) -> bool:
        """`To my mind reward charts …`: the noun belongs to a preposition that opens the clause."""
        while j > self.start and self.tags[j] in {"N", "A", "D", "PP"}:
            j -= 1
        return (
            self.tags[j] == "P"
            and self.doc.words[j].lower != "as"
            and (j == self.start or self.tags[j - 1] in {"X", "C"})
        )

    def _past_after_noun(self, can: int, nominal: bool, before: str, after: str) -> str:
        if after in {"B", "H", "M"} and nominal:
            return ""
        if not self.seen or self.lacking:
            return "V"
        if can & PARTICIPLE:
            return "VN" if before == "N" or nominal else "V"
        return "V" if not nominal else ""

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

    def _elsewhere(self, can: int, before: str, j: int, i: int) -> str:
        """After a preposition, a joining word, a mark, a verb, or at the start."""
        nominal = bool(can & (NOUN | ADJECTIVE))
        after = self._next(i)
        if (
            before == "P"
            and self.lacking
            and can & (BASE | THIRD | PAST)
            and (not nominal or (can & PAST and not can & NOUN) or after in {"D", "PP", "PO", "PS", "T", "S", "NG"})
        ):
            return "V"
        if before == "P":
            return "V" if can & PAST and not nominal else "VN" if can & PARTICIPLE and not nominal else ""
        if before == "S":
            return (
                ""
                if nominal and not can & PAST
                else "VN"
                if can & PARTICIPLE
                else "V"
                if can & (PAST | THIRD)
                else ""
            )
        if before == "C":
            return self._after_and(can, nominal, after, j)
        if before in {"V", "VB", "VG", "VN"}:
            return self._after_verb(can, nominal, before, j)
        return self._at_start(can, nominal, after, i)

    def _after_and(self, can: int, nominal: bool, after: str, j: int) -> str:
        """`sat down and waited`, `to listen and wait`: the form of the verb before."""
        forms = [t for t in self.tags[self.start : j] if t in {"V", "VB", "VN", "M", "T"}]
        described = bool(can & NOUN) or self.tags[j - 1] == "A"
        if can & PAST and (not nominal or after in _CAN_FOLLOW_VERB | {"X"} or (forms and not described)):
            return "VN" if can & PARTICIPLE and forms[-1:] == ["VN"] and self.tags[j - 1] == "VN" else "V"
        if can & PARTICIPLE and not nominal:
            return "VN"
        if can & THIRD and (not nominal or after in _OBJECT_TAGS):
            return "V"
        if can & BASE and (
            not nominal or (forms and after in _CAN_FOLLOW_VERB) or (self.tags[j - 1] in {"VB"})
        ):
            return "VB" if "VB" in forms[-1:] or "T" in forms[-2:] or not forms else "V"
        return ""

    def _after_verb(self, can: int, nominal: bool, before: str, j: int) -> str:
        verb = self.doc.words[j]
        if self.lacking and can & (THIRD | PAST) and before == "V":
            return "V"
        if (
            can & BASE
            and not verb.keys.isdisjoint({"let", "help", "go", "make", "dare"})
            and (
                not nominal
                or "let" in verb.keys
                or ("help" in verb.keys and self._next(j + 1) in _CAN_FOLLOW_VERB)
            )
        ):
            return "VB"
        if can & PARTICIPLE and (not can & BASE or not nominal) and not (can & NOUN and not can & PARTICIPLE):
            return "VN"
        return "VB" if can & BASE and not nominal else ""

    def _at_start(self, can: int, nominal: bool, after: str, i: int) -> str:
        if can & PAST and (not nominal or after in _CAN_FOLLOW_VERB):
            return "VN" if can & PARTICIPLE and i == self.start and self._main_follows(i) else "V"
        if can & PARTICIPLE and not can & BASE:
            return "VN"
        if can & BASE and (not nominal or after in _OBJECT_TAGS):
            return "VB"
        return ""

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


__all__ = ["BE", "DETERMINERS", "FINITE", "PREPOSITIONS", "tags"]
