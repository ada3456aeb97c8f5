"""What a release waits for, how it will read, releasing it, and having it as a file."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from markassist.review import reading, release
from markassist.review.access import Act
from markassist.review.feedback import Profile
from markassist.review.state import MissingError
from markassist.review.web import said
from markassist.review.web.pages import back, download, page
from markassist.review.web.seats import AnySeat, OwnForm

routes = APIRouter(prefix="/accounts/{account}")


@routes.get("/release")
def asked(
    request: Request,
    seat: AnySeat,
    account: str,
    profile: str = "open",
    by_when: Annotated[str, Query(max_length=300)] = "",
) -> Response:
    """What it waits for, and the feedback as the learner would read it, or does."""
    view = reading.account(seat.store, seat.who, account)
    chosen = _profile(profile)
    released = view.line.state == "released"
    shown = (
        release.latest(seat.store, seat.who, account)
        if released
        else release.preview(seat.store, seat.who, account, chosen, by_when)
    )
    return page(
        request,
        "release.html.j2",
        view=view,
        line=view.line,
        waiting=() if released else release.waiting(seat.store, seat.who, account),
        one=shown,
        profile=chosen.value,
        by_when=by_when,
        may_release=seat.who.may(Act.RELEASE),
        forms=tuple(release.FORMS),
        profiles=said.PROFILE,
        note=request.query_params.get("note", ""),
    )


@routes.post("/release")
def released(sent: OwnForm, account: str) -> Response:
    """Release it."""
    profile = _profile(sent.text("profile"))
    release.release(sent.seat.store, sent.seat.who, account, profile, sent.text("by_when"))
    return back(f"/accounts/{account}/release", "released")


@routes.post("/withdraw")
def withdrawn(sent: OwnForm, account: str) -> Response:
    """Take it back."""
    release.withdraw(sent.seat.store, sent.seat.who, account, sent.text("reason"))
    return back(f"/accounts/{account}/release", "withdrawn")


@routes.get("/feedback.{form}")
def file(seat: AnySeat, account: str, form: str) -> Response:
    """The released feedback as a file."""
    if form not in release.FORMS:
        raise MissingError.at("feedback", "there is no such file", "choose HTML, Word or PDF")
    told = release.latest(seat.store, seat.who, account)
    return download(release.FORMS[form](told), form, f"feedback-{account[:8]}")


def _profile(name: str) -> Profile:
    return Profile(name) if name in {*Profile} else Profile.OPEN
