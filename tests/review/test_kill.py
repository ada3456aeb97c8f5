"""Deciding, killed at random moments over and over: nothing is lost, nothing twice, and the ledger holds.

`make soak` does it fifty times, on each kind of store.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from reviewing import entries, view
from sqlalchemy import text

from markassist.review import record, replay
from markassist.review.store.opening import Store

SEED = 50117
KILLS = int(os.environ.get("MARKASSIST_KILLS", "3"))
DECIDING = str(Path(__file__).with_name("deciding.py"))
Tried = tuple[int, str, int]


def killed(arguments: list[str], tried: Tried, decisions: int, seconds: float) -> tuple[set[int], Tried]:
    """Let it decide, kill it after so many decisions and so many seconds; what it said was made and tried."""
    made: set[int] = set()
    command = [sys.executable, DECIDING, *arguments, *map(str, tried)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            made, tried = heard(line, made, tried)
            if len(made) >= decisions:
                break
        time.sleep(seconds)
        running.kill()
        for line in running.stdout:
            if line.endswith("\n"):
                made, tried = heard(line, made, tried)
    assert running.returncode == -9
    return made, tried


def heard(line: str, made: set[int], tried: Tried) -> tuple[set[int], Tried]:
    kind, number, *more = line.split()
    if kind == "made":
        return made | {int(number)}, tried
    return made, (int(number), more[0], int(more[1]))


@pytest.mark.slow
def test_killed_while_deciding_nothing_is_lost_and_nothing_is_twice(
    store: Store, opened: Callable[[], Store], url: str | None
) -> None:
    account = view(store, "anna").line.id
    store.close()
    chosen = random.Random(SEED)
    made: set[int] = set()
    tried: Tried = (0, "-", 0)
    for _ in range(KILLS):
        arguments = [str(store.folder), url or "-", account]
        new, tried = killed(arguments, tried, chosen.randint(1, 12), chosen.uniform(0, 0.05))
        made |= new
    after = opened()
    assert record.verify(after)[1] is None
    assert replay.apart(after) == ()
    with after.reading() as connection:
        words = {row.sha256: row.text for row in connection.execute(text("SELECT sha256, text FROM words"))}
    kept = [
        int(words[e.reason_sha256].split()[1])
        for e in entries(after)
        if e.kind == "reject" and e.reason_sha256
    ]
    assert len(kept) == len(set(kept)), "a decision was made twice"
    assert made <= set(kept), "a decision that was said to be made is lost"
    assert set(kept) - made <= {tried[0]}, "more was made than was tried"
    assert kept == sorted(kept)
    items = {item.key: item for item in view(after, "anna").items}
    for entry in entries(after):
        if entry.kind == "reject" and entry.item:
            assert items[entry.item].version >= entry.more["version"]
    assert sum(item.version - 1 for item in items.values()) == len(kept)
