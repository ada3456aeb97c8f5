"""A team's workspace with people of every role, and one person's alone."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

sys.path.insert(0, str(Path(__file__).parent))

from reviewing import Clock
from visiting import PASSWORD, PEOPLE, Visitor

from markassist.review import people
from markassist.review.access import Role, alone
from markassist.review.intake import take_in
from markassist.review.store.opening import Store, open_store
from markassist.review.web.app import workspace
from markassist.review.web.doors import Alone, Team
from markassist.review.web.guard import LOOPBACK


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """How dear a hash is, the tests of `people` ask; here many sign in."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(people, "_hasher", lambda: quick)
    people._nobodys.cache_clear()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, cohort: Path, clock: Clock) -> Iterator[Store]:
    """A store in SQLite with the cohort in it; the store's own tests ask both databases."""
    opened = open_store(tmp_path / "store", None, clock)
    take_in(opened, cohort, "autumn")
    yield opened
    opened.close()


@pytest.fixture
def team(store: Store) -> Store:
    """With people of every role, one of whom learns, and whose account is Anna's."""
    by = alone("setter-up")
    for name, (roles, learner) in PEOPLE.items():
        people.add(store, by, name, [Role(role) for role in roles], PASSWORD, learner)
    return store


@pytest.fixture
def visit(team: Store) -> Callable[[str], Visitor]:
    """Somebody's browser, who has signed in; nobody's, where no name is given."""
    app = workspace(team, Team(team))

    def begin(name: str = "") -> Visitor:
        visitor = Visitor(app, team)
        if name:
            visitor.sign_in(name)
        return visitor

    return begin


@pytest.fixture
def sam_visits(visit: Callable[[str], Visitor]) -> Visitor:
    """An assessor."""
    return visit("sam")


@pytest.fixture
def lone(store: Store) -> Visitor:
    """Whoever ran `markassist review`, before the printed address was opened."""
    door = Alone(store, alone("one"))
    visitor = Visitor(workspace(store, door, LOOPBACK), store, "http://127.0.0.1:8000")
    visitor.key = door.key
    return visitor
