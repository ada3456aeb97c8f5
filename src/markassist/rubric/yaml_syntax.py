"""A YAML parser's complaint → a fault in plain English, with its place and remedy."""

import re
from typing import TYPE_CHECKING

import yaml

from markassist.errors import Fault

if TYPE_CHECKING:
    from markassist.rubric.source_file import SourceFile

QUOTE_IT = "put the whole text between quotation marks, or below its field after “>-”"

_COMPLAINTS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a colon followed by a space stands inside plain text", QUOTE_IT),
    ("unexpected end of stream", "quotation marks are opened and not closed", "close them"),
    ("expected ',' or ']'", "a list in square brackets is not closed, or lacks a comma", "write [one, two]"),
    (
        "expected ',' or '}'",
        "fields in braces are not closed, or lack a comma",
        "write {name: value, name: value}",
    ),
    (
        "expected '-' indicator",
        "this line does not belong to the list above it",
        "begin it with “- ”, or indent it",
    ),
    (
        "expected key",
        "this line does not fit the lines above it",
        "give it the same indentation as its neighbours",
    ),
    (
        "expected ':'",
        "a field's name stands without its colon",
        "write “name: value”, with a space after the colon",
    ),
    (
        "block sequence entries",
        "a list begins on the line of its field",
        "begin each entry, “- …”, on its own line",
    ),
    (
        "unknown escape character",
        "a backslash means something else between double quotes",
        "use single quotes",
    ),
    ("undefined alias", "“*” at the beginning means an alias, and there are none here", QUOTE_IT),
    ("alphabetic or numeric character", "“*” or “&” stands at the beginning of plain text", QUOTE_IT),
    ("undefined tag handle", "“!” at the beginning means a tag, and there are none here", QUOTE_IT),
    ("expected a single document", "a second document begins here", "take the line “---” away"),
    (
        "expected <document start>",
        "what stands above has ended, and this cannot follow it",
        "look at the lines above",
    ),
    ("control characters", "a control character stands in the text", "delete it"),
    (
        "comment or line break",
        "“|” or “>” begins a text, and something follows it on its line",
        "begin the text on the line below",
    ),
    ("nesting depth", "fields nest too deep", "look for a bracket or dash too many"),
    ("node content", "a bracket or a comma stands where a value is expected", QUOTE_IT),
    ("special characters", "a control character stands in the text", "delete it"),
)


def syntax_fault(file: "SourceFile", text: str, error: yaml.YAMLError) -> Fault:
    """Say what is wrong with the YAML, and where."""
    line, column = _place(text, error)
    lines = text.splitlines()
    at = lines[line - 1] if 0 < line <= len(lines) else ""
    wrong, remedy = _by_line(at, column, error) or _by_character(at, column) or _by_complaint(error)
    return file.fault(line, column, wrong, remedy)


def _place(text: str, error: yaml.YAMLError) -> tuple[int, int]:
    if isinstance(error, yaml.reader.ReaderError):
        position = min(error.position, len(text))
        return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
    mark = getattr(error, "problem_mark", None)
    if mark is None or mark.index >= len(text.rstrip()) or _stays_open(error):
        mark = getattr(error, "context_mark", None) or mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def _stays_open(error: yaml.YAMLError) -> bool:
    """Whether a bracket is not closed: what is wrong stands where it opens, not where the parser stumbles."""
    return "did not find expected ',' or" in (getattr(error, "problem", None) or "")


def _by_line(line: str, column: int, error: yaml.YAMLError) -> tuple[str, str] | None:
    if re.search(r":\s+\[[^\]]*\]\(", line):
        return "plain text cannot begin with a square bracket", QUOTE_IT
    if (
        not _stays_open(error)
        and re.fullmatch(r"\s*[\w-]+", line[: column - 1])
        and line[column - 1 : column] == ":"
    ):
        return "this field does not fit the lines above it", "give it the same indentation as its neighbours"
    return None


def _by_character(line: str, column: int) -> tuple[str, str] | None:
    character = line[column - 1 : column]
    if character == "\t" or "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab stands where only spaces may", "indent with spaces"
    if character and character in "@`%":
        return (
            f"plain text cannot begin with “{character}”",
            f'put it between quotation marks: "{_word(line, column)}"',
        )
    return None


def _word(line: str, column: int) -> str:
    match = re.match(r"[^\s,\]}]+", line[column - 1 :])
    return match[0] if match else ""


def _by_complaint(error: yaml.YAMLError) -> tuple[str, str]:
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    context = getattr(error, "context", None) or ""
    for sign, wrong, remedy in _COMPLAINTS:
        if sign in problem or sign in context:
            return wrong, remedy
    return f"this is not YAML ({problem})", "look at this line and the one above it"
