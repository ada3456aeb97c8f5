"""Random days of two assessors: whatever they do, in any order, the record and the store tell the same."""

import logging
import shutil
import tempfile
from pathlib import Path

import pytest
from batching import batch, write_all
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from reviewing import ACCOUNTS, KAYLEIGH, decide_all, view

from markassist.errors import UsageError
from markassist.review import decide, reading, record, replay, wording
from markassist.review.access import Role, Who, alone
from markassist.review.decide import ConflictError
from markassist.review.decision import Choice, Decision
from markassist.review.intake import take_in
from markassist.review.items import Kind
from markassist.review.reading import WHOLE
from markassist.review.release import release, waiting, withdraw
from markassist.review.store.opening import Store, open_store

PEOPLE = st.sampled_from([Who(name, frozenset({Role.ASSESSOR})) for name in ("sam", "kim")])
WHERE = st.integers(0, 1000)


class Days(RuleBasedStateMachine):
    """What is held against the store: the last word of each person on each item, as the test remembers it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.stale: dict[str, int] = {}
        self.remembered: dict[str, str | None] = {}

    @initialize()
    def open(self) -> None:
        batch(write_all(self.folder / "in", ["anna.txt"], ACCOUNTS["anna.txt"]), self.folder / "out")
        self.store = open_store(self.folder / "out")
        take_in(self.store, self.folder / "out")
        self.account = view(self.store, "anna").line.id

    def _item(self, where: int) -> reading.ItemState:
        items = view(self.store, "anna").items
        return items[where % len(items)]

    @property
    def is_released(self) -> bool:
        return view(self.store, "anna").line.state == "released"

    @rule(who=PEOPLE, where=WHERE, choice=st.sampled_from(Choice), reason=st.sampled_from([None, "why"]))
    def decide(self, who: Who, where: int, choice: Choice, reason: str | None) -> None:
        item = self._item(where)
        outcome = "contradicted" if item.kind is Kind.CRITERION and choice is Choice.CHANGE else None
        decision = Decision(
            choice, outcome, reason, span=(0, 9) if choice is Choice.CHANGE and not outcome else None
        )
        try:
            found = decide.decide(self.store, who, self.account, item.key, decision, item.version)
        except ConflictError:
            assert self.is_released
        except UsageError:
            assert self._item(where) == item
        else:
            self.stale[item.key] = item.version
            self.remembered[item.key] = found.outcome or found.decision

    @rule(who=PEOPLE, where=WHERE)
    def decide_on_what_has_moved_on(self, who: Who, where: int) -> None:
        if self.stale and not self.is_released:
            key = sorted(self.stale)[where % len(self.stale)]
            other = Decision(Choice.REJECT, reason="never said before")
            with pytest.raises((ConflictError, UsageError)):
                decide.decide(self.store, who, self.account, key, other, self.stale[key])

    @rule(who=PEOPLE, where=WHERE)
    def take_back(self, who: Who, where: int) -> None:
        item = self._item(where)
        if not self.is_released:
            assert decide.reopen(self.store, who, self.account, item.key, item.version).decision is None
            self.remembered[item.key] = None

    @rule(who=PEOPLE, start=st.integers(0, 60), length=st.integers(1, 20))
    def add_evidence(self, who: Who, start: int, length: int) -> None:
        shown = view(self.store, "anna")
        span = (start, start + length)
        if not self.is_released and shown.report.account.text[start : start + length].strip():
            code = next(iter(shown.criteria))
            found = decide.add_own(self.store, who, self.account, code, span)
            self.remembered[found.key] = "accept"

    @rule(who=PEOPLE, words=st.text(max_size=20))
    def write(self, who: Who, words: str) -> None:
        before = view(self.store, "anna").feedback.get(WHOLE)
        if not self.is_released:
            wording.write_feedback(
                self.store, who, self.account, WHOLE, words, before.version if before else 0
            )

    @rule(who=PEOPLE)
    def release_or_withdraw(self, who: Who) -> None:
        if self.is_released:
            withdraw(self.store, who, self.account, "once more")
        elif waiting(self.store, who, self.account):
            with pytest.raises(UsageError):
                release(self.store, who, self.account)
        else:
            release(self.store, who, self.account)

    @rule(who=PEOPLE)
    def finish(self, who: Who) -> None:
        if not self.is_released:
            for item in decide_all(self.store, who, "anna").items:
                if item.decision is not None:
                    self.remembered[item.key] = item.outcome or item.decision

    @rule()
    def take_in_again_and_open_anew(self) -> None:
        assert take_in(self.store, self.folder / "out").unchanged == 1
        self.store.close()
        self.store = open_store(self.folder / "out")

    @invariant()
    def record_and_store_tell_the_same(self) -> None:
        if not hasattr(self, "store"):
            return
        assert record.verify(self.store)[1] is None
        assert replay.apart(self.store) == ()
        items = {item.key: item.outcome or item.decision for item in view(self.store, "anna").items}
        for key, ought in self.remembered.items():
            assert items[key] == ought

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)


TestDays = Days.TestCase
TestDays.settings = settings(
    max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_nothing_that_is_logged_names_anybody(
    store: Store, sam: Who, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    shown = decide_all(store, sam, "ben")
    wording.write_feedback(store, sam, shown.line.id, WHOLE, f"for {KAYLEIGH}", 0)
    release(store, sam, shown.line.id)
    reading.history(store, alone("one"), shown.line.id)
    said = caplog.text.lower()
    assert not [word for word in ("kayleigh", "thornbury", "ben.txt", "raw meat") if word in said]
