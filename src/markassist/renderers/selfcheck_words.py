"""The headings of a self-check, in a learner's words; none is a term that a rubric could ask for."""

from typing import Final

from markassist.renderers import words
from markassist.selfcheck import Count, SelfCheck

HEADING: Final = "Your self-check"
OPENING: Final = (
    "Questions to think about before you hand in your work. Nothing here is a judgement; "
    "your assessor decides."
)
IDENTIFIERS: Final = "Before you share this"
SIGNPOSTS: Final = "Please read this"
COUNTS: Final = "In numbers"
CHANGES: Final = "Since your earlier draft"
ITEMS: Final = "Questions to think about"
PASSAGES: Final = "From your own words"
POINTERS: Final = "Where you could look"
DRAFT: Final = "Your draft"


def about(selfcheck: SelfCheck) -> str:
    """The rubric's title and the draft's length."""
    return f"{selfcheck.title}, {words.counted(len(selfcheck.account.text.split()), 'word')}"


def count(value: Count) -> str:
    """A count in words: "stages found: 4 of 6"."""
    return f"{words.sentence(value.label)}: {value.found}" + ("" if value.of is None else f" of {value.of}")
