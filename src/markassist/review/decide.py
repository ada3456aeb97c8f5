"""What a person decides on a suggestion → the store and its ledger, or a conflict that is told plainly."""

from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, insert, select, update

from markassist.errors import MarkassistError, UsageError
from markassist.review.access import Act, Who, check
from markassist.review.canonical import salted, storable
from markassist.review.decision import Choice, Decision, check_code, check_decision, check_span
from markassist.review.items import Kind, own_key
from markassist.review.record import about, append, keep_words
from markassist.review.state import NOT_ASSESSED, ItemState, account_row, report_of, states
from markassist.review.store import tables
from markassist.review.store.opening import Store


class ConflictError(MarkassistError):
    """Somebody else has been there first. `now` is how the item stands."""

    now: ItemState | None = None


def decide(store: Store, who: Who, account: str, key: str, decision: Decision, seen: int) -> ItemState:
    """Decide on one item, and say how it then stands.

    `seen` is the version of it that was decided on. The same decision sent twice is made once.

    Raises ConflictError where the item has moved on, or the account is released; UsageError where the
    decision is none; MissingError where there is no such item; RefusedError.
    """
    check(who, Act.DECIDE)
    decision = replace(decision, reason=storable((decision.reason or "").strip()) or None)
    with store.writing() as connection:
        row = open_account(connection, account)
        item = _item(connection, row, key)
        if item.version != seen:
            return _again(item, who, decision, seen)
        if item.kind is Kind.ALERT:
            raise UsageError.at(key, "an alert is seen, not decided on", "mark it as seen")
        check_decision(item, decision, _text(row), _codes(connection, row))
        made = _Made(connection, store.at(), who, row)
        made.set(item, decision)
        if (alongside := _alongside(decision)) is not None:
            for one in states(connection, row):
                if one.code == item.code and one.kind is Kind.EVIDENCE and one.decision is None:
                    made.set(one, alongside, {"with": item.key})
        return _item(connection, row, key)


def see(store: Store, who: Who, account: str, key: str) -> ItemState:
    """Say that an alert has been seen. Raises as `decide` does."""
    check(who, Act.DECIDE)
    with store.writing() as connection:
        row = open_account(connection, account)
        item = _item(connection, row, key)
        if item.kind is not Kind.ALERT:
            raise UsageError.at(key, "this is no alert", "accept, change or reject it")
        if item.decision is None:
            _Made(connection, store.at(), who, row).put(item, "seen", {"decision": "seen"}, None, {})
        return _item(connection, row, key)


def reopen(store: Store, who: Who, account: str, key: str, seen: int) -> ItemState:
    """Take back what was decided on an item, so that it is open again. Raises as `decide` does."""
    check(who, Act.DECIDE)
    with store.writing() as connection:
        row = open_account(connection, account)
        item = _item(connection, row, key)
        if item.version != seen:
            raise _conflict(item)
        if item.decision is not None:
            _Made(connection, store.at(), who, row).put(item, "reopen", {}, None, {})
        return _item(connection, row, key)


def add_own(
    store: Store, who: Who, account: str, code: str, span: tuple[int, int], reason: str | None = None
) -> ItemState:
    """Add a span of the account's text as evidence for a criterion; it counts at once. Raises as `decide`."""
    check(who, Act.DECIDE)
    key = own_key(code, *span)
    with store.writing() as connection:
        row = open_account(connection, account)
        check_code(code, _codes(connection, row))
        check_span(_text(row), span)
        there = next(iter(states(connection, row, [key])), None) or _insert_own(connection, row, code, span)
        if there.decision != "accept":
            made = _Made(connection, store.at(), who, row)
            made.put(there, "own", {"decision": "accept"}, reason, {})
        return _item(connection, row, key)


def open_account(connection: Connection, account: str) -> Any:  # noqa: ANN401 - a row of accounts
    """The account, if decisions on it may change. Raises ConflictError where it has been released."""
    row = account_row(connection, account)
    if row.state == "released":
        wrong = "feedback on this account has been released"
        raise ConflictError.at("account", wrong, "withdraw the release first, then change what you need to")
    return row


