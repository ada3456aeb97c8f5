"""A batch on a Dask cluster leaves the bytes that the local engine leaves, whatever its workers meet."""

import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cloudpickle
import pytest
from batching import SMALL, Marked, tree, write_all
from distributed import Client, LocalCluster

from markassist.batch.engine import Order
from markassist.batch.engine_dask import marked_by, work_of
from markassist.batch.engine_dask_worker import MarkingPlugin, Task, Work, installation, mark_there
from markassist.batch.grouping import grouped
from markassist.batch.run import Summary, dask, run
from markassist.batch.source import Source
from markassist.batch.source_url import Store, source_at_url
from markassist.batch.submissions import File
from markassist.cli import main
from markassist.errors import MarkassistError

TEXT = "On Monday I washed my hands after I cut raw chicken. On Tuesday I put the raw fish in the fridge.\n\n"
ACCOUNTS = 14


class DeadlyStore(Store):
    def content(self, file: File) -> bytes:
        if file.path == "05.txt":
            os._exit(3)
        return super().content(file)


@dataclass(frozen=True)
class DeadlyWork(Work):
    """Work whose source ends the worker that reads 05.txt."""

    def source(self) -> Source:
        found = source_at_url(self.url or "")
        assert isinstance(found, Store)
        found.__class__ = DeadlyStore
        return found


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as local:
        yield local


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for number in range(ACCOUNTS):
        write_all(folder, [f"{number:02}.txt"], TEXT * (number + 1))
    (folder / "07.docx").write_bytes(b"PK\x03\x04damaged")
    return folder


@pytest.fixture(scope="module")
def locally(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("local") / "out"
    run(Order(source, str(SMALL), out, resume=False), 0, lambda *_: None)
    return out


def on_cluster(cluster: LocalCluster, source: Path | str, out: Path, *, resume: bool = False) -> Summary:
    engine = dask(cluster.scheduler_address, None)
    return run(Order(source, str(SMALL), out, resume), engine, lambda *_: None)


@pytest.mark.slow
def test_with_a_worker_killed_in_mid_run_the_outcome_is_the_same_to_the_byte(
    cluster: LocalCluster, source: Path, locally: Path, tmp_path: Path
) -> None:
    seen: list[Marked] = []
    killed: list[int] = []

    def watch(_done: int, _of: int, one: Marked | None) -> None:
        if one is not None:
            seen.append(one)
        if len(seen) == 3 and not killed:
            killed.append(cluster.workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    run(Order(source, str(SMALL), tmp_path, resume=False), dask(cluster.scheduler_address, None), watch)
    assert killed
    assert len(seen) == ACCOUNTS + 1
    assert tree(tmp_path) == tree(locally)


@pytest.mark.slow
def test_what_is_done_is_not_marked_again_by_whichever_engine(
    cluster: LocalCluster, source: Path, locally: Path, tmp_path: Path
) -> None:
    first = on_cluster(cluster, source, tmp_path)
    assert first.unchanged == 0
    (tmp_path / "reports" / "03.json").unlink()
    again = on_cluster(cluster, source, tmp_path, resume=True)
    assert (again.marked, again.unchanged) == (ACCOUNTS, ACCOUNTS - 1)
    local = run(Order(source, str(SMALL), tmp_path, resume=True), 0, lambda *_: None)
    assert local.unchanged == ACCOUNTS
    assert tree(tmp_path) == tree(locally)


@pytest.mark.slow
def test_workers_read_a_source_at_a_url_themselves(
    cluster: LocalCluster, source: Path, locally: Path, tmp_path: Path
) -> None:
    on_cluster(cluster, source.as_uri(), tmp_path)
    assert tree(tmp_path) == tree(locally)


@pytest.mark.slow
def test_an_account_that_ends_every_worker_is_named_and_nobody_else_is(
    cluster: LocalCluster, source: Path, tmp_path: Path
) -> None:
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    order = Order(source.as_uri(), str(SMALL), tmp_path, resume=False)
    plain = work_of(order)
    work = DeadlyWork(plain.rubric, plain.also, plain.url, plain.install)
    submissions = [one for one in grouped(order.open().files(tmp_path)) if one.name in {"04", "05", "06"}]
    with Client(cluster, set_as_default=False) as client:
        found = {one.name: one for one in marked_by(client, submissions, order, work)}
    assert {name for name, one in found.items() if one.is_marked} == {"04", "06"}
    (reason,) = found["05"].reasons
    assert "its process ended" in reason


def test_a_worker_with_another_markassist_says_so_and_marks_nothing(source: Path, tmp_path: Path) -> None:
    order = Order(source, str(SMALL), tmp_path, resume=False)
    work = work_of(order)
    assert work.install == installation()
    other = Work(work.rubric, work.also, work.url, "another")
    plugin = MarkingPlugin(other)
    plugin.setup(None)  # type: ignore[arg-type]
    (submission, *_) = grouped(order.open().files(tmp_path))
    told = mark_there(other.name, Task(submission, None, None))
    assert told.made is None
    assert "not the one here" in (told.unfit or "")
    plugin.teardown(None)  # type: ignore[arg-type]
    assert "has not reached it" in (mark_there(other.name, Task(submission, None, None)).unfit or "")


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (("--scheduler", "tcp://127.0.0.1:9"), "--scheduler: only --engine dask has one; "),
        (
            ("--engine", "dask", "--scheduler", "127.0.0.1:x"),
            "127.0.0.1:x: no Dask scheduler answers there; ",
        ),
    ],
)
def test_a_scheduler_that_cannot_be_asked_is_told_in_one_line(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], call: tuple[str, ...], says: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["batch", str(source), "-r", str(SMALL), "-o", str(tmp_path), *call])
    assert left.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith(says)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nowhere://bucket", "fsspec knows no such storage"),
        ("memory://empty-one", "there are no files in it"),
    ],
)
def test_a_url_with_nothing_behind_it_is_a_fault_of_the_call(url: str, says: str) -> None:
    with pytest.raises(MarkassistError, match=says):
        source_at_url(url).files(Path())
