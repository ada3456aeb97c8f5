"""The commands that look after a workspace: its record, its people, what it keeps, erases and backs up."""

import json
import sqlite3
from pathlib import Path

import pytest
from calling import SMALL, Markassist, Write

from markassist.review import learners, reading
from markassist.review.access import alone
from markassist.review.decide import decide
from markassist.review.decision import Choice, Decision
from markassist.review.intake import take_in
from markassist.review.people import users
from markassist.review.store.opening import FILE, Store, open_store

PASSWORD = b"four plain words here\n"
ONE = alone("one")


@pytest.fixture(autouse=True)
def _called_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARKASSIST_USER", "one")
    monkeypatch.delenv("MARKASSIST_STORE", raising=False)


@pytest.fixture
def folder(account: Write, markassist: Markassist, tmp_path: Path) -> Path:
    """A batch's folder with a workspace in it."""
    account("in/anna.txt", "On Monday I washed my hands after I cut raw chicken.\n")
    account("in/ben.txt", "Kayleigh Thornbury watched while I washed my hands on Friday.\n")
    out = tmp_path / "out"
    assert markassist("batch", tmp_path / "in", "-r", SMALL, "-o", out).code == 0
    store = open_store(out)
    take_in(store, out)
    store.close()
    return out


def shown(folder: Path) -> list[str]:
    store: Store = open_store(folder)
    found = sorted(line.name for line in reading.accounts(store, ONE))
    store.close()
    return found


def test_a_record_that_holds_is_told_and_one_that_does_not_ends_with_1_and_the_place(
    folder: Path, markassist: Markassist
) -> None:
    told = markassist("ledger", "verify", folder)
    assert (told.code, told.text, told.err) == (0, "The record holds: 2 entries.\n", "")
    database = sqlite3.connect(folder / FILE)
    database.executescript("DROP TRIGGER ledger_no_delete; DELETE FROM ledger WHERE number = 1")
    database.close()
    told = markassist("ledger", "verify", folder)
    assert (told.code, told.out) == (1, b"")
    assert told.err == (
        f"{folder}: entry 1: entry 1 is not there: after entry 0 comes 2; "
        "restore a backup, and find out who wrote to it\n"
    )


def test_a_decision_that_is_not_the_records_ends_with_1_and_the_place(
    folder: Path, markassist: Markassist
) -> None:
    database = sqlite3.connect(folder / FILE)
    database.execute("UPDATE items SET decision = 'accept', outcome = 'partial' WHERE key = 'H2'")
    database.commit()
    database.close()
    told = markassist("ledger", "verify", folder)
    assert told.code == 1
    assert len(told.err.splitlines()) == 2
    assert "H2: it stands as partial, and entry 0 of the record says open" in told.err


def test_a_record_is_printed_a_line_an_entry(folder: Path, markassist: Markassist) -> None:
    lines = markassist("ledger", "show", folder).text.splitlines()
    assert [json.loads(json.loads(line)["body"])["kind"] for line in lines] == ["intake", "intake"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["ledger", "verify", "DIR"],
        ["people", "list", "DIR"],
        ["erase", "DIR", "--learner", "x", "--yes"],
        ["backup", "DIR", "x.zip"],
        ["keep", "DIR", "--apply"],
    ],
)
def test_where_there_is_no_workspace_a_line_says_so_and_none_is_made(
    tmp_path: Path, markassist: Markassist, arguments: list[str]
) -> None:
    told = markassist(*(str(tmp_path) if one == "DIR" else one for one in arguments))
    assert told.code == 2
    assert "there is no workspace in it" in told.err
    assert len(told.err.splitlines()) == 1
    assert not (tmp_path / FILE).exists()


def test_a_store_elsewhere_that_cannot_be_reached_is_told_without_its_password(
    tmp_path: Path, markassist: Markassist
) -> None:
    url = "postgresql+pg8000://u:secret@127.0.0.1:1/d"
    told = markassist("ledger", "verify", tmp_path, "--store", url)
    assert told.code == 2
    assert "the store cannot be opened" in told.err
    assert "secret" not in told.err


def test_people_are_let_in_listed_and_stopped(folder: Path, markassist: Markassist) -> None:
    assert markassist("people", "add", folder, "root", "--role", "administrator", stdin=PASSWORD).code == 0
    added = markassist("people", "add", folder, "sam", "--role", "assessor", "--role", "iqa", stdin=PASSWORD)
    assert (added.code, added.err) == (0, "sam may sign in.\n")
    assert markassist("people", "add", folder, "kim", "--role", "assessor", stdin=b"short\n").code == 2
    assert markassist("people", "password", folder, "sam", stdin=b"four other words here\n").code == 0
    assert markassist("people", "stop", folder, "sam").err == "sam may not sign in any more.\n"
    listed = markassist("people", "list", folder).text.splitlines()
    assert listed == ["root\tadministrator\t", "sam\tassessor iqa\tmay not sign in"]
    assert markassist("people", "stop", folder, "sam", "--back").code == 0


