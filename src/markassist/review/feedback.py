"""What people have confirmed of an account → the feedback that its learner reads; nothing else goes in.

The order is that of assessors' own feedback (domain reference, F6): what is shown, with its places; what is
asked for next; by when; who says so.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from markassist.renderers import layout, words
from markassist.renderers.masking import mask_report, mask_words
from markassist.review.items import Kind
from markassist.review.reading import WHOLE, Wording
from markassist.review.state import NOT_ASSESSED, ItemState
from markassist.values import Account, Finding, Report
from markassist.vocabulary import Status


class Profile(StrEnum):
    """What the feedback adds by itself to what the assessor wrote (domain reference, F6 and F7)."""

    OPEN = "open"
    """Each criterion's own questions, where more is asked for: for portfolios that are worked on."""
    GENERIC = "generic"
    """The same few questions for everybody: where advice on a piece of work is not allowed."""
    AFTER_DECISION = "after_decision"
    """No questions: where what follows a decision may not say how to go on."""


class Passage(Struct, frozen=True):
    """Words of the account, identifiers masked, where they stand, and the sentence around them."""

    quote: str
    where: str
    before: str = ""
    """Ends with a space where there is one in the account."""
    after: str = ""


class Part(Struct, frozen=True):
    """What is said of one criterion."""

    code: str
    wording: str
    """The learner's wording."""
    outcome: str
    """One of `state.OUTCOMES`, as the assessor decided."""
    says: str
    passages: tuple[Passage, ...]
    elsewhere: str
    """Further places, in words; empty where there are none."""
    text: str
    """The assessor's own; empty where they wrote none."""
    questions: tuple[str, ...]
    corroborate: bool


class Feedback(Struct, frozen=True):
    """Everything that a learner reads of one account."""

    title: str
    """What it is about: the account's name."""
    learner: str
    rubric: str
    """Its name and version."""
    assessor: str
    at: str
    """The day, as in 2 November 2026."""
    number: int
    """How often feedback on this account has been released, this time included."""
    profile: str
    opening: str
    """The assessor's own, on the whole account."""
    shown: tuple[Part, ...]
    asked: tuple[Part, ...]
    prompts: tuple[str, ...]
    """Questions for everybody, under the profile `generic`."""
    by_when: str
    to_check: tuple[Passage, ...]
    """Ideas to hold against the learner's own sources."""
    to_change: tuple[Passage, ...]
    """Lines that may identify someone."""
    ledger: tuple[int, str]
    """The number and hash of the last entry of the record that this rests on."""


SAYS: Final[Mapping[str, str]] = {
    Status.EVIDENCED: "I can see where you show this.",
    Status.PARTIAL: "I can see some of this in your account.",
    Status.MENTIONED: "At present you name this.",
    Status.ABSENT: "I could not find this in your account yet.",
    Status.CONTRADICTED: "There is something here that I would like to talk through with you.",
}
"""What each outcome is called before a learner: descriptive, in the second person, no verdict."""
PROMPTS: Final = (
    "Look at the first word of each criterion: does it ask you to describe, to explain or to show?",
    "Who was there? What did you do or say, exactly?",
    "What did the child do then? What makes you think so?",
    "What would you keep? What would you try?",
)
"""Of the question bank in F7; every learner gets the same."""
_QUOTES: Final = 4
_AROUND: Final = 300
"""Characters of the sentence around a quote, at most."""
_END: Final = re.compile(r"[.!?](?:[”’\"']?\s+|$)")
_SENTENCE: Final = re.compile(r"(?<=[.?!]) +(?=[A-Z])")


class Signed(Struct, frozen=True):
    """Whose feedback it is, on whose account, and what it rests on."""

    learner: str
    assessor: str
    at: str
    number: int
    ledger: tuple[int, str]


def feedback(
    report: Report,
    items: Sequence[ItemState],
    wordings: Mapping[str, Wording],
    signed: Signed,
    profile: Profile = Profile.OPEN,
    by_when: str = "",
) -> Feedback:
    """Put together what is confirmed. `report` is unmasked; nothing in the result is."""
    hide = mask_words(report)
    shown = mask_report(report)
    written = {code: hide(one.text) for code, one in wordings.items()}
    parts = list(_parts(shown, items, written, profile))
    asks = profile is Profile.OPEN
    return Feedback(
        title=layout.one_line(shown.account.name),
        learner=layout.one_line(signed.learner),
        rubric=f"{words.sentence(words.plain(report.rubric.id))} {report.rubric.version}",
        assessor=signed.assessor,
        at=signed.at,
        number=signed.number,
        profile=profile.value,
        opening=written.get(WHOLE, ""),
        shown=tuple(part for part in parts if part.outcome == Status.EVIDENCED),
        asked=tuple(part for part in parts if part.outcome != Status.EVIDENCED),
        prompts=PROMPTS if profile is Profile.GENERIC else (),
        by_when=hide(by_when) if asks else "",
        to_check=_passages(shown.account, (i for i in items if i.kind is Kind.IDEA), "accept"),
        to_change=_passages(shown.account, _identifying(shown, items), "seen"),
        ledger=signed.ledger,
    )