class _Made:
    """Puts decisions of one person on one account, at one moment."""

    def __init__(self, connection: Connection, at: str, who: Who, account: Any) -> None:  # noqa: ANN401
        self._connection, self._at, self._who, self._account = connection, at, who, account
        self._whole: str | None = None

    def set(self, item: ItemState, decision: Decision, more: dict[str, Any] | None = None) -> None:
        values: dict[str, Any] = {"decision": decision.choice.value}
        told = dict(more or {})
        if item.kind is Kind.CRITERION:
            values["outcome"] = decision.outcome or item.suggested
        elif decision.choice is Choice.CHANGE:
            start, end = decision.span or (item.start, item.end)
            values |= {"to_start": start, "to_end": end, "to_code": decision.code or item.code}
            told["to"] = [values["to_code"], start, end]
        self.put(item, decision.choice.value, values, decision.reason, told)

    def put(
        self, item: ItemState, kind: str, values: dict[str, Any], reason: str | None, more: dict[str, Any]
    ) -> None:
        """Change an item's row, and tell of it in the ledger."""
        words, digest = keep_words(self._connection, self._account.id, reason)
        cleared = dict.fromkeys(("decision", "outcome", "to_start", "to_end", "to_code"))
        by = {"decided_by": self._who.name, "decided_at": self._at, "reason": words}
        own = (tables.items.c.account == self._account.id) & (tables.items.c.key == item.key)
        new = {**cleared, **by, **values, "version": item.version + 1}
        self._connection.execute(update(tables.items).where(own).values(**new))
        _touch(self._connection, self._account, self._who, self._at)
        span = None if item.start is None or item.end is None else (item.start, item.end)
        append(
            self._connection,
            self._at,
            self._who.name,
            kind,
            **about(self._account),
            item=item.key,
            suggested=item.suggested,
            span=span,
            quote_sha256=None if span is None else salted(self._account.salt, self._quote(*span)),
            decided=new["outcome"] or new["decision"],
            reason_sha256=digest,
            more={**more, "version": item.version + 1},
        )

    def _quote(self, start: int, end: int) -> str:
        if self._whole is None:
            self._whole = _text(self._account)
        return self._whole[start:end]


def _text(account: Any) -> str:  # noqa: ANN401 - a row of accounts
    return report_of(account).account.text


def _codes(connection: Connection, account: Any) -> frozenset[str]:  # noqa: ANN401 - a row of accounts
    items = tables.items.c
    found = select(items.code).where(items.account == account.id, items.kind == Kind.CRITERION.value)
    return frozenset(connection.execute(found).scalars())


def _alongside(decision: Decision) -> Decision | None:
    """What becomes of a criterion's spans with it; those of one that is left out are left out."""
    if decision.outcome == NOT_ASSESSED:
        return Decision(Choice.REJECT, reason=decision.reason)
    return None if decision.rest is None else Decision(decision.rest, reason=decision.reason)


def _touch(connection: Connection, account: Any, who: Who, at: str) -> None:  # noqa: ANN401 - a row
    """Whoever decides first is the account's assessor, unless somebody was named."""
    values = {"touched": at} if account.assessor else {"touched": at, "assessor": who.name}
    connection.execute(update(tables.accounts).where(tables.accounts.c.id == account.id).values(**values))


def _insert_own(connection: Connection, account: Any, code: str, span: tuple[int, int]) -> ItemState:  # noqa: ANN401
    key = own_key(code, *span)
    row = {"account": account.id, "key": key, "kind": Kind.OWN.value, "position": 1_000_000, "code": code}
    row |= {"suggested": "own", "start": span[0], "end": span[1], "marking": account.marking, "version": 1}
    known = (tables.items.c.account == account.id) & (tables.items.c.key == key)
    if connection.execute(update(tables.items).where(known).values(marking=account.marking)).rowcount == 0:
        connection.execute(insert(tables.items).values(**row))
    return _item(connection, account, key)


def _item(connection: Connection, account: Any, key: str) -> ItemState:  # noqa: ANN401 - a row of accounts
    found = states(connection, account, [key])
    if not found:
        raise ConflictError.at(
            key, "this is no longer suggested: the account was marked anew", "open the account again"
        )
    return found[0]


def _again(item: ItemState, who: Who, decision: Decision, seen: int) -> ItemState:
    """The same decision, sent a second time because its answer was lost, is made already."""
    same = item.version == seen + 1 and item.decided_by == who.name
    same = same and item.decision == decision.choice and item.reason == decision.reason
    if same and (item.kind is not Kind.CRITERION or item.outcome == (decision.outcome or item.suggested)):
        return item
    raise _conflict(item)


def _conflict(item: ItemState) -> ConflictError:
    did = f"{item.decided_by} has been here since you opened it" if item.decided_by else "it has changed"
    error = ConflictError.at(
        item.key, f"{did}; your own decision was not kept", "see how it now stands, and decide again"
    )
    error.now = item
    return error
