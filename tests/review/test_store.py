"""The store on SQLite and on a real PostgreSQL: opened, migrated, taken into, tampered with."""

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from batching import batch, write_all
from reviewing import ACCOUNTS, body, decide_all, entries, of_kind, view, without_guard
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from markassist.errors import MarkassistError, UsageError
from markassist.review import decide, ledger, reading, record, replay
from markassist.review.access import Who
from markassist.review.decision import Choice, Decision
from markassist.review.intake import take_in
from markassist.review.items import Kind
from markassist.review.store import tables
from markassist.review.store.opening import FILE, HEAD, Store, open_store


def test_the_migrations_make_the_tables_that_the_code_works_with(store: Store) -> None:
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.METADATA) == []


def test_a_store_is_opened_by_several_at_once_and_migrated_once(
    tmp_path: Path, url: str | None, cohort: Path
) -> None:
    faults: list[BaseException] = []

    def one() -> None:
        try:
            opened = open_store(tmp_path / "several", url)
            take_in(opened, cohort)
            opened.close()
        except BaseException as error:  # noqa: BLE001 - told below
            faults.append(error)

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    found = open_store(tmp_path / "several", url)
    assert record.verify(found) == (3, None)
    assert [entry.kind for entry in entries(found)] == ["intake"] * 3
    found.close()


def test_a_store_of_a_later_version_is_left_alone(opened: Callable[[], Store]) -> None:
    with opened().engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(UsageError, match="a later version of markassist has made this store"):
        opened()


@pytest.mark.parametrize(
    "address",
    ["mysql://u:secret@h/d", "no store", "postgresql://u:secret@127.0.0.1:1/d", "sqlite:////proc/x/y"],
)
def test_a_store_that_cannot_be_opened_is_told_in_a_line_without_its_password(
    tmp_path: Path, address: str
) -> None:
    with pytest.raises(UsageError) as told:
        open_store(tmp_path / "s", address.replace("postgresql:", "postgresql+pg8000:"))
    assert "secret" not in str(told.value)
    assert "\n" not in str(told.value)


def test_taking_a_batch_in_twice_changes_nothing(store: Store, cohort: Path) -> None:
    before = entries(store)
    again = take_in(store, cohort)
    assert (again.new, again.unchanged, again.remarked) == (0, 3, 0)
    assert entries(store) == before


def test_a_folder_without_a_batch_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no batch in it"):
        take_in(store, tmp_path)


def test_an_account_whose_whole_report_is_gone_is_told_and_the_others_come(
    opened: Callable[[], Store], tmp_path: Path
) -> None:
    source = write_all(tmp_path / "in", ["a.txt", "b.txt", "c.txt"], ACCOUNTS["anna.txt"])
    batch(source, tmp_path / "out")
    (tmp_path / "out" / ".whole" / "a.json").unlink()
    (tmp_path / "out" / ".whole" / "b.json").write_text('{"form": 1}')
    taken = take_in(opened(), tmp_path / "out")
    assert taken.new == 1
    assert [note.partition(": ")[2] for note in taken.notes] == [
        "the whole report is not there; run the batch anew, with --resume",
        "this is no report kept by a batch; run the batch anew",
    ]


def test_what_a_new_marking_suggests_as_before_stays_decided_and_the_rest_is_open_again(
    opened: Callable[[], Store], tmp_path: Path, sam: Who
) -> None:
    source = write_all(tmp_path / "in", ["anna.txt"], ACCOUNTS["anna.txt"])
    batch(source, tmp_path / "out")
    store = opened()
    take_in(store, tmp_path / "out")
    before = decide_all(store, sam, "anna")
    whole = tmp_path / "out" / ".whole" / "anna.json"
    told = json.loads(whole.read_bytes())
    told["report"]["rubric"]["version"] = "9.0.0"
    changed = told["report"]["findings"][0]
    changed["status"] = "absent" if changed["status"] != "absent" else "partial"
    whole.write_text(json.dumps(told))
    assert take_in(store, tmp_path / "out").remarked == 1
    after = view(store, "anna")
    assert (after.line.marking, after.line.rubric_version) == (2, "9.0.0")
    assert [item.key for item in after.items if item.is_open] == [changed["code"]]
    assert [item.key for item in before.items] == [item.key for item in after.items]
    last = entries(store)[-1]
    assert (last.kind, last.more["opened"], last.more["before"][0]) == (
        "remark",
        1,
        before.line.rubric_version,
    )
    assert record.verify(store)[1] is None
    assert replay.apart(store) == ()


def test_a_new_text_opens_everything_again(opened: Callable[[], Store], tmp_path: Path, sam: Who) -> None:
    source = write_all(tmp_path / "in", ["anna.txt"], ACCOUNTS["anna.txt"])
    batch(source, tmp_path / "out")
    store = opened()
    take_in(store, tmp_path / "out")
    decide_all(store, sam, "anna")
    write_all(source, ["anna.txt"], "A line before.\n\n" + ACCOUNTS["anna.txt"])
    batch(source, tmp_path / "out")
    take_in(store, tmp_path / "out")
    assert {item.decision for item in view(store, "anna").items} == {None}
    assert replay.apart(store) == ()


