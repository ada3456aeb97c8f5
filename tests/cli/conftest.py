"""Calls the command line in this process, and writes accounts for it to read."""

import io
import sys
from pathlib import Path

import pytest

from markassist.cli import main

sys.path.insert(0, str(Path(__file__).parent))

from calling import SMALL, Markassist, Ran, Write


@pytest.fixture
def small() -> str:
    return str(SMALL)


@pytest.fixture
def markassist(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Markassist:
    def call(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return Ran(left.value.code, captured.out, captured.err.decode())

    return call


@pytest.fixture
def account(tmp_path: Path) -> Write:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return write
