import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Markassist, Write, heeding_ctrl_c

DRAFT = "On Monday I washed my hands after I cut raw chicken."
CALL = [sys.executable, "-u", "-c", "from markassist.cli import main; main()", "check"]


def test_the_learner_gets_questions_and_own_words(markassist: Markassist, account: Write, small: str) -> None:
    ran = markassist("check", account("a.txt", DRAFT), "-r", small)
    assert ran.code == 0
    assert "When did you wash your hands, and after what?" in ran.text
    assert "On Monday I washed my hands" in ran.text


def test_json_is_an_object_of_its_own(markassist: Markassist, account: Write, small: str) -> None:
    selfcheck = json.loads(markassist("check", account("a.txt", DRAFT), "-r", small, "-f", "json").out)
    assert selfcheck["schema"] == "markassist/selfcheck/1"
    assert selfcheck["profile"] == "open"


def test_a_dash_reads_standard_input(markassist: Markassist, small: str) -> None:
    ran = markassist("check", "-", "-r", small, "-f", "markdown", stdin=DRAFT.encode())
    assert ran.code == 0
    assert "standard input" in ran.text


def test_the_generic_profile_drops_the_pointers(
    markassist: Markassist, account: Write, tmp_path: Path
) -> None:
    rubric = _with_pointers(tmp_path / "rubric")
    path = account("a.txt", DRAFT)
    assert "Look at the notice by the sink" in markassist("check", path, "-r", rubric).text
    assert "notice" not in markassist("check", path, "-r", rubric, "--profile", "generic").text


def test_an_earlier_draft_is_compared(markassist: Markassist, account: Write, small: str) -> None:
    earlier, draft = account("earlier.txt", "On Monday I cooked."), account("draft.txt", DRAFT)
    ran = markassist("check", draft, "-r", small, "--since", earlier, "-f", "json")
    assert "H1: one passage located that the earlier draft did not have" in json.loads(ran.out)["changes"]


def test_an_earlier_draft_that_is_not_there_is_exit_2(
    markassist: Markassist, account: Write, small: str, tmp_path: Path
) -> None:
    ran = markassist("check", account("a.txt", DRAFT), "-r", small, "--since", tmp_path / "none.txt")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.startswith(f"{tmp_path / 'none.txt'}: there is no such file; ")


def test_it_may_go_to_a_file_but_never_over_the_draft(
    markassist: Markassist, account: Write, small: str, tmp_path: Path
) -> None:
    draft, out = account("a.md", DRAFT), tmp_path / "check.html"
    assert markassist("check", draft, "-r", small, "-f", "html", "-o", out).code == 0
    assert out.read_text().startswith("<!doctype html>")
    assert markassist("check", draft, "-r", small, "-f", "markdown", "-o", draft).code == 2
    assert draft.read_text() == DRAFT


def test_standard_input_cannot_be_watched(markassist: Markassist, small: str) -> None:
    ran = markassist("check", "-", "-r", small, "--watch", stdin=DRAFT.encode())
    assert ran.code == 2
    assert "cannot be watched" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to another process there")
def test_a_watched_draft_is_checked_again_when_it_is_saved_until_ctrl_c(
    account: Write, small: str, tmp_path: Path
) -> None:
    draft, out = account("a.txt", "On Monday I cooked."), tmp_path / "out.json"
    command = [*CALL, str(draft), "-r", small, "-f", "json", "-o", str(out), "--watch"]
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeding_ctrl_c,  # noqa: PLW1509 - no threads here
    ) as process:
        assert process.stderr is not None
        assert "Ctrl-C" in process.stderr.readline()
        assert _passages(out) == 0
        draft.unlink()
        time.sleep(0.5)
        draft.write_text("")
        assert "it is empty" in process.stderr.readline()
        draft.write_text(DRAFT)
        _wait_until(lambda: _passages(out) == 1)
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == "Stopped watching.\n"
    assert process.returncode == 0


def _passages(out: Path) -> int:
    try:
        return sum(len(item["passages"]) for item in json.loads(out.read_text())["items"])
    except ValueError:
        return -1


def _wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(100):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it never came about")


def _with_pointers(folder: Path) -> Path:
    small = Path(__file__).parents[1] / "rubric" / "small"
    for path in small.rglob("*.yaml"):
        to = folder / path.relative_to(small)
        to.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text()
        if path.name == "keeps_food_cold.yaml":
            text += "pointers:\n  - Look at the notice by the sink.\n"
        to.write_text(text)
    return folder
