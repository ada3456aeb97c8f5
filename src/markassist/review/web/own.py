"""A learner's own pages: feedback that was released to them, and self-checks that they made."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from markassist.api import desk
from markassist.errors import UsageError
from markassist.render import render_selfcheck
from markassist.review import learners, release
from markassist.review.access import Act, check
from markassist.review.state import MissingError
from markassist.review.web.guard import OWN_PAGE
from markassist.review.web.pages import back, download, page
from markassist.review.web.seats import AnySeat, OwnForm

routes = APIRouter(prefix="/own")
_FILE = 4_000_000


@routes.get("")
def own(request: Request, seat: AnySeat) -> Response:
    """Both lists, and where a self-check is made."""
    return page(
        request,
        "own.html.j2",
        released=learners.released(seat.store, seat.who),
        selfchecks=learners.selfchecks(seat.store, seat.who),
        rubrics=desk.rubrics(),
        note=request.query_params.get("note", ""),
    )


@routes.get("/feedback/{account}/{number}")
def feedback(request: Request, seat: AnySeat, account: str, number: int) -> Response:
    """One's own feedback."""
    one = learners.released_feedback(seat.store, seat.who, account, number)
    forms = tuple(release.FORMS)
    return page(request, "own_feedback.html.j2", one=one, account=account, number=number, forms=forms)


@routes.get("/feedback/{account}/{number}/file.{form}")
def file(seat: AnySeat, account: str, number: int, form: str) -> Response:
    """One's own feedback as a file."""
    if form not in release.FORMS:
        raise MissingError.at("feedback", "there is no such file", "choose HTML, Word or PDF")
    one = learners.released_feedback(seat.store, seat.who, account, number)
    return download(release.FORMS[form](one), form, "feedback")


@routes.post("/selfchecks")
def checked(sent: OwnForm) -> Response:
    """Make a self-check of a draft, and keep it."""
    check(sent.seat.who, Act.CHECK_OWN)
    name, data = _draft(sent)
    made = desk.made_selfcheck(data, sent.text("rubric"), name)
    kept = learners.keep_selfcheck(sent.seat.store, sent.seat.who, made)
    return back(f"/own/selfchecks/{kept}")


@routes.get("/selfchecks/{name}")
def selfcheck(seat: AnySeat, name: str) -> Response:
    """One's own self-check: the page that `markassist check -f html` writes."""
    one = learners.selfcheck(seat.store, seat.who, name)
    return HTMLResponse(render_selfcheck(one, "html"), headers={"Content-Security-Policy": OWN_PAGE})


@routes.post("/selfchecks/{name}/drop")
def dropped(sent: OwnForm, name: str) -> Response:
    """Throw one away."""
    learners.drop_selfcheck(sent.seat.store, sent.seat.who, name)
    return back("/own", "dropped")


def _draft(sent: OwnForm) -> tuple[str, bytes]:
    """The name and bytes of what was sent: a file, or else the text that was typed."""
    upload = sent.file("file")
    if upload is not None:
        data = upload.file.read(_FILE + 1)
        if len(data) > _FILE:
            raise UsageError.at("the file", f"it has more than {_FILE:,} bytes", "send a smaller one")
        return (upload.filename or "draft.txt").replace("\\", "/").rpartition("/")[2], data
    if not sent.text("text").strip():
        raise UsageError.at("the draft", "there is nothing to look at", "type or paste it, or choose a file")
    return "draft.txt", sent.text("text").encode("utf-8", errors="replace")
