"""Accounts that follow a model without its headings: each paragraph is found by what it does."""

import re

import pytest
from reflected import beside, read

from markassist.annotators.reflection import reflection

ACCOUNTS = dict(re.findall(r"=== (\w+)\n\n(.*?)\n(?=\n===|\Z)", beside("stages.txt"), re.DOTALL))


def unmarked(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """The account as a learner writes it, and the first words of each stage."""
    stages = [(m[1], m[2]) for m in re.finditer(r"\[([a-z_.]+)\] (.{40})", marked)]
    return re.sub(r"\[[a-z_.]+\] ", "", marked), stages


CASES = [(name, stage, first) for name, marked in ACCOUNTS.items() for stage, first in unmarked(marked)[1]]


@pytest.mark.parametrize(("name", "stage", "first"), CASES)
def test_a_stage_is_found_by_what_it_does(name: str, stage: str, first: str) -> None:
    text, _ = unmarked(ACCOUNTS[name])
    found, _ = reflection(read(text))
    at = text.index(first)
    here = [s.stage for s in found.stages if s.start <= at + 40 and s.end >= at]
    assert stage in here


@pytest.mark.parametrize("name", ACCOUNTS)
def test_the_model_that_is_followed_fits_best(name: str) -> None:
    text, stages = unmarked(ACCOUNTS[name])
    found, _ = reflection(read(text))
    assert found.best_fit == stages[0][0].split(".")[0]
    assert found.in_order is True
    assert found.missing == ()
