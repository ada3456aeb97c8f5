"""A name and a password → a session, kept as a hash of its token; and a token → who holds it."""

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from msgspec import Struct
from sqlalchemy import Connection, delete, func, insert, select

from markassist.errors import MarkassistError
from markassist.review.access import Who
from markassist.review.keeping import Keeping, keeping
from markassist.review.people import is_right, user_of, user_row
from markassist.review.store import tables
from markassist.review.store.opening import Store, stamp

_BYTES: Final = 32


class SignInError(MarkassistError):
    """Somebody could not sign in. It does not tell whether there is anybody of that name."""

    wait: int = 0
    """Seconds after which they may try again; 0 where they may at once."""


class Session(Struct, frozen=True):
    """Somebody who has signed in."""

    token: str
    """For their cookie alone: whoever has it is them."""
    csrf: str
    """To stand in every form of theirs."""
    who: Who
    expires: datetime


def sign_in(store: Store, name: str, password: str, where: str) -> Session:
    """Begin a session. `where` is the address that asks.

    Raises SignInError, in the same words whatever was wrong; and, before the password is looked at, where
    too many have been tried for this name or from this address.
    """
    rules = keeping(store.folder)
    keys = (_key(store, "name", name.casefold()), _key(store, "where", where))
    with store.writing() as connection:
        wait = _wait(connection, store.now(), keys, rules)
        if not wait:  # counted before it is looked at, so that many at once are no more than many in turn
            for key in keys:
                connection.execute(insert(tables.attempts).values(key=key, at=store.at()))
        row = None if wait else user_row(connection, name)
    if wait:
        raise _refused(wait)
    if not is_right(password, row.password if row is not None else None) or row is None:
        raise _refused(0)
    with store.writing() as connection:
        connection.execute(delete(tables.attempts).where(tables.attempts.c.key.in_(keys)))
        token = secrets.token_urlsafe(_BYTES)
        expires = store.now() + timedelta(hours=rules.session_hours)
        values = {"token_sha256": _hash(token), "user": row.name, "began": store.at()}
        connection.execute(insert(tables.sessions).values(**values, expires=stamp(expires)))
    return Session(token, csrf(token), user_of(row).who, expires)


def current(store: Store, token: str) -> Session | None:
    """Whose session a token is; None where it is nobody's, has run out, or its user may no longer sign in."""
    one = tables.sessions
    with store.reading() as connection:
        asked = one.c.token_sha256 == _hash(token)
        found = connection.execute(select(one).where(asked, one.c.expires > store.at())).first()
        row = user_row(connection, found.user) if found is not None else None
    if found is None or row is None:
        return None
    return Session(token, csrf(token), user_of(row).who, datetime.fromisoformat(found.expires))


def sign_out(store: Store, token: str) -> None:
    """End a session; and forget every one that has run out."""
    one = tables.sessions
    with store.writing() as connection:
        ended = (one.c.token_sha256 == _hash(token)) | (one.c.expires <= store.at())
        connection.execute(delete(one).where(ended))


def csrf(token: str) -> str:
    """What every form of a session holds: nobody makes it who has not its token."""
    return hmac.new(token.encode(errors="surrogatepass"), b"markassist csrf", sha256).hexdigest()


def is_own_form(token: str, given: str) -> bool:
    """Whether a form was made in this session."""
    return hmac.compare_digest(csrf(token), given.encode("ascii", "replace").decode())


def _wait(connection: Connection, now: datetime, keys: tuple[str, ...], rules: Keeping) -> int:
    """Seconds until an attempt is allowed, 0 for now; attempts that no longer count are forgotten."""
    window = timedelta(minutes=rules.attempt_minutes)
    one = tables.attempts
    connection.execute(delete(one).where(one.c.at <= stamp(now - window)))
    waits = [0]
    for key, most in zip(keys, (rules.attempts, rules.attempts_from_one_place), strict=True):
        count, first = connection.execute(
            select(func.count(), func.min(one.c.at)).where(one.c.key == key)
        ).one()
        if count >= most:
            waits.append(int((datetime.fromisoformat(first) + window - now).total_seconds()) + 1)
    return max(waits)


def _refused(wait: int) -> SignInError:
    if wait:
        minutes = -(-wait // 60)
        remedy = f"try again in {minutes} minute{'' if minutes == 1 else 's'}"
        error = SignInError.at("sign in", "too many attempts were made", remedy)
    else:
        error = SignInError.at("sign in", "name and password do not go together", "try again")
    error.wait = wait
    return error


def _key(store: Store, kind: str, value: str) -> str:
    """What attempts are counted by: no name and no address is kept."""
    return sha256(f"{kind}\n{store.folder.resolve()}\n{value}".encode(errors="replace")).hexdigest()


def _hash(token: str) -> str:
    return sha256(token.encode(errors="surrogatepass")).hexdigest()
