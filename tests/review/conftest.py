# ruff: noqa: E402 - the folders are named before what is imported from them
"""A batch that was really made, and a store of each kind: SQLite, and a real PostgreSQL."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

for folder in ("", "../batch", "../cli"):
    sys.path.insert(0, str((Path(__file__).parent / folder).resolve()))

import postgres
from batching import batch, write_all
from reviewing import ACCOUNTS, Clock

from markassist.review.access import Role, Who, alone
from markassist.review.intake import take_in
from markassist.review.store.opening import Store, open_store


@pytest.fixture(scope="session")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A batch's folder; nobody may change what is in it."""
    source = tmp_path_factory.mktemp("accounts")
    for name, text in ACCOUNTS.items():
        write_all(source, [name], text)
    out = tmp_path_factory.mktemp("batch") / "autumn"
    batch(source, out)
    return out


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    programs = postgres.programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed, and here it must be: apt-get install postgresql")
        pytest.skip("PostgreSQL is not installed on this machine (apt-get install postgresql)")
    with postgres.running(programs) as found:
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str | None:
    """The URL of an empty store; None is SQLite in the store's folder."""
    return None if request.param == "sqlite" else request.getfixturevalue("server").fresh()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(tmp_path: Path, url: str | None, clock: Clock) -> Iterator[Callable[[], Store]]:
    """Opens the same store again and again, as several processes would."""
    stores: list[Store] = []

    def again() -> Store:
        stores.append(open_store(tmp_path / "store", url, clock))
        return stores[-1]

    yield again
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Callable[[], Store], cohort: Path) -> Store:
    """A store with the cohort in it."""
    store = opened()
    take_in(store, cohort)
    return store


@pytest.fixture
def sam() -> Who:
    return Who("sam", frozenset({Role.ASSESSOR}))


@pytest.fixture
def kim() -> Who:
    return Who("kim", frozenset({Role.ASSESSOR}))


@pytest.fixture
def iris() -> Who:
    return Who("iris", frozenset({Role.IQA}))


@pytest.fixture
def one() -> Who:
    """Somebody who works alone."""
    return alone("one")
