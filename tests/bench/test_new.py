from pathlib import Path

import pytest

from markassist.bench.coverage import coverage
from markassist.bench.examples import test_examples as run_examples
from markassist.bench.new import new_rubric
from markassist.bench.validate import validate
from markassist.bench.variants import test_variants as turn_examples
from markassist.errors import UsageError
from markassist.rubric.load import load_rubric


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    folder = tmp_path / "food_hygiene"
    new_rubric("food_hygiene", folder)
    return folder


def test_a_new_rubric_has_the_id_asked_for(fresh: Path) -> None:
    assert load_rubric(fresh).id == "food_hygiene"


def test_a_new_rubric_has_nothing_to_mend(fresh: Path) -> None:
    validated, tested, turned = validate(fresh), run_examples(fresh), turn_examples(fresh)
    assert (validated.faults, validated.warnings) == ((), ())
    assert (tested.faults, tested.known_misses) == ((), 0)
    assert tested.run == 18
    assert coverage(fresh).faults == ()
    assert (turned.faults, turned.notes) == ((), ())
    assert len(turned.turns) >= 8


def test_a_new_rubric_teaches_in_comments(fresh: Path) -> None:
    for path in (fresh / "rubric.yaml", fresh / "wears_protection.yaml"):
        assert path.read_text(encoding="utf-8").count("#") >= 8


@pytest.mark.parametrize(
    ("name", "wrong", "remedy"),
    [
        ("Food Hygiene", "small letters", "write food_hygiene"),
        ("2026", "small letters", "write a name such as"),
        ("pairs_workshops", "a shipped rubric has this id", "another"),
    ],
)
def test_an_id_that_cannot_be_is_refused(name: str, wrong: str, remedy: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        new_rubric(name, tmp_path / "new")
    (fault,) = error.value.faults
    assert wrong in fault.wrong
    assert remedy in fault.remedy
    assert not (tmp_path / "new").exists()


def test_nothing_is_written_over(fresh: Path) -> None:
    with pytest.raises(UsageError, match="this folder is not empty"):
        new_rubric("food_hygiene", fresh)
