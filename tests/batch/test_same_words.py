"""The same words twice are found, shown side by side and asked about; nobody is accused."""

import csv
import io
import re
import sys
from pathlib import Path

import pytest
from batching import SMALL
from cohort import COPIED, TASK

from markassist import extras
from markassist.batch.engine import Order
from markassist.batch.library import earlier, keep
from markassist.batch.passages import passages, shingles, words
from markassist.batch.results import Compared
from markassist.batch.run import Summary, run
from markassist.batch.same_words import same_words, signed
from markassist.errors import ReadError
from markassist.read import read_account_bytes
from markassist.road import mark
from markassist.rubric.load import load_rubric

LIGHTLY_CHANGED = COPIED.replace("six weeks", "eight weeks").replace("June", "May")
OTHER = (
    "On Friday the fridge alarm went while I was plating the soup, so I moved the raw chicken to the second"
    " fridge, wrote the time on the sheet by the door and rang the engineer before service began at noon."
)


def batch(folder: Path, texts: dict[str, str], compared: Compared | None = None, out: str = "out") -> Summary:
    source = folder / f"in {out}"
    source.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (source / f"{name}.txt").write_text(text, encoding="utf-8")
    return run(Order(source, str(SMALL), folder / out, False), 0, lambda *_: None, compared)


def pairs(folder: Path, out: str = "out") -> list[tuple[str, str, str]]:
    text = (folder / out / "same_words.csv").read_text(encoding="utf-8")
    found = csv.DictReader(io.StringIO(text, newline=""))
    return [(row["name"], row["other_cohort"], row["other_name"]) for row in found]


def test_a_passage_that_was_lightly_changed_is_found(tmp_path: Path) -> None:
    batch(
        tmp_path,
        {"Ann": f"{OTHER}\n\n{COPIED}", "Ben": f"{LIGHTLY_CHANGED}\n\nI went home.", "Cai": OTHER[9:]},
    )
    assert pairs(tmp_path) == [("Ann", "", "Cai"), ("Ann", "", "Ben")]


def test_different_words_on_the_same_thing_are_not_the_same_words(tmp_path: Path) -> None:
    told_anew = (
        "Over about a month and a half there was little to see. The seat at the window came a bit closer to"
        " where we ate each day, until somebody had put out another mug by the end of that summer month."
    )
    batch(tmp_path, {"Ann": COPIED, "Ben": told_anew})
    assert pairs(tmp_path) == []
    assert "No two accounts were found" in (tmp_path / "out" / "same_words.html").read_text(encoding="utf-8")


def test_ones_own_words_twice_are_nobodys_business(tmp_path: Path) -> None:
    batch(tmp_path, {"Ann": f"{COPIED}\n\n{COPIED}", "Ben": OTHER})
    assert pairs(tmp_path) == []


def test_the_tasks_words_are_left_out(tmp_path: Path) -> None:
    texts = {"Ann": f"{TASK}\n\n{OTHER}", "Ben": f"{TASK} I was glad."}
    batch(tmp_path, texts, Compared("now"))
    assert pairs(tmp_path) == [("Ann", "", "Ben")]
    page = tmp_path / "out" / "same_words.html"
    assert "Quotations are left out." in page.read_text(encoding="utf-8")
    batch(tmp_path, texts, Compared("now", task=shingles(TASK)))
    assert pairs(tmp_path) == []
    assert "own words and quotations are left out." in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "> {}"])
def test_quotations_are_left_out(marks: str, tmp_path: Path) -> None:
    batch(tmp_path, {name: f"{marks.format(COPIED)}\n\nI am {name}." for name in ("Ann", "Ben")})
    assert pairs(tmp_path) == []


def test_what_many_share_is_told_of_apart(tmp_path: Path) -> None:
    names = ("Ann", "Ben", "Cai", "Dee", "Eve", "Fay")
    batch(tmp_path, {name: f"{COPIED}\n\nI am {name}." for name in names} | {"Gus": OTHER, "Hal": OTHER})
    assert pairs(tmp_path) == [("Gus", "", "Hal")]
    page = (tmp_path / "out" / "same_words.html").read_text(encoding="utf-8")
    assert "6 accounts: Ann, Ben, Cai, Dee, Eve, Fay" in page


