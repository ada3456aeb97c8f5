"""The HTTP API: one FastAPI application, its OpenAPI description at /openapi.json.

Every answer that says no is `{"error": "what is wrong; what to do"}`. No word of any account is logged, kept
on disk or sent on.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Annotated, Literal

from fastapi import Depends, FastAPI, Header, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from markassist.api import desk
from markassist.api.body import BodyLimit
from markassist.api.jobs import Handed, Job, Jobs
from markassist.api.keys import Keys
from markassist.api.limits import ACCOUNTS_IN_JOB, BODY_BYTES, PER_MINUTE, Rate
from markassist.errors import MarkassistError
from markassist.version import __version__

_NO_KEY = "this needs a key; send it as “Authorization: Bearer KEY” or “X-API-Key: KEY”"


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Asked(_Closed):
    """An account, and the rubric to hold it against."""

    text: str = Field(description="The account, as plain text.")
    rubric: str = Field(
        description="The id of a shipped rubric; see GET /api/rubrics.", examples=["residential_attachment"]
    )
    name: str = Field(
        default=desk.NAME, max_length=200, description="What to call the account in the answer."
    )


class CheckAsked(Asked):
    """A draft for a learner's self-check."""

    profile: Literal["open", "generic"] = Field(
        default="open", description="generic: questions only, no pointers to sources."
    )


class JobAccount(_Closed):
    """One account of a job."""

    name: str = Field(min_length=1, max_length=200)
    text: str


class JobAsked(_Closed):
    """Many accounts, to be marked one after another."""

    rubric: str
    accounts: list[JobAccount] = Field(min_length=1, max_length=ACCOUNTS_IN_JOB)


class JobState(_Closed):
    """How far a job has come."""

    id: str
    done: int
    total: int
    is_finished: bool
    faults: dict[str, str]


def application(keys: Keys, *, per_minute: int = PER_MINUTE, body_bytes: int = BODY_BYTES) -> FastAPI:
    """The application that answers whoever holds one of these keys."""
    jobs, rate = Jobs(), Rate(per_minute)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        jobs.stop()

    app = FastAPI(
        title="markassist",
        version=__version__,
        summary="Find, in a learner's account, the words that bear on each criterion of a rubric.",
        description="The engine locates and suggests; only a person decides.",
        docs_url=None,  # its page would fetch scripts from elsewhere
        redoc_url=None,
        lifespan=life,
    )
    app.add_middleware(BodyLimit, limit=body_bytes)
    _tell_faults(app)

    def caller(
        authorization: Annotated[str | None, Header()] = None,
        x_api_key: Annotated[str | None, Header()] = None,
    ) -> str:
        """Who asks. Raises HTTPException 401 for whoever has no key, 429 for whoever asks too often."""
        scheme, _, bearer = (authorization or "").partition(" ")
        holder = keys.holder(x_api_key or (bearer.strip() if scheme.lower() == "bearer" else ""))
        if holder is None:
            raise HTTPException(401, _NO_KEY, {"WWW-Authenticate": "Bearer"})
        if seconds := rate.wait(holder):
            wrong = f"more than {per_minute} requests in a minute; try again in {seconds} seconds"
            raise HTTPException(429, wrong, {"Retry-After": str(seconds)})
        return holder

    _marking(app, caller)
    _jobs(app, caller, jobs)
    return app


def _marking(app: FastAPI, caller: Callable[..., str]) -> None:
    allowed = [Depends(caller)]

    @app.get("/api/rubrics", dependencies=allowed)
    def rubrics() -> dict[str, str]:
        """The shipped rubrics: id and title."""
        return desk.rubrics()

    @app.post("/api/mark", dependencies=allowed)
    def mark(asked: Asked) -> Response:
        """The assessor's report: the JSON that `markassist schema report` describes."""
        return _json(desk.report(asked.text, asked.rubric, asked.name))

    @app.post("/api/check", dependencies=allowed)
    def check(asked: CheckAsked) -> Response:
        """The learner's self-check: the JSON that `markassist schema selfcheck` describes."""
        return _json(desk.selfcheck(asked.text, asked.rubric, asked.profile, asked.name))


def _jobs(app: FastAPI, caller: Callable[..., str], jobs: Jobs) -> None:
    @app.post("/api/jobs", status_code=202)
    def start(asked: JobAsked, holder: Annotated[str, Depends(caller)]) -> JobState:
        """Take many accounts on. Ask how far they are with GET /api/jobs/ID."""
        if asked.rubric not in desk.rubrics():
            raise HTTPException(422, f"there is no rubric “{asked.rubric}”; see GET /api/rubrics")
        names = [account.name for account in asked.accounts]
        if len({*names}) < len(names):
            raise HTTPException(422, "two accounts have one name; name each otherwise")
        job = jobs.start(holder, asked.rubric, [Handed(one.name, one.text) for one in asked.accounts])
        if job is None:
            raise HTTPException(429, "too many jobs are still at work; wait until one has finished")
        return _state(job)

    @app.get("/api/jobs/{job_id}")
    def state(job_id: str, holder: Annotated[str, Depends(caller)]) -> JobState:
        """How far a job of yours has come."""
        return _state(_own(jobs, holder, job_id))

    @app.get("/api/jobs/{job_id}/reports")
    def reports(job_id: str, holder: Annotated[str, Depends(caller)]) -> Response:
        """The reports of a finished job as a JSON array, in the order of its accounts."""
        job = _own(jobs, holder, job_id)
        if not job.is_finished:
            raise HTTPException(409, f"{job.done} of {job.total} accounts are marked; ask again later")
        return _json(b"[" + b",".join(job.results) + b"]")


def _own(jobs: Jobs, holder: str, job_id: str) -> Job:
    if (job := jobs.of(holder, job_id)) is None:
        raise HTTPException(404, "there is no such job of yours; jobs are gone when the server stops")
    return job


def _state(job: Job) -> JobState:
    return JobState(
        id=job.id, done=job.done, total=job.total, is_finished=job.is_finished, faults=dict(job.faults)
    )


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json")


def _tell_faults(app: FastAPI) -> None:
    """Every fault as one line, none of which repeats what was sent."""

    @app.exception_handler(HTTPException)
    def refused(_: Request, fault: HTTPException) -> JSONResponse:
        return JSONResponse({"error": str(fault.detail)}, fault.status_code, fault.headers)

    @app.exception_handler(RequestValidationError)
    def misshapen(_: Request, fault: RequestValidationError) -> JSONResponse:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:]) or "the body"
        return JSONResponse({"error": f"{where}: {first['msg']}; see /openapi.json for what is asked"}, 422)

    @app.exception_handler(MarkassistError)
    def faulty(_: Request, fault: MarkassistError) -> JSONResponse:
        return JSONResponse({"error": str(fault)}, 422)
