"""Gold for the small rubric of tests/rubric, written where a test wants it."""

import json
from pathlib import Path
from typing import Any

SMALL = Path(__file__).parents[1] / "rubric" / "small"

WASHED = (
    "On Monday I washed my hands with soap after I cut raw chicken. "
    "I should have put the raw fish in the fridge."
)
GOLD: dict[str, Any] = {
    "rubric": "food_hygiene",
    "criteria": {"H1": "evidenced", "H2": "absent"},
    "evidence": [{"code": "H1", "quote": "I washed my hands"}],
    "not_evidence": [{"code": "H2", "quote": "put the raw fish in the fridge", "why": "hypothetical"}],
    "mentions": [],
    "pace": [],
    "models_named": [],
    "stages": [],
    "misconceptions": [],
    "alerts": [],
}


def write_gold(folder: Path, name: str = "a", text: str = WASHED, **changes: object) -> Path:
    """Write an account with its gold, some of it changed; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    gold = {**GOLD, **changes}
    (folder / f"{name}.gold.json").write_text(
        json.dumps(gold, indent=1, ensure_ascii=False), encoding="utf-8"
    )
    return folder
