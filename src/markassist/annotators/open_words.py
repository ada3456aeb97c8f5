"""Open-class words of a sentence → noun, verb form, adjective or adverb, by what stands before and after."""

from functools import cache

from markassist.annotators.closed_sets import (
    NEVER_VERBS,
)
from markassist.annotators.open_after import CAN_FOLLOW_VERB, OBJECT_TAGS, AfterWords
from markassist.annotators.places import FINITE, people_words
from markassist.words import ADJECTIVE, ADVERB, BASE, ING, NOUN, PARTICIPLE, PAST, THIRD, VERB, Word

_LINKING = frozenset("be feel seem look become get keep stay sound".split())


_LY_NOUNS = frozenset(
    "family bully belly ally reply assembly anomaly monopoly jelly rally folly lily holly tally supply "
    "italy july daily weekly friendly lovely lonely likely elderly silly ugly early only poorly homely "
    "lively kindly".split()
)


@cache
def _never_verbs() -> frozenset[str]:
    return NEVER_VERBS | {"school", "court", "service"}


_ALWAYS_VERBS = frozenset(
    "says reads said tells told asks asked thinks lets gets makes gives keeps goes comes knows seems "
    "became becomes".split()
)
_HOLDING = frozenset("think say believe reckon feel know assume claim".split())
_DIALECT = frozenset("seen done rung come sung drunk took writ gave begun run".split())


class OpenWords(AfterWords):
    """One sentence's open-class words, tagged from left to right."""

    def tag(self) -> None:
        """Fill the tags that the closed classes left open."""
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

    def _open(self, i: int) -> str:
        word = self.doc.words[i]
        can = word.can_be
        if word.lower in _ALWAYS_VERBS:
            can &= ~(NOUN | ADJECTIVE)
        if word.lower in people_words() and not (
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
                    and self._next(i) not in OBJECT_TAGS | {"P"}
                )
                else "VG"
            )
        if before in {"D", "PP", "A"}:
            return self._after_determiner(can, before, i)
        if before in {"N", "PO", "PS"}:
            return self._after_noun(word, can, before, j, i)
        return self._elsewhere(can, before, j, i)

    def _after_noun(self, word: Word, can: int, before: str, j: int, i: int) -> str:  # noqa: C901, PLR0911, PLR0912 - a rule a line
        nominal = bool(can & (NOUN | ADJECTIVE))
        after = self._next(i)
        if self.inverted and self.helper in {"M", "O"} and can & BASE and not (nominal and after in FINITE):
            return "VB"
        if self.inverted and self.helper in {"H", "B"} and can & PARTICIPLE and not (nominal and can & BASE):
            return "VN"
        somebody = before == "N" and (
            self.doc.texts[j][0].isupper() or self.doc.words[j].lower in people_words()
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
                if not nominal or after in CAN_FOLLOW_VERB | {"X"}
                else ""
            )
        if (
            not self.seen
            and can & BASE
            and (
                (word.lower in _HOLDING and after in {"S", "PS", "W", "D", "PP"})
                or (self._is_both(j) and after in CAN_FOLLOW_VERB)
            )
        ):
            return "V"
        if somebody and not self.seen and word.lower in _DIALECT and after in OBJECT_TAGS | {"PS"}:
            return "V"
        if self.telling and can & THIRD and before == "N" and not self._is_plural(j):
            return "V"
        if can & PAST:
            return (
                "V"
                if self.telling or self._way_of(before, j)
                else self._past_after_noun(can, nominal, before, after)
            )
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
                or (
                    before == "N"
                    and after in {"PS", "D", "PP", "PO", "S"}
                    and not (after == "PS" and self._is_fronted(j))
                )
                else ""
            )
        if can & BASE and (
            self._is_plural(j) or not nominal or word.lower in {"come", "give", "say", "run", "go"}
        ):
            return "V" if not nominal or after not in {"X"} or (before == "N" and self._is_plural(j)) else ""
        return ""

    def _elsewhere(self, can: int, before: str, j: int, i: int) -> str:
        """After a preposition, a joining word, a mark, a verb, or at the start."""
        nominal = bool(can & (NOUN | ADJECTIVE))
        after = self._next(i)
        if (
            before == "P"
            and self.lacking
            and can & (BASE | THIRD | PAST)
            and (
                not nominal
                or (can & PAST and not can & NOUN)
                or after in {"D", "PP", "PO", "PS", "T", "S", "NG"}
            )
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
