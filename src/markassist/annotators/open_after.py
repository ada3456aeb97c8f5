"""What an open-class word is by the word before it: a helper, a subject, a determiner, a verb."""

from markassist.annotators.places import Places
from markassist.words import ADJECTIVE, BASE, ING, NOUN, PARTICIPLE, PAST, THIRD

OBJECT_TAGS = frozenset({"D", "PP", "PO"})


CAN_FOLLOW_VERB = frozenset({"D", "PP", "PO", "PS", "P", "T", "R", "S", "NG", "W"})


class AfterWords(Places):
    """What an open-class word is by the word before it: a helper, a subject, a verb."""

    def _after_helper(self, can: int, before: str, i: int) -> str:
        if (
            before == "B"
            and can & BASE
            and self.tags[i - 2 : i - 1] in (["O"], ["VB"])
            and self.tags[i - 1] == "B"
        ):
            return "VB"  # `what I did was stay`
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
        return "VB" if can & BASE and (self._next(i) in OBJECT_TAGS or not can & (NOUN | ADJECTIVE)) else ""

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

    def _is_both(self, j: int) -> bool:
        """`me and M fill it`: the second of two that act together."""
        return j >= self.start + 2 and self.tags[j - 1] == "C" and self.tags[j - 2] in {"PO", "PS", "N"}

    def _way_of(self, before: str, j: int) -> bool:
        """`the way Dawn apologised`: a name that begins a clause of its own."""
        return (
            before == "N"
            and self.doc.texts[j][0].isupper()
            and j > self.start
            and self.doc.words[j - 1].lower in {"way", "time", "moment", "day", "how"}
        )

    def _past_after_noun(self, can: int, nominal: bool, before: str, after: str) -> str:
        if after in {"B", "H", "M"} and nominal:
            return ""
        if not self.seen or self.lacking:
            return "V"
        if can & PARTICIPLE:
            return "VN" if before == "N" or nominal else "V"
        return "V" if not nominal else ""

    def _after_and(self, can: int, nominal: bool, after: str, j: int) -> str:
        """`sat down and waited`, `to listen and wait`: the form of the verb before."""
        forms = [t for t in self.tags[self.start : j] if t in {"V", "VB", "VN", "M", "T"}]
        described = bool(can & NOUN) or self.tags[j - 1] == "A"
        if can & PAST and (not nominal or after in CAN_FOLLOW_VERB | {"X"} or (forms and not described)):
            return "VN" if can & PARTICIPLE and forms[-1:] == ["VN"] and self.tags[j - 1] == "VN" else "V"
        if can & PARTICIPLE and not nominal:
            return "VN"
        if can & THIRD and (not nominal or after in OBJECT_TAGS):
            return "V"
        if can & BASE and (
            not nominal or (forms and after in CAN_FOLLOW_VERB) or (self.tags[j - 1] in {"VB"})
        ):
            return "VB" if "VB" in forms[-1:] or "T" in forms[-2:] or not forms else "V"
        return ""

    def _after_verb(self, can: int, nominal: bool, before: str, j: int) -> str:
        verb = self.doc.words[j]
        if (
            self.lacking
            and can & (THIRD | PAST)
            and (before == "V" or (before == "VG" and self.helper == "B"))
        ):
            return "V"
        if (
            can & BASE
            and not verb.keys.isdisjoint({"let", "help", "go", "make", "dare"})
            and (
                not nominal
                or "let" in verb.keys
                or ("help" in verb.keys and self._next(j + 1) in CAN_FOLLOW_VERB)
            )
        ):
            return "VB"
        if can & PARTICIPLE and (not can & BASE or not nominal) and not (can & NOUN and not can & PARTICIPLE):
            return "VN"
        return "VB" if can & BASE and not nominal else ""

    def _at_start(self, can: int, nominal: bool, after: str, i: int) -> str:
        if can & PAST and (not nominal or after in CAN_FOLLOW_VERB):
            return "VN" if can & PARTICIPLE and i == self.start and self._main_follows(i) else "V"
        if can & PARTICIPLE and not can & BASE:
            return "VN"
        if can & BASE and (not nominal or after in OBJECT_TAGS):
            return "VB"
        return ""
