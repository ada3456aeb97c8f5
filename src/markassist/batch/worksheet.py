"""Moodle's grading worksheet and feedback by participant → the worksheet with it, else byte for byte.

Columns are found by name, as Moodle's importer finds them; what a cell held before stays. Fields that nobody
fills keep their very bytes: quotation marks, line ends, the mark at the beginning of the file.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from markassist.errors import Fault, Place, UsageError

IDENTIFIER, FEEDBACK = "Identifier", "Feedback comments"
_BOM = "\ufeff"
_NUMBER = re.compile(r"(\d+)\s*$")


class Filled(Struct, frozen=True):
    """A worksheet that was filled."""

    data: bytes
    filled: tuple[str, ...]
    """The participants whose cell was empty and is no more."""
    kept: tuple[str, ...]
    """The participants whose cell held something, which stays."""


class _Field(Struct, frozen=True):
    """One field of a line: its value, and its bytes' text with quotation marks and all."""

    value: str
    raw: str


class _Line(Struct, frozen=True):
    """One line of fields, what parts them and what ends it."""

    fields: tuple[_Field, ...]
    end: str
    number: int


def filled(data: bytes, path: str | Path, feedback: Mapping[str, str]) -> Filled:
    """Fill the feedback column for the participants of these numbers.

    Raises UsageError where this is no grading worksheet.
    """
    text = _decoded(data, path)
    mark, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    comma = max(",;\t", key=text.partition("\n")[0].count)
    lines = list(_lines(text, comma))
    identifier, column = _columns(lines, path)
    out, done, kept = [_raw(lines[0], comma)], [], []
    for line in lines[1:]:
        number = _number(line, identifier)
        if number not in feedback or column >= len(line.fields):
            out.append(_raw(line, comma))
        elif line.fields[column].value.strip():
            kept.append(number)
            out.append(_raw(line, comma))
        else:
            done.append(number)
            fields = list(line.fields)
            fields[column] = _Field(feedback[number], _quoted(feedback[number]))
            out.append(_raw(_Line(tuple(fields), line.end, line.number), comma))
    return Filled((mark + "".join(out)).encode(), tuple(done), tuple(kept))


def _decoded(data: bytes, path: str | Path) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        remedy = "download it from Moodle again, or save it as “CSV UTF-8”"
        raise UsageError.at(path, "it is no text in UTF-8", remedy) from fault


def _columns(lines: list[_Line], path: str | Path) -> tuple[int, int]:
    """Where the identifier and the feedback stand."""
    names = [field.value.strip() for field in lines[0].fields] if lines else []
    for wanted in (IDENTIFIER, FEEDBACK):
        if wanted not in names:
            there = f"it has {', '.join(names)}" if any(names) else "it has no columns"
            remedy = "switch on feedback comments and the offline worksheet in Moodle, and download it again"
            wrong = f"there is no column “{wanted}” ({there})"
            raise UsageError(Fault(Place(str(path), 1), wrong, remedy))
    return names.index(IDENTIFIER), names.index(FEEDBACK)


def _number(line: _Line, identifier: int) -> str:
    if identifier >= len(line.fields):
        return ""
    found = _NUMBER.search(line.fields[identifier].value)
    return found[1] if found else ""


def _lines(text: str, comma: str) -> Iterator[_Line]:
    """The lines with each field as it is written."""
    fields: list[_Field] = []
    at, number = 0, 0
    while at < len(text):
        field, at = _field(text, at, comma)
        fields.append(field)
        if text[at : at + 1] == comma:
            at += 1
            if at == len(text):
                fields.append(_Field("", ""))
            continue
        end = "\r\n" if text[at : at + 2] == "\r\n" else text[at : at + 1]
        at += len(end)
        number += 1
        yield _Line(tuple(fields), end, number)
        fields = []
    if fields:
        yield _Line(tuple(fields), "", number + 1)


def _field(text: str, at: int, comma: str) -> tuple[_Field, int]:
    """The field that begins at a place, and where it ends."""
    start = at
    if text[at : at + 1] == '"':
        at += 1
        while at < len(text) and (text[at] != '"' or text[at + 1 : at + 2] == '"'):
            at += 2 if text[at] == '"' else 1
        at = min(at + 1, len(text))
        value = text[start + 1 : at - 1].replace('""', '"')
    else:
        value = ""
    rest = at
    while at < len(text) and text[at] not in (comma, "\r", "\n"):
        at += 1
    return _Field(value + text[rest:at], text[start:at]), at


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def _raw(line: _Line, comma: str) -> str:
    return comma.join(field.raw for field in line.fields) + line.end
