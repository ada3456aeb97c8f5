"""What a learner is asked ↔ a marking guide's text for students; and elements by their order."""

from collections.abc import Sequence

from lxml import etree

from markassist.bench.exchange.xml_file import text_at

_BULLET = "- "


def text_with_questions(asks: str, questions: Sequence[str]) -> str:
    """What is asked, then a line for each question."""
    return "\n".join((asks, *(f"{_BULLET}{question}" for question in questions)))


def questions_in(text: str) -> tuple[str, tuple[str, ...]]:
    """The same taken apart."""
    first, *lines = [line.strip() for line in text.split("\n") if line.strip()] or [""]
    questions = tuple(line.removeprefix(_BULLET) for line in lines if line.startswith(_BULLET))
    return " ".join((first, *(line for line in lines if not line.startswith(_BULLET)))), questions


def numbered(element: etree._Element) -> float:
    """Where an element stands among its like."""
    return as_number(text_at(element, "sortorder"))


def as_number(text: str) -> float:
    """A number as it is written; 0 where it is none."""
    try:
        return float(text)
    except ValueError:
        return 0.0