def test_an_earlier_cohort_is_compared_with_and_this_one_kept(tmp_path: Path) -> None:
    library = tmp_path / "library"
    batch(tmp_path, {"Ann": COPIED, "Ben": OTHER}, Compared("2025", library), out="first")
    batch(tmp_path, {"Zoë": LIGHTLY_CHANGED}, Compared("2026", library), out="second")
    assert pairs(tmp_path, "first") == []
    assert pairs(tmp_path, "second") == [("Zoë", "2025", "Ann")]
    assert "earlier cohort <bdi>2025</bdi>" in (tmp_path / "second" / "same_words.html").read_text("utf-8")
    assert sorted(path.name for path in library.iterdir()) == ["2025.passages.gz", "2026.passages.gz"]


def test_a_cohort_that_is_marked_again_is_not_compared_with_itself(tmp_path: Path) -> None:
    library = tmp_path / "library"
    batch(tmp_path, {"Ann": COPIED}, Compared("2026", library), out="first")
    kept = (library / "2026.passages.gz").read_bytes()
    batch(tmp_path, {"Ann": COPIED}, Compared("2026", library), out="first")
    assert pairs(tmp_path, "first") == []
    assert (library / "2026.passages.gz").read_bytes() == kept


def test_a_library_gives_back_what_was_kept_and_masks_names(tmp_path: Path) -> None:
    text = f"Kayleigh Thornton, born 4/3/2011, lives at 12 Elm Road. {COPIED}"
    report = mark(read_account_bytes(text.encode(), "a.txt"), load_rubric("residential_attachment"))
    found = [("Ann", one.where, one.text) for one in passages(report)]
    signatures = list(signed("2026", found, frozenset()))
    keep(tmp_path, "2026", signatures)
    assert list(earlier(tmp_path, "2027")) == signatures
    assert list(earlier(tmp_path, "2026")) == []
    assert "Kayleigh" not in signatures[0].text


def test_a_damaged_library_says_which_file(tmp_path: Path) -> None:
    (tmp_path / "2025.passages.gz").write_bytes(b"no")
    with pytest.raises(ReadError, match=r"2025\.passages\.gz: it is no cohort of a library"):
        list(earlier(tmp_path, "2026"))


def test_the_order_of_accounts_changes_no_pair() -> None:
    found = [("Ann", "p", COPIED), ("Ben", "p", LIGHTLY_CHANGED), ("Cai", "p", OTHER), ("Dee", "p", OTHER)]
    both = [list(signed("now", order, frozenset())) for order in (found, found[::-1])]
    told = [same_words(one, (), 4, frozenset()).pairs for one in both]
    sets = [{frozenset((p.one.account, p.other.account)) for p in pairs_} for pairs_ in told]
    assert sets[0] == sets[1] == {frozenset(("Ann", "Ben")), frozenset(("Cai", "Dee"))}


def test_the_page_asks_and_accuses_nobody(tmp_path: Path) -> None:
    batch(tmp_path, {"Ann": COPIED, "Ben": LIGHTLY_CHANGED})
    page = (tmp_path / "out" / "same_words.html").read_text(encoding="utf-8")
    text = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.S).lower()
    assert "?" in text
    for word in ("plagiaris", "cheat", "copied", "collu", "misconduct", "suspici", "guilty"):
        assert word not in text
    assert page.count("<mark>") >= 6
    assert "<mark>eight" not in page


def test_words_are_alike_whatever_their_marks() -> None:
    assert words("It’s J's — a B•• (really)!") == ["it's", "j's", "a", "b", "really"]
    assert shingles("one two three four five six") == {"one two three four five", "two three four five six"}


def test_without_the_library_that_it_takes_the_rest_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = extras.is_there
    monkeypatch.setattr(extras, "is_there", lambda library: library != "datasketch" and there(library))
    monkeypatch.setitem(sys.modules, "datasketch", None)
    summary = batch(tmp_path, {"Ann": COPIED})
    assert summary.notes == tuple(
        f"{name} is left out: this needs datasketch; run pip install 'markassist[batch]'"
        for name in ("same_words.html", "same_words.csv")
    )
    assert (tmp_path / "out" / "results.xlsx").is_file()
