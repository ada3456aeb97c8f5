"""For whoever administers the workspace: people, and what is kept; and for everybody, their own password."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from markassist.errors import UsageError
from markassist.review import people, sessions
from markassist.review.access import Act, Role, check
from markassist.review.keeping import keeping, stated
from markassist.review.web import said
from markassist.review.web.pages import back, page
from markassist.review.web.seats import AnySeat, OwnForm, Sent

routes = APIRouter()


@routes.get("/people")
def everybody(request: Request, seat: AnySeat) -> Response:
    """Who may sign in, and as what."""
    found = people.users(seat.store, seat.who)
    note = request.query_params.get("note", "")
    return page(request, "people.html.j2", people=found, roles=said.ROLE, note=note)


@routes.post("/people")
def added(sent: OwnForm) -> Response:
    """Let somebody in."""
    told = (sent.text("name"), _roles(sent), sent.text("password"), sent.text("learner") or None)
    people.add(sent.seat.store, sent.seat.who, *told)
    return back("/people", "added")


@routes.post("/people/change")
def changed(sent: OwnForm) -> Response:
    """Let somebody in no more, or again; or give them other roles."""
    name, active = sent.text("name"), sent.text("active")
    store, who = sent.seat.store, sent.seat.who
    if active:
        people.change(store, who, name, is_active=active == "yes")
    else:
        people.change(store, who, name, roles=_roles(sent), learner=sent.text("learner") or None)
    return back("/people", "changed")


@routes.post("/people/password")
def given(sent: OwnForm) -> Response:
    """Give somebody a new password."""
    check(sent.seat.who, Act.MANAGE_PEOPLE)
    people.set_password(sent.seat.store, sent.seat.who, sent.text("name"), sent.text("password"))
    return back("/people", "password")


@routes.get("/password")
def password(request: Request, seat: AnySeat) -> Response:
    """Where one changes one's own."""
    return page(request, "password.html.j2")


@routes.post("/password")
def own_password(request: Request, sent: OwnForm) -> Response:
    """Change one's own, having given the present one; every session of one's own ends."""
    name, where = sent.seat.who.name, request.client.host if request.client else "nowhere"
    if sent.text("password") != sent.text("again"):
        raise UsageError.at("password", "the two are not the same", "type the new one twice")
    people.hashed(sent.text("password"))
    sessions.sign_in(sent.seat.store, name, sent.text("present"), where)
    people.set_password(sent.seat.store, sent.seat.who, name, sent.text("password"))
    return back("/sign-in", "password")


@routes.get("/keeping")
def kept(request: Request, seat: AnySeat) -> Response:
    """What is kept, where, and for how long."""
    return page(request, "keeping.html.j2", stated=stated(keeping(seat.store.folder)))


def _roles(sent: Sent) -> list[Role]:
    return [Role(name) for name in sent.texts("role") if name in {*Role}]
