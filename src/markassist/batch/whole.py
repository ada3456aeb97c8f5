"""A report ↔ the bytes that hold all of it, its account's text and blocks too: what `review` opens."""

import msgspec
from msgspec import Struct

from markassist.errors import ReadError
from markassist.values import Report
from markassist.version import __version__

FOLDER = ".whole/"
"""Where a batch keeps them, one an account."""
_FORM = 1
"""Another number, and nothing of an earlier version can be read."""


class _Whole(Struct, frozen=True):
    form: int
    engine: str
    report: Report


class Whole(Struct, frozen=True):
    """A report as it was kept, and the version of this package that made it."""

    engine: str
    report: Report


def whole_bytes(report: Report) -> bytes:
    """JSON in UTF-8; its quotes are exact. The same report, the same bytes."""
    return msgspec.json.encode(_Whole(_FORM, __version__, report), order="deterministic")


def read_whole(data: bytes, path: str) -> Whole:
    """The report in these bytes, which stand at `path`. Raises ReadError where they are none of ours."""
    try:
        found = msgspec.json.decode(data, type=_Whole)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReadError.at(path, "this is no report kept by a batch", "run the batch anew") from error
    if found.form != _FORM:
        raise ReadError.at(path, "another version of markassist kept this", "run the batch anew")
    return Whole(found.engine, found.report)
