"""The people of a workspace: who they are, what they may do, and the hashes of their passwords."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from markassist.errors import UsageError
from markassist.review.access import Act, Role, Who, check
from markassist.review.canonical import sha256, storable
from markassist.review.record import append
from markassist.review.state import MissingError
from markassist.review.store import tables
from markassist.review.store.opening import Store

SHORTEST: Final = 12
"""Characters of a password; NCSC and NIST SP 800-63B ask for length, and for no kinds of signs."""
LONGEST: Final = 200
_NAME: Final = 60


class User(Struct, frozen=True):
    """Somebody who may sign in."""

    name: str
    roles: frozenset[Role]
    learner: str | None
    """Of a learner: as accounts name them."""
    is_active: bool
    added: str

    @property
    def who(self) -> Who:
        """What they may do."""
        return Who(self.name, self.roles, self.learner if Role.LEARNER in self.roles else None)


def add(
    store: Store, who: Who, name: str, roles: Iterable[Role], password: str, learner: str | None = None
) -> User:
    """Let somebody in. A learner is given the name by which accounts know them.

    Where two learners have one name, give `COHORT/NAME`.

    Raises UsageError where the name is taken, the password is short, or no role is given; RefusedError.
    """
    check(who, Act.MANAGE_PEOPLE)
    _check_name(name)
    told = _roles(roles, learner)
    values = {"roles": told, "learner": learner, "password": hashed(password)}
    with store.writing() as connection:
        if _find(connection, name) is not None:
            raise UsageError.at(name, "somebody has this name already", "choose another")
        if learner and any(user.learner == learner for user in _all(connection)):
            raise UsageError.at(learner, "another user is this learner", "give COHORT/NAME if they differ")
        connection.execute(insert(tables.users).values(name=name, **values, is_active=1, added=store.at()))
        _record(connection, store, who, "person_added", name, told)
        return _user(_find(connection, name))


def change(
    store: Store,
    who: Who,
    name: str,
    *,
    roles: Iterable[Role] | None = None,
    learner: str | None = None,
    is_active: bool | None = None,
) -> User:
    """Change what somebody may do, or whether they may sign in at all; their sessions end.

    Raises MissingError where there is nobody of that name; UsageError where nobody could administer then.
    """
    check(who, Act.MANAGE_PEOPLE)
    with store.writing() as connection:
        before = _known(connection, name)
        called = before.learner if learner is None else learner
        told: str = before.roles if roles is None else _roles(roles, called)
        active = bool(before.is_active) if is_active is None else is_active
        own = tables.users.c.name == name
        values = {"roles": told, "learner": called, "is_active": int(active)}
        connection.execute(update(tables.users).where(own).values(**values))
        if not any(Role.ADMINISTRATOR in user.roles and user.is_active for user in _all(connection)):
            raise UsageError.at(name, "nobody could administer the workspace then", "let somebody else first")
        _end_sessions(connection, name)
        _record(connection, store, who, "person_changed", name, told if active else "inactive")
        return _user(_find(connection, name))


def set_password(store: Store, who: Who, name: str, password: str) -> None:
    """Give somebody a new password; their sessions end. One's own, or as an administrator.

    Raises UsageError where it is too short; MissingError; RefusedError.
    """
    if who.name != name:
        check(who, Act.MANAGE_PEOPLE)
    told = hashed(password)
    with store.writing() as connection:
        _known(connection, name)
        own = tables.users.c.name == name
        connection.execute(update(tables.users).where(own).values(password=told))
        _end_sessions(connection, name)
        _record(connection, store, who, "password_set", name, None)


def users(store: Store, who: Who) -> tuple[User, ...]:
    """Everybody, by name."""
    check(who, Act.MANAGE_PEOPLE)
    with store.reading() as connection:
        return _all(connection)


def is_empty(store: Store) -> bool:
    """Whether nobody can sign in yet."""
    with store.reading() as connection:
        return not _all(connection)


def hashed(password: str) -> str:
    """The Argon2id hash of a password, its salt within. Raises UsageError where it is too short or long."""
    if not SHORTEST <= len(password) <= LONGEST:
        wrong = f"a password has {SHORTEST} to {LONGEST} characters"
        raise UsageError.at("password", wrong, "three or four words that mean nothing together do well")
    return _hasher().hash(password.encode(errors="surrogatepass"))


def is_right(password: str, kept: str | None) -> bool:
    """Whether a password is the one of a hash; without a hash as much time is spent, and the answer is no."""
    try:
        _hasher().verify(kept or _nobodys(), password.encode(errors="surrogatepass"))
    except (Argon2Error, InvalidHashError):
        return False
    return kept is not None


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash("nobody has this password")


def user_row(connection: Connection, name: str) -> Any:  # noqa: ANN401 - a row of users, or None
    """The row of an active user, with the hash of their password."""
    found = _find(connection, name)
    return found if found is not None and found.is_active else None


def user_of(row: Any) -> User:  # noqa: ANN401 - a row of users
    """A row as a User."""
    return _user(row)


def _find(connection: Connection, name: str) -> Any:  # noqa: ANN401 - a row of users, or None
    return connection.execute(select(tables.users).where(tables.users.c.name == storable(name))).first()


def _known(connection: Connection, name: str) -> Any:  # noqa: ANN401 - a row of users
    found = _find(connection, name)
    if found is None:
        raise MissingError.at(name, "there is nobody of this name", "see the list of people")
    return found


def _all(connection: Connection) -> tuple[User, ...]:
    rows = connection.execute(select(tables.users).order_by(tables.users.c.name))
    return tuple(_user(row) for row in rows)


def _user(row: Any) -> User:  # noqa: ANN401 - a row of users
    roles = frozenset(Role(role) for role in row.roles.split())
    return User(row.name, roles, row.learner, bool(row.is_active), row.added)


def _roles(roles: Iterable[Role], learner: str | None) -> str:
    found = frozenset(roles)
    if not found:
        raise UsageError.at("roles", "somebody without a role may do nothing", f"give {' or '.join(Role)}")
    if Role.LEARNER in found and len(found) > 1:
        raise UsageError.at("roles", "a learner has no other role", "make a second user for it")
    if (Role.LEARNER in found) != bool(learner):
        raise UsageError.at(
            "roles",
            "a learner, and nobody else, is given the name that accounts bear",
            "give both or neither",
        )
    return " ".join(sorted(found))


def _check_name(name: str) -> None:
    if not 0 < len(name) <= _NAME or not name.isprintable() or name != name.strip():
        raise UsageError.at("name", "this is no name to sign in with", "give 1 to 60 characters on one line")


def _end_sessions(connection: Connection, name: str) -> None:
    connection.execute(delete(tables.sessions).where(tables.sessions.c.user == name))


def _record(connection: Connection, store: Store, who: Who, kind: str, name: str, state: str | None) -> None:
    """Tell of it in the ledger, a learner by a hash alone."""
    row = _find(connection, name)
    shown = sha256(f"{row.added}\n{name}")[:16] if row.learner else name
    append(connection, store.at(), who.name, kind, item=shown, decided=state)
