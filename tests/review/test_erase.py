"""Erasing: words go from everywhere they are kept, decisions and the ledger stay."""

import gzip
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from batching import batch, write_all
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from reviewing import ACCOUNTS, KAYLEIGH, Clock, decide_all, entries, of_kind, view
from sqlalchemy import text
from test_people import selfcheck

from markassist.batch.library import Kept, keep
from markassist.errors import UsageError
from markassist.review import decide, erase, erase_batch, learners, people, reading, record, replay, wording
from markassist.review.access import RefusedError, Role, Who
from markassist.review.backup import backup, restore
from markassist.review.decision import Choice, Decision
from markassist.review.erasing import eraser, without
from markassist.review.intake import take_in
from markassist.review.items import Kind
from markassist.review.keeping import FILE
from markassist.review.reading import WHOLE
from markassist.review.release import release
from markassist.review.state import MissingError
from markassist.review.store.opening import Store, open_store

PASSWORD = "four plain words here"
BEN = ("raw meat", "Thornbury", "12/03/2014", "My manager put", "thank you dear ben")


@pytest.fixture
def own(opened: Callable[[], Store], tmp_path: Path) -> Store:
    """A store in the folder of a batch of its own."""
    source = tmp_path / "in"
    for name, words in ACCOUNTS.items():
        write_all(source, [name], words)
    batch(source, tmp_path / "autumn")
    store = opened()
    take_in(store, tmp_path / "autumn")
    return store


def worked_on(store: Store, sam: Who, one: Who) -> str:
    """Ben's account decided, commented on and released; he has a user and a self-check. The account's id."""
    shown = view(store, "ben")
    span = of_kind(shown, Kind.EVIDENCE)[0]
    reject = Decision(Choice.REJECT, reason="Kayleigh Thornbury did this, with raw meat")
    decide.decide(store, sam, shown.line.id, span.key, reject, span.version)
    decide_all(store, sam, "ben")
    wording.write_feedback(store, sam, shown.line.id, WHOLE, "thank you dear ben; and Kayleigh Thornbury", 0)
    wording.keep_comment(store, sam, shown.line.id, WHOLE, "As for kayleigh-thornbury, well observed.")
    release(store, sam, shown.line.id)
    people.add(store, one, "benjamin", [Role.LEARNER], PASSWORD, "ben")
    made = selfcheck()
    account = replace(made.account, text=f"{KAYLEIGH} and I. {made.account.text}")
    learners.keep_selfcheck(
        store, Who("benjamin", frozenset({Role.LEARNER}), "ben"), replace(made, account=account)
    )
    return shown.line.id


def everything(store: Store) -> str:
    """All that the database holds in its rows, and the files beside it, in small letters."""
    found = []
    with store.reading() as connection:
        dialect = connection.dialect.name
        tables = "accounts words releases feedback comments selfchecks users ledger items sampled".split()
        for table in tables:
            for row in connection.execute(text(f"SELECT * FROM {table}")).mappings():
                found += [v.decode() if isinstance(v, bytes | memoryview) else str(v) for v in row.values()]
    for path in store.folder.rglob("*"):
        if path.is_file() and (dialect == "sqlite" or path.suffix not in {".db", ".db-wal"}):
            found.append(path.read_bytes().decode(errors="replace"))
    return "\n".join(found).lower()


def holding(folder: Path, words: Iterable[str]) -> list[str]:
    """The files of a folder that hold any of these words."""
    return [
        path.name
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and any(w.lower() in path.read_bytes().decode(errors="replace").lower() for w in words)
    ]


def test_a_learner_is_erased_from_store_files_and_database_pages_and_the_ledger_holds(
    own: Store, sam: Who, one: Who
) -> None:
    account = worked_on(own, sam, one)
    before = entries(own)
    assert all(word.lower() in everything(own) for word in BEN)
    done = erase.erase_learner(own, one, "ben")
    assert [one.name for one in done.accounts] == ["ben"]
    left = everything(own)
    assert not [word for word in (*BEN, "benjamin") if word.lower() in left]
    after = entries(own)
    assert after[: len(before)] == before
    assert (after[-1].kind, after[-1].account) == ("erase", account)
    assert record.verify(own)[1] is None
    assert replay.apart(own) == ()
    assert [line.name for line in reading.accounts(own, sam)] == ["anna", "cara"]
    with pytest.raises(MissingError):
        reading.account(own, sam, account)
    told = reading.history(own, sam, account)
    assert [one.entry.kind for one in told].count("reject") == 1
    assert {one.reason for one in told} == {None}


def test_who_has_nothing_here_is_told(own: Store, one: Who, sam: Who) -> None:
    with pytest.raises(UsageError, match="there is nobody of this name"):
        erase.erase_learner(own, one, "nobody")
    with pytest.raises(RefusedError):
        erase.erase_learner(own, sam, "ben")
    with pytest.raises(RefusedError):
        erase.erase_words(own, sam, KAYLEIGH)


