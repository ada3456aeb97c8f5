"""The list of accounts, the page of one, and its history."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request
from msgspec import Struct
from starlette.responses import Response

from markassist.renderers import layout
from markassist.renderers.masking import mask_words
from markassist.review import reading, record, wording
from markassist.review.access import Act
from markassist.review.quality.acceptance import acceptance
from markassist.review.reading import AccountLine, AccountView, Told
from markassist.review.store.opening import Store
from markassist.review.web import said
from markassist.review.web.pages import page
from markassist.review.web.seats import AnySeat, Seat
from markassist.review.web.shown import Shown, show

routes = APIRouter()


class Asked(Struct, frozen=True):
    """What the list is narrowed to."""

    q: str
    state: str
    rubric: str
    cohort: str

    def takes(self, line: AccountLine) -> bool:
        """Whether an account is in it."""
        words = " ".join([line.name, line.learner, line.cohort, line.assessor or ""]).casefold()
        return (
            all(word in words for word in self.q.casefold().split())
            and self.rubric in {"", line.rubric}
            and self.cohort in {"", line.cohort}
            and self.state in {"", standing(line)}
        )


class Line(Struct, frozen=True):
    """One event of an account's history."""

    at: str
    who: str
    says: str
    reason: str | None
    quote: str
    number: int


def standing(line: AccountLine) -> str:
    """How an account stands: `alerts`, `undecided`, `ready` or `released`."""
    if line.state == "released":
        return "released"
    return "alerts" if line.unseen else "undecided" if line.undecided else "ready"


@routes.get("/accounts")
def accounts(
    request: Request,
    seat: AnySeat,
    q: Annotated[str, Query(max_length=200)] = "",
    state: str = "",
    rubric: str = "",
    cohort: str = "",
) -> Response:
    """Every account, with most to see to first."""
    lines = reading.accounts(seat.store, seat.who)
    asked = Asked(q, state, rubric, cohort)
    order = {"alerts": 0, "undecided": 1, "ready": 2, "released": 3}
    shown = sorted(
        (line for line in lines if asked.takes(line)),
        key=lambda line: (order[standing(line)], line.priority or "P9", line.cohort, line.name),
    )
    return page(
        request,
        "accounts.html.j2",
        lines=shown,
        total=len(lines),
        asked=asked,
        counts=Counter(standing(line) for line in lines),
        standing=standing,
        rubrics=sorted({line.rubric for line in lines}),
        cohorts=sorted({line.cohort for line in lines}),
        note=request.query_params.get("note", ""),
    )


@routes.get("/accounts/{account}")
def account(request: Request, seat: AnySeat, account: str) -> Response:
    """The account beside the criteria."""
    return shown_page(request, seat, reading.account(seat.store, seat.who, account))


def shown_page(request: Request, seat: Seat, view: AccountView) -> Response:
    """The page of an account, with the criterion open that is asked for or waits first."""
    shown = shown_of(seat, view)
    waits = reading.next_open(view)
    first = next((one.code for one in shown.criteria if one.is_open), "")
    asked = request.query_params.get("open", first)
    return page(
        request,
        "account.html.j2",
        shown=shown,
        view=view,
        line=view.line,
        opened=asked,
        waits=waits,
        reasons=said.REASONS,
        may_decide=seat.who.may(Act.DECIDE) and view.line.state == "open",
        whole=reading.WHOLE,
    )


def shown_of(seat: Seat, view: AccountView) -> Shown:
    """An account's page as this person sees it: their comments, and how often suggestions were taken."""
    may = seat.who.may
    bank = wording.comments(seat.store, seat.who, view.line.id, "") if may(Act.DECIDE) else ()
    rates = acceptance(seat.store, seat.who, view.line.rubric) if may(Act.READ_QUALITY) else {}
    return show(view, bank, rates)


@routes.get("/accounts/{account}/history")
def history(request: Request, seat: AnySeat, account: str) -> Response:
    """What was done on an account, by whom and why."""
    view = reading.account(seat.store, seat.who, account)
    told = reading.history(seat.store, seat.who, account)
    hide = mask_words(view.report)
    lines = [_line(view, one, None if one.reason is None else hide(one.reason)) for one in told]
    return page(request, "history.html.j2", view=view, line=view.line, lines=lines[::-1])


def _line(view: AccountView, told: Told, reason: str | None) -> Line:
    one, account = told.entry, view.report.account
    same = one.span is not None and one.text_sha256 == account.sha256
    quote = layout.one_line(account.text[slice(*one.span)]) if same and one.span else ""
    return Line(one.at, one.who, said.entry(told), reason, quote, one.number)


@routes.get("/record")
def verified(request: Request, seat: AnySeat) -> Response:
    """Whether the record of all that was done still holds."""
    from_here = _verify(seat.store) if seat.who.may(Act.READ_ACCOUNT) or seat.who.may(Act.KEEP) else None
    if from_here is None:
        reading.accounts(seat.store, seat.who)  # refuses, in the words of `access`
    number, flaw = from_here or (0, None)
    return page(request, "record.html.j2", number=number, flaw=flaw)


def _verify(store: Store) -> tuple[int, str | None]:
    number, flaw = record.verify(store)
    return number, None if flaw is None else f"entry {flaw.number}: {flaw.says}"
