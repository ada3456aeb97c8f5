"""The README is true: its snippet runs, its commands exist, its links lead somewhere."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def test_the_library_snippet_runs_as_it_stands() -> None:
    (snippet,) = _blocks("python")
    ran = subprocess.run(
        [sys.executable, "-c", snippet], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip()


def test_the_make_commands_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    asked = set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(_blocks("sh"))))
    assert {"demo", "test"} <= asked <= targets


def test_the_command_line_examples_are_understood() -> None:
    commands = set(re.findall(r"^markassist ([a-z]+)", "\n".join(_blocks("sh")), flags=re.MULTILINE))
    assert commands
    for command in sorted(commands):
        call = [sys.executable, "-c", "from markassist.cli import main; main()", command, "--help"]
        ran = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, f"markassist {command}: {ran.stderr}"


def test_every_link_leads_to_something_in_the_repository() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]


def test_the_demo_account_is_read_by_both_readme_and_makefile() -> None:
    demo = "corpora/accounts/demo.docx"
    assert (ROOT / demo).is_file()
    assert demo in README
    assert demo in (ROOT / "Makefile").read_text(encoding="utf-8")
