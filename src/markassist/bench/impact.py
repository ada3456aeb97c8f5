"""Two rubrics and some accounts → which accounts would stand otherwise, for which criterion, and why."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from markassist.renderers.masking import mask_report
from markassist.road import mark
from markassist.rubric.compile import Rubric
from markassist.values import Account, Evidence, Finding
from markassist.vocabulary import STATUS_RANK, Status


class Moved(Struct, frozen=True):
    """Words that count by one of the two rubrics alone; identifiers are masked."""

    evidence: Evidence
    otherwise: Evidence | None
    """The near miss that the other rubric finds there, with its reason; None where it finds nothing."""


class Change(Struct, frozen=True):
    """One criterion of one account, as it stood by the old rubric and stands by the new one."""

    account: str
    code: str
    before: Status | None
    """None where the old rubric has no such criterion."""
    after: Status | None
    """None where the new rubric has none."""
    gained: tuple[Moved, ...] = ()
    """What counts now and did not."""
    lost: tuple[Moved, ...] = ()
    """What counted and does not now."""
    against: tuple[Moved, ...] = ()
    """What goes against it now and did not."""

    @property
    def is_up(self) -> bool:
        """Whether more is located than before."""
        return self.before is not None and self.after is not None and _rank(self.after) > _rank(self.before)


class Impact(Struct, frozen=True):
    """What putting one rubric in the place of another would do."""

    accounts: int
    changes: tuple[Change, ...]
    """By account, in the order given, and by criterion in the new rubric's order."""


def impact(old: Rubric, new: Rubric, accounts: Sequence[Account]) -> Impact:
    """Mark every account by both rubrics; what stands as before is left out. Criteria are matched by code."""
    before = [_findings(account, old) for account in accounts]
    after = [_findings(account, new) for account in accounts]
    codes = tuple(dict.fromkeys([*(c.code for c in new.criteria), *(c.code for c in old.criteria)]))
    changes = (
        change
        for account, first, second in zip(accounts, before, after, strict=True)
        for change in _changes(account.name, codes, first, second)
    )
    return Impact(len(accounts), tuple(changes))


def _findings(account: Account, rubric: Rubric) -> dict[str, Finding]:
    """By code, as people may read them."""
    return {finding.code: finding for finding in mask_report(mark(account, rubric)).findings}


def _changes(
    name: str, codes: Iterable[str], before: dict[str, Finding], after: dict[str, Finding]
) -> Iterator[Change]:
    for code in codes:
        old, new = before.get(code), after.get(code)
        if old is None or new is None:
            yield Change(name, code, old.status if old else None, new.status if new else None)
        elif old.status is not new.status:
            gained, lost = _only(new, old, None), _only(old, new, None)
            against = _only(new, old, "bad_practice")
            yield Change(name, code, old.status, new.status, gained, lost, against)


def _only(one: Finding, other: Finding, why: str | None) -> tuple[Moved, ...]:
    """The spans of an indicator, with this reason, that only one of two findings has."""
    theirs = (*other.evidence, *other.near_misses)
    known = {(e.indicator, e.start, e.end) for e in theirs if _why(e, other) == why}
    mine = [e for e in (*one.evidence, *one.near_misses) if _why(e, one) == why]
    return tuple(
        Moved(e, next((o for o in theirs if o.indicator == e.indicator and _meet(o, e)), None))
        for e in mine
        if (e.indicator, e.start, e.end) not in known
    )


def _why(evidence: Evidence, finding: Finding) -> str | None:
    """Why words do not count; what holds by itself and earns nothing alone counts all the same here."""
    alone = evidence.why == "mention_only" and evidence.why_cue is None and finding.status is Status.ABSENT
    return None if alone else evidence.why


def _meet(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


def _rank(status: Status) -> tuple[int, bool]:
    return STATUS_RANK[status], status is not Status.CONTRADICTED
