"""What an assessor's page sends: decisions, alerts seen, evidence of their own, wording, comments."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from markassist.errors import UsageError
from markassist.review import decide, reading, wording
from markassist.review.decision import Choice, Decision
from markassist.review.items import Kind
from markassist.review.reading import AccountView, Wording
from markassist.review.state import ItemState
from markassist.review.web import found
from markassist.review.web.conflict import clash, wording_clash
from markassist.review.web.pages import back
from markassist.review.web.seats import OwnForm, Sent

routes = APIRouter(prefix="/accounts/{account}")


@routes.post("/decide")
def decided(request: Request, sent: OwnForm, account: str) -> Response:
    """Decide on one item, or on all items of one passage."""
    keys, seen = sent.texts("key"), sent.numbers("seen")
    if not keys or len(keys) != len(seen):
        raise UsageError.at("the form", "it does not say what is decided on", "open the page again")
    view = reading.account(sent.seat.store, sent.seat.who, account)
    choices = [_decision(sent, view, key) for key in keys]
    for key, version, decision in zip(keys, seen, choices, strict=True):
        try:
            decide.decide(sent.seat.store, sent.seat.who, account, key, decision, version)
        except decide.ConflictError as error:
            if error.now is None:
                raise
            return clash(request, sent, view, error.now, decision)
    return _here(account, sent)


@routes.post("/see")
def seen(sent: OwnForm, account: str) -> Response:
    """Say that an alert has been seen."""
    for key in sent.texts("key"):
        decide.see(sent.seat.store, sent.seat.who, account, key)
    return _here(account, sent)


@routes.post("/reopen")
def reopened(request: Request, sent: OwnForm, account: str) -> Response:
    """Take back what was decided."""
    view = reading.account(sent.seat.store, sent.seat.who, account)
    for key, version in zip(sent.texts("key"), sent.numbers("seen"), strict=False):
        try:
            decide.reopen(sent.seat.store, sent.seat.who, account, key, version)
        except decide.ConflictError as error:
            if error.now is None:
                raise
            return clash(request, sent, view, error.now, None)
    return _here(account, sent)


@routes.post("/evidence")
def added(sent: OwnForm, account: str) -> Response:
    """Add a passage as evidence for a criterion."""
    view = reading.account(sent.seat.store, sent.seat.who, account)
    span = found.span(view.report.account.text, sent.text("quote"), sent.text("start"), sent.text("end"))
    reason = sent.text("reason") or None
    decide.add_own(sent.seat.store, sent.seat.who, account, sent.text("code"), span, reason)
    return _here(account, sent)


@routes.post("/feedback")
def written(request: Request, sent: OwnForm, account: str) -> Response:
    """Keep what the assessor wrote to the learner."""
    code, text = sent.text("code"), sent.text("text")
    try:
        wording.write_feedback(sent.seat.store, sent.seat.who, account, code, text, sent.number("seen"))
    except decide.ConflictError:
        view = reading.account(sent.seat.store, sent.seat.who, account)
        theirs: Wording | None = view.feedback.get(code)
        if view.line.state == "released":
            raise
        return wording_clash(request, sent, view, theirs)
    if sent.text("keep"):
        wording.keep_comment(sent.seat.store, sent.seat.who, account, code, text)
    return _here(account, sent)


@routes.post("/comments/{comment}/drop")
def dropped(sent: OwnForm, account: str, comment: str) -> Response:
    """Take a comment out of one's own bank."""
    wording.drop_comment(sent.seat.store, sent.seat.who, comment)
    return _here(account, sent)


def _decision(sent: Sent, view: AccountView, key: str) -> Decision:
    item = next((one for one in view.items if one.key == key), None)
    try:
        choice = Choice(sent.text("choice"))
    except ValueError as error:
        raise UsageError.at("the form", "it says no decision", "accept, change or reject") from error
    reason = sent.text("reason") or None
    if item is None:
        return Decision(choice, reason=reason)
    if item.kind is Kind.CRITERION:
        return _criterion(sent, item, reason)
    if choice is not Choice.CHANGE:
        return Decision(choice, reason=reason)
    text, words = view.report.account.text, (sent.text("quote"), sent.text("start"), sent.text("end"))
    span = found.span(text, *words) if any(words) else None
    code = sent.text("code")
    return Decision(Choice.CHANGE, reason=reason, span=span, code=code if code != item.code else None)


def _criterion(sent: Sent, item: ItemState, reason: str | None) -> Decision:
    outcome = sent.text("outcome") or item.suggested
    choice = Choice.ACCEPT if outcome == item.suggested else Choice.CHANGE
    rest = {"accept": Choice.ACCEPT, "reject": Choice.REJECT}.get(sent.text("rest"))
    return Decision(choice, outcome=outcome, reason=reason, rest=rest)


def _here(account: str, sent: Sent) -> Response:
    """Back to the account, at the criterion that was open and the item that was decided on."""
    opened, place = sent.text("open"), sent.text("place")
    query = f"?open={opened}" if opened and opened.replace(".", "").replace("_", "").isalnum() else ""
    fragment = f"#{place}" if place and place.replace("-", "").isalnum() else ""
    return back(f"/accounts/{account}{query}{fragment}")
