"""What the tests of the workspace share: three small accounts, a clock that is wound by hand, a few ways."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text

from markassist.review import decide, ledger, reading, record
from markassist.review.access import Who, alone
from markassist.review.decision import Choice, Decision
from markassist.review.items import Kind
from markassist.review.reading import AccountView
from markassist.review.state import ItemState
from markassist.review.store.opening import Store

KAYLEIGH = "Kayleigh Thornbury"
ACCOUNTS = {
    "anna.txt": (
        "On Monday I washed my hands after I cut raw chicken. On Tuesday I put the raw fish in the fridge "
        "because germs grow in the warm.\n\nI would wash my hands before serving.\n"
    ),
    "ben.txt": (
        f"{KAYLEIGH} (DOB 12/03/2014) watched. On Friday I washed my hands after I cut raw meat. "
        "My manager put the fish in the fridge.\n"
    ),
    "cara.txt": "We talked about kitchens. On Sunday I washed my hands after I touched raw eggs.\n",
}
LOOKER = alone("looker")


class Clock:
    """Time goes on by a second whenever it is asked for."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def on(self, **more: float) -> None:
        self.now += timedelta(**more)


def view(store: Store, name: str) -> AccountView:
    """An account by its name in the batch."""
    found = next(line for line in reading.accounts(store, LOOKER) if line.name == name)
    return reading.account(store, LOOKER, found.id)


def of_kind(shown: AccountView, kind: Kind, code: str | None = None) -> list[ItemState]:
    return [item for item in shown.items if item.kind is kind and code in (None, item.code)]


def decide_all(store: Store, who: Who, name: str) -> AccountView:
    """Accept every suggestion that nobody has decided on, and see every alert."""
    account = view(store, name).line.id
    for item in view(store, name).items:
        if item.decision is not None:
            continue
        if item.kind is Kind.ALERT:
            decide.see(store, who, account, item.key)
        elif item.kind is Kind.CRITERION:
            accept = Decision(Choice.ACCEPT, rest=Choice.ACCEPT)
            decide.decide(store, who, account, item.key, accept, item.version)
        elif item.kind is Kind.IDEA:
            decide.decide(store, who, account, item.key, Decision(Choice.ACCEPT), item.version)
    return view(store, name)


def entries(store: Store) -> list[ledger.Entry]:
    with store.reading() as connection:
        return [ledger.entry(row) for row in record.rows(connection)]


def without_guard(store: Store, *statements: str) -> None:
    """Do to the ledger what only somebody with the database in their hands can do."""
    with store.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            for name in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER IF EXISTS ledger_no_{name}"))
        else:
            connection.execute(text("DROP TRIGGER IF EXISTS ledger_is_kept ON ledger"))
        for statement in statements:
            connection.exec_driver_sql(statement)


def body(store: Store, number: int) -> dict[str, Any]:
    """The body of an entry as it lies in the store."""
    with store.engine.connect() as connection:
        found = connection.execute(
            text("SELECT body FROM ledger WHERE number = :n"), {"n": number}
        ).scalar_one()
    result: dict[str, Any] = json.loads(found)
    return result
