"""How somebody comes in: alone at this machine by the address that was printed, or by name and password."""

import hmac
import secrets
from datetime import timedelta
from typing import Final, Protocol

from markassist.review import sessions
from markassist.review.access import Who
from markassist.review.sessions import Session
from markassist.review.store.opening import Store

_HOURS: Final = 12


class Door(Protocol):
    """Who a cookie is."""

    @property
    def cookie(self) -> str:
        """The cookie's name."""

    @property
    def is_team(self) -> bool:
        """Whether people sign in by name and password."""

    def current(self, token: str) -> Session | None:
        """Whose session a token is, if it is anybody's."""

    def sign_out(self, token: str) -> None:
        """End a session."""


class Alone:
    """One person at this machine: whoever has the printed address is them, until the program ends."""

    is_team = False

    def __init__(self, store: Store, who: Who, key: str | None = None) -> None:
        self.key = key or secrets.token_urlsafe(32)
        """What stands in the printed address."""
        self._store, self._who = store, who
        self._sessions: dict[str, Session] = {}

    @property
    def cookie(self) -> str:
        """One of its own for each program, as two on one machine share their cookies."""
        return f"markassist_{hmac.new(self.key.encode(), b'cookie', 'sha256').hexdigest()[:12]}"

    def enter(self, key: str) -> Session | None:
        """A session for whoever has the printed address; None for anybody else."""
        if not hmac.compare_digest(key.encode(errors="replace"), self.key.encode()):
            return None
        token = secrets.token_urlsafe(32)
        expires = self._store.now() + timedelta(hours=_HOURS)
        self._sessions[token] = Session(token, sessions.csrf(token), self._who, expires)
        return self._sessions[token]

    def current(self, token: str) -> Session | None:
        """Whose session a token is, until it has run out."""
        found = self._sessions.get(token)
        return found if found and found.expires > self._store.now() else None

    def sign_out(self, token: str) -> None:
        """End a session; the printed address opens another."""
        self._sessions.pop(token, None)


class Team:
    """Several people, each by name and password."""

    is_team = True
    cookie = "markassist_session"

    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self, token: str) -> Session | None:
        """Whose session a token is, until it has run out or they may no longer sign in."""
        return sessions.current(self._store, token)

    def sign_out(self, token: str) -> None:
        """End a session."""
        sessions.sign_out(self._store, token)
