"""The store's decisions → how well assessors agree with the engine, and where they do not, with quotes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, select

from markassist.renderers import layout
from markassist.renderers.masking import mask_report
from markassist.review.access import Act, Who, check
from markassist.review.items import Kind
from markassist.review.quality.measure import Confusion, Kappas, Said, confusion, kappas
from markassist.review.state import NOT_ASSESSED, account_row, report_of, states
from markassist.review.store import tables
from markassist.review.store.opening import Store
from markassist.vocabulary import STATUS_RANK, Status

ENGINE = "engine"
_CREDIT = 2
"""The rank from which there is some evidence."""


class Difference(Struct, frozen=True):
    """A criterion of an account on which engine and assessor differ in finding some evidence."""

    account: str
    name: str
    code: str
    assessor: str
    person: Status
    engine: Status
    reason: str | None
    confirmed: tuple[str, ...]
    """The passages that the assessor let count, masked."""
    located: tuple[str, ...]
    """The engine's evidence where the assessor found none, and its near misses where it found none itself."""


class Agreement(Struct, frozen=True):
    """How well assessors and the engine agree on one rubric."""

    rubric: str
    accounts: int
    overall: Kappas
    criteria: Mapping[str, Kappas]
    """By code, in the order of the rubric."""
    assessors: Mapping[str, Kappas]
    """By name: each assessor with the engine."""
    confusion: Confusion
    """The person's status first, then the engine's."""
    differences: tuple[Difference, ...]
    """Of accounts whose words are still kept."""


def rubrics(store: Store, who: Who) -> tuple[str, ...]:
    """The rubrics that accounts have been marked by."""
    check(who, Act.READ_QUALITY)
    with store.reading() as connection:
        found = connection.execute(select(tables.accounts.c.rubric).distinct())
        return tuple(sorted(found.scalars()))


def agreement(store: Store, who: Who, rubric: str) -> Agreement:
    """Compare every decided criterion with what was suggested for it; what is left out does not count."""
    check(who, Act.READ_QUALITY)
    with store.reading() as connection:
        rows = _decided(connection, rubric)
        differences = tuple(_differences(connection, rows))
    codes = list(dict.fromkeys(row.code for row in rows))
    names = sorted({row.decided_by for row in rows})
    return Agreement(
        rubric=rubric,
        accounts=len({row.account for row in rows}),
        overall=kappas(_said(rows)),
        criteria={code: kappas(_said(row for row in rows if row.code == code)) for code in codes},
        assessors={name: kappas(_said(row for row in rows if row.decided_by == name)) for name in names},
        confusion=confusion(_said(rows)),
        differences=differences,
    )


def _decided(connection: Connection, rubric: str) -> Sequence[Row[Any]]:
    items, accounts = tables.items, tables.accounts
    found = (
        select(items, accounts.c.name.label("account_name"), accounts.c.state)
        .join(accounts, (accounts.c.id == items.c.account) & (accounts.c.marking == items.c.marking))
        .where(items.c.kind == Kind.CRITERION.value, items.c.decision.is_not(None))
        .where(items.c.outcome != NOT_ASSESSED, accounts.c.rubric == rubric)
        .order_by(items.c.position, accounts.c.cohort, accounts.c.id)
    )
    return connection.execute(found).all()


def _said(rows: Any) -> list[Said]:  # noqa: ANN401 - rows of `_decided`
    return [(row.account, row.outcome, row.suggested) for row in rows]


def _differences(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Difference]:
    apart = [
        row for row in rows if row.state != "erased" and _credits(row.outcome) != _credits(row.suggested)
    ]
    for account in dict.fromkeys(row.account for row in apart):
        of_account = account_row(connection, account)
        found = states(connection, of_account)
        report = mask_report(report_of(of_account))
        text = report.account.text
        for row in (row for row in apart if row.account == account):
            finding = next(f for f in report.findings if f.code == row.code)
            located = finding.evidence if _credits(row.suggested) else finding.near_misses
            spans = [item.at for item in found if item.counts and item.at[0] == row.code]
            item = next(item for item in found if item.key == row.key)
            yield Difference(
                account=account,
                name=row.account_name,
                code=row.code,
                assessor=row.decided_by,
                person=Status(row.outcome),
                engine=Status(row.suggested),
                reason=item.reason,
                confirmed=tuple(dict.fromkeys(layout.one_line(text[s:e]) for _, s, e in spans)),
                located=tuple(dict.fromkeys(layout.one_line(e.quote) for e in located)),
            )


def _credits(status: str) -> bool:
    return STATUS_RANK[Status(status)] >= _CREDIT
