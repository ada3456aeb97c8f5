"""A compiled rubric ↔ what is kept of it, so that a rubric that has not changed is not compiled again."""

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from markassist import kept
from markassist.rubric.compile import Rubric, Sources, compile_rubric
from markassist.rubric.schema import Criterion, MisconceptionFile, RubricFile
from markassist.rubric.term_table import TermTable

_KIND = "rubrics"


def key(files: Iterable[Path]) -> str:
    """What a rubric made of these files, by this code, is kept under. Raises OSError where one is gone."""
    code = sorted(Path(__file__).parent.glob("*.py"))
    return kept.key("rubric", map(kept.stamp, (*code, *files)))


def fetch(its_key: str) -> Rubric | None:
    """The rubric that is kept, or None."""
    if (plain := fetch_plain(its_key)) is None:
        return None
    with contextlib.suppress(ValueError, KeyError, TypeError, ValidationError):
        return thaw(plain)
    return None


def fetch_plain(its_key: str) -> dict[str, Any] | None:
    """What `frozen` made of the rubric that is kept, or None."""
    found = kept.fetch(_KIND, its_key)
    return found if isinstance(found, dict) else None


def keep(its_key: str, sources: Sources, table: TermTable) -> None:
    """Keep what a rubric was compiled from, and its compiled terms."""
    kept.keep(_KIND, its_key, frozen(sources, table))


def frozen(sources: Sources, table: TermTable) -> dict[str, Any]:
    """A compiled rubric as plain data."""
    return {
        "sha256": sources.sha256,
        "file": sources.file.model_dump(mode="json", exclude_unset=True),
        "criteria": [one.model_dump(mode="json", exclude_unset=True) for one in sources.criteria],
        "misconceptions": [one.model_dump(mode="json", exclude_unset=True) for one in sources.misconceptions],
        "table": table.plain(),
    }


def thaw(plain: dict[str, Any]) -> Rubric:
    """The rubric that plain data holds. Raises ValueError, KeyError, TypeError or ValidationError."""
    sources = Sources(
        file=RubricFile.model_validate(plain["file"]),
        criteria=tuple(Criterion.model_validate(one) for one in plain["criteria"]),
        misconceptions=tuple(MisconceptionFile.model_validate(one) for one in plain["misconceptions"]),
        lexicons={},
        sha256=plain["sha256"],
    )
    return compile_rubric(sources, TermTable.from_plain(plain["table"]))
