"""A store and a door → the application that answers with the workspace's pages.

No page needs the network, none holds a script or a style of its own, and no word of an account is logged.
"""

from collections.abc import Iterable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

from markassist.api.body import BodyLimit
from markassist.api.limits import BODY_BYTES
from markassist.errors import Fault, MarkassistError, Place
from markassist.review.access import RefusedError
from markassist.review.decide import ConflictError
from markassist.review.sessions import SignInError
from markassist.review.state import MissingError
from markassist.review.store.opening import Store
from markassist.review.web import accounts, deciding, entering, quality, releasing, running
from markassist.review.web.doors import Door
from markassist.review.web.guard import Guard
from markassist.review.web.pages import BASE, STATIC, page
from markassist.review.web.seats import Room, SignedOutError

_TYPED = ("reason", "text", "note", "quote", "title")
"""Fields that hold words which somebody thought about."""
_CACHED = {"Cache-Control": "public, max-age=86400"}


def workspace(
    store: Store, door: Door, hosts: Iterable[str] = (), *, body_bytes: int = BODY_BYTES
) -> FastAPI:
    """The workspace's application. `hosts` are the names that it may be called by; none means any."""
    app = FastAPI(title="markassist workspace", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.room = Room(store, door)
    app.add_middleware(BodyLimit, limit=body_bytes)
    # A page holds its form's token, and what is packed can be told by its size; but only from our own pages
    # can a request be made in somebody's session (SameSite=Strict), so nobody else can have it packed again.
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=4)
    app.add_middleware(Guard, hosts=tuple(hosts))

    @app.get("/static/base.css")
    def base() -> Response:
        return FileResponse(BASE, media_type="text/css", headers=_CACHED)

    @app.get("/favicon.ico")
    def icon() -> Response:
        return FileResponse(STATIC / "icon.svg", media_type="image/svg+xml", headers=_CACHED)

    app.mount("/static", StaticFiles(directory=STATIC))
    for room in (entering, accounts, deciding, releasing, quality, running):
        app.include_router(room.routes)
    if door.is_team:
        from markassist.review.web import own  # noqa: PLC0415 - it marks, so it brings spaCy, for learners alone

        app.include_router(own.routes)
    _tell_faults(app)
    return app


def _tell_faults(app: FastAPI) -> None:
    """Every fault as a page that says what is wrong and what to do, with whatever was typed still on it."""

    @app.exception_handler(SignedOutError)
    async def signed_out(request: Request, _: SignedOutError) -> Response:
        typed = await _typed(request)
        note = "Your session has ended. Sign in again to go on." if request.method == "POST" else ""
        return entering.sign_in_page(request, app.state.room, 401, note=note, typed=typed)

    @app.exception_handler(MarkassistError)
    async def faulty(request: Request, error: MarkassistError) -> Response:
        return await _fault(request, _status(error), error.faults)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        wrong = "there is no such page" if error.status_code == 404 else str(error.detail).lower()
        told = Fault(Place("page"), wrong, "go back to where you were")
        return await _fault(request, error.status_code, (told,))

    @app.exception_handler(RequestValidationError)
    async def misshapen(request: Request, _: RequestValidationError) -> Response:
        told = Fault(Place("page"), "the address is not one of ours", "go back to where you were")
        return await _fault(request, 404, (told,))


async def _fault(request: Request, status: int, faults: tuple[Fault, ...]) -> Response:
    return page(request, "fault.html.j2", status, status=status, faults=faults, typed=await _typed(request))


def _status(error: MarkassistError) -> int:
    kinds = ((RefusedError, 403), (MissingError, 404), (ConflictError, 409), (SignInError, 401))
    return next((status for kind, status in kinds if isinstance(error, kind)), 422)


async def _typed(request: Request) -> tuple[tuple[str, str], ...]:
    """The words that somebody sent, so that none of them is lost."""
    if request.method != "POST":
        return ()
    try:
        form: FormData = await request.form(max_files=1, max_fields=1000)
    except (HTTPException, RuntimeError):
        return ()
    return tuple((name, str(form[name])) for name in _TYPED if str(form.get(name, "")).strip())
