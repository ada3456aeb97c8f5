"""`markassist serve`: keys are made and taken back, and the server answers on its port."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

SERVE = (sys.executable, "-c", "from markassist.cli import main; main()", "serve")


def serve(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*SERVE, "--data", str(data), *arguments], capture_output=True, text=True, check=False
    )


def test_keys_are_made_listed_and_taken_back(tmp_path: Path) -> None:
    made = serve("--new-key", "moodle", data=tmp_path)
    assert made.returncode == 0
    assert made.stdout.startswith("mk_")
    assert serve("--keys", data=tmp_path).stdout == "moodle\n"
    assert serve("--revoke", "moodle", data=tmp_path).returncode == 0
    gone = serve("--revoke", "moodle", data=tmp_path)
    assert gone.returncode == 2
    assert "nobody called “moodle” has a key" in gone.stderr


def test_the_server_answers_whoever_holds_a_key_and_logs_no_word(tmp_path: Path) -> None:
    key = serve("--new-key", "a", data=tmp_path).stdout.strip()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    log = tmp_path / "log.txt"
    with log.open("wb") as file:
        server = subprocess.Popen(
            [*SERVE, "--data", str(tmp_path), "--port", port], stdout=file, stderr=file, env=dict(os.environ)
        )
    try:
        body = json.dumps({"text": "I sat by Zebedee till he slept.", "rubric": "pairs_workshops"}).encode()
        with pytest.raises(urllib.error.HTTPError, match="401"):
            _ask(port, body, "")
        assert _ask(port, body, key)["schema"] == "markassist/report/1"
    finally:
        server.terminate()
        server.wait(30)
    assert "Zebedee" not in log.read_text(encoding="utf-8")


def _ask(port: str, body: bytes, key: str) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "X-API-Key": key}
    asked = urllib.request.Request(f"http://127.0.0.1:{port}/api/mark", body, headers)
    for _ in range(300):
        try:
            with urllib.request.urlopen(asked) as answer:
                return dict(json.load(answer))
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not start")