def test_one_learner_of_two_with_a_name_is_chosen_by_cohort(own: Store, one: Who, cohort: Path) -> None:
    take_in(own, cohort, "spring")
    assert [gone.cohort for gone in erase.erase_learner(own, one, "spring/ben").accounts] == ["spring"]
    assert [line.cohort for line in reading.accounts(own, one) if line.name == "ben"] == ["autumn"]


def test_a_childs_name_goes_from_every_place_and_every_offset_stays(own: Store, sam: Who, one: Who) -> None:
    worked_on(own, sam, one)
    before = view(own, "ben")
    done = erase.erase_words(own, one, KAYLEIGH)
    assert [one.name for one in done.accounts] == ["ben"]
    assert done.others >= 3
    assert "thornbury" not in everything(own)
    after = view(own, "ben")
    assert len(after.report.account.text) == len(before.report.account.text)
    assert after.items[0] == before.items[0]
    for finding in after.report.findings:
        for e in (*finding.evidence, *finding.near_misses):
            assert after.report.account.text[e.start : e.end] == e.quote
    told = next(item for item in after.items if item.decision == "reject")
    assert told.reason == "•••••••• ••••••••• did this, with raw meat"
    assert record.verify(own)[1] is None
    files = sorted(path.suffix for path in (own.folder / "released").rglob("*") if path.is_file())
    assert files == [".docx", ".html", ".pdf"]


def test_what_is_past_its_time_is_erased_and_nothing_else(
    own: Store, sam: Who, one: Who, clock: Clock
) -> None:
    (own.folder / FILE).write_text("released_days: 30\nopen_days: 60\nselfcheck_days: 90\n")
    worked_on(own, sam, one)
    clock.on(days=31)
    assert [gone.name for gone in erase.expire(own, one).accounts] == ["ben"]
    clock.on(days=30)
    assert [gone.name for gone in erase.expire(own, one).accounts] == ["anna", "cara"]
    assert "raw meat" not in everything(own).replace("meat and", "")
    clock.on(days=30)
    assert erase.expire(own, one).others == 1
    assert record.verify(own)[1] is None


