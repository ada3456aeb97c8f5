"""One account held against several rubrics, read once, gives the reports that each gives alone."""

from itertools import permutations
from pathlib import Path

import pytest

from markassist import load_rubric, mark, mark_against, read_account, road, words
from markassist.doc import Doc
from markassist.rubric.compile import Rubric
from markassist.values import Account, Block

GOLD = Path(__file__).parents[1] / "corpora" / "gold"
PIECES = sorted(GOLD.glob("*.txt"))[::9]


@pytest.fixture(scope="module")
def rubrics() -> list[Rubric]:
    return [load_rubric(name) for name in ("residential_attachment", "nice_attachment", "pairs_workshops")]


@pytest.mark.parametrize("path", PIECES, ids=lambda path: path.stem)
def test_in_whatever_order_the_reports_are_those_of_each_rubric_alone(
    rubrics: list[Rubric], path: Path
) -> None:
    account = read_account(path)
    alone = {rubric.id: mark(account, rubric).to_json() for rubric in rubrics}
    for order in permutations(rubrics):
        found = mark_against(account, order)
        assert {r.rubric.id: r.to_json() for r in found} == alone


def test_an_account_without_doubtful_words_is_read_once(
    rubrics: list[Rubric], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Account] = []
    annotate = road.annotate

    def counted(account: Account) -> Doc:
        read.append(account)
        return annotate(account)

    monkeypatch.setattr(road, "annotate", counted)
    plain = "On Monday I sat with him on the step and waited until he was ready to talk to me."
    list(mark_against(Account("plain.txt", plain, (Block(0, len(plain)),), "0" * 64), rubrics))
    assert len(read) == 1


def test_what_was_asked_is_answered_anew_by_other_words() -> None:
    words.use(frozenset({"attunement"}))
    with words.noting() as asked:
        assert words.word("atunement").meant == "attunement"
        assert words.word("step").meant is None
    before = asked.answers()
    words.use(frozenset({"step"}))
    assert asked.answers() != before
    words.use(frozenset({"attunement", "window"}))
    assert asked.answers() == before
    words.use(frozenset())
