"""Suggestions → the lines in which an author reads them, or JSON."""

import json
from collections.abc import Iterable, Iterator

from markassist.bench.suggest import Suggested

SCHEMA = "markassist/suggestions/1"


def as_text(found: Iterable[Suggested]) -> str:
    """For each criterion, its phrases with their counts, best first, each with a sentence."""
    return "\n".join(line for one in found for line in (*_criterion(one), "")) or "nothing was decided\n"


def as_json(found: Iterable[Suggested]) -> str:
    """One indented object and a line end."""
    criteria = [
        {
            "code": one.code,
            "credited": one.credited,
            "uncredited": one.uncredited,
            "by_quotes": one.by_quotes,
            "suggestions": [
                {
                    "phrase": s.phrase,
                    "credited": s.credited,
                    "uncredited": s.uncredited,
                    "accounts": s.accounts,
                    "z": round(s.z, 6),
                    "example": s.example,
                }
                for s in one.suggestions
            ],
        }
        for one in found
    ]
    return json.dumps({"schema": SCHEMA, "criteria": criteria}, ensure_ascii=False, indent=2) + "\n"


def _criterion(one: Suggested) -> Iterator[str]:
    how = "that people quote" if one.by_quotes else "of accounts with credit"
    yield f"{one.code}  {one.title}"
    yield f"    {one.credited} sentences {how}, {one.uncredited} others"
    if not one.suggestions:
        yield "    no phrase parts them that is not in its lexicons"
    for s in one.suggestions:
        yield f"    {s.phrase:34s} {s.credited:4d} and {s.uncredited:4d}, {s.accounts} accounts, z {s.z:.1f}"
        yield f"        “{s.example}”"
