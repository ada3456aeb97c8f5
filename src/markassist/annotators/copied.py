"""An account → whether it bears another learner's name."""

import re

from markassist.doc import Doc
from markassist.values import Alert

_HEADER = re.compile(
    r"^(?:name of (?:learner|student|candidate)|(?:learner|student|candidate)(?:'s|"
    r"’s)? name)\s*[:\-–]\s*(\S[^\n]{1,50})$",
    re.IGNORECASE | re.MULTILINE,
)
_SAYS = "please check: two different learners are named on this piece of work"


def copied(doc: Doc, already: set[str]) -> list[Alert]:
    """One alert where two headers name two learners, unless one stands already."""
    found = [(match, match[1].strip().casefold()) for match in _HEADER.finditer(doc.account.text)]
    others = [match for match, name in found[1:] if name != found[0][1]]
    if not others or "copied_text" in already:
        return []
    first = others[0]
    return [Alert("copied_text", "professional", "P2", first[0], first.start(), first.end(), _SAYS)]