def test_the_ledger_holds_who_when_what_was_suggested_what_was_decided_and_why(
    store: Store, sam: Who
) -> None:
    shown = view(store, "anna")
    span = of_kind(shown, Kind.EVIDENCE)[0]
    reason = "she only says that she washed"
    decide.decide(store, sam, shown.line.id, span.key, Decision(Choice.REJECT, reason=reason), span.version)
    (told,) = reading.history(store, sam, shown.line.id, span.key)
    entry = told.entry
    assert (entry.who, entry.kind, entry.decided, told.reason) == ("sam", "reject", "reject", reason)
    assert (entry.suggested, entry.span) == (span.suggested, (span.start, span.end))
    assert entry.rubric == (shown.report.rubric.id, shown.report.rubric.version, shown.report.rubric.sha256)
    assert entry.text_sha256 == shown.report.account.sha256
    assert entry.at.startswith("2026-11-02T09:00:")
    assert not any(
        word in json.dumps(body(store, entry.number)) for word in ("washed my", "only says", "anna")
    )


def test_the_database_itself_lets_nothing_of_the_ledger_be_changed(store: Store) -> None:
    for statement in ("UPDATE ledger SET hash = 'x'", "DELETE FROM ledger"):
        with (
            pytest.raises(DBAPIError, match="the ledger is only added to"),
            store.engine.begin() as connection,
        ):
            connection.execute(text(statement))


FORGED = ledger.row(ledger.Entry(4, "2026-11-02T09:00:00.000000Z", "kim", "accept"))
FORGE = f"UPDATE ledger SET body = '{FORGED.body}', hash = '{FORGED.hash}', account = NULL WHERE number = 4"
TAMPERED = {
    "changed": (["UPDATE ledger SET body = replace(body, 'sam', 'kim') WHERE number = 5"], 5),
    "removed": (["DELETE FROM ledger WHERE number = 5"], 5),
    "reordered": (
        [
            "UPDATE ledger SET number = 99 WHERE number = 4",
            "UPDATE ledger SET number = 4 WHERE number = 6",
            "UPDATE ledger SET number = 6 WHERE number = 99",
        ],
        4,
    ),
    "given to another account": (["UPDATE ledger SET account = 'x' WHERE number = 6"], 6),
    "cut off": (["DELETE FROM ledger WHERE number > 6"], 7),
    "cut off with its own head": (
        [
            "DELETE FROM ledger WHERE number > 6",
            "UPDATE head SET number = 6, hash = (SELECT hash FROM ledger WHERE number = 6)",
        ],
        7,
    ),
    "emptied": (["DELETE FROM ledger", f"UPDATE head SET number = 0, hash = '{ledger.START}'"], 1),
    "written anew": ([FORGE], 4),
}


@pytest.mark.parametrize("way", TAMPERED)
def test_a_ledger_that_was_tampered_with_is_found_at_its_first_place(
    store: Store, sam: Who, way: str
) -> None:
    decide_all(store, sam, "anna")
    assert record.verify(store)[1] is None
    statements, number = TAMPERED[way]
    without_guard(store, *statements)
    flaw = record.verify(store)[1]
    assert flaw is not None
    assert flaw.number == number


def test_a_decision_that_was_changed_behind_the_records_back_is_found(store: Store, sam: Who) -> None:
    shown = decide_all(store, sam, "anna")
    code = next(iter(shown.criteria))
    item = shown.criteria[code]
    decide.reopen(store, sam, shown.line.id, code, item.version)
    assert replay.apart(store) == ()
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE items SET decision = 'accept', outcome = 'evidenced' WHERE key = 'H1'"
        )
    found = {(one.item, one.stands, one.ought) for one in replay.apart(store) if one.account == shown.line.id}
    assert found == {("H1", "evidenced", None)}
    assert len(replay.apart(store)) == 3


def test_the_store_is_for_its_owner_alone(
    opened: Callable[[], Store], url: str | None, sam: Who, cohort: Path
) -> None:
    store = opened()
    take_in(store, cohort)
    decide_all(store, sam, "anna")
    names = [HEAD] if url else [HEAD, FILE, f"{FILE}-wal"]
    assert {oct((store.folder / name).stat().st_mode & 0o777) for name in names} == {"0o600"}


def test_a_file_of_heads_that_is_none_is_told(store: Store, sam: Who) -> None:
    decide_all(store, sam, "anna")
    (store.folder / HEAD).write_text("nothing of ours\n")
    with pytest.raises(MarkassistError, match="this is no list of the ledger's ends"):
        record.verify(store)


def test_a_head_that_was_cut_off_while_it_was_written_does_no_harm(store: Store, sam: Who) -> None:
    with (store.folder / HEAD).open("a") as file:
        file.write("12")
    decide_all(store, sam, "anna")
    assert record.verify(store)[1] is None
    assert record.apart(store.folder)[-1].number == len(entries(store))
