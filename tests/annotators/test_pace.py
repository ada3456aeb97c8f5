"""PACE enacted: by the writer, with a child, in words or acts; everything else is none."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from markassist.annotate import annotate
from markassist.annotators.pace import ELEMENTS, pace
from markassist.doc import Doc
from markassist.notation import parse
from markassist.shelf import data_folder
from markassist.values import Account, Block

ROWS = [
    (frozenset() if wanted == "-" else frozenset(wanted.split()), text)
    for wanted, _, text in (
        line.partition("\t")
        for line in (Path(__file__).parent / "pace.tsv").read_text(encoding="utf-8").splitlines()
        if line
    )
]
FILES = sorted((data_folder("corpora") / "pace").glob("*.yaml"))


def read(text: str) -> Doc:
    doc = annotate(Account("account.txt", text, (Block(0, len(text)),), ""))
    doc.pace = []
    pace(doc)
    return doc


def elements(text: str) -> frozenset[str]:
    return frozenset(p.element for p in read(text).pace)


@pytest.mark.parametrize("text", [text for wanted, text in ROWS if not wanted])
def test_near_miss(text: str) -> None:
    assert elements(text) == frozenset()


def test_most_of_what_is_enacted_is_found_and_hardly_anything_else() -> None:
    right, extra, missed = Counter(), Counter(), Counter()
    for wanted, text in ROWS:
        found = elements(text)
        right.update(wanted & found)
        extra.update(found - wanted)
        missed.update(wanted - found)
    assert extra.total() <= 0.04 * right.total(), extra
    assert missed.total() <= 0.12 * right.total(), missed


def test_each_element_has_twenty_ways_to_be_shown() -> None:
    shown = Counter(element for wanted, _ in ROWS for element in wanted)
    assert min(shown[element] for element in ELEMENTS) >= 20


def test_words_of_the_writer_only() -> None:
    assert elements('I said to him, "That must have been frightening."') == {"empathy"}
    assert elements('He said to me, "That must have been frightening."') == frozenset()
    assert elements('My manager said to him, "That must have been frightening."') == frozenset()
    assert elements('I should have said to him, "That must have been frightening."') == frozenset()


def test_a_span_is_within_the_account() -> None:
    text = 'He was under the table. I said "I wonder if the noise scared you" and waited.'
    doc = read(text)
    assert next((p.element, doc.quote(p.start, p.end)) for p in doc.pace) == (
        "curiosity",
        "I wonder if the noise scared you",
    )


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_file(path: Path) -> None:
    """Every list is sorted, says nothing twice and can be read as terms; every file says where it is from."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert data["source"]
    assert path.stem in {"words", "listeners"} or (
        data["element"] == path.stem and data["title"] and data["said"] and data["acts"]
    )
    for name, terms in data.items():
        if isinstance(terms, list):
            assert sorted(map(str, terms)) == list(map(str, terms)), name
            assert len(set(terms)) == len(terms), name
            assert all(parse(str(term)) for term in terms)


OF_BABIES = (
    "The baby is four months old and sleeps in her pram. Her mum is nineteen, and her toddler is at nursery. "
)


def test_what_is_wondered_about_a_baby_with_its_parent_is_none() -> None:
    said = 'Shelley lifted him out. I said, "I wonder if he is cold?" and Shelley laughed.'

    assert elements(OF_BABIES + said) == frozenset()


def test_a_parent_in_an_account_of_babies_is_no_child() -> None:
    told = "Mum sat down. I told her that must have been frightening, being left on the ward."

    assert elements(OF_BABIES + told) == frozenset()


def test_a_small_child_in_an_account_of_babies_is_still_a_child() -> None:
    told = "The little boy fell off the step. I told him that must have been frightening."

    assert elements(OF_BABIES + told) == {"empathy"}


def test_a_feeling_that_is_allowed_is_not_also_guessed_at() -> None:
    assert elements("I told him he could be as cross as he liked with me.") == {"acceptance"}
