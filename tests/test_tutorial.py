"""docs/rubric-authors.md, followed word for word in a folder outside the project: it shows what is seen.

A block with a file's name in its first line is that file. In a `console` block, what follows a `$` line is
what the command prints, on both streams in order; `...` stands for any number of lines.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "rubric-authors.md").read_text(encoding="utf-8")
TUTORIAL = PAGE[PAGE.index("## A rubric in an hour") : PAGE.index("## The commands")]
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARKASSIST = [sys.executable, "-c", "from markassist.cli import main; main()"]


def run(command: str, folder: Path) -> str:
    """What a command prints; only our own, and those that clear away and copy."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT / "src")}
    name, _, rest = command.partition(" ")
    assert name in {"markassist", "rm", "cp"}, command
    line = f'"$@" {rest}' if name == "markassist" else command
    ran = subprocess.run(
        ["bash", "-c", line, "bash", *MARKASSIST],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in ran.stdout
    return ran.stdout


def shown(console: str) -> list[tuple[str, str]]:
    """Each command of a console block, and what it is said to print."""
    parts = re.split(r"^\$ (.*)\n", console, flags=re.MULTILINE)
    assert parts[0] == ""
    return list(zip(parts[1::2], parts[2::2], strict=True))


def is_as_shown(printed: str, expected: str) -> bool:
    pieces = [re.escape(line) if line != "..." else "(?s:.*)" for line in expected.rstrip("\n").split("\n")]
    return re.fullmatch("\n".join(pieces), printed.rstrip("\n")) is not None


def test_the_tutorial_holds_word_for_word(tmp_path: Path) -> None:
    commands = []
    for language, name, text in BLOCK.findall(TUTORIAL):
        if name:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            continue
        assert language == "console"
        for command, expected in shown(text):
            printed = run(command, tmp_path)
            assert is_as_shown(printed, expected), f"$ {command}\n{printed}"
            commands.append(command.split(" ")[:3])
    assert len(commands) >= 18
    assert {two[2] for two in commands if two[:2] == ["markassist", "rubric"]} >= {
        *("new", "test", "try", "validate", "suggest", "diff", "impact", "export")
    }


@pytest.mark.parametrize(
    ("printed", "expected", "holds"),
    [
        ("a\nb\nc\n", "a\n...\nc\n", True),
        ("a\nc\n", "a\n...\nc\n", False),
        ("a\nb\n", "a\n", False),
        ("a (b)\n", "a (b)\n", True),
    ],
)
def test_only_dots_stand_for_lines(printed: str, expected: str, holds: bool) -> None:
    assert is_as_shown(printed, expected) is holds
