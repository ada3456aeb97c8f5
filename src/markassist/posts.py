"""Terms that wait at a word → what of them a text must be tried for, by what else each needs."""

from collections.abc import Iterable, Sequence

from markassist.notation import Element, Way

Waiting = tuple[int, Way, int]
"""What waits at a word: owner, term, and the place of that word in the term."""


Table = dict[str, list[Waiting] | str]
"""What waits, by a word that must stand near; a line of numbers where it has not been taken apart yet."""


COMMON = frozenset(
    "i he she it we they you me him her us them my his our their the a an and or but of to in on at for with "
    "by from be is was are were been have has had do did does not n't nt that this it's as so if then when "
    "what who up out down back about into s go get make say tell".split()
)
"""Words that are no help in finding a term."""


class Post:
    """What waits at one word, sorted by another word that each term needs, so that most is never tried."""

    __slots__ = ("after", "after_class", "alone", "before", "before_class", "single", "within")

    def __init__(self, waiting: Iterable[Waiting]) -> None:
        self.single: list[Waiting] = []
        """Terms of one word."""
        self.alone: list[Waiting] = []
        """What needs classes or gaps, and no other word."""
        self.after: Table = {}
        self.before: Table = {}
        self.after_class: Table = {}
        """By a class that must begin behind the word."""
        self.before_class: Table = {}
        self.within: Table = {}
        """By a word that must stand somewhere in the sentence."""
        for one in waiting:
            table, element = self._where(one[1].places, one[2])
            if element is None:
                (self.single if one[1].is_rigid else self.alone).append(one)
                continue
            for key in sorted(element.keys | element.exact or element.classes):
                among = table.setdefault(key, [])
                if isinstance(among, list):
                    among.append(one)

    @property
    def is_more(self) -> bool:
        """Whether terms of more than one word wait here."""
        return bool(self.alone) or any(self.tables)

    @property
    def tables(self) -> tuple[Table, ...]:
        """What waits by something else that must stand: words behind and before, classes, words anywhere."""
        return self.after, self.before, self.after_class, self.before_class, self.within

    def _where(self, way: Sequence[Element], anchor: int) -> tuple[Table, Element | None]:
        behind = way[anchor + 1] if anchor + 1 < len(way) else None
        before = way[anchor - 1] if anchor else None
        for table, place in ((self.after, behind), (self.before, before)):
            if place is not None and place.is_word:
                return table, place
        for table, place in ((self.after_class, behind), (self.before_class, before)):
            if place is not None and place.classes and not place.is_literal:
                return table, place
        others = [e for k, e in enumerate(way) if k != anchor and e.is_word]
        rare = [e for e in others if COMMON.isdisjoint(e.keys | e.exact)]
        return self.within, next(iter(rare or others), None)
