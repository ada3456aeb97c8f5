"""docs/platforms.md is true: its snippets run."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from markassist.api.app import application
from markassist.api.keys import Keys

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "platforms.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=["library", "http"])
def test_every_snippet_runs_as_it_stands(snippet: str) -> None:
    call = [sys.executable, "-c", snippet]
    ran = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip()


def test_every_call_it_tells_of_is_in_the_description() -> None:
    told = {path.replace("ID", "{job_id}") for path in re.findall(r"`(?:GET|POST) (/api/[\w/]+)`", PAGE)}
    assert told == set(application(Keys(ROOT / "nowhere.json")).openapi()["paths"])
