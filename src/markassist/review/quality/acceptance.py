"""The store's decisions → how often what each indicator suggests is taken, to show where it is shown."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import aliased

from markassist.review.access import Act, Who, check
from markassist.review.items import Kind
from markassist.review.state import NOT_ASSESSED
from markassist.review.store import tables
from markassist.review.store.opening import Store


class Acceptance(Struct, frozen=True):
    """What became of an indicator's suggestions, over all accounts and assessors."""

    accepted: int = 0
    changed: int = 0
    """It counted, elsewhere than suggested."""
    rejected: int = 0
    taken_up: int = 0
    """Near misses that an assessor let count."""

    @property
    def decided(self) -> int:
        """How many of its suggestions have been decided on; near misses are not among them."""
        return self.accepted + self.changed + self.rejected

    @property
    def rate(self) -> float | None:
        """The share of them that was taken as it was; None where there is none."""
        return self.accepted / self.decided if self.decided else None


def acceptance(store: Store, who: Who, rubric: str) -> Mapping[tuple[str, str], Acceptance]:
    """By criterion's code and indicator. Criteria that were left out of an account do not count."""
    check(who, Act.READ_QUALITY)
    items, accounts = tables.items, tables.accounts
    whole = aliased(items)
    found = (
        select(items.c.code, items.c.name, items.c.kind, items.c.decision)
        .join(accounts, (accounts.c.id == items.c.account) & (accounts.c.marking == items.c.marking))
        .join(whole, (whole.c.account == items.c.account) & (whole.c.key == items.c.code), isouter=True)
        .where(items.c.kind.in_((Kind.EVIDENCE.value, Kind.NEAR_MISS.value)))
        .where(items.c.decision.is_not(None), accounts.c.rubric == rubric)
        .where(whole.c.outcome.is_(None) | (whole.c.outcome != NOT_ASSESSED))
    )
    with store.reading() as connection:
        counts = Counter(tuple(row) for row in connection.execute(found))
    keys = sorted({(code, name) for code, name, _, _ in counts})
    return {key: _acceptance(counts, *key) for key in keys}


def _acceptance(counts: Counter[tuple[str, ...]], code: str, name: str) -> Acceptance:
    span, near = Kind.EVIDENCE.value, Kind.NEAR_MISS.value
    return Acceptance(
        accepted=counts[code, name, span, "accept"],
        changed=counts[code, name, span, "change"],
        rejected=counts[code, name, span, "reject"],
        taken_up=counts[code, name, near, "accept"] + counts[code, name, near, "change"],
    )
