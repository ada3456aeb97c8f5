import json
from pathlib import Path

import pytest
from small_gold import SMALL, write_gold

from markassist.errors import MarkassistError
from markassist.evaluate.evaluate import ALL, HELD_OUT, WORK, Evaluation, evaluate, evaluate_parts
from markassist.evaluate.shown import as_json, as_text


def _evaluate(folder: Path, *, errors: bool = False) -> Evaluation:
    return evaluate(folder, str(SMALL), errors=errors)


def test_perfect_agreement_is_1_everywhere_it_can_be(tmp_path: Path) -> None:
    found = _evaluate(write_gold(tmp_path), errors=True)
    assert found.figures["accounts"] == 1
    assert found.figures["decisions"] == 2
    for metric in ("status_qwk", "status_same", "status_qwk.food_hygiene", "credit_f1", "evidence_recall"):
        assert found.figures[metric] == 1
    assert found.figures["trap_rate"] == 0
    assert found.figures["spans_exact"] == 1
    assert found.disagreements == ()


def test_a_wrong_status_lowers_credit_and_is_told_with_its_reasons_and_quotes(tmp_path: Path) -> None:
    changes = {"criteria": {"H1": "absent", "H2": "absent"}, "evidence": []}
    found = _evaluate(write_gold(tmp_path, **changes), errors=True)
    assert found.figures["status_same"] == 0.5
    assert found.figures["credit_p"] == 0
    (status,) = found.disagreements
    assert (status.kind, status.id, status.gold, status.engine) == ("status", "H1", "absent", "evidenced")
    assert status.reasons
    assert "washed my hands" in status.quotes[0].quote
    assert status.quotes[0].role.startswith("engine: ")


def test_a_trap_that_is_credited_is_counted_and_told(tmp_path: Path) -> None:
    trap = [{"code": "H1", "quote": "I washed my hands with soap", "why": "template"}]
    found = _evaluate(write_gold(tmp_path, not_evidence=trap), errors=True)
    assert found.figures["trap_rate"] == 1
    (told,) = found.disagreements
    assert (told.kind, told.gold) == ("trap", "no evidence: template")


def test_evidence_that_is_missed_is_told_with_the_near_miss_that_it_was(tmp_path: Path) -> None:
    missed = [{"code": "H2", "quote": "put the raw fish in the fridge"}]
    changes = {"evidence": missed, "not_evidence": []}
    found = _evaluate(write_gold(tmp_path, **changes), errors=True)
    assert found.figures["evidence_recall"] == 0
    (told,) = found.disagreements
    assert (told.kind, told.engine) == ("evidence", "a near miss")
    assert told.quotes[1].role == "near miss: chills, hypothetical (“should”)"


def test_disagreements_are_gathered_only_when_asked_for(tmp_path: Path) -> None:
    folder = write_gold(tmp_path, criteria={"H1": "absent", "H2": "absent"})
    assert _evaluate(folder).disagreements == ()


def test_figures_are_also_by_criterion_where_there_are_cases(tmp_path: Path) -> None:
    write_gold(tmp_path, "a")
    write_gold(tmp_path, "b", criteria={"H1": "partial", "H2": "partial"})
    washes, chills = _evaluate(tmp_path).criteria["food_hygiene"]
    assert (washes.code, washes.accounts, washes.status_same) == ("H1", 2, 0.5)
    assert (washes.credit_p, washes.credit_r, washes.evidence_recall, washes.trap_rate) == (1, 1, 1, None)
    assert (chills.credit_p, chills.credit_r, chills.evidence_recall, chills.trap_rate) == (None, 0, None, 0)


def test_gold_of_another_rubric_is_left_out_and_named(tmp_path: Path) -> None:
    write_gold(tmp_path, "a")
    write_gold(tmp_path, "b", rubric="none_such")
    found = _evaluate(tmp_path)
    assert found.figures["accounts"] == 1
    assert found.skipped == {"none_such": ("b.txt",)}


