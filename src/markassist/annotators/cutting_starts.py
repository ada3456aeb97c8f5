"""What stands at a token of a sentence, for whoever looks where a clause may begin."""

from markassist.annotators.places import FINITE
from markassist.doc import Doc

VERBAL = frozenset({"V", "VB", "VG", "VN", "M", "B", "H", "O"})


_BREAKS = frozenset({";", ":", "—", "–", "(", ")", "--", "-", "…", "..."})


class Starts:
    """What stands at a token of a sentence, for whoever looks where a clause may begin."""

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.tags, self.start, self.end = doc, doc.tags, start, end
        self.piece = start
        self.finite = -1
        """The latest finite word of the piece; -1 for none."""
        self.lacking = False
        """Whether the piece stands inside a clause that still lacks its verb.

        `the lad who came | told me`.
        """

    def _breaks(self, i: int) -> bool:
        """A dash, a bracket, a colon before; a quotation mark that opens here or closed before."""
        doc = self.doc
        before = doc.texts[i - 1]
        if (
            before in _BREAKS
            and self.tags[i - 1] == "X"
            and (before != "-" or doc.starts[i - 1] > doc.ends[i - 2])
        ):
            return True
        glued = i + 1 < self.end and doc.ends[i] == doc.starts[i + 1]
        if doc.texts[i] in {"(", "“"} or (doc.texts[i] == '"' and glued and doc.starts[i] > doc.ends[i - 1]):
            return True
        return i - 1 > self.piece and before in {'"', "”"} and doc.starts[i - 1] == doc.ends[i - 2]

    def _verb_at(self, i: int) -> bool:
        while i < self.end and self.tags[i] in {"R"}:
            i += 1
        return i < self.end and self.tags[i] in {"V", "VB", "VG"}

    def _held(self, i: int) -> bool:
        """A joining word right after another one.

        `and because`, `even if`, `so that` open one clause, not two.
        """
        j = i - 1
        while j > self.piece and self.tags[j] == "R":
            j -= 1
        if self.doc.words[i].lower == "that" and self.doc.words[i - 1].lower in {
            "so",
            "given",
            "provided",
            "such",
        }:
            return self.piece == i - 1 or self.doc.words[i - 1].lower != "so"
        if self.doc.words[i].lower == "that" and self.doc.words[i - 1].lower == "now":
            return self.piece == i - 1
        return j == self.piece and self.tags[j] in {"C", "S"} and i - self.piece <= 2

    def _opens_clause(self, i: int) -> bool:
        return any(self.tags[j] in FINITE for j in range(i + 1, min(self.end, i + 8))) or (
            i + 1 < self.end and self.tags[i + 1] == "T"
        )

    def _subject_verb(self, i: int) -> bool:
        """Whether a subject and then a finite verb stand at token `i`."""
        j = i
        while j < self.end and self.tags[j] in {"R", "C"} and j - i < 3:
            j += 1
        reference = self.doc.reference_at.get(j)
        if reference is not None:
            k = reference.end
        elif j < self.end and self.tags[j] == "PS":
            k = j + 1
        else:
            k = j
            while k < self.end and self.tags[k] in {"D", "PP", "A", "N"} and k - j < 6:
                k += 1
            if k == j:
                return False
        if k < self.end and self.tags[k] == "PP":
            while k < self.end and self.tags[k] in {"PP", "A", "N"}:
                k += 1
        if (second := self._second_of_two(k, is_person=reference is not None)) is not None:
            k = second
        while k < self.end and (
            self.tags[k] in {"R", "NG"} or self.doc.words[k].lower in {"all", "both", "each"}
        ):
            k += 1
        return k < self.end and self.tags[k] in FINITE

    def _second_of_two(self, k: int, *, is_person: bool) -> int | None:
        """Where `K and I`, `the cook and her son` ends; not in `say a word but she held on`."""
        if k + 1 >= self.end or self.tags[k] != "C" or self.doc.words[k].lower not in {"and", "or", "&"}:
            return None
        second = self.doc.reference_at.get(k + 1)
        together = second is not None and (is_person or self.tags[k + 1] != "PS")
        return second.end if together and second is not None else None

    def _has_verb(self, i: int) -> bool:
        return any(self.tags[j] in VERBAL for j in range(self.piece, i))

    def _told_both(self, before: int, i: int) -> bool:
        """`told anyone | and I sat`, `asked Dawn | and she said`: the first is whom it was said to."""
        somebody = self.doc.reference_at.get(i)
        k = somebody.end if somebody is not None else i + 1
        return (
            k + 1 < self.end
            and self.tags[k] == "C"
            and self.tags[k + 1] == "PS"
            and not self.doc.words[before].keys.isdisjoint(
                {"tell", "ask", "show", "remind", "promise", "warn"}
            )
        )

    def _is_question(self, i: int) -> bool:
        return i == self.piece or self.tags[i - 1] in {"W", "S"}

    def _lacks_main(self) -> bool:
        """`When he saw the plate | he threw it`, `Had I read the file | I would …`.

        The main clause is still to come.
        """
        j = self.piece
        while j < self.end and self.tags[j] in {"C", "X", "R"}:
            j += 1
        first = self.start in (j, self.piece)
        return first and (self.tags[j] == "S" or self.doc.words[j].lower in {"had", "were", "should"})

    def _is_fronted(self, i: int) -> bool:
        """`In that moment he …`, `Next day I …`: the noun before belongs to no clause yet."""
        j = self.piece
        while j < i and self.tags[j] in {"R", "C", "X", "S"}:
            j += 1
        return self.tags[j] == "P"

    def _finite_after(self, i: int) -> bool:
        """Whether a second finite verb follows the pronoun's own, with no mark or joining word between."""
        count = 0
        for j in range(i + 1, self.end):
            if self.tags[j] in {"C", "S", "W"} or self.tags[j] == "X" or self.tags[j] == "PS":
                break
            if self.tags[j] in FINITE and self.tags[j - 1] not in {"M", "B", "H", "O"}:
                count += 1
        return count > 1
