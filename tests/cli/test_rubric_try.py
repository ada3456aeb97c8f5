import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import SMALL, Markassist, heeding_ctrl_c

CALL = [sys.executable, "-c", "from markassist.cli import main; main()", "rubric", "try"]


def test_a_sentence_is_tried(markassist: Markassist, small: str) -> None:
    ran = markassist("rubric", "try", small, "h1", "On Monday I washed my hands.")
    assert (ran.code, ran.err) == (0, "")
    assert ran.text.startswith("H1  ◐ some evidence located\n")


def test_an_unknown_criterion_is_a_wrong_call(markassist: Markassist, small: str) -> None:
    ran = markassist("rubric", "try", small, "H9", "On Monday I washed my hands.")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err == "food_hygiene: there is no criterion “H9”; the codes: H1, H2\n"


@pytest.mark.parametrize("sentence", ["", " \n"])
def test_a_sentence_without_words_is_a_wrong_call(sentence: str, markassist: Markassist, small: str) -> None:
    ran = markassist("rubric", "try", small, "H1", sentence)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err == "SENTENCE: there are no words in it; give a sentence between quotation marks\n"


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to another process there")
def test_a_watched_rubric_is_tried_again_when_a_file_is_saved_until_ctrl_c(tmp_path: Path) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "small")
    lexicon = folder / "lexicons" / "hand_washing.yaml"
    text = lexicon.read_text(encoding="utf-8")
    command = [*CALL, str(folder), "H1", "I rinsed my palms.", "--watch"]
    out, err = tmp_path / "out", tmp_path / "err"
    with out.open("w") as stdout, err.open("w") as stderr:
        process = subprocess.Popen(
            command,
            stdout=stdout,
            stderr=stderr,
            preexec_fn=heeding_ctrl_c,  # noqa: PLW1509 - no threads here
        )
    try:
        _wait_until(lambda: "Ctrl-C" in err.read_text())
        assert out.read_text().startswith("H1  ○ not located\n")
        lexicon.write_text(text.replace("terms:", "term:"), encoding="utf-8")
        _wait_until(lambda: "“term” is not a field here" in err.read_text())
        lexicon.write_text(text.replace("terms:", "terms:\n  - rinse my palms"), encoding="utf-8")
        _wait_until(lambda: "H1  ◐ some evidence located\n" in out.read_text())
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        assert err.read_text().endswith("Stopped watching.\n")
    finally:
        process.kill()
        process.wait()


def _wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it never came about")
