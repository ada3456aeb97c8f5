"""A report → the comments for the margin of the learner's own document, each with the words it hangs on.

Spans of one kind in one sentence share one comment: two pages with two hundred comments help nobody. What
is for the assessor alone says so in its first words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from markassist.renderers import layout, words
from markassist.renderers.masking import mask_report
from markassist.values import Account, Evidence, Finding, Piece, Report
from markassist.vocabulary import Status

FOR_ASSESSOR: Final = "For the assessor"
_MOST_NEAR: Final = 3
"""Near misses of one criterion in the margin; the report has them all."""
_ENDED: Final = re.compile(r"[.!?…][\"'”’)]*\s")


class Note(Struct, frozen=True):
    """One comment: the words it hangs on and its paragraphs."""

    start: int
    end: int
    lines: tuple[str, ...]
    private: bool
    """For the assessor alone: alerts, ideas to check, and what nearly counted."""


class _Said(Struct, frozen=True):
    """What one span of a report has to say."""

    start: int
    end: int
    about: str
    """The criterion, or what else it is."""
    says: str
    rank: int
    """Where its criterion stands in the rubric."""


def notes(report: Report) -> tuple[Note, ...]:
    """All comments in the order of the words they hang on; identifiers are masked in what they say."""
    shown = mask_report(report)
    found = [
        *_gathered(_evidence(shown.findings), report.account, _evidence_lines, private=False),
        *_gathered(_near(shown.findings), report.account, _near_lines, private=True),
        *_gathered(_checks(shown), report.account, _check_lines, private=True),
    ]
    return tuple(sorted(found, key=lambda note: (note.start, note.end, note.private, note.lines)))


def of_piece(found: Iterable[Note], piece: Piece) -> tuple[Note, ...]:
    """The comments on one piece of a portfolio, their offsets in its own text."""
    here = [note for note in found if piece.start <= note.start and note.end <= piece.end]
    return tuple(replace(n, start=n.start - piece.start, end=n.end - piece.start) for n in here)


def brief(title: str) -> str:
    """A criterion's title up to its colon."""
    return title.partition(":")[0]


def _evidence(findings: Iterable[Finding]) -> Iterator[_Said]:
    for rank, finding in enumerate(findings):
        about = f"{finding.code} {brief(finding.title)}"
        only = f" ({words.STATUS[Status.MENTIONED]})" if finding.status is Status.MENTIONED else ""
        for one in finding.evidence:
            yield _Said(one.start, one.end, about, f"{words.plain(one.indicator)}{only}", rank)


def _near(findings: Iterable[Finding]) -> Iterator[_Said]:
    """A few of each criterion, those first of which a cue can be shown; none where evidence is located."""
    for rank, finding in enumerate(findings):
        if finding.status is not Status.EVIDENCED:
            telling = sorted(finding.near_misses, key=lambda one: (one.why_cue is None, one.start))
            for one in telling[:_MOST_NEAR]:
                yield _Said(one.start, one.end, f"{finding.code} {brief(finding.title)}", _because(one), rank)


def _because(near_miss: Evidence) -> str:
    cue, why = layout.reason(near_miss)
    return f"“{cue}”: {why}" if cue else why


def _checks(report: Report) -> Iterator[_Said]:
    for alert in layout.alerts(report):
        kind = words.ALERT_KIND.get(alert.kind, alert.kind)
        about = f"{kind}, {alert.priority} ({words.PRIORITY.get(alert.priority, '')})"
        yield _Said(alert.start, alert.end, about, words.sentence(alert.says), 0)
    for idea in report.misconceptions:
        if idea.stance == "held":
            about = f"An idea to check with the learner: {words.plain(idea.id)}"
            yield _Said(idea.start, idea.end, about, idea.correction, 1)


def _evidence_lines(by: dict[str, list[str]]) -> Iterator[str]:
    yield f"Evidence located: {_codes(by)}"
    for about, says in by.items():
        yield f"{about}: {'; '.join(says)}"


def _codes(by: dict[str, list[str]]) -> str:
    return ", ".join(about.partition(" ")[0] for about in by)


def _near_lines(by: dict[str, list[str]]) -> Iterator[str]:
    yield f"{FOR_ASSESSOR}: nearly {_codes(by)}"
    for about, says in by.items():
        yield f"{about}: {'; '.join(says)}"


def _check_lines(by: dict[str, list[str]]) -> Iterator[str]:
    yield f"{FOR_ASSESSOR}: please check"
    for about, says in by.items():
        yield f"{about}. {' '.join(says)}"


def _gathered(
    said: Iterable[_Said],
    account: Account,
    lines: Callable[[dict[str, list[str]]], Iterator[str]],
    *,
    private: bool,
) -> Iterator[Note]:
    for group in _together(sorted(said, key=lambda one: (one.start, one.end)), account):
        by: dict[str, list[str]] = {}
        for one in sorted(group, key=lambda one: (one.rank, one.start)):
            says = by.setdefault(one.about, [])
            if one.says not in says:
                says.append(one.says)
        end = max(one.end for one in group)
        told = tuple(layout.one_line(line) for line in lines(by))
        yield Note(group[0].start, end, told, private)


def _together(said: Sequence[_Said], account: Account) -> Iterator[list[_Said]]:
    """Runs of spans with no sentence's end and no block's end between them."""
    group: list[_Said] = []
    end = 0
    for one in said:
        if group and (_ENDED.search(account.text[end - 1 : one.start]) or _ends_between(account, end, one)):
            yield group
            group = []
        end = max(end, one.end) if group else one.end
        group.append(one)
    if group:
        yield group


def _ends_between(account: Account, end: int, one: _Said) -> bool:
    return any(end <= block.end <= one.start for block in account.blocks)


def by_piece(report: Report) -> list[tuple[Piece | None, tuple[Note, ...]]]:
    """The comments on each piece of a portfolio; of an account of one file, all under None."""
    found = notes(report)
    pieces = report.account.pieces
    return [(piece, of_piece(found, piece)) for piece in pieces] if pieces else [(None, found)]