def _parts(
    report: Report, items: Sequence[ItemState], written: Mapping[str, str], profile: Profile
) -> Iterator[Part]:
    decided = {item.code: item for item in items if item.kind is Kind.CRITERION}
    for finding in report.findings:
        item = decided.get(finding.code)
        if item is None or item.outcome in {None, NOT_ASSESSED}:
            continue
        yield _part(
            report.account, finding, str(item.outcome), items, (written.get(finding.code, ""), profile)
        )


def _part(
    account: Account,
    finding: Finding,
    outcome: str,
    items: Sequence[ItemState],
    told: tuple[str, Profile],
) -> Part:
    text, profile = told
    wording, *questions = _SENTENCE.split(finding.feedback.get("learner", finding.title))
    asks = profile is Profile.OPEN and outcome != Status.EVIDENCED and not text
    spans = _confirmed(items, finding.code)
    return Part(
        code=finding.code,
        wording=wording.rstrip("."),
        outcome=outcome,
        says=SAYS[outcome],
        passages=tuple(_passage(account, *span) for span in spans[:_QUOTES]),
        elsewhere=_elsewhere(account, spans[:_QUOTES], spans[_QUOTES:]),
        text=text,
        questions=tuple(questions) if asks else (),
        corroborate=finding.corroborate and outcome in {Status.EVIDENCED, Status.PARTIAL},
    )


def _confirmed(items: Sequence[ItemState], code: str) -> list[tuple[int, int]]:
    """The spans that people confirmed for a criterion, overlapping ones as one; the longest few first."""
    placed = [item.at for item in items if item.counts]
    spans = sorted((s, e) for its, s, e in placed if its == code and s is not None and e is not None)
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    longest = sorted(merged, key=lambda span: (span[0] - span[1], span))
    return sorted(longest[:_QUOTES]) + sorted(longest[_QUOTES:])


def _elsewhere(account: Account, quoted: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> str:
    """The paragraphs of other spans, without those of which something is quoted."""
    told = {layout.paragraph_at(account, start) for start, _ in quoted}
    places: dict[str | None, set[int]] = {}
    for number in sorted({layout.paragraph_at(account, start) for start, _ in others} - told):
        piece = layout.piece_at(account, account.blocks[number - 1].start)
        its = places.setdefault(piece.name if piece else None, set())
        its.add(layout.number_in_piece(account, number))
    return "; ".join(layout.paragraph_list(numbers, piece) for piece, numbers in places.items())


def _identifying(report: Report, items: Sequence[ItemState]) -> Iterator[ItemState]:
    named = {alert.id for alert in report.alerts if alert.kind == "confidentiality"}
    return (item for item in items if item.kind is Kind.ALERT and item.name in named)


def _passages(account: Account, items: Iterator[ItemState], decision: str) -> tuple[Passage, ...]:
    spans = {
        (item.start, item.end)
        for item in items
        if item.decision == decision and item.start is not None and item.end is not None
    }
    return tuple(_passage(account, *span) for span in sorted(spans))


def _passage(account: Account, start: int, end: int) -> Passage:
    low, high = _sentence(account, start, end)
    before, after = account.text[low:start], account.text[end:high]
    return Passage(
        quote=layout.one_line(account.text[start:end]),
        where=layout.where(account, start),
        before=layout.one_line(before) + (" " if before[-1:].isspace() and before.strip() else ""),
        after=(" " if after[:1].isspace() and after.strip() else "") + layout.one_line(after),
    )


def _sentence(account: Account, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around a span, within its blocks; the span's own where it is too long."""
    low = max((block.start for block in account.blocks if block.start <= start), default=start)
    high = min((block.end for block in account.blocks if block.end >= end), default=end)
    low = max([low, *(found.end() for found in _END.finditer(account.text, low, start))])
    found = _END.search(account.text, max(start, end - 2), high)
    high = max(end, found.start() + 1) if found else max(end, high)
    return (low, high) if high - low - (end - start) <= _AROUND else (start, end)


HEADING: Final = "Feedback on your account"
SHOWN: Final = "What you have shown"
ASKED: Final = "What we can look at next"
TO_CHECK: Final = "Please check against your own sources"
TO_CHANGE: Final = "These lines may identify someone: please change them before you share your account"
BY_WHEN: Final = "When we look at this again"
PROMPTS_HEADING: Final = "Questions that help every account"
ALSO: Final = "Also"


def about(told: Feedback) -> str:
    """Whose it is, in a line."""
    again = f", version {told.number}" if told.number > 1 else ""
    return f"{told.learner} · {told.rubric} · {told.assessor}, {told.at}{again}"


def closing(told: Feedback) -> str:
    """What it rests on, for whoever verifies it later."""
    number, digest = told.ledger
    return f"Every remark here was confirmed by an assessor. Record: entry {number}, {digest[:16]}."


CORROBORATE: Final = "An account can only tell of a skill: we will look at it in practice too."


Render = Callable[[Feedback], bytes]
