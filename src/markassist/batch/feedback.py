"""A batch's entry → draft feedback for the learner, for the assessor to read and change before it goes back.

It says which passages were located, by place, and asks the rubric's own questions where more is asked for. It
names nothing that is missing and gives no verdict (contract, section 6).
"""

import html
from typing import Final

from markassist.batch.journal import Entry
from markassist.vocabulary import Status

DRAFT: Final = "Draft, for the assessor to read and change before it goes back."
_LOCATED: Final = "Passages were located for these, among others:"
_ASKED: Final = "To take it further, some questions:"
_MOST_PLACES: Final = 4


def lines(entry: Entry) -> list[tuple[str, list[str]]]:
    """Headings, each with its items."""
    located, asked = [], []
    for found in entry["findings"]:
        if found["status"] == Status.EVIDENCED:
            places = list(dict.fromkeys(span["where"] for span in found["spans"]))
            more = ", …" if len(places) > _MOST_PLACES else ""
            located.append(f"{found['code']}: {', '.join(places[:_MOST_PLACES])}{more}")
        elif found["learner"]:
            asked.append(f"{found['code']}: {found['learner']}")
    return [(heading, items) for heading, items in ((_LOCATED, located), (_ASKED, asked)) if items]


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
