"""A batch that is killed and resumed, over and over, ends with the bytes of one that nobody disturbed.

`make soak` does it fifty times. The moments are drawn from a seed: after so many accounts or tables, and then
so many milliseconds into whatever comes next.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batching import SMALL, tree, write_all

SEED = 41203
KILLS = int(os.environ.get("MARKASSIST_KILLS", "3"))
ACCOUNTS = 24
CALL = (sys.executable, "-c", "from markassist.cli import main; main()")
TEXT = "On Monday I washed my hands after I cut raw chicken. On Tuesday I put the raw fish in the fridge.\n\n"


def call(source: Path, out: Path, processes: int, *more: str) -> list[str]:
    return [
        *CALL,
        "batch",
        str(source),
        "-r",
        str(SMALL),
        "-o",
        str(out),
        "--processes",
        str(processes),
        *more,
    ]


def killed(command: list[str], accounts: int, seconds: float) -> bool:
    """Whether it was killed before it had ended, after so many accounts or tables and so many seconds."""
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        for line in running.stderr:
            accounts -= line.startswith("Writing") or ("/" in line and "unchanged" not in line)
            if accounts <= 0:
                break
        time.sleep(seconds)
        ended = running.poll() is not None
        running.kill()
    return not ended


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for number in range(ACCOUNTS):
        write_all(folder, [f"{number:02}.txt"], TEXT * (number + 1))
    (folder / "07.docx").write_bytes(b"PK\x03\x04damaged")
    return folder


@pytest.fixture(scope="module")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("whole") / "out"
    subprocess.run(call(source, out, 1), check=True, capture_output=True)
    return tree(out)


@pytest.mark.slow
def test_killed_at_random_moments_it_ends_as_if_nobody_had(
    source: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    chosen = random.Random(SEED)
    kills = rounds = 0
    while kills < KILLS:
        out = tmp_path / f"out{rounds}"
        for _ in range(3):
            command = call(source, out, 1 + rounds % 2, "--resume")
            kills += killed(command, chosen.randint(1, 13), chosen.uniform(0, 0.12))
        subprocess.run(call(source, out, 1, "--resume"), check=True, capture_output=True)
        assert tree(out) == undisturbed, f"after {kills} kills, round {rounds}, seed {SEED}"
        rounds += 1
        assert rounds <= KILLS
    assert kills >= KILLS
