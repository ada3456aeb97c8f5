"""A report and the file it was made from → what comes back in Word: the learner's own file, or a report."""

from msgspec import Struct

from markassist import extras
from markassist.renderers import word
from markassist.returns.notes import notes
from markassist.returns.word_copy import is_word, with_comments
from markassist.values import Report


class Returned(Struct, frozen=True):
    """What comes back in Word."""

    document: bytes
    """The learner's own file with comments, or a report."""
    summary: bytes | None
    """What stands beside a learner's own file; None where python-docx is not installed."""


def returned(report: Report, data: bytes, path: str) -> Returned:
    """What comes back for an account of one file, of which these are the bytes.

    Raises UsageError where a report is to be written and python-docx is not installed.
    """
    if not is_word(data, path):
        return Returned(word.render(report), None)
    summary = word.summary(report) if extras.is_there("docx") else None
    return Returned(with_comments(data, path, notes(report)), summary)
