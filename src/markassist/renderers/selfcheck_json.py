"""A self-check → its object (`markassist/selfcheck/1`; contract, section 6) and its JSON text."""

from typing import Final

from markassist.renderers import report_json
from markassist.renderers.json_text import Json, write
from markassist.selfcheck import Item, SelfCheck
from markassist.version import __version__

SCHEMA: Final = "markassist/selfcheck/1"


def render(selfcheck: SelfCheck) -> bytes:
    """One indented object and a line end, in UTF-8."""
    return f"{dumps(selfcheck)}\n".encode()


def dumps(selfcheck: SelfCheck, *, indent: int | None = 2) -> str:
    """JSON text without a final line end; `indent=None` is one line, for JSON Lines."""
    return write(to_dict(selfcheck), indent=indent)


def to_dict(selfcheck: SelfCheck) -> dict[str, Json]:
    """The object, with nothing of the marking key in it."""
    rubric = selfcheck.rubric
    return {
        "schema": SCHEMA,
        "engine": __version__,
        "rubric": {
            "id": rubric.id,
            "title": selfcheck.title,
            "version": rubric.version,
            "sha256": rubric.sha256,
        },
        "account": report_json.account(selfcheck.account),
        "profile": selfcheck.profile,
        "items": [_item(item) for item in selfcheck.items],
        "counts": [{"label": c.label, "found": c.found, "of": c.of} for c in selfcheck.counts],
        "identifiers": [
            {"quote": i.quote, "start": i.start, "end": i.end, "paragraph": i.paragraph, "says": i.says}
            for i in selfcheck.identifiers
        ],
        "signposts": list(selfcheck.signposts),
        "changes": list(selfcheck.changes),
    }


def _item(item: Item) -> Json:
    return {
        "code": item.code,
        "wording": item.wording,
        "questions": list(item.questions),
        "passages": [
            {"quote": p.quote, "start": p.start, "end": p.end, "paragraph": p.paragraph, "section": p.section}
            for p in item.passages
        ],
        "pointers": list(item.pointers),
    }