def test_where_no_gold_is_left_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(MarkassistError, match="no gold here is of food_hygiene; it is of none_such"):
        _evaluate(write_gold(tmp_path, rubric="none_such"))
    with pytest.raises(MarkassistError, match="no gold here is of a rubric that there is"):
        evaluate(tmp_path)


def test_gold_must_speak_of_the_criteria_that_its_rubric_has(tmp_path: Path) -> None:
    with pytest.raises(MarkassistError) as error:
        _evaluate(write_gold(tmp_path, criteria={"H1": "absent", "H3": "absent"}, not_evidence=[]))
    unknown, missing = map(str, error.value.faults)
    assert unknown.startswith(f"{tmp_path}/a.gold.json:5: food_hygiene has no criterion “H3”; ")
    assert "it says nothing of H2" in missing


def test_both_forms_show_every_figure(tmp_path: Path) -> None:
    changes = {"criteria": {"H1": "absent", "H2": "absent"}}
    found = _evaluate(write_gold(tmp_path, **changes), errors=True)
    text, whole = as_text({ALL: found}), json.loads(as_json({ALL: found}))
    for name, value in found.figures.items():
        assert name in text
        assert whole["metrics"][name] == pytest.approx(value, abs=1e-6)
    assert "status H1: gold absent; engine evidenced" in text
    assert whole["disagreements"][0]["kind"] == "status"
    assert whole["criteria"]["food_hygiene"][0]["code"] == "H1"


def test_evaluating_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = write_gold(tmp_path, criteria={"H1": "absent", "H2": "absent"})
    once, again = ({ALL: _evaluate(folder, errors=True)} for _ in range(2))
    assert as_json(once) == as_json(again)


def test_gold_is_one_persons_decisions_with_kappas_and_what_each_indicator_did(tmp_path: Path) -> None:
    for name in "abc":
        write_gold(tmp_path, name)
    write_gold(tmp_path, "d", criteria={"H1": "absent", "H2": "partial"}, evidence=[])
    agreement = _evaluate(tmp_path).agreements["food_hygiene"]
    assert (agreement.accounts, agreement.overall.decisions) == (4, 8)
    low, high = agreement.overall.kappa_95 or (0, 0)
    assert low < (agreement.overall.kappa or 0) < high
    done = {c.indicator: (c.right, c.wrong) for c in agreement.contributions}
    assert (done["washes"], done["chills"]) == ((3, 1), (0, 0))
    assert (agreement.quotes, agreement.quotes_located) == (3, 3)
    text = as_text({ALL: _evaluate(tmp_path)})
    assert "food_hygiene: agreement with gold, criterion by criterion" in text
    assert "  gold ↓ engine →" in text


def test_missed_and_false_credit_is_told_apart(tmp_path: Path) -> None:
    write_gold(tmp_path, criteria={"H1": "mentioned", "H2": "partial"}, evidence=[])
    found = _evaluate(tmp_path, errors=True)
    assert [d.credit for d in found.disagreements if d.kind == "status"] == ["false", "missed"]
    assert "status H2: gold partial; engine absent (missed credit)" in as_text({ALL: found})
    assert [d["credit"] for d in json.loads(as_json({ALL: found}))["disagreements"]] == ["false", "missed"]


def test_gold_may_be_held_out_by_seed_and_is_not_shown(tmp_path: Path) -> None:
    for name in "abcd":
        write_gold(tmp_path, name, criteria={"H1": "absent", "H2": "absent"}, evidence=[])
    parts = evaluate_parts(tmp_path, str(SMALL), errors=True, hold_out=0.5, seed=1)
    assert [(part, one.figures["accounts"]) for part, one in parts.items()] == [(WORK, 2), (HELD_OUT, 2)]
    assert len(parts[WORK].disagreements) == 2
    assert parts[HELD_OUT].disagreements == ()
    whole = json.loads(as_json(parts))
    assert whole["held_out"]["metrics"]["accounts"] == 2
    assert "held out: 2 accounts" in as_text(parts)
