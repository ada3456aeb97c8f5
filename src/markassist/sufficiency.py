"""Findings → signals of how far one account can reach: observations for the assessor, never a verdict."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from markassist.judge import occasion
from markassist.rubric.compile import Rubric
from markassist.values import Evidence, Finding, Signal
from markassist.vocabulary import LEVEL_RANK, Level, Status

KIND = "sufficiency"
_LOCATED = frozenset({Status.EVIDENCED, Status.PARTIAL})
_MANY_CRITERIA = 8
"""One account usually reaches six to ten points; from here on the assessor is reminded of it."""
_MANY_CODES = 5
"""A sentence that stands for this many criteria is pointed out."""
_MOST_SENTENCES = 2


def sufficiency(findings: Sequence[Finding], rubric: Rubric, *, is_portfolio: bool) -> tuple[Signal, ...]:
    """The signals, in the rubric's order; in a portfolio one account's reach is not remarked on."""
    reach = () if is_portfolio else _reach(findings)
    return (*_one_of_several(findings, rubric), *_same_words(findings), *reach)


def _one_of_several(findings: Sequence[Finding], rubric: Rubric) -> Iterator[Signal]:
    """A criterion that asks for more than one of something, all of whose practice stands in one place."""
    several = {criterion.code: criterion.spec.several for criterion in rubric.criteria}
    for finding in findings:
        what = several[finding.code]
        acts = [e for e in finding.evidence if LEVEL_RANK[e.level] >= LEVEL_RANK[Level.DEMONSTRATE]]
        if what is None or finding.status not in _LOCATED or len({occasion(e) for e in acts}) != 1:
            continue
        says = (
            f"{finding.code} speaks of {what}, in the plural; what is located stands in one place. "
            "Is there another occasion?"
        )
        yield Signal("one_of_several", KIND, says, acts[0].quote, acts[0].start, acts[0].end)


def _same_words(findings: Sequence[Finding]) -> Iterator[Signal]:
    """Sentences that stand as evidence under many criteria: one occasion, however often they count."""
    codes: dict[tuple[str | None, int], list[str]] = defaultdict(list)
    first: dict[tuple[str | None, int], Evidence] = {}
    for finding in findings:
        if finding.status not in _LOCATED:
            continue
        for e in finding.evidence:
            place = (e.piece, e.sentence)
            if finding.code not in codes[place]:
                codes[place].append(finding.code)
            first.setdefault(place, e)
    many = [place for place in codes if len(codes[place]) >= _MANY_CODES]
    for place in sorted(many, key=lambda place: (-len(codes[place]), first[place].start))[:_MOST_SENTENCES]:
        e = first[place]
        says = f"This sentence stands under {_listed(codes[place])}. It is one occasion, not several."
        yield Signal("same_sentence_again", KIND, says, e.quote, e.start, e.end)


def _reach(findings: Sequence[Finding]) -> Iterator[Signal]:
    located = sum(finding.status in _LOCATED for finding in findings)
    if located >= _MANY_CRITERIA:
        says = (
            f"This one account is located against {located} of {len(findings)} criteria. "
            "Is each of them shown well enough, and over time?"
        )
        yield Signal("one_account_many_criteria", KIND, says)


def _listed(codes: Sequence[str]) -> str:
    return f"{', '.join(codes[:-1])} and {codes[-1]}"
