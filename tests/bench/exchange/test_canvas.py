import csv
from pathlib import Path

import pytest

from markassist.bench.exchange import canvas
from markassist.bench.exchange.plain import plain_of
from markassist.errors import MarkassistError

HEAD = "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range"
RATING = "Rating Name,Rating Description,Rating Points"


def test_the_columns_are_those_of_canvas_own_template(small: Path) -> None:
    rows = list(csv.reader(canvas.export(plain_of(str(small))[0]).decode().splitlines()))
    assert ",".join(rows[0]) == ",".join((HEAD, *[RATING] * 4))
    assert rows[1] == [
        *("Food hygiene in a small kitchen", "H1 Washes hands when it matters"),
        *("Show when and how you wash your hands", "false"),
        *("Evidence located", "washes their own hands · washes after handling raw food", "3"),
        *("Some evidence located", "washes their own hands", "2"),
        *("Contradicted: needs your judgement", "licks their fingers", "0"),
        *("Not located", "Nothing of it is located.", "0"),
    ]


def test_another_rubric_is_read_with_its_ratings_by_points(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    numbered = ",".join(f"Rating Name {n},Rating Description {n},Rating Points {n}" for n in (1, 2, 3, 4))
    rows = 'Essay,Clarity,Is it clear?,false,Good,Clear,"2,5",Full,Quite clear,4,Fair,So so,1,None,Not,0'
    path.write_text(f"{HEAD},{numbered}\n{rows}\nEssay,Sources,,false,Yes,,1,No,,0\n", encoding="utf-8")
    rubric = canvas.read(path)
    assert rubric.title == "Essay"
    first, second = rubric.criteria
    assert (first.code, first.title, first.asks) == ("C1", "Clarity", "Is it clear?")
    assert first.levels == (
        ("evidenced", "Full: Quite clear"),
        ("partial", "Good: Clear"),
        ("mentioned", "Fair: So so"),
    )
    assert second.levels == (("evidenced", "Yes"),)
    assert rubric.unread == ("the points of the ratings, beyond their order",)


def test_what_has_no_place_here_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    row = "Essay,Clarity,,TRUE,LO 1,Evidence located,Clear,3"
    path.write_text(f"{HEAD},Outcome,{RATING}\n{row}\n", encoding="utf-8")
    assert canvas.read(path).unread == ("that ratings are ranges of points", "the column “Outcome”")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Name,Criterion\na,b\n", "no column is headed “Rubric Name”"),
        (f"{HEAD},{RATING}\n", "there is no criterion in it"),
        (f"{HEAD},{RATING}\na,b,,,x,,1\nc,d,,,x,,1\n", "there are 2 rubrics in it: a, c"),
    ],
)
def test_what_is_no_rubric_of_canvas_is_one_line(text: str, wrong: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MarkassistError, match=wrong):
        canvas.read(path)
