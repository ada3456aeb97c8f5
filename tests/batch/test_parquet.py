"""The table as one Parquet file a criterion says what results.csv says."""

from pathlib import Path

import pyarrow.parquet
import pytest
from batching import batch, rows, write_all

from markassist.batch.journal import Journal
from markassist.batch.parquet import parquet_by_code
from markassist.errors import MarkassistError


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    batch(write_all(folder / "in", ["a.txt", "b.txt"]), folder / "out")
    return folder / "out"


def test_read_as_one_table_the_parts_hold_every_line_of_the_csv(out: Path, tmp_path: Path) -> None:
    journal = Journal(out)
    parquet_by_code(journal.entries(journal.names()), str(tmp_path / "table"))
    read = pyarrow.parquet.read_table(tmp_path / "table").to_pylist()
    found = {
        (r["name"], r["code"], r["status"], r["corroborate"], r["evidence"], r["near_misses"]) for r in read
    }
    told = {
        (r["name"], r["code"], r["status"], r["corroborate"] == "true",
         int(r["evidence"]), int(r["near_misses"]))
        for r in rows(out / "results.csv")
    }  # fmt: skip
    assert found == told
    assert len(read) == len(told) == 4


def test_a_criterion_that_is_no_more_leaves_the_table(out: Path, tmp_path: Path) -> None:
    old = tmp_path / "code=H9" / "part-0.parquet"
    write_all(tmp_path, ["code=H9/part-0.parquet", "code=H9/mine.txt"])
    journal = Journal(out)
    parquet_by_code(journal.entries(journal.names()), tmp_path.as_uri())
    assert not old.exists()
    assert old.with_name("mine.txt").exists()
    assert (tmp_path / "code=H1" / "part-0.parquet").exists()


def test_a_place_that_cannot_be_written_is_told_in_one_line(out: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    journal = Journal(out)
    with pytest.raises(MarkassistError, match=r"cannot be written .*; see to the place"):
        parquet_by_code(journal.entries(journal.names()), str(tmp_path / "file"))
