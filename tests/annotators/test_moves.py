"""What a sentence does in a reflection: tells, feels, believes, finds hard, ponders, learns, plans."""

from collections import Counter

import pytest
from reflected import read, rows

from markassist.annotators.moves import moves

TABLE = rows("moves.tsv")


def one(text: str) -> str:
    found = [move.value for move in moves(read(text)) if move is not None]
    return Counter(found).most_common(1)[0][0] if found else "none"


@pytest.mark.parametrize(("move", "sentence"), TABLE)
def test_a_sentence_makes_its_move(move: str, sentence: str) -> None:
    assert one(sentence) == move


def test_a_childs_feeling_is_not_the_writers() -> None:
    assert one("He was furious and frightened.") != "feeling"


def test_a_quoted_feeling_is_not_the_writers() -> None:
    assert one("She said “I was scared and I felt sick”.") != "feeling"


def test_another_persons_plan_is_no_intention() -> None:
    assert one("The social worker will visit on Friday.") != "intention"


def test_a_heading_makes_no_move() -> None:
    assert one("How I felt") == "none"


def test_what_a_child_does_in_an_episode_goes_on_telling_it() -> None:
    found = moves(read("I sat down by the door. He kicked it twice. I waited."))
    assert [move and move.value for move in found] == ["experience"] * 3