@given(
    st.lists(
        st.sampled_from(["Kay", "Kay Lee", "kay-lee", "KAY  LEE", "Kayak", "Lee", "x", "\n", "Kay Lee's"])
    ),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_erasing_words_changes_no_length_and_leaves_none_of_them(
    parts: list[str], start: int, length: int
) -> None:
    words = " ".join(parts)
    end = min(len(words), start + length)
    start = min(start, end)
    quote = words[start:end]
    told = {
        "account": {"text": words},
        "found": [{"quote": quote, "start": start, "end": end}],
        "says": words,
    }
    gone = json.loads(without(json.dumps(told).encode(), eraser("Kay Lee")))
    after = gone["account"]["text"]
    assert len(after) == len(words)
    assert gone["found"][0]["quote"] == after[start:end]
    assert "kay lee" not in " ".join(after.lower().replace("-", " ").split())
    assert ("Kayak" in after) == ("Kayak" in words)


def test_too_few_letters_are_not_looked_for() -> None:
    for words in ("", " ", "a", "--", "•"):
        with pytest.raises(UsageError, match="too few letters"):
            eraser(words)


def test_a_learner_goes_from_a_batchs_folder_with_all_that_was_made_of_it(own: Store, tmp_path: Path) -> None:
    folder = tmp_path / "autumn"
    (folder / "word").mkdir(exist_ok=True)
    (folder / "word" / "ben (before).docx").write_bytes(b"raw meat")
    (folder / "return").mkdir()
    (folder / "return" / "comments.csv").write_text("ben, raw meat")
    notes = erase_batch.erase_learner(folder, "ben").notes
    assert holding(folder, BEN) == []
    assert not list(folder.rglob("ben*"))
    assert (folder / "reports" / "anna.json").exists()
    assert [note.partition(": ")[2] for note in notes] == [
        "make it anew with `markassist return`",
        "`markassist batch --resume` makes them anew",
    ]
    assert take_in(own, folder).unchanged == 2


def test_words_go_from_a_batchs_folder_and_a_later_run_does_not_bring_them_back(
    own: Store, tmp_path: Path, one: Who
) -> None:
    folder = tmp_path / "autumn"
    erase.erase_words(own, one, KAYLEIGH)
    erase_batch.erase_words(folder, eraser(KAYLEIGH))
    assert holding(folder, ["Thornbury"]) == []
    assert "Friday" in (folder / "reports" / "ben.json").read_text()
    assert take_in(own, folder).unchanged == 3
    batch(tmp_path / "in", folder, resume=True)
    assert holding(folder, ["Thornbury"]) == []
    assert (folder / "results.csv").exists()


def test_a_cohort_of_a_shipped_rubric_has_its_tables_made_anew(tmp_path: Path) -> None:
    from markassist.batch.engine import Order  # noqa: PLC0415
    from markassist.batch.run import run  # noqa: PLC0415

    source = write_all(
        tmp_path / "in", ["anna.txt", "ben.txt"], "On Monday I sat with him. He told me of home."
    )
    run(Order(source, "pairs_workshops", tmp_path / "out", False), 0, lambda _done, _of, _one: None)
    assert erase_batch.erase_learner(tmp_path / "out", "out/ben") == erase_batch.Gone(("ben",), ())
    table = (tmp_path / "out" / "results.csv").read_text()
    assert "anna" in table
    assert "ben" not in table
    assert "ben" not in (tmp_path / "out" / "cohort.html").read_text().replace("Benjamin", "")


def test_passages_go_from_a_library(tmp_path: Path) -> None:
    kept = [
        Kept("2025", name, "paragraph 1", f"{words} did", b"1234")
        for name, words in (("a", "Kay Lee"), ("b", "x"))
    ]
    keep(tmp_path, "2025", kept)
    assert erase_batch.erase_from_library(tmp_path, set().__contains__, eraser("Kay Lee")) == 1
    told = gzip.decompress((tmp_path / "2025.passages.gz").read_bytes()).decode()
    assert "Kay" not in told
    assert '"b"' in told
    assert erase_batch.erase_from_library(tmp_path, {"b"}.__contains__, str) == 1


@pytest.mark.parametrize("elsewhere", ["sqlite", "other"])
def test_a_backup_is_restored_whole_into_either_kind_of_store(
    own: Store,
    sam: Who,
    one: Who,
    tmp_path: Path,
    elsewhere: str,
    request: pytest.FixtureRequest,
) -> None:
    worked_on(own, sam, one)
    (own.folder / FILE).write_text("released_days: 30\n")
    rows = backup(own, one, tmp_path / "b" / "kept.zip")
    shown, record_before = view(own, "ben"), entries(own)
    goes_to = None
    if elsewhere == "other" and own.engine.dialect.name == "sqlite":
        goes_to = request.getfixturevalue("server").fresh()
    other = open_store(tmp_path / "elsewhere", goes_to)
    assert restore(other, one, tmp_path / "b" / "kept.zip") == rows
    assert (view(other, "ben"), entries(other)) == (shown, record_before)
    assert record.verify(other) == (len(record_before), None)
    released = sorted(p.relative_to(own.folder) for p in (own.folder / "released").rglob("*.*"))
    assert released == sorted(p.relative_to(other.folder) for p in (other.folder / "released").rglob("*.*"))
    assert (other.folder / FILE).read_text() == "released_days: 30\n"
    with pytest.raises(UsageError, match="it is not empty"):
        restore(other, one, tmp_path / "b" / "kept.zip")
    decide_all(other, sam, "anna")
    assert record.verify(other)[1] is None
    other.close()


def test_what_is_no_backup_is_told_and_nothing_is_restored(
    opened: Callable[[], Store], one: Who, tmp_path: Path
) -> None:
    store = opened()
    (tmp_path / "text.zip").write_text("no zip")
    shutil.make_archive(str(tmp_path / "other"), "zip", tmp_path, "text.zip")
    for name in ("text.zip", "other.zip", "nowhere.zip"):
        with pytest.raises(UsageError):
            restore(store, one, tmp_path / name)
    backup(store, one, tmp_path / "empty.zip")
    assert restore(store, one, tmp_path / "empty.zip") == 1
    with pytest.raises(Exception, match="it cannot be written"):
        backup(store, one, tmp_path / "text.zip" / "x.zip")


def test_an_account_goes_from_a_batch_by_the_hash_of_its_file_and_no_other_of_its_name(
    own: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "autumn"
    assert erase_batch.erase_learner(folder, "spring/ben").names == ()
    assert erase_batch.erase_accounts(folder, {"0" * 64}).names == ()
    sha256 = view(own, "ben").report.account.sha256
    assert erase_batch.erase_accounts(folder, {sha256}).names == ("ben",)


def test_a_page_that_quotes_an_earlier_cohort_goes_too(own: Store, tmp_path: Path) -> None:
    folder = tmp_path / "autumn"
    (folder / "same_words.csv").write_text("Kayleigh Thornbury again")
    (folder / "same_words.html").write_text("nothing")
    for entry in ("ben", "anna", "cara"):
        assert (folder / ".journal" / f"{entry}.json").exists()
    erase_batch.erase_learner(folder, "ben")
    (folder / "same_words.csv").write_text("Kayleigh Thornbury again")
    gone = erase_batch.erase_words(folder, eraser(KAYLEIGH))
    assert gone.names == ()
    assert "pages of shared passages are taken away" in gone.notes[0]
    assert holding(folder, ["Thornbury"]) == []
