"""Decided accounts → which of them an internal quality assurer looks at, by risk, assessor and unit, and why.

Nothing is settled in code: the rates are the centre's own, in `sampling.yaml` (domain reference, F5).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from random import Random
from typing import Any, Final

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection, insert, select, update

from markassist.errors import UsageError
from markassist.review.access import Act, Who, check
from markassist.review.canonical import new_id
from markassist.review.decide import ConflictError
from markassist.review.keeping import settings
from markassist.review.quality.risk import HIGH, LOW, MEDIUM, Work, of_account, of_assessor, work
from markassist.review.record import about, append, keep_words
from markassist.review.state import MissingError, account_row
from markassist.review.store import tables
from markassist.review.store.opening import Store

FILE: Final = "sampling.yaml"
OUTCOMES: Final = ("agree", "action", "disagree")
"""What a quality assurer can say of an assessor's decisions on an account."""


class Rates(BaseModel):
    """What share of an assessor's accounts is looked at, in per cent, by how closely to look at them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    high: int = Field(default=100, ge=0, le=100)
    medium: int = Field(default=50, ge=0, le=100)
    low: int = Field(default=20, ge=0, le=100)
    new_until: int = Field(default=10, ge=0)
    """Accounts that somebody has to have decided on before they are no longer new."""


class Sampled(Struct, frozen=True):
    """One account to look at."""

    account: str
    name: str | None
    """None where its words have been erased."""
    assessor: str
    unit: str
    risk: int
    """Of the assessor: 2, 1 or 0."""
    why: tuple[str, ...]
    outcome: str | None = None
    note: str | None = None
    by: str | None = None
    at: str | None = None


class Sample(Struct, frozen=True):
    """A sampling plan."""

    id: str
    at: str
    by: str
    seed: int
    stage: str
    """`interim`, on accounts still open, or `summative`, on released ones."""
    population: int
    """How many accounts it was drawn from."""
    rates: dict[str, int]
    accounts: tuple[Sampled, ...]

    @property
    def looked_at(self) -> int:
        """How many of its accounts somebody has said something of."""
        return sum(one.outcome is not None for one in self.accounts)


def plan(store: Store, who: Who, seed: int, *, stage: str = "summative", new: Iterable[str] = ()) -> Sample:
    """Draw a sample: the same work, rates and seed give the same one. Nobody samples their own decisions.

    From each assessor and unit it takes the share that the assessor's risk asks for, at least one where that
    share is above nought: accounts with most signs first, the rest by lot.

    Raises UsageError where there is nothing to sample, RefusedError.
    """
    check(who, Act.SAMPLE)
    rates = settings(store.folder / FILE, Rates)
    states = {"interim": "open", "summative": "released"}
    if stage not in states:
        raise UsageError.at("stage", "there is no such stage", f"give {' or '.join(states)}")
    with store.writing() as connection:
        done = [one for one in work(connection, states[stage]) if one.assessor != who.name]
        if not done:
            raise UsageError.at("sample", "nobody else has decided on anything yet", "sample later")
        chosen = tuple(_chosen(done, rates, seed, tuple(new)))
        told = {"stage": stage, "population": len(done), "rates": rates.model_dump(), "new": sorted(new)}
        name = _keep(connection, store, who, seed, (told, chosen))
    return sample(store, who, name)


def samples(store: Store, who: Who) -> tuple[Sample, ...]:
    """Every sampling plan, newest first."""
    check(who, Act.READ_QUALITY)
    with store.reading() as connection:
        rows = connection.execute(select(tables.samples).order_by(tables.samples.c.at.desc())).all()
        return tuple(_sample(connection, row) for row in rows)


def sample(store: Store, who: Who, name: str) -> Sample:
    """A sampling plan by its id. Raises MissingError."""
    check(who, Act.READ_QUALITY)
    with store.reading() as connection:
        row = connection.execute(select(tables.samples).where(tables.samples.c.id == name)).first()
        if row is None:
            raise MissingError.at("sample", "there is no such plan", "go back to the list")
        return _sample(connection, row)


def look(store: Store, who: Who, name: str, account: str, outcome: str, note: str = "") -> None:
    """Say what one thinks of an assessor's decisions on a sampled account: one of `OUTCOMES`.

    Raises UsageError where another outcome than `agree` has no note; ConflictError where somebody has said
    something already; MissingError where it is not in the sample; RefusedError on one's own decisions.
    """
    check(who, Act.SAMPLE)
    if outcome not in OUTCOMES:
        raise UsageError.at("outcome", "this is no outcome", f"give one of {', '.join(OUTCOMES)}")
    if outcome != "agree" and not note.strip():
        raise UsageError.at("note", "a note is asked for", "say in a few words what you found")
    one = tables.sampled
    with store.writing() as connection:
        row = account_row(connection, account)
        own = (one.c.sample == name) & (one.c.account == account)
        found = connection.execute(select(one).where(own)).first()
        if found is None:
            raise MissingError.at("sample", "this account is not in it", "go back to the plan")
        if found.assessor == who.name:
            raise UsageError.at(
                "sample", "these are your own decisions", "another quality assurer looks at them"
            )
        if found.outcome is not None:
            raise ConflictError.at("sample", f"{found.by} has looked at it already", "see what they found")
        words, digest = keep_words(connection, account, note)
        values = {"outcome": outcome, "note": words, "by": who.name, "at": store.at()}
        connection.execute(update(one).where(own).values(**values))
        more = {"sample": name, "assessor": found.assessor}
        told = {"decided": outcome, "reason_sha256": digest, "more": more}
        append(connection, store.at(), who.name, "sampled", **about(row), **told)


def _chosen(done: Sequence[Work], rates: Rates, seed: int, new: Sequence[str]) -> Iterator[Sampled]:
    random = Random(seed)
    shares = {HIGH: rates.high, MEDIUM: rates.medium, LOW: rates.low}
    for assessor in sorted({one.assessor for one in done}):
        theirs = [one for one in done if one.assessor == assessor]
        risk, reason = of_assessor(theirs, rates.new_until, new)
        for unit in sorted({one.unit for one in theirs}):
            stratum = [one for one in theirs if one.unit == unit]
            lots = {one.account: random.random() for one in stratum}
            ordered = sorted(stratum, key=lambda one: (-of_account(one)[0], lots[one.account]))
            for one in ordered[: ceil(len(stratum) * shares[risk] / 100)]:
                signs = of_account(one)[1] or ("by lot",)
                share = f"{assessor}: {reason}, so {shares[risk]} % of {unit}"
                yield Sampled(one.account, None, assessor, unit, risk, (share, *signs))


def _keep(
    connection: Connection, store: Store, who: Who, seed: int, told: tuple[dict[str, Any], Sequence[Sampled]]
) -> str:
    name, (plan_told, chosen) = new_id(), told
    values = {"id": name, "at": store.at(), "by": who.name, "seed": seed}
    connection.execute(insert(tables.samples).values(**values, plan=json.dumps(plan_told)))
    rows = [
        {
            "sample": name,
            "account": one.account,
            "assessor": one.assessor,
            "unit": one.unit,
            "risk": one.risk,
            "why": json.dumps(one.why),
        }
        for one in chosen
    ]
    if rows:
        connection.execute(insert(tables.sampled), rows)
    accounts = [one.account for one in chosen]
    more = {"sample": name, "seed": seed, "plan": plan_told, "accounts": accounts}
    append(connection, store.at(), who.name, "sample", more=more)
    return name


def _sample(connection: Connection, row: Any) -> Sample:  # noqa: ANN401 - a row of samples
    one, accounts, words = tables.sampled, tables.accounts, tables.words
    found = (
        select(one, accounts.c.name, words.c.text.label("note_text"))
        .join(accounts, accounts.c.id == one.c.account)
        .outerjoin(words, words.c.id == one.c.note)
        .where(one.c.sample == row.id)
        .order_by(one.c.assessor, one.c.unit, accounts.c.cohort, accounts.c.name, one.c.account)
    )
    told = json.loads(row.plan)
    return Sample(
        id=row.id,
        at=row.at,
        by=row.by,
        seed=row.seed,
        stage=told["stage"],
        population=told["population"],
        rates=told["rates"],
        accounts=tuple(_sampled(line) for line in connection.execute(found)),
    )


def _sampled(row: Any) -> Sampled:  # noqa: ANN401 - a row of sampled
    return Sampled(
        row.account,
        row.name,
        row.assessor,
        row.unit,
        row.risk,
        tuple(json.loads(row.why)),
        row.outcome,
        row.note_text,
        row.by,
        row.at,
    )
