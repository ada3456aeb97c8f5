"""A request → who asks, and what they sent; nothing of it is believed until both are known."""

from typing import Annotated, Final

from fastapi import Depends, Request
from msgspec import Struct
from starlette.datastructures import FormData, UploadFile

from markassist.errors import UsageError
from markassist.review import sessions
from markassist.review.access import Act, RefusedError, Who
from markassist.review.sessions import Session
from markassist.review.store.opening import Store
from markassist.review.web.doors import Door

FIELDS: Final = 600
"""Fields of one form: a passage has a key and a version for each of its indicators."""
_LARGEST_NUMBER: Final = 10


class SignedOutError(Exception):
    """Nobody has signed in, or their session has run out."""


class Room(Struct, frozen=True):
    """One workspace that answers."""

    store: Store
    door: Door


class Seat(Struct, frozen=True):
    """Somebody who has come in."""

    store: Store
    who: Who
    csrf: str
    token: str
    is_team: bool

    def may(self, act: str) -> bool:
        """Whether they are let do something; for pages that offer it."""
        return self.who.may(Act(act))


class Sent(Struct, frozen=True):
    """A form of one's own, and who sent it."""

    seat: Seat
    form: FormData

    def text(self, name: str) -> str:
        """A field's text; empty where it was not sent. Line ends are as everywhere else."""
        value = self.form.get(name, "")
        return value.replace("\r\n", "\n") if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return tuple(value for value in self.form.getlist(name) if isinstance(value, str))

    def number(self, name: str) -> int:
        """A field's whole number. Raises UsageError where it is none."""
        return whole(self.text(name))

    def numbers(self, name: str) -> tuple[int, ...]:
        """Every value of a field as whole numbers. Raises UsageError where one is none."""
        return tuple(whole(value) for value in self.texts(name))

    def file(self, name: str) -> UploadFile | None:
        """A file that was sent; None where there is none."""
        value = self.form.get(name)
        return value if isinstance(value, UploadFile) and value.filename else None


def whole(value: str) -> int:
    """A whole number. Raises UsageError where it is none, or longer than any of ours."""
    if not (value.isascii() and value.isdigit() and len(value) <= _LARGEST_NUMBER):
        raise UsageError.at("the form", "a number was expected", "open the page again")
    return int(value)


def room(request: Request) -> Room:
    """The workspace that answers this request."""
    found: Room = request.app.state.room
    return found


def session(request: Request) -> Session | None:
    """Who has signed in, if anybody has."""
    door = room(request).door
    return door.current(request.cookies.get(door.cookie, ""))


def seat(request: Request) -> Seat:
    """Whoever asks. Raises SignedOutError."""
    here, found = room(request), session(request)
    if found is None:
        raise SignedOutError
    request.state.seat = Seat(here.store, found.who, found.csrf, found.token, here.door.is_team)
    return request.state.seat  # type: ignore[no-any-return]


async def sent(request: Request, by: Annotated[Seat, Depends(seat)]) -> Sent:
    """What a page of their own has sent. Raises RefusedError where it was made elsewhere."""
    form = await request.form(max_files=1, max_fields=FIELDS)
    own = Sent(by, form)
    if not sessions.is_own_form(by.token, own.text("csrf")):
        wrong = "this form was not made in your present session"
        raise RefusedError.at("workspace", wrong, "open the page again, and send it from there")
    return own


AnySeat = Annotated[Seat, Depends(seat)]
OwnForm = Annotated[Sent, Depends(sent)]
