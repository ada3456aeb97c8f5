"""Open-class words of a sentence → noun, verb form, adjective or adverb, by what stands before and after."""

from functools import cache

from msgspec import Struct

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


_SEEN_BARE = frozenset("come give say run go".split())


class Here(Struct, frozen=True):
    """A word after a noun or pronoun, as its rules look at it."""

    word: Word
    can: int
    nominal: bool
    """Whether it can be a noun or an adjective too."""
    before: str
    """The tag of the noun or pronoun, which stands at token `j`."""
    j: int
    after: str
    is_somebody: bool
    """Whether the noun names somebody."""


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

    def _after_noun(self, word: Word, can: int, before: str, j: int, i: int) -> str:
        """After a noun or a pronoun: the first rule that knows says what the word is."""
        nominal = bool(can & (NOUN | ADJECTIVE))
        named = self.doc.texts[j][0].isupper() or self.doc.words[j].lower in people_words()
        here = Here(word, can, nominal, before, j, self._next(i), before == "N" and named)
        for rule in (self._turned, self._caused, self._unmarked, self._told, self._after_its_verb):
            if (tag := rule(here)) is not None:
                return tag
        return self._as_its_verb(here)

    def _turned(self, here: Here) -> str | None:
        """`Did he answer`, `Had she eaten`: the auxiliary stands before its subject."""
        if not self.inverted:
            return None
        can = here.can
        if self.helper in {"M", "O"} and can & BASE and not (here.nominal and here.after in FINITE):
            return "VB"
        if self.helper in {"H", "B"} and can & PARTICIPLE and not (here.nominal and can & BASE):
            return "VN"
        return None

    def _caused(self, here: Here) -> str | None:
        """`let him choose`, `watched Dawn sing`."""
        if not here.can & BASE:
            return None
        verb = self.doc.words[here.j - 1].keys if here.j > self.start else frozenset()
        if here.before == "PO" and not verb.isdisjoint({"let", "help"}) and here.after not in FINITE:
            return "VB"
        if (here.before == "N" and not here.is_somebody) or not self._causes(here.j):
            return None
        free = here.is_somebody and here.after != "X"
        return "VB" if free or not here.nominal or here.after in CAN_FOLLOW_VERB | {"X"} else ""

    def _unmarked(self, here: Here) -> str | None:
        """`me and M fill it`, `the staff think he …`, `Tam done it`: a verb that its form does not show."""
        if self.seen:
            return None
        lower, after = here.word.lower, here.after
        holds = lower in _HOLDING and after in {"S", "PS", "W", "D", "PP"}
        if here.can & BASE and (holds or (self._is_both(here.j) and after in CAN_FOLLOW_VERB)):
            return "V"
        if here.is_somebody and lower in _DIALECT and after in OBJECT_TAGS | {"PS"}:
            return "V"
        return None

    def _told(self, here: Here) -> str | None:
        """A past, or a form that only a clause after `he says` can hold."""
        if self.telling and here.can & THIRD and here.before == "N" and not self._is_plural(here.j):
            return "V"
        if here.can & PAST:
            if self.telling or self._way_of(here.before, here.j):
                return "V"
            return self._past_after_noun(here.can, here.nominal, here.before, here.after)
        return "VN" if here.can & PARTICIPLE and not here.can & BASE else None

    def _after_its_verb(self, here: Here) -> str | None:
        """Where the clause has its verb, or has it still to come."""
        if not (self.seen and not self.lacking) and here.after not in FINITE:
            return None
        if here.nominal:
            return ""
        acts = here.can & (THIRD | BASE) and not here.can & PARTICIPLE
        if acts and here.before == "N" and not self.seen:
            return "V"
        return "VB" if here.can & BASE else ""

    def _as_its_verb(self, here: Here) -> str:
        """Where the clause still lacks its verb: `The dog barks at …`, `carers come and go`."""
        if here.can & THIRD:
            fronted = self._is_fronted(here.j)
            single = here.before == "N" and not self._is_plural(here.j) and not fronted
            goes_on = here.before == "N" and here.after in {"PS", "D", "PP", "PO", "S"}
            return (
                "V"
                if single or not here.nominal or (goes_on and not (here.after == "PS" and fronted))
                else ""
            )
        plural = self._is_plural(here.j)
        if not here.can & BASE or not (plural or not here.nominal or here.word.lower in _SEEN_BARE):
            return ""
        return "V" if not here.nominal or here.after != "X" or (here.before == "N" and plural) else ""

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
