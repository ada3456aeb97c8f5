"""Every shipped rubric loads, agrees with its own examples, and leaves no indicator or status unexampled."""

import pytest

from markassist.bench.coverage import coverage
from markassist.bench.examples import test_examples as run_examples
from markassist.bench.validate import validate
from markassist.shelf import data_folder

RUBRICS = sorted(
    folder.name for folder in data_folder("rubrics").iterdir() if (folder / "rubric.yaml").exists()
)


def test_the_residential_rubric_is_shipped() -> None:
    assert "residential_attachment" in RUBRICS


@pytest.mark.parametrize("rubric", RUBRICS)
def test_a_rubric_is_without_fault(rubric: str) -> None:
    assert [str(fault) for fault in validate(rubric).faults] == []


@pytest.mark.parametrize("rubric", RUBRICS)
def test_a_rubric_agrees_with_its_own_examples(rubric: str) -> None:
    found = run_examples(rubric)

    assert found.run > 0
    assert [str(fault) for fault in found.faults] == []


@pytest.mark.parametrize("rubric", RUBRICS)
def test_no_indicator_and_no_status_is_without_examples_both_ways(rubric: str) -> None:
    assert [str(fault) for fault in coverage(rubric).faults] == []
