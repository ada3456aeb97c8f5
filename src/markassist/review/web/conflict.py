"""Two people on one item → both versions side by side, with nothing of either lost."""

from fastapi import Request
from starlette.responses import Response

from markassist.review.decision import Decision
from markassist.review.reading import AccountView, Wording
from markassist.review.state import ItemState
from markassist.review.web.pages import page
from markassist.review.web.seats import Sent


def clash(request: Request, sent: Sent, view: AccountView, now: ItemState, own: Decision | None) -> Response:
    """A decision that came second; it may be sent again, on the version that now stands."""
    is_whole = len(sent.texts("key")) == 1
    return page(
        request,
        "conflict.html.j2",
        409,
        view=view,
        line=view.line,
        now=now,
        own=own,
        fields=_fields(sent, now.version) if is_whole and own is not None else None,
    )


def wording_clash(request: Request, sent: Sent, view: AccountView, theirs: Wording | None) -> Response:
    """Feedback that came second: both texts, and one's own still to be changed and kept."""
    return page(
        request,
        "wording_conflict.html.j2",
        409,
        view=view,
        line=view.line,
        theirs=theirs,
        own=sent.text("text"),
        code=sent.text("code"),
        open=sent.text("open"),
    )


def _fields(sent: Sent, version: int) -> list[tuple[str, str]]:
    """The form as it was sent, but for the version that it was decided on."""
    kept = [(name, str(value)) for name, value in sent.form.multi_items() if name not in {"csrf", "seen"}]
    return [*kept, ("seen", str(version))]
