import json
from pathlib import Path

import pytest
from small_gold import GOLD, WASHED, write_gold

from markassist.errors import MarkassistError
from markassist.evaluate.places import Places
from markassist.evaluate.read_gold import read_gold


def _faults(folder: Path) -> list[str]:
    with pytest.raises(MarkassistError) as error:
        read_gold(folder)
    return [f"{fault.place}: {fault.wrong}; {fault.remedy}" for fault in error.value.faults]


def _fault(folder: Path) -> str:
    (fault,) = _faults(folder)
    return fault.removeprefix(f"{folder}/")


def test_quotes_become_places_in_the_text(tmp_path: Path) -> None:
    (gold,) = read_gold(write_gold(tmp_path))
    (label,) = gold.evidence
    assert WASHED[label.start : label.end] == label.quote == "I washed my hands"


def test_the_place_of_a_mention_is_that_of_its_quote_within_the_longer_one(tmp_path: Path) -> None:
    text = "Bowlby wrote much. I read what Bowlby wrote on this."
    mention = {"id": "theorist.bowlby", "quote": "Bowlby", "within": "read what Bowlby", "stance": "affirmed"}
    changes = {"evidence": [], "not_evidence": [], "mentions": [mention]}
    (gold,) = read_gold(write_gold(tmp_path, text=text, **changes))
    assert gold.mentions[0].span == (31, 37)


def test_a_list_that_is_left_out_is_empty(tmp_path: Path) -> None:
    write_gold(tmp_path)
    (tmp_path / "a.gold.json").write_text(json.dumps({"rubric": "r", "criteria": {"H1": "absent"}}))
    (gold,) = read_gold(tmp_path)
    assert gold.alerts == gold.evidence == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"evidence": [{"code": "H1", "quote": "I washed my hand s"}]},
            "a.gold.json:10:13: “I washed my hand s” is not in the text; copy the words from it",
        ),
        (
            {"evidence": [{"code": "H1", "quote": "raw"}]},
            "a.gold.json:10:13: “raw” is in the text 2 times; quote more of it, so that it stands there once",
        ),
        (
            {"evidence": [{"code": "H9", "quote": "I washed my hands"}]},
            "a.gold.json:9:12: “H9” is none of the codes of “criteria”; the codes of “criteria”: H1, H2",
        ),
        (
            {"criteria": {"H1": "evidence", "H2": "absent"}},
            "a.gold.json:4:9: “evidence” is no value of “H1”; did you mean “evidenced”?",
        ),
        (
            {"not_evidence": [{"code": "H1", "quote": "I washed my hands", "why": "hypothetic"}]},
            "a.gold.json:17:11: “hypothetic” is none of the reasons; did you mean “hypothetical”?",
        ),
        ({"models_named": ["gibs"]}, "a.gold.json:23:3: “gibs” is none of the models; did you mean “gibbs”?"),
        (
            {"misconceptions": [{"id": "infant_only", "quote": "I washed my hands", "stance": "held"}]},
            "a.gold.json:26:10: “infant_only” is none of the misconceptions; did you mean “infants_only”?",
        ),
        (
            {"alerts": [{"id": "child_name", "quote": ""}]},
            "a.gold.json:28:13: “” is not in the text; copy the words from it, letter by letter",
        ),
        (
            {"mentions": [{"id": "bowlby", "quote": "I", "within": "I washed", "stance": "affirmed"}]},
            "a.gold.json:22:10: “bowlby” is no id of a mention; write one of theorist.…, theory.…",
        ),
        ({"evidense": []}, "“evidense” is not a field here; did you mean “evidence”?"),
        ({"evidence": [{"code": "H1"}]}, "“quote” is missing"),
    ],
)
def test_a_fault_is_told_with_its_line_and_remedy(
    changes: dict[str, object], expected: str, tmp_path: Path
) -> None:
    assert expected in _fault(write_gold(tmp_path, **changes))


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    wrong = [{"code": "H9", "quote": "nowhere"}]
    write_gold(tmp_path, "a", evidence=wrong)
    write_gold(tmp_path, "b", evidence=wrong)
    assert len(_faults(tmp_path)) == 4


def test_a_key_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    path = write_gold(tmp_path) / "a.gold.json"
    path.write_text(path.read_text().replace('"H2": "absent"', '"H1": "absent"'))
    assert _fault(tmp_path) == "a.gold.json:5:3: “H1” stands twice; keep one of them"


def test_a_file_that_is_no_json_is_a_fault_with_its_line(tmp_path: Path) -> None:
    path = write_gold(tmp_path) / "a.gold.json"
    path.write_text('{\n"rubric": "x",\n}')
    assert "a.gold.json:" in (fault := _fault(tmp_path))
    assert ": this is not JSON: " in fault


def test_gold_without_its_text_is_a_fault(tmp_path: Path) -> None:
    (write_gold(tmp_path) / "a.txt").unlink()
    assert _fault(tmp_path).startswith("a.txt: there is no such file; ")


def test_a_folder_without_gold_is_a_fault(tmp_path: Path) -> None:
    assert "there is no gold here" in _faults(tmp_path)[0]
    assert "there is no such folder" in _faults(tmp_path / "none")[0]


def test_places_are_found_in_any_lawful_json() -> None:
    source = '{"a": [1, {"b\\"": "x, [y]"}, []],\n "c": null, "d": {}}'
    places = Places.of(source)
    assert places.position(("a", 1, 'b"')) == (1, 19)
    assert places.position(("c",)) == (2, 7)
    assert places.position(("c",), at_key=True) == (2, 2)
    assert places.position(("d", "none")) == (2, 18)
    assert Places.of(json.dumps(GOLD)).position(()) == (1, 1)
