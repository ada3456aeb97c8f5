import json
from math import log, sqrt
from pathlib import Path

import pytest

from markassist.bench.suggest import Suggested, _z, suggest
from markassist.bench.suggest_shown import as_json, as_text
from markassist.decisions import read_decisions
from markassist.rubric.load import load_rubric

SMALL = Path(__file__).parents[1] / "rubric" / "small"
TEXTS = {
    "a": "I came in at nine. On Monday I rinsed my palms. Then Kayleigh Smith helped me. I cooked the soup.",
    "b": "I rinsed my palms before lunch. On Monday I washed my hands. Kayleigh Smith cooked the soup.",
    "c": "I rinsed my palms after the bins. I came in at nine. I cooked the soup.",
    "d": "I came in at nine. I cooked the soup. My mate and I went for the bus.",
    "e": "I cooked the soup. Then I came in at nine and sat down for a bit.",
}
QUOTED = [f"{name},H1,met,I rinsed my palms" for name in "bc"] + ["a,H1,met,I rinsed my palms"]
OTHERS = [f"{name},H1,not met," for name in "de"]


def suggested(folder: Path, lines: list[str], most: int = 10) -> Suggested:
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "t.csv").write_text("\n".join(("account,criterion,decision,quote", *lines)), encoding="utf-8")
    rubric = load_rubric(SMALL)
    (found,) = suggest(rubric, read_decisions(folder / "t.csv", rubric), most)
    return found


def test_a_phrase_of_credited_sentences_alone_is_suggested_with_its_counts(tmp_path: Path) -> None:
    found = suggested(tmp_path, QUOTED + OTHERS)
    assert found.by_quotes
    best = found.suggestions[0]
    assert "rinsed" in best.phrase
    assert (best.credited, best.uncredited, best.accounts) == (3, 0, 3)
    assert "rinsed my palms" in best.example


def test_without_quotes_whole_accounts_are_held_against_each_other(tmp_path: Path) -> None:
    lines = []
    for number in range(8):
        (tmp_path / f"p{number}.txt").write_text("I came in. I rinsed my palms.", encoding="utf-8")
        (tmp_path / f"q{number}.txt").write_text("I came in. I cooked the soup.", encoding="utf-8")
        lines += [f"p{number},H1,met,", f"q{number},H1,not met,"]
    found = suggested(tmp_path, lines)
    assert (found.by_quotes, found.credited, found.uncredited) == (False, 16, 16)
    assert "rinsed" in found.suggestions[0].phrase
    assert not any("soup" in one.phrase or "came" in one.phrase for one in found.suggestions)


def test_what_the_lexicons_know_and_what_stands_on_both_sides_is_not(tmp_path: Path) -> None:
    phrases = " | ".join(one.phrase for one in suggested(tmp_path, QUOTED + OTHERS).suggestions)
    assert "hands" not in phrases
    assert "soup" not in phrases


def test_what_one_account_alone_says_and_identifiers_are_not_suggested(tmp_path: Path) -> None:
    found = suggested(tmp_path, [*QUOTED, "a,H1,met,Kayleigh Smith helped me", *OTHERS])
    shown = as_text([found]) + as_json([found])
    assert "bins" not in " ".join(one.phrase for one in found.suggestions)
    assert "kayleigh" not in shown.casefold()


def test_of_phrases_within_each_other_one_is_kept(tmp_path: Path) -> None:
    phrases = [one.phrase for one in suggested(tmp_path, QUOTED + OTHERS).suggestions]
    assert sum("palms" in phrase or "rinsed" in phrase for phrase in phrases) == 1


def test_the_most_are_as_many_as_asked(tmp_path: Path) -> None:
    assert len(suggested(tmp_path, QUOTED + OTHERS, most=1).suggestions) == 1


def test_the_score_is_monroes() -> None:
    prior = 50 * 15 / 1500
    first = log((12 + prior) / (500 + 50 - 12 - prior))
    second = log((3 + prior) / (1000 + 50 - 3 - prior))
    expected = (first - second) / sqrt(1 / (12 + prior) + 1 / (3 + prior))
    assert _z(12, 3, (500, 1000)) == pytest.approx(expected)
    assert _z(3, 12, (1000, 500)) == pytest.approx(-expected)


def test_text_and_json_say_the_same(tmp_path: Path) -> None:
    found = suggested(tmp_path, QUOTED + OTHERS)
    text, whole = as_text([found]), json.loads(as_json([found]))
    assert text.startswith("H1  Washes hands when it matters\n    3 sentences that people quote, ")
    assert whole["criteria"][0]["suggestions"][0]["phrase"] in text
    assert as_text([]) == "nothing was decided\n"


def test_where_nothing_parts_them_it_says_so(tmp_path: Path) -> None:
    found = suggested(tmp_path, OTHERS)
    assert found.suggestions == ()
    assert "no phrase parts them" in as_text([found])