def test_a_learner_is_erased_from_the_workspace_and_its_batch(folder: Path, markassist: Markassist) -> None:
    told = markassist("erase", folder, "--learner", "ben", "--yes")
    assert told.code == 0
    assert told.err.splitlines()[-1] == "Erased from the workspace: 1 account and 0 other places."
    assert shown(folder) == ["anna"]
    assert not list(folder.rglob("ben*"))
    assert markassist("ledger", "verify", folder).code == 0
    again = markassist("erase", folder, "--learner", "ben", "--yes")
    assert (again.code, "there is nobody of this name" in again.err) == (2, True)


def test_words_are_erased_from_the_workspace_and_its_batch(folder: Path, markassist: Markassist) -> None:
    assert markassist("erase", folder, "--words", "Kayleigh Thornbury", "--yes").code == 0
    holding = [p for p in folder.rglob("*") if p.is_file() and b"Thornbury" in p.read_bytes()]
    assert holding == []
    assert shown(folder) == ["anna", "ben"]


def test_erasing_asks_first_and_wants_one_thing_to_erase(folder: Path, markassist: Markassist) -> None:
    assert markassist("erase", folder, "--learner", "ben", stdin=b"n\n").code == 130
    assert shown(folder) == ["anna", "ben"]
    for arguments in ([], ["--learner", "ben", "--words", "Kayleigh"]):
        told = markassist("erase", folder, *arguments, "--yes")
        assert (told.code, "name one of --learner and --words" in told.err) == (2, True)


def test_a_workspace_is_backed_up_and_restored_by_one_command_each(
    folder: Path, markassist: Markassist, tmp_path: Path
) -> None:
    assert markassist("backup", folder, tmp_path / "kept.zip").code == 0
    told = markassist("restore", tmp_path / "new", tmp_path / "kept.zip")
    assert told.code == 0
    assert told.err.endswith("rows. The record holds.\n")
    assert shown(tmp_path / "new") == ["anna", "ben"]
    again = markassist("restore", tmp_path / "new", tmp_path / "kept.zip")
    assert (again.code, "it is not empty" in again.err) == (2, True)


def test_what_is_kept_is_said_and_what_is_past_its_time_goes(folder: Path, markassist: Markassist) -> None:
    (folder / "keeping.yaml").write_text("open_days: 5\n")
    told = markassist("keep", folder)
    assert "5 days where nothing was done on it" in told.text
    assert "--apply" in told.text
    assert shown(folder) == ["anna", "ben"]
    assert markassist("keep", folder, "--apply").err == "Erased: 0 accounts and 0 other things.\n"
    database = sqlite3.connect(folder / FILE)
    database.execute("UPDATE accounts SET touched = '2020-01-01' WHERE name = 'ben'")
    database.commit()
    database.close()
    told = markassist("keep", folder, "--apply")
    assert told.err.splitlines()[-1] == "Erased: 1 account and 0 other things."
    assert not list(folder.rglob("ben*"))
    (folder / "keeping.yaml").write_text("open_days: 5\nyears: 2\n")
    told = markassist("keep", folder)
    assert told.code == 2
    assert "years: extra inputs are not permitted" in told.err


def test_a_learner_who_may_sign_in_finds_nothing_before_a_release(
    folder: Path, markassist: Markassist
) -> None:
    call = ("people", "add", folder, "b.smith", "--role", "learner", "--learner", "ben")
    assert markassist(*call, stdin=PASSWORD).code == 0
    store = open_store(folder)
    (user,) = users(store, ONE)
    assert learners.released(store, user.who) == ()
    store.close()


def decided(folder: Path) -> None:
    """Anna's account decided by Sam, one criterion otherwise than was suggested."""
    store, sam = open_store(folder), alone("sam")
    line = next(line for line in reading.accounts(store, ONE) if line.name == "anna")
    for code, item in reading.account(store, ONE, line.id).criteria.items():
        other = "absent" if item.suggested != "absent" else "partial"
        decide(store, sam, line.id, code, Decision(Choice.CHANGE, other, "as I read it"), item.version)
    store.close()


def test_agreement_is_told_from_the_decisions_in_each_form(
    folder: Path, markassist: Markassist, tmp_path: Path
) -> None:
    decided(folder)
    told = markassist("agree", folder, "--errors")
    assert told.code == 0
    assert "sam and the engine" in told.text
    assert "because: as I read it" in told.text
    assert json.loads(markassist("agree", folder, "-f", "json").text)["rubrics"][0]["accounts"] == 1
    assert markassist("agree", folder, "-f", "html", "-o", tmp_path / "q.html").code == 0
    assert "<svg" in (tmp_path / "q.html").read_text()


def test_a_sample_is_drawn_by_a_seed_and_shown_again_without_one(
    folder: Path, markassist: Markassist
) -> None:
    assert "there is no sampling plan yet" in markassist("sample", folder).err
    assert "nobody else has decided" in markassist("sample", folder, "--seed", "3").err
    decided(folder)
    drawn = markassist("sample", folder, "--seed", "3", "--stage", "interim", "--new", "sam")
    assert drawn.code == 0
    assert "sam: named as new, so 100 %" in drawn.text
    assert markassist("sample", folder).text == drawn.text
