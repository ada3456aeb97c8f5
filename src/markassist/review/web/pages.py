"""A template and what it shows → a page: every value escaped, no script or style within it."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from markassist.renderers import layout, words
from markassist.renderers.page import key
from markassist.review import feedback
from markassist.review.web import said
from markassist.version import __version__

HERE: Final = Path(__file__).parent
STATIC: Final = HERE / "static"
BASE: Final = HERE.parents[1] / "renderers" / "templates" / "base.css"
"""The colours and letters that every page of ours has."""


def page(request: Request, template: str, status: int = 200, /, **shown: Any) -> HTMLResponse:  # noqa: ANN401
    """Fill in a template, for whoever has come in."""
    seat = getattr(request.state, "seat", None)
    here = request.url.path
    told = environment().get_template(template).render(seat=seat, here=here, stamp=stamp(), **shown)
    return HTMLResponse(told.encode("utf-8", "replace"), status)


def back(path: str, note: str = "") -> RedirectResponse:
    """To a page of ours, by GET; `note` is one of `NOTES`."""
    place, _, fragment = path.partition("#")
    told = f"{place}{'&' if '?' in place else '?'}note={note}" if note else place
    return RedirectResponse(f"{told}#{fragment}" if fragment else told, 303)


NOTES: Final = {
    "released": "The feedback is released.",
    "withdrawn": "The release is taken back: the learner sees it no more.",
    "added": "They may sign in now.",
    "changed": "It is changed; their sessions have ended.",
    "password": "The password is set.",
    "sampled": "The sample is drawn.",
    "looked": "What you found is kept.",
    "begun": "The exercise has begun.",
    "closed": "The exercise is closed: everybody in it now sees what all said.",
    "kept": "It is kept.",
    "dropped": "It is gone.",
}


def download(data: bytes, form: str, name: str) -> Response:
    """A file to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(data, media_type=_TYPES[form], headers=headers)


_TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@cache
def stamp() -> str:
    """What changes whenever a style or a script does."""
    files = [BASE, *sorted(STATIC.iterdir())]
    return sha256(b"".join(path.read_bytes() for path in files if path.is_file())).hexdigest()[:12]


@cache
def environment() -> Environment:
    """The templates."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"words": words, "layout": layout, "key": key, "said": said, "version": __version__}
    made.globals |= {"told": feedback, "NOTES": NOTES}
    made.filters |= {"line": layout.one_line, "capital": words.sentence, "plain": words.plain}
    made.filters |= {"day": said.day, "outcome": said.outcome, "suggested": said.suggested}
    return made
