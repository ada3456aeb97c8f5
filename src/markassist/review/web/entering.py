"""Coming in and going out."""

import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from markassist.review import sessions
from markassist.review.access import Act, RefusedError
from markassist.review.sessions import Session, SignInError
from markassist.review.web.doors import Alone
from markassist.review.web.pages import NOTES, page
from markassist.review.web.seats import AnySeat, OwnForm, Room, room

routes = APIRouter()
_VISIT = "markassist_visit"
"""The cookie that a sign-in form is bound to, so that nobody is signed in by another's form."""

Here = Annotated[Room, Depends(room)]


@routes.get("/")
def home(seat: AnySeat) -> Response:
    """To what somebody comes for."""
    return RedirectResponse(first_page(seat.may), 303)


def first_page(may: Any) -> str:  # noqa: ANN401 - `Seat.may`
    """Where somebody with these roles begins."""
    if may(Act.READ_ACCOUNT):
        return "/accounts"
    return "/own" if may(Act.READ_OWN) else "/people"


@routes.get("/open")
def opened(request: Request, here: Here, key: str = "") -> Response:
    """The printed address, exchanged for a session's cookie; the address then holds no key any more."""
    found = here.door.enter(key) if isinstance(here.door, Alone) else None
    if found is None:
        raise RefusedError.at("workspace", "this address opens nothing", "use the one that was printed last")
    return _seated(request, here, found)


@routes.get("/sign-in")
def asked(request: Request, here: Here) -> Response:
    """The form to sign in with."""
    note = NOTES.get(request.query_params.get("note", ""), "")
    return sign_in_page(request, here, note=note)


@routes.post("/sign-in")
async def signed_in(request: Request, here: Here) -> Response:
    """Begin a session, or say in the same words whatever was wrong that it did not."""
    from starlette.concurrency import run_in_threadpool  # noqa: PLC0415 - beside its only use

    form = await request.form(max_files=0, max_fields=20)
    name, password = str(form.get("name", "")), str(form.get("password", ""))
    visit = request.cookies.get(_VISIT, "")
    if not visit or not sessions.is_own_form(visit, str(form.get("csrf", ""))):
        return sign_in_page(request, here, 403, fault="The form had grown old. Please sign in once more.")
    if not here.door.is_team:
        raise RefusedError.at("workspace", "nobody signs in here", "use the address that was printed")
    where = request.client.host if request.client else "nowhere"
    try:
        found = await run_in_threadpool(sessions.sign_in, here.store, name, password, where)
    except SignInError as error:
        told = error.faults[0]
        response = sign_in_page(
            request, here, 429 if error.wait else 401, fault=f"{told.wrong}; {told.remedy}."
        )
        if error.wait:
            response.headers["Retry-After"] = str(error.wait)
        return response
    return _seated(request, here, found)


@routes.post("/sign-out")
def signed_out(request: Request, sent: OwnForm, here: Here) -> Response:
    """End the session."""
    here.door.sign_out(sent.seat.token)
    response = sign_out_page(request, here)
    response.delete_cookie(here.door.cookie, path="/")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def sign_out_page(request: Request, here: Room) -> Response:
    """Where one stands after signing out."""
    request.state.seat = None
    if here.door.is_team:
        return sign_in_page(request, here, note="You have signed out.")
    return page(request, "closed.html.j2", note="You have signed out.", typed=())


def sign_in_page(
    request: Request,
    here: Room,
    status: int = 200,
    *,
    note: str = "",
    fault: str = "",
    typed: tuple[tuple[str, str], ...] = (),
) -> Response:
    """The form, bound to a cookie; `typed` is what somebody wrote before their session ended."""
    if not here.door.is_team:
        return page(request, "closed.html.j2", status if status != 200 else 401, note=note, typed=typed)
    visit = request.cookies.get(_VISIT) or secrets.token_urlsafe(24)
    response = page(
        request,
        "sign_in.html.j2",
        status,
        note=note,
        fault=fault,
        typed=typed,
        csrf=sessions.csrf(visit),
    )
    _cookie(request, response, _VISIT, visit)
    return response


def _seated(request: Request, here: Room, found: Session) -> Response:
    response = RedirectResponse("/", 303)
    _cookie(request, response, here.door.cookie, found.token)
    return response


def _cookie(request: Request, response: Response, name: str, value: str) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, httponly=True, samesite="strict", secure=secure, path="/")
