"""A report → the comments for the margin of the learner's own document, each with the words it hangs on.

Spans of one kind in one sentence share one comment, and what is found again and again is shown where it is
strongest, with the other paragraphs named: two pages with two hundred comments help nobody. What is for the
assessor alone says so in its first words.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from markassist.renderers import layout, words
from markassist.renderers.brief import brief
from markassist.renderers.masking import mask_report
from markassist.values import Account, Evidence, Finding, Piece, Report
from markassist.vocabulary import Level, Stance, Status

FOR_ASSESSOR: Final = "For the assessor"
_MOST_OF_AN_INDICATOR: Final = 2
"""Spans of one indicator in the margin, the second only where a comment is anyway; the report has all."""
_MOST_NEAR: Final = 2
"""Near misses of one criterion in the margin."""
_LADDER: Final = tuple(Level)
_NAMED: Final = frozenset({Level.ECHO, Level.MENTION})
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
    code: str
    """The criterion's, or none."""
    about: str
    """The criterion's title, or what else it is."""
    says: str
    rank: int
    """Where its criterion stands in the rubric."""
    only_named: bool = False
    """No more than a mention was found of its criterion."""
    comes_last: bool = False
    """Of what is said of its criterion."""


def notes(report: Report) -> tuple[Note, ...]:
    """All comments in the order of the words they hang on; identifiers are masked in what they say."""
    shown = mask_report(report)
    found = [
        *_gathered(_evidence(shown.findings), report.account, _evidence_lines, private=False),
        *_gathered(_against(shown.findings), report.account, _against_lines, private=True),
        *_gathered(_near(shown.findings), report.account, _near_lines, private=True),
        *_gathered(_checks(shown), report.account, _check_lines, private=True),
    ]
    return tuple(sorted(found, key=lambda note: (note.start, note.end, note.private, note.lines)))


def of_piece(found: Iterable[Note], piece: Piece) -> tuple[Note, ...]:
    """The comments on one piece of a portfolio, their offsets in its own text."""
    here = [note for note in found if piece.start <= note.start and note.end <= piece.end]
    return tuple(replace(n, start=n.start - piece.start, end=n.end - piece.start) for n in here)


def _evidence(findings: Sequence[Finding]) -> Iterator[_Said]:
    of = [finding for finding in findings if finding.status is not Status.CONTRADICTED]
    yield from _told(of, findings)


def _against(findings: Sequence[Finding]) -> Iterator[_Said]:
    """What contradicts a criterion is no evidence of it, and nothing to tell a learner in a margin."""
    of = [finding for finding in findings if finding.status is Status.CONTRADICTED]
    yield from _told(of, findings)


def _told(findings: Sequence[Finding], rubric: Sequence[Finding]) -> Iterator[_Said]:
    """The most telling spans of each finding, the first of them with the paragraphs where there is more."""
    best = {finding.code: _best(finding) for finding in findings}
    commented = {one.sentence for found in best.values() for one in found}
    for finding in findings:
        chosen = best[finding.code]
        only_named = finding.status is Status.MENTIONED
        if not only_named:
            chosen = _with_seconds(finding, chosen, commented)
        about = (finding.code, brief(finding.title))
        rank = rubric.index(finding)
        for one in chosen:
            yield _Said(one.start, one.end, *about, words.plain(one.indicator), rank, only_named)
        if more := _more(finding.evidence, chosen):
            first = min(chosen, key=lambda e: (e.start, e.end))
            yield _Said(first.start, first.end, *about, more, rank, only_named, comes_last=True)


def _best(finding: Finding) -> list[Evidence]:
    """Of each indicator the first span of its highest level; a bare term only where there is nothing else."""
    above = [one for one in finding.evidence if one.level not in _NAMED]
    by_indicator: dict[str, Evidence] = {}
    for one in sorted(above or finding.evidence, key=lambda e: (-_LADDER.index(e.level), e.start, e.end)):
        by_indicator.setdefault(one.indicator, one)
    found = list(by_indicator.values())
    return found[:1] if finding.status is Status.MENTIONED else found


