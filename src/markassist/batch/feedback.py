"""A batch's entry → draft feedback for the learner, for the assessor to read and change before it goes back.

It says where passages were located, and asks one question of the rubric's own for each of a few criteria
where more is asked for, those first that are nearest: more than a few at once help nobody. It names nothing
that is missing and gives no verdict (contract, section 6).
"""

import html
import re
from collections.abc import Mapping
from typing import Any, Final

from markassist.batch.journal import Entry
from markassist.renderers.layout import paragraph_list
from markassist.vocabulary import Status

DRAFT: Final = "Draft, for the assessor to read and change before it goes back."
_LOCATED: Final = "Passages in your account speak to these:"
_ASKED: Final = "To take it further:"
_MOST_QUESTIONS: Final = 4
_NEAREST: Final = (Status.PARTIAL, Status.MENTIONED, Status.CONTRADICTED, Status.ABSENT)
_SENTENCE: Final = re.compile(r"(?<=[.?!]) +(?=[A-Z])")


def lines(entry: Entry) -> list[tuple[str, list[str]]]:
    """Headings, each with its items."""
    located = [f for f in entry["findings"] if f["status"] == Status.EVIDENCED]
    asked = [f for f in entry["findings"] if f["status"] != Status.EVIDENCED and f["learner"]]
    asked.sort(key=lambda found: _NEAREST.index(Status(found["status"])))
    parts = (
        (_LOCATED, [f"{_titled(found)}: {_places(found)}" for found in located]),
        (_ASKED, [_question(found) for found in asked[:_MOST_QUESTIONS]]),
    )
    return [(heading, items) for heading, items in parts if items]


def _titled(found: Mapping[str, Any]) -> str:
    """A criterion in the learner's wording."""
    wording = _SENTENCE.split(found["learner"])[0].rstrip(".")
    return f"{found['code']} {wording}".strip()


def _question(found: Mapping[str, Any]) -> str:
    """A criterion with the first of its questions."""
    asked = _SENTENCE.split(found["learner"])[1:2]
    return " ".join([f"{_titled(found)}.", *asked])


def _places(found: Mapping[str, Any]) -> str:
    """`paragraphs 2 and 5`, or `paragraph 2 of diary.docx; paragraph 1 of plan.txt`."""
    by_piece: dict[str | None, set[int]] = {}
    for span in found["spans"]:
        by_piece.setdefault(span["piece"], set()).add(span["paragraph"])
    return "; ".join(paragraph_list(numbers, piece) for piece, numbers in by_piece.items())


def as_text(entry: Entry) -> str:
    """Plain text, a line each."""
    parts = [DRAFT, *("\n".join([heading, *items]) for heading, items in lines(entry))]
    return "\n\n".join(parts) + "\n"


def as_html(entry: Entry) -> str:
    """One line of HTML, which is what Moodle takes a feedback comment to be."""
    parts = [f"<p><em>{DRAFT}</em></p>"]
    for heading, items in lines(entry):
        listed = "".join(f"<li>{html.escape(item, quote=False)}</li>" for item in items)
        parts.append(f"<p>{heading}</p><ul>{listed}</ul>")
    return "".join(parts)
