"""What the benchmarks measure with is itself right; no figure is ever asked of here."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import patterns
import texts

from markassist import load_rubric
from markassist.rubric.read import read_sources
from markassist.rubric.sources import shelf

SENTENCES = ["The garden behind our house was quiet that morning.", "Somebody carried wooden boxes upstairs."]


def test_pattern_matching_knows_case_and_word_bounds_and_no_more() -> None:
    mark = patterns.matcher([("M1", "secure base"), ("M1", "safe haven"), ("K1", "haven")])
    assert mark("A Secure Base is not a database.") == ["M1"]
    assert sorted(mark("This was no safe haven. A haven it was not.")) == ["K1", "M1"]


@pytest.mark.parametrize(
    ("found", "status"), [((), "absent"), (("A",), "partial"), (("A", "A"), "evidenced")]
)
def test_a_pattern_counts_different_terms(found: tuple[str, ...], status: str) -> None:
    assert patterns.statuses(found, ["A"]) == {"A": status}


def test_a_made_text_is_the_same_for_its_seed_and_another_for_another() -> None:
    from_ = [f"This is sentence number {n} of some." for n in range(60)]
    assert texts.made(from_, 300, 1) == texts.made(from_, 300, 1) != texts.made(from_, 300, 2)
    assert 300 <= len(texts.made(from_, 300, 1).split()) < 340


def test_a_made_rubric_has_as_many_terms_as_were_asked_for(tmp_path: Path) -> None:
    folder = texts.made_rubric(tmp_path / "made", SENTENCES, 150)
    sources, faults = read_sources(shelf(folder))
    assert not faults
    assert sources is not None
    made = [part for name, part in sources.lexicons.items() if name.startswith("made")]
    assert len({term for part in made for term in part.terms}) == 150


def test_plain_terms_have_none_of_the_notation_and_a_code_of_the_rubric() -> None:
    codes = {criterion.code for criterion in load_rubric("pairs_workshops").criteria}
    found = texts.plain_terms("pairs_workshops", 500)
    assert len(found) == 500
    assert {code for code, _ in found} <= codes
    assert not any(set("/().<>[]") & set(term) or not term for _, term in found)
