import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from markassist import words
from markassist.errors import UsageError
from markassist.rubric.compile import AllOf, Term
from markassist.rubric.load import load_rubric
from markassist.shelf import data_folder

SMALL = Path(__file__).parent / "small"


def test_a_rubric_is_loaded_in_the_order_of_its_list() -> None:
    rubric = load_rubric(SMALL)
    assert (rubric.id, rubric.version) == ("food_hygiene", "1.0.0")
    assert [criterion.code for criterion in rubric.criteria] == ["H1", "H2"]
    assert [indicator.name for indicator in rubric.criteria[0].indicators] == [
        "washes",
        "after_raw_food",
        "licks_fingers",
    ]
    assert "hands_look_clean" in [misconception.id for misconception in rubric.misconceptions]


def test_a_cue_is_the_owner_of_its_terms() -> None:
    rubric = load_rubric(str(SMALL))
    washes, after_raw_food, licks_fingers = rubric.criteria[0].indicators
    (term,) = washes.any_of
    assert isinstance(term, Term)
    assert rubric.owners[term.owner] == "@hand_washing"
    assert rubric.owners[rubric.guards[term.owner]] == "!@hand_washing"
    (both,) = after_raw_food.any_of
    assert isinstance(both, AllOf)
    assert [rubric.owners[part.owner] for part in both.parts if isinstance(part, Term)] == [
        "@hand_washing",
        "@raw_food",
    ]
    (inline,) = licks_fingers.any_of
    assert isinstance(inline, Term)
    assert rubric.owners[inline.owner] == "lick my fingers"


def test_a_lexicon_that_terms_name_is_a_class() -> None:
    assert "raw_food" in load_rubric(SMALL).class_names


def test_the_words_of_its_terms_become_known(tmp_path: Path) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "small")
    lexicon = folder / "lexicons" / "raw_food.yaml"
    lexicon.write_text(lexicon.read_text(encoding="utf-8") + "  - zambolini\n", encoding="utf-8")
    assert not words.is_known("zambolini")
    words.use(load_rubric(folder).words)
    assert words.is_known("zambolini")
    assert words.word("zambolinni").meant == "zambolini"
    words.use(frozenset())
    assert not words.is_known("zambolini")


def test_the_hash_is_of_what_the_files_say(tmp_path: Path) -> None:
    first = load_rubric(SMALL).sha256
    folder = shutil.copytree(SMALL, tmp_path / "elsewhere")
    for path in folder.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_rubric(folder).sha256 == first
    (folder / "lexicons" / "unused.yaml").write_text("lexicon: unused\n", encoding="utf-8")
    assert load_rubric(folder).sha256 == first
    lexicon = folder / "lexicons" / "raw_food.yaml"
    lexicon.write_bytes(lexicon.read_bytes() + b"  - raw egg\r\n")
    assert load_rubric(folder).sha256 != first


def test_an_own_lexicon_comes_before_a_shared_one(tmp_path: Path) -> None:
    shared = sorted((data_folder("corpora") / "lexicons").glob("*.yaml"))
    if not shared:
        pytest.skip("there are no shared lexicons")
    folder = shutil.copytree(SMALL, tmp_path / "small")
    name = shared[0].stem
    own = f"lexicon: {name}\ntitle: My own\nsource: mine\nterms: [quite my own]\n"
    (folder / "lexicons" / f"{name}.yaml").write_text(own, encoding="utf-8")
    criterion = folder / "keeps_food_cold.yaml"
    criterion.write_text(
        criterion.read_text(encoding="utf-8").replace("@chilling", f"@{name}"), encoding="utf-8"
    )
    assert {"quite", "own"} <= load_rubric(folder).words


def test_an_unknown_rubric_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="there is no such rubric"):
        load_rubric("no_such_rubric_anywhere")


def test_a_folder_without_an_index_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match=r"there is no rubric\.yaml here; give the folder in which it stands"
    ):
        load_rubric(tmp_path)


def test_a_file_is_no_rubric() -> None:
    with pytest.raises(UsageError, match="this is a file; give the rubric's folder"):
        load_rubric(SMALL / "rubric.yaml")


def test_loading_needs_no_spacy() -> None:
    code = "import sys; from markassist.rubric.load import load_rubric; assert 'spacy' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
