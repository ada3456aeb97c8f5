"""The command as it is installed: its output whole, its exit code, and what was registered for the end."""

import subprocess
import sys

import pytest

ENTRY = "import atexit, sys; atexit.register(print, 'at the end'); from markassist.cli import entry; entry()"


def called(*arguments: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-c", ENTRY, *arguments]
    return subprocess.run(call, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "code", "out", "err"),
    [
        (["--version"], 0, "markassist", ""),
        (["mark", "nowhere.txt", "-r", "pairs_workshops"], 2, "", "nowhere.txt: there is no such file"),
        (["no_such_command"], 2, "", "No such command"),
    ],
)
def test_the_process_ends_with_all_that_was_said(arguments: list[str], code: int, out: str, err: str) -> None:
    ran = called(*arguments)
    assert ran.returncode == code
    assert out in ran.stdout
    assert err in ran.stderr
    assert ran.stdout.endswith("at the end\n")
