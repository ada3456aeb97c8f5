"""The workspace's own words: what people decide, and what the record says, in plain UK English."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from markassist.renderers import words
from markassist.review.feedback import Profile
from markassist.review.reading import Told
from markassist.review.state import NOT_ASSESSED
from markassist.vocabulary import Status

OUTCOME: Final[Mapping[str, str]] = {
    Status.EVIDENCED: "evidence shown",
    Status.PARTIAL: "some of it shown",
    Status.MENTIONED: "named only",
    Status.ABSENT: "not shown in this account",
    Status.CONTRADICTED: "the account shows otherwise",
    NOT_ASSESSED: "not assessed in this account",
}
"""What an assessor decides of a criterion."""
DECIDED: Final[Mapping[str, str]] = {
    "accept": "accepted",
    "change": "changed",
    "reject": "left out",
    "seen": "seen",
    "own": "added",
}
REASONS: Final = (
    "Not the learner's own act",
    "General: no particular occasion",
    "Another person's words or view",
    "It belongs to another criterion",
    "A plan, not yet done",
    "Known from observation or discussion",
    "The account says more on this elsewhere",
)
"""Offered where a reason is asked for; any other words do as well."""
PROFILE: Final[Mapping[str, str]] = {
    Profile.OPEN: "Open: each criterion's own questions, for work that goes on",
    Profile.GENERIC: "Generic: the same few questions for everybody",
    Profile.AFTER_DECISION: "After the decision: no questions",
}
ROLE: Final[Mapping[str, str]] = {
    "learner": "Learner",
    "assessor": "Assessor",
    "iqa": "Internal quality assurer",
    "administrator": "Administrator",
}
LOOKED: Final[Mapping[str, str]] = {
    "agree": "I agree",
    "action": "I agree, with action to take",
    "disagree": "I disagree",
}
_PLAIN: Final[Mapping[str, str]] = {
    "remark": "marked the account again",
    "withdraw": "took the release back",
    "sample": "drew a sample",
    "sampled": "looked at the decisions as a quality assurer",
    "exercise": "began a standardisation exercise with it",
    "exercise_closed": "closed the exercise",
    "erase": "erased words",
}


def outcome(value: str | None) -> str:
    """What was decided of a criterion, in words."""
    return OUTCOME.get(value or "", words.plain(value or ""))


def suggested(value: str) -> str:
    """What the engine suggested, in words: a status, a level, or why a span nearly counts."""
    for told in (words.STATUS, words.LEVEL, words.WHY):
        found = next((says for name, says in told.items() if str(name) == value), None)
        if found:
            return found
    return words.plain(value)


def day(at: str | None) -> str:
    """A time as the store keeps it: `25 November 2026, 09:30 UTC`."""
    if not at:
        return ""
    found = datetime.fromisoformat(at)
    return f"{found.day} {found:%B %Y, %H:%M} UTC"


def entry(told: Told) -> str:
    """What somebody did, as a clause after their name."""
    one = told.entry
    item = one.item or ""
    code, _, rest = item.partition(":")
    known = _KINDS.get(one.kind)
    if known is not None:
        return known(told)
    if one.kind in DECIDED and rest == "" and code:
        return _criterion(told, code)
    if one.kind in DECIDED:
        return _span(told, code, rest)
    return _PLAIN.get(one.kind, words.plain(one.kind))


def _criterion(told: Told, code: str) -> str:
    one = told.entry
    if one.kind == "accept":
        return f"accepted what was suggested for {code}: {suggested(one.suggested or '')}"
    return f"decided on {code}: {outcome(one.decided)} (suggested: {suggested(one.suggested or '')})"


def _span(told: Told, kind: str, rest: str) -> str:
    one, name = told.entry, words.plain(rest.split(":", maxsplit=1)[0])
    if kind == "alert":
        return f"saw the alert “{name}”"
    if kind == "idea":
        return f"{DECIDED[one.kind]} the remark on the idea “{name}”"
    if kind == "own":
        return f"added a passage for {rest.partition(':')[0]}"
    if kind == "near":
        done = "let a passage count that nearly did" if one.kind != "reject" else "left a near passage out"
        return f"{done}, for {rest.partition(':')[0]}"
    moved = one.more.get("to")
    if one.kind == "change" and moved:
        return f"changed a passage suggested for {kind}: it now stands for {moved[0]}"
    along = " along with the criterion" if "with" in one.more else ""
    return f"{DECIDED[one.kind]} a passage suggested for {kind}{along}"


def _reopened(told: Told) -> str:
    return f"took back what was decided on {_thing(told.entry.item)}"


def _written(told: Told) -> str:
    item = told.entry.item
    place = "the whole account" if item == "-" else item
    return f"wrote feedback on {place}" if told.entry.reason_sha256 else f"went back to the draft on {place}"


def _taken_in(told: Told) -> str:
    found = told.entry.more.get("suggestions", {})
    passages = words.counted(int(found.get("evidence", 0)), "passage")
    criteria = words.counted(int(found.get("criterion", 0)), "criterion", "criteria")
    return f"suggested how {criteria} stand, and {passages}"


def _remarked(told: Told) -> str:
    opened = words.counted(int(told.entry.more.get("opened", 0)), "decision")
    rubric = told.entry.rubric[1] if told.entry.rubric else ""
    return f"marked the account again under version {rubric}; {opened} became open again"


def _released(told: Told) -> str:
    return f"released the feedback, release {told.entry.more.get('number', '')}"


def _thing(item: str | None) -> str:
    code, _, rest = (item or "").partition(":")
    return f"a passage for {code}" if rest else code


_KINDS = {
    "reopen": _reopened,
    "feedback": _written,
    "intake": _taken_in,
    "remark": _remarked,
    "release": _released,
}
