"""A tagged sentence → where its clauses begin and end, and why each begins."""

from markassist.annotators.cutting_starts import VERBAL, Starts
from markassist.annotators.places import FINITE

TAKES_CLAUSE = frozenset(
    "say tell think know believe feel see hear notice realise realize understand mean hope "
    "wish suppose guess reckon explain ask wonder learn find decide show suggest agree worry "
    "imagine remember forget remind state claim assume expect promise write read recognise "
    "recognize doubt report argue admit sure aware sorry glad clear true wrong myth idea fact "
    "way thing check prove accept appreciate disagree consider recommend advise insist note "
    "mention be afraid pretend convinced certain hold swear certain warn swear hopeful sense "
    "fear bet convince upset pleased proud scared grateful require".split()
)


_TEMPORAL = frozenset("time day night moment minute morning week way reason".split())


class Cutter(Starts):
    """Where clauses begin and end in one sentence."""

    def pieces(self) -> list[tuple[int, int, str]]:
        """Each clause: its first token, the token after its last, and why it begins."""
        cuts: list[tuple[int, str]] = [(self.start, "")]
        self._open(self.start, "")
        for i in range(self.start + 1, self.end):
            if how := self._how(i):
                self._open(i, how)
                cuts.append((i, how))
            if self.tags[i] in FINITE:
                self.finite = i
        ends = [at for at, _ in cuts[1:]] + [self.end]
        return [(at, end, how) for (at, how), end in zip(cuts, ends, strict=True)]

    def _open(self, i: int, how: str) -> None:
        headless = (
            self.finite < 0
            and i > self.piece
            and any(self.tags[k] in {"N", "PS", "PO"} for k in range(self.piece, i))
        )
        opens_what = self.tags[i] == "W" and (
            i == self.start
            or self.doc.words[i].lower in {"what", "whatever", "whoever"}
            or self.tags[i - 1] in {"X", "C"}
        )
        self.lacking = (
            (how in {"relative", "contact"} and (headless or self.lacking))
            or opens_what
            or (how not in {"break", "resume", "comma", "coordinate"} and self.lacking)
        )
        self.piece = i
        self.finite = i if self.tags[i] in FINITE else -1

    def _how(self, i: int) -> str:  # noqa: PLR0911 - a rule a line
        """Why a new clause begins at token `i`, or nothing."""
        doc, _text, tag = self.doc, self.doc.texts[i], self.tags[i]
        before = doc.texts[i - 1]
        if tag == "CIT":
            return ""
        if self._breaks(i):
            return "break"
        if tag == "S" or (tag == "W" and self._opens_clause(i)):
            if self._held(i):
                return ""
            return "relative" if tag == "W" and doc.words[i].lower != "what" else "joined"
        if before == "," and self._subject_verb(i):
            return "comma"
        if tag == "C":
            return "coordinate" if self._coordinates(i) else ""
        if before == "," and self._verb_at(i) and self._has_verb(i):
            return "comma"
        if self._resumes(i):
            return "resume"
        if self._bare_complement(i):
            return "joined"
        return self._second_subject(i)

    def _coordinates(self, i: int) -> bool:
        """`and` joins clauses where a verb follows it, with or without a subject of its own."""
        if not self._has_verb(i):
            return (
                self.doc.texts[i - 1] == ","
                and self.piece > self.start
                and self.tags[i + 1 if i + 1 < self.end else i] == "V"
            )
        if self._subject_verb(i + 1):
            return True
        j = i + 1
        while j < self.end and self.tags[j] in {"R", "NG"}:
            j += 1
        return j < self.end and (
            self.tags[j] in VERBAL - {"VN"}
            or self.tags[j] == "S"
            or (self.tags[j] == "VN" and self.tags[i - 1] != "VN")
            or self.tags[j] == "T"
        )

    def _resumes(self, i: int) -> bool:
        """The verb that the outer clause still lacked."""
        if (
            not self.lacking
            or self.tags[i] not in FINITE
            or self.finite < 0
            or (
                self.finite == i - 1
                and self.tags[i - 1] != "V"
                and not (self.tags[i - 1] == "O" and self.tags[i] == "B")
            )
        ):
            return False
        after_adverb = self.tags[i - 1] == "R" and self.finite == i - 2 and self.tags[i - 2] != "V"
        return self.tags[i - 1] not in {"PS", "C", "NG", "M", "H", "W", "S"} and not after_adverb

    def _bare_complement(self, i: int) -> bool:
        """`I think he was scared`: a subject and verb right after a verb that takes a clause."""
        if self.tags[i] in {"M", "B", "H", "O"}:
            return self._asks(i)
        if self.tags[i] not in {"PS", "D", "PP", "N"} or not self._has_verb(i):
            return False
        before = i - 1
        if (
            before > self.piece
            and (self.tags[before] == "PO" or self.tags[before] in {"N", "PS"})
            and self.tags[before - 1] in VERBAL
            and not self.doc.words[before - 1].keys.isdisjoint(
                {"tell", "ask", "remind", "show", "promise", "assure", "warn"}
            )
        ):
            before -= 1
        if self._told_both(before, i):
            return False
        if self.doc.words[before].keys.isdisjoint(TAKES_CLAUSE) or self.tags[before] not in {
            "V",
            "VB",
            "VG",
            "VN",
            "A",
            "N",
            "B",
        }:
            return False
        if (self.tags[before] == "B" and self.tags[i] != "PS") or (
            before == self.finite and self.tags[before] in {"B"} and self._is_question(before)
        ):
            return False
        return self._subject_verb(i)

    def _asks(self, i: int) -> bool:
        """`I asked did he want`: a question told without turning it round."""
        if (
            self.finite >= 0
            and i + 1 < self.end
            and self.tags[i + 1] == "PS"
            and self.doc.words[i + 1].lower in {"i", "he", "she", "we", "they"}
            and self.tags[i - 1] not in FINITE | {"PS", "C", "S", "W", "NG", "X", "VB", "VG"}
        ):
            return True
        asking = not self.doc.words[i - 1].keys.isdisjoint({"ask", "say", "wonder"}) or (
            self.tags[i - 1] == "PO" and not self.doc.words[i - 2].keys.isdisjoint({"ask"})
        )
        return asking and i + 1 < self.end and self.tags[i + 1] == "PS" and self._has_verb(i)

    def _second_subject(self, i: int) -> str:
        """A subject and its verb after a whole clause, or after a noun: `the words he used`."""
        if not self._may_begin(i):
            return ""
        pronoun, whole = self.tags[i] == "PS", self.finite >= 0
        personal = pronoun and self.doc.words[i].lower in _PERSONAL
        contrast = pronoun and self._contrasts()
        if contrast and not whole and personal and i > self.piece + 2:
            return "joined"
        before = self.doc.words[i - 1].lower
        if pronoun and not whole and self.tags[i - 1] == "PS" and before in _QUANTITIES:
            return "contact" if self._finite_after(i) else ""
        if pronoun and self.tags[i - 1] == "N" and self.doc.words[i].lower != "it":
            return self._after_its_noun(i, whole=whole)
        if whole and self._begins_main(i, pronoun=pronoun):
            return "joined"
        return "joined" if personal and (whole or contrast or self._is_led(i)) else ""

    def _may_begin(self, i: int) -> bool:
        """Neither right after a joining word or a mark, nor a subject that follows its own auxiliary."""
        before = self.tags[i - 1]
        if before in {"C", "S", "W", "NG"} or (before == "X" and self.doc.texts[i - 1] != ","):
            return False
        if not self._subject_verb(i):
            return False
        turned = (
            (self.tags[i] == "PS" and self.finite == i - 1)
            or i - 1 == self.piece
            or self.tags[i - 2] in {"S", "W", "C", "X", "NG", "R", "D"}
            or self.doc.words[i - 2].lower in {"only", "until"}
        )
        return not (before in {"M", "B", "H", "O"} and turned)

    def _contrasts(self) -> bool:
        """`Rather than sanction her I …`: what leads into a clause of its own."""
        leads = {w.lower for w in self.doc.words[self.piece : self.piece + 2]}
        return not leads.isdisjoint({"rather", "instead", "without", "far"})

    def _after_its_noun(self, i: int, *, whole: bool) -> str:
        """`the words he used`, `the first time I …`: a clause that describes, unless a main one is due."""
        if whole:
            return "joined" if self._lacks_main() else "contact"
        temporal = self.doc.words[i - 1].lower in _TEMPORAL
        return "contact" if not temporal and self._finite_after(i) and not self._is_fronted(i) else ""

    def _begins_main(self, i: int, *, pronoun: bool) -> bool:
        """`if a bond is not made in two years | the window is closed`: the main clause that was due."""
        if not self._lacks_main() or not self.doc.words[i - 1].keys.isdisjoint(TAKES_CLAUSE):
            return False
        phrase = not pronoun and self.tags[i] in {"D", "PP"} and self.tags[i - 1] in _CAN_END
        named = i in self.doc.reference_at and self.tags[i - 1] not in {"D", "PP", "A"}
        return phrase or named

    def _is_led(self, i: int) -> bool:
        """`Having knocked I went in`, `To calm him down I hummed`: led into by what is no clause."""
        untensed = any(self.tags[k] in {"VG", "VN", "VB"} for k in range(self.piece, i))
        return untensed and self.tags[self.piece] in {"P", "S", "VG", "VN", "R", "NG", "T"}


_PERSONAL = frozenset("i he she we they".split())
_QUANTITIES = frozenset("nothing something everything anything all someone anyone everyone".split())
_CAN_END = frozenset({"N", "PO", "A", "R", "VN"})
