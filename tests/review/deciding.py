"""A process that decides for ever: it says what it is about to do, does it, and says that it is done.

Called with a folder, a URL or `-`, an account, and what an earlier one was about to do when it was killed:
a number, a key and a version. That is sent once more, as a browser does whose answer was lost.
"""

import sys
from itertools import cycle
from pathlib import Path

from markassist.review import reading
from markassist.review.access import Who, alone
from markassist.review.decide import decide
from markassist.review.decision import Choice, Decision
from markassist.review.items import Kind
from markassist.review.store.opening import Store, open_store


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def send(store: Store, who: Who, account: str, number: int, key: str, seen: int) -> None:
    say("try", number, key, seen)
    decide(store, who, account, key, Decision(Choice.REJECT, reason=f"number {number}"), seen)
    say("made", number)


def main(folder: str, url: str, account: str, number: int, key: str, seen: int) -> None:
    store = open_store(Path(folder), None if url == "-" else url)
    who = alone("sam")
    if key != "-":
        send(store, who, account, number, key, seen)
    for item in cycle(i.key for i in reading.account(store, who, account).items if i.kind is Kind.EVIDENCE):
        found = {one.key: one for one in reading.account(store, who, account).items}[item]
        number += 1
        send(store, who, account, number, item, found.version)


if __name__ == "__main__":
    main(*sys.argv[1:4], int(sys.argv[4]), sys.argv[5], int(sys.argv[6]))