def _with_seconds(finding: Finding, best: list[Evidence], commented: Set[int]) -> list[Evidence]:
    """With further spans of the same indicators, in sentences that have their comment already."""
    count = Counter(one.indicator for one in best)
    chosen = list(best)
    for one in finding.evidence:
        is_wanted = 0 < count[one.indicator] < _MOST_OF_AN_INDICATOR
        if is_wanted and one not in best and one.sentence in commented:
            count[one.indicator] += 1
            chosen.append(one)
    return chosen


def _more(evidence: Iterable[Evidence], chosen: Iterable[Evidence]) -> str:
    """The other paragraphs with evidence; none of a portfolio, where they would need their pieces' names."""
    others = {e.paragraph for e in evidence if e.piece is None} - {e.paragraph for e in chosen}
    plural = "s" * (len(others) > 1)
    return f"more in paragraph{plural} {', '.join(map(str, sorted(others)))}" if others else ""


def _near(findings: Iterable[Finding]) -> Iterator[_Said]:
    """A few of each criterion, those first of which a cue can be shown; none where evidence is located."""
    for rank, finding in enumerate(findings):
        if finding.status is not Status.EVIDENCED:
            own = [one for one in finding.near_misses if one.why != Stance.QUOTED or one.why_cue]
            telling = sorted(own, key=lambda one: (one.why_cue is None, one.start))
            for one in telling[:_MOST_NEAR]:
                yield _Said(one.start, one.end, finding.code, brief(finding.title), _because(one), rank)


def _because(near_miss: Evidence) -> str:
    cue, why = layout.reason(near_miss)
    return f"“{cue}”: {why}" if cue else why


def _checks(report: Report) -> Iterator[_Said]:
    for alert in layout.alerts(report):
        kind = words.ALERT_KIND.get(alert.kind, alert.kind)
        about = f"{kind}, {alert.priority} ({words.PRIORITY.get(alert.priority, '')})"
        yield _Said(alert.start, alert.end, "", about, words.sentence(alert.says), 0)
    for idea in report.misconceptions:
        if idea.stance == "held":
            about = f"An idea to check with the learner: {words.plain(idea.id)}"
            yield _Said(idea.start, idea.end, "", about, idea.correction, 1)


Gathered = Mapping[tuple[str, str, bool], list[str]]
"""What is said of each code and title, and whether it is only named."""


def _evidence_lines(by: Gathered) -> Iterator[str]:
    located = [code for code, _, only_named in by if not only_named]
    if located:
        yield f"Evidence located: {', '.join(located)}"
    else:
        yield f"{words.sentence(words.STATUS[Status.MENTIONED])}: {_codes(by)}"
    mixed = len(located) not in {0, len(by)}
    yield from _titled(by, f" ({words.STATUS[Status.MENTIONED]})" if mixed else "")


def _near_lines(by: Gathered) -> Iterator[str]:
    yield f"{FOR_ASSESSOR}: nearly {_codes(by)}"
    yield from _titled(by)


def _against_lines(by: Gathered) -> Iterator[str]:
    yield f"{FOR_ASSESSOR}: reads against {_codes(by)}, and needs your judgement"
    yield from _titled(by)


def _codes(by: Gathered) -> str:
    return ", ".join(code for code, _, _ in by)


def _titled(by: Gathered, only: str = "") -> Iterator[str]:
    """A line for each criterion; the code again only where there are several."""
    for (code, title, only_named), says in by.items():
        lead = f"{code} " if len(by) > 1 else ""
        yield f"{lead}{title}: {'; '.join(says)}{only if only_named else ''}"


def _check_lines(by: Gathered) -> Iterator[str]:
    yield f"{FOR_ASSESSOR}: please check"
    for (_, about, _), says in by.items():
        yield f"{about}. {' '.join(says)}"


def _gathered(
    said: Iterable[_Said],
    account: Account,
    lines: Callable[[Gathered], Iterator[str]],
    *,
    private: bool,
) -> Iterator[Note]:
    for group in _together(sorted(said, key=lambda one: (one.start, one.end)), account):
        by: dict[tuple[str, str, bool], list[str]] = {}
        for one in sorted(group, key=lambda one: (one.rank, one.comes_last, one.start)):
            says = by.setdefault((one.code, one.about, one.only_named), [])
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
