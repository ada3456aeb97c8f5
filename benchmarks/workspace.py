"""A workspace of many accounts: memory and time of taking in, opening all, pages, deciding, verifying.

workspace.py [ACCOUNTS] [--rubric RUBRIC] [--kept FOLDER] [--store URL]

The cohort is that of `cohort.py`, marked by the project's own batch. All that the workspace does is measured
in a process of its own that holds every account's view at once (Linux: `VmHWM`, set back before each stage).
With --kept the cohort stays in FOLDER, and is not marked again.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from cohort import Stages, write_cohort
from starlette.testclient import TestClient

from markassist.review import decide, reading, record
from markassist.review.access import alone
from markassist.review.decision import Choice, Decision
from markassist.review.intake import take_in
from markassist.review.items import Kind
from markassist.review.release import release
from markassist.review.store.opening import Store, open_store
from markassist.review.web.app import workspace
from markassist.review.web.doors import Alone

WHO = alone("benchmark")
RELEASED = 10


def work(folder: Path, kept: Path, url: str | None) -> None:
    """Everything that assessors do, on every account; all views are held to the end."""
    stages = Stages()
    stages("opening the store and taking in")
    store = open_store(folder, url)
    take_in(store, kept)
    stages("the list")
    lines = reading.accounts(store, WHO)
    stages(f"opening {len(lines)} accounts")
    views = [reading.account(store, WHO, line.id) for line in lines]
    stages("their pages, and the list's")
    letters = _pages(store, [line.id for line in lines])
    stages("deciding on all of them")
    made = 0
    for shown in views:
        made += _decide(store, shown)
    stages("verifying the record")
    entries, flaw = record.verify(store)
    stages(f"releasing {RELEASED}")
    for shown in views[:RELEASED]:
        release(store, WHO, shown.line.id)
    stages("")
    held = sum(len(shown.items) for shown in views)
    print(f"  {len(views)} accounts held open, {held} items, {made} decided, {entries} entries, flaw: {flaw}")
    print(f"  pages of {letters:,} letters in all, each sent once")


def _pages(store: Store, names: list[str]) -> int:
    """Every page that an assessor opens, as a browser is sent it."""
    door = Alone(store, WHO)
    with TestClient(workspace(store, door), base_url="http://127.0.0.1") as browser:
        pages = [browser.get(f"/open?key={door.key}"), *(browser.get(f"/accounts/{name}") for name in names)]
    assert all(page.status_code == 200 for page in pages), "a page did not open"
    return sum(len(page.text) for page in pages)


def _decide(store: Store, shown: reading.AccountView) -> int:
    accept = Decision(Choice.ACCEPT, rest=Choice.ACCEPT)
    for item in shown.items:
        if item.kind is Kind.ALERT:
            decide.see(store, WHO, shown.line.id, item.key)
        elif item.kind is Kind.CRITERION:
            decide.decide(store, WHO, shown.line.id, item.key, accept, item.version)
        elif item.kind is Kind.IDEA:
            one = Decision(Choice.ACCEPT)
            decide.decide(store, WHO, shown.line.id, item.key, one, item.version)
    return sum(item.is_open for item in shown.items)


def main() -> None:
    """Mark the cohort, then work on it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("accounts", nargs="?", type=int, default=200)
    parser.add_argument("--rubric", default="residential_attachment")
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--store")
    parser.add_argument("--work-on", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        if asked.work_on:
            work(Path(made), asked.work_on, asked.store)
            return
        kept = (asked.kept or Path(made)) / f"workspace-{asked.accounts}"
        write_cohort(kept / "accounts", asked.accounts)
        batch = "from markassist.cli import main; main()"
        order = ["batch", str(kept / "accounts"), "-r", asked.rubric, "-o", str(kept / "out"), "--resume"]
        subprocess.run([sys.executable, "-c", batch, *order], check=True, capture_output=True)
        more = ["--store", asked.store] if asked.store else []
        subprocess.run([sys.executable, __file__, "--work-on", str(kept / "out"), *more], check=True)


if __name__ == "__main__":
    main()
