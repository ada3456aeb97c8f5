"""How well assessors and engine agree, which accounts to look at, and deciding blind together."""

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from markassist.review import reading
from markassist.review.access import Act, check
from markassist.review.quality import acceptance, agree, sampling, standardise
from markassist.review.quality.drawing import drawing, figure
from markassist.review.quality.shown import ORDER, rows
from markassist.review.reading import AccountLine
from markassist.review.state import OUTCOMES
from markassist.review.web import said
from markassist.review.web.pages import back, page
from markassist.review.web.seats import AnySeat, OwnForm, Seat, whole

routes = APIRouter()


@routes.get("/quality")
def quality(request: Request, seat: AnySeat, rubric: str = "") -> Response:
    """Agreement on one rubric: drawn, in figures, and every difference with its quotes."""
    known = agree.rubrics(seat.store, seat.who)
    chosen = rubric if rubric in known else next(iter(known), "")
    found = agree.agreement(seat.store, seat.who, chosen)
    lines = rows(found)
    title = f"How well assessors and engine agree on {chosen}"
    return page(
        request,
        "quality.html.j2",
        rubrics=known,
        rubric=chosen,
        found=found,
        lines=lines,
        drawn=Markup(drawing(lines, title)),
        figure=figure,
        order=ORDER,
        taken=acceptance.acceptance(seat.store, seat.who, chosen),
    )


@routes.get("/sampling")
def plans(request: Request, seat: AnySeat) -> Response:
    """Every sampling plan."""
    return page(
        request,
        "sampling.html.j2",
        plans=sampling.samples(seat.store, seat.who),
        may_sample=seat.who.may(Act.SAMPLE),
        note=request.query_params.get("note", ""),
    )


@routes.post("/sampling")
def drawn(sent: OwnForm) -> Response:
    """Draw a sample."""
    new = [name.strip() for name in sent.text("new").split(",") if name.strip()]
    made = sampling.plan(
        sent.seat.store, sent.seat.who, sent.number("seed"), stage=sent.text("stage"), new=new
    )
    return back(f"/sampling/{made.id}", "sampled")


@routes.get("/sampling/{sample}")
def plan(request: Request, seat: AnySeat, sample: str) -> Response:
    """One plan: which accounts and why, and what was found."""
    return page(
        request,
        "sample.html.j2",
        plan=sampling.sample(seat.store, seat.who, sample),
        looked=said.LOOKED,
        may_sample=seat.who.may(Act.SAMPLE),
        note=request.query_params.get("note", ""),
    )


@routes.post("/sampling/{sample}/look")
def looked(sent: OwnForm, sample: str) -> Response:
    """Say what one found in a sampled account."""
    account, told = sent.text("account"), (sent.text("outcome"), sent.text("note"))
    sampling.look(sent.seat.store, sent.seat.who, sample, account, *told)
    return back(f"/sampling/{sample}", "looked")


@routes.get("/standardise")
def exercises(request: Request, seat: AnySeat) -> Response:
    """Every exercise."""
    may = seat.who.may(Act.STANDARDISE)
    return page(
        request,
        "exercises.html.j2",
        exercises=standardise.exercises(seat.store, seat.who),
        may_begin=may,
        lines=sorted(reading.accounts(seat.store, seat.who), key=_called) if may else (),
        note=request.query_params.get("note", ""),
    )


def _called(line: AccountLine) -> tuple[str, str]:
    return line.cohort, line.learner.casefold()


@routes.post("/standardise")
def begun(sent: OwnForm) -> Response:
    """Begin an exercise."""
    made = standardise.begin(sent.seat.store, sent.seat.who, sent.text("title"), sent.texts("account"))
    return back(f"/standardise/{made}", "begun")


@routes.get("/standardise/{exercise}")
def exercise(request: Request, seat: AnySeat, exercise: str) -> Response:
    """One exercise: its accounts, and once it is closed what all said."""
    check(seat.who, Act.TAKE_PART)
    known = standardise.exercises(seat.store, seat.who)
    one = next((found for found in known if found.id == exercise), None)
    if one is None or one.closed is not None:
        return _compared(request, seat, exercise)
    names = {line.id: line for line in reading.accounts(seat.store, seat.who)}
    may = seat.who.may(Act.STANDARDISE)
    note = request.query_params.get("note", "")
    return page(request, "exercise.html.j2", one=one, names=names, may_close=may, note=note)


def _compared(request: Request, seat: Seat, exercise: str) -> Response:
    found = standardise.compare(seat.store, seat.who, exercise)
    pairs = {f"{one} and {other}": kappa for (one, other), kappa in found.between.items()}
    names = {line.id: line.name for line in reading.accounts(seat.store, seat.who)}
    return page(
        request,
        "compared.html.j2",
        found=found,
        pairs=pairs,
        drawn=Markup(drawing(pairs, "How well those who took part agree")),
        figure=figure,
        names=names,
        note=request.query_params.get("note", ""),
    )


@routes.get("/standardise/{exercise}/{account}")
def blind(request: Request, seat: AnySeat, exercise: str, account: str) -> Response:
    """One account of an exercise: its text and the criteria, and nothing that anybody said."""
    shown = standardise.view(seat.store, seat.who, exercise, account)
    return page(request, "blind.html.j2", shown=shown, exercise=exercise, account=account, outcomes=OUTCOMES)


@routes.post("/standardise/{exercise}/{account}")
def said_blind(sent: OwnForm, exercise: str, account: str) -> Response:
    """Keep what somebody decided, blind."""
    code = sent.text("code")
    told = (sent.text("outcome"), sent.text("reason"), whole(sent.text("seen")))
    standardise.decide(sent.seat.store, sent.seat.who, (exercise, account, code), *told)
    return back(f"/standardise/{exercise}/{account}#{'b-' + code.replace('.', '-')}")


@routes.post("/standardise-close/{exercise}")
def closed(sent: OwnForm, exercise: str) -> Response:
    """End an exercise."""
    standardise.close(sent.seat.store, sent.seat.who, exercise)
    return back(f"/standardise/{exercise}", "closed")
