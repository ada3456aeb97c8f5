import json
from pathlib import Path

import pytest

from markassist.decisions import Decisions, read_decisions
from markassist.evaluate.agreement import credit_kappa, interval, weighted_kappa
from markassist.evaluate.evaluate import HELD_OUT
from markassist.evaluate.people import Agreement, against_people
from markassist.evaluate.people_shown import as_json, as_text
from markassist.rubric.load import load_rubric

SMALL = Path(__file__).parents[1] / "rubric" / "small"
TEXTS = {
    "a": "On Monday I washed my hands after I cut raw chicken.",
    "b": "On Monday I washed my hands.",
    "c": "I should have washed my hands.",
    "d": "I went home.",
}
TABLE = """account,criterion,decision,quote,assessor
a,H1,evidenced,I washed my hands,Ann
b,H1,absent,,Ann
c,H1,partial,I should have washed my hands,Ann
d,H1,absent,,Ann
a,H2,absent,,Ann
a,H1,evidenced,,Ben
b,H1,partial,,Ben
"""


@pytest.fixture
def decisions(tmp_path: Path) -> Decisions:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    return read_decisions(tmp_path / "t.csv", load_rubric(SMALL))


@pytest.fixture
def agreement(decisions: Decisions) -> Agreement:
    return against_people(decisions, load_rubric(SMALL))


def test_kappa_on_credit_is_cohens() -> None:
    pairs = [(3, 2)] * 20 + [(3, 0)] * 5 + [(1, 3)] * 10 + [(0, 1)] * 15
    assert credit_kappa(pairs) == pytest.approx(0.4)


def test_an_interval_holds_the_figure_and_hangs_on_the_seed_alone() -> None:
    groups = [[(3, 3), (0, 0)], [(2, 0)], [(0, 0), (3, 2)], [(1, 3)], [(0, 1)]] * 3
    figure = weighted_kappa([pair for group in groups for pair in group])
    low, high = interval(groups, weighted_kappa, seed=1)
    assert low < figure < high
    assert interval(groups, weighted_kappa, seed=1) == (low, high)
    assert interval(groups, weighted_kappa, seed=2) != (low, high)
    assert interval([], weighted_kappa, seed=1) is None


def test_draws_that_leave_kappa_undefined_do_not_stretch_its_interval() -> None:
    """Both drawn alike, the first has no kappa; all other draws have 0."""
    assert interval([[(3, 3)], [(0, 3)]], weighted_kappa, seed=1) == (0, 0)
    assert interval([[(3, 3)], [(3, 3)]], weighted_kappa, seed=1) is None


def test_where_kappa_is_not_defined_a_dash_stands_and_no_interval(decisions: Decisions) -> None:
    alike = Decisions(decisions.accounts, tuple(d for d in decisions.decisions if d.code == "H2"))
    found = against_people(alike, load_rubric(SMALL))
    assert (found.overall.kappa, found.overall.kappa_95, found.overall.same) == (None, None, 1)
    assert "  all                  1   1.00   –                     –\n" in as_text({"all": found})
    assert json.loads(as_json({"all": found}))["all"]["overall"]["qwk_95"] is None
    none = against_people(Decisions(decisions.accounts, ()), load_rubric(SMALL))
    assert "  all                  0      –   –                     –\n" in as_text({"all": none})


def test_engine_and_people_are_compared_by_criterion(agreement: Agreement) -> None:
    assert (agreement.accounts, agreement.overall.decisions) == (4, 7)
    assert list(agreement.criteria) == ["H1", "H2"]
    assert agreement.criteria["H1"].same == pytest.approx(4 / 6)
    assert agreement.criteria["H1"].kappa == pytest.approx(0.25)
    assert agreement.confusions["H1"] == {
        ("evidenced", "evidenced"): 2,
        ("absent", "partial"): 1,
        ("partial", "absent"): 1,
        ("absent", "absent"): 1,
        ("partial", "partial"): 1,
    }
    assert agreement.figures["kappa.H1"] == agreement.criteria["H1"].kappa


def test_each_assessor_is_held_against_the_engine_and_the_other(agreement: Agreement) -> None:
    assert list(agreement.between) == [("engine", "Ann"), ("engine", "Ben"), ("Ann", "Ben")]
    assert agreement.between["engine", "Ben"].same == 1
    assert (agreement.between["Ann", "Ben"].decisions, agreement.between["Ann", "Ben"].same) == (2, 0.5)


def test_what_an_indicator_did_is_counted(agreement: Agreement) -> None:
    done = {c.indicator: (c.right, c.wrong) for c in agreement.contributions}
    assert done == {"washes": (3, 1), "after_raw_food": (2, 0), "chills": (0, 0)}


def test_harm_is_no_contribution_to_credit(tmp_path: Path) -> None:
    """An indicator that harms counts against: it would stand as credit wrongly given."""
    rubric = load_rubric("nice_attachment")
    criterion, harm = next((c, i.name) for c in rubric.criteria for i in c.indicators if i.spec.harms)
    (tmp_path / "a.txt").write_text("I went home.")
    (tmp_path / "t.csv").write_text(f"account,criterion,decision\na,{criterion.code},absent\n")
    found = against_people(read_decisions(tmp_path / "t.csv", rubric), rubric)
    told = {c.indicator for c in found.contributions}
    assert harm not in told
    assert told == {i.name for i in criterion.indicators if not i.spec.harms}


def test_missed_and_false_credit_is_shown_with_the_words(agreement: Agreement) -> None:
    false, missed = agreement.differences
    assert (false.account, false.is_missed, false.located[0].indicator) == ("b.txt", False, "washes")
    assert (missed.account, missed.is_missed, missed.located[0].why) == ("c.txt", True, "hypothetical")
    assert missed.quotes == ("I should have washed my hands",)
    assert (agreement.quotes, agreement.quotes_located) == (2, 1)


def test_the_text_has_all_of_it_and_says_nothing_of_what_is_held_out(agreement: Agreement) -> None:
    text = as_text({"to work with": agreement, HELD_OUT: agreement}, errors=True)
    assert "to work with: 4 accounts" in text
    assert "  Ann – Ben            2   0.50" in text
    assert "H2    chills                              nowhere located" in text
    assert text.count("false: b.txt H1; Ann says absent, the engine partial") == 1
    assert "by “should”: “I should have washed my hands”" in text
    assert "missed" not in as_text({"all": agreement})


def test_json_has_all_of_it(agreement: Agreement) -> None:
    whole = json.loads(as_json({"all": agreement}, errors=True))
    assert whole["schema"] == "markassist/agreement/1"
    assert whole["all"]["criteria"]["H1"]["confusion"]["absent"] == {"partial": 1, "absent": 1}
    assert [one["kind"] for one in whole["all"]["differences"]] == ["false", "missed"]
    assert len(whole["all"]["between"]) == 3


def test_one_assessor_is_held_against_nobody_else(decisions: Decisions) -> None:
    ann = Decisions(decisions.accounts, tuple(d for d in decisions.decisions if d.assessor == "Ann"))
    assert against_people(ann, load_rubric(SMALL)).between == {}


def test_identifiers_are_masked_in_what_people_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Kayleigh Smith was with me. On Monday I washed my hands with Kayleigh Smith."
    )
    (tmp_path / "t.csv").write_text("account,criterion,decision\na,H1,absent\n")
    rubric = load_rubric(SMALL)
    shown = as_text({"all": against_people(read_decisions(tmp_path / "t.csv", rubric), rubric)}, errors=True)
    assert "false: a.txt H1" in shown
    assert "Kayleigh" not in shown
