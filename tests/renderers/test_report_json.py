"""The report's JSON is the contract's object, and its schema says so."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from sample_account import TEXT
from sample_report import REPORT
from sample_selfcheck import SELFCHECK

from markassist.renderers import report_json, report_schema, selfcheck_json, selfcheck_schema
from markassist.renderers.json_text import write
from markassist.values import Finding, Reflection, Report
from markassist.vocabulary import Status

KEYS = {
    "": "schema engine rubric account findings mentions pace reflection misconceptions alerts signals",
    "rubric": "id version sha256",
    "account": "name sha256 words characters",
    "findings": "code id title group verb status corroborate reasons evidence near_misses feedback",
    "findings.evidence": "indicator level stance quote start end paragraph section page cues",
    "findings.evidence.cues": "cue start end",
    "findings.near_misses": "indicator quote start end why cue",
    "findings.feedback": "assessor learner",
    "mentions": "id quote start end stance level",
    "pace": "id enacted quote start end",
    "reflection": "models_named best_fit stages missing in_order moves depth",
    "reflection.stages": "stage start end from",
    "reflection.moves": "move start end",
    "reflection.depth": "max median passages",
    "reflection.depth.passages": "level start end",
    "misconceptions": "id stance severity quote start end correction source",
    "alerts": "id kind priority quote start end says",
    "signals": "id kind says quote start end",
}
"""The contract's example, section 3, in its order."""


def objects(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a JSON value, with the keys that lead to it."""
    if isinstance(value, list):
        for member in value:
            yield from objects(member, path)
    elif isinstance(value, dict):
        yield path, value
        for name, member in value.items():
            yield from objects(member, f"{path}.{name}".lstrip("."))


def test_every_object_has_the_contracts_keys_in_the_contracts_order() -> None:
    seen = dict.fromkeys(KEYS, False)
    for path, found in objects(json.loads(report_json.dumps(REPORT))):
        if path in KEYS:
            assert " ".join(found) == KEYS[path]
            seen[path] = True
    assert all(seen.values())


def test_every_quote_but_an_identifiers_is_the_text_at_its_offsets() -> None:
    written = json.loads(report_json.dumps(REPORT))
    for path, found in objects(written):
        if found.get("quote") is not None and found.get("kind") != "confidentiality":
            assert TEXT[found["start"] : found["end"]] == found["quote"], path


def test_an_identifiers_own_quote_is_masked_and_no_other() -> None:
    written = json.loads(report_json.dumps(REPORT))
    alert = next(a for a in written["alerts"] if a["kind"] == "confidentiality")
    assert alert["quote"] == "K••••••• T•••••••"
    assert "Kayleigh" in written["findings"][0]["evidence"][0]["quote"]


def test_what_is_written_obeys_the_published_schema() -> None:
    schema = report_schema.json_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(report_json.dumps(REPORT)))
    report_schema.read(report_json.dumps(REPORT))


def test_the_smallest_report_obeys_the_schema_too() -> None:
    smallest = Report(REPORT.account, REPORT.rubric, findings=())
    written = report_json.dumps(smallest)
    report_schema.read(written)
    assert json.loads(written)["reflection"]["depth"] == {"max": None, "median": None, "passages": []}


def test_the_schema_refuses_a_status_that_there_is_not() -> None:
    written = report_json.to_dict(REPORT)
    written["findings"] = [{**written["findings"][0], "status": "fine"}]  # type: ignore[index, dict-item]
    assert not Draft202012Validator(report_schema.json_schema()).is_valid(written)


def test_the_schema_lets_a_later_field_of_version_1_be_added() -> None:
    written = {**report_json.to_dict(REPORT), "later": 1}
    assert Draft202012Validator(report_schema.json_schema()).is_valid(written)


def test_a_line_of_json_lines_is_one_line_to_every_reader() -> None:
    signal = replace(REPORT.signals[0], says="one\u2028two\x85three\nfour")
    line = report_json.dumps(replace(REPORT, signals=(signal,)), indent=None)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["signals"][0]["says"] == signal.says


def test_half_a_character_can_be_written_and_read_back() -> None:
    assert json.loads(write("\ud83d").encode()) == "\ud83d"


def test_the_median_of_an_even_number_of_passages_is_the_lower_one() -> None:
    two = replace(REPORT, reflection=Reflection(passages=REPORT.reflection.passages[1:3]))
    assert json.loads(report_json.dumps(two))["reflection"]["depth"]["median"] == "R1"


def test_feedback_that_is_not_there_is_an_empty_string() -> None:
    finding = Finding("K1", "id", "t", "g", "v", Status.ABSENT, False, (), (), ())
    written = json.loads(report_json.dumps(replace(REPORT, findings=(finding,))))
    assert written["findings"][0]["feedback"] == {"assessor": "", "learner": ""}


def test_a_self_check_obeys_its_schema() -> None:
    schema = selfcheck_schema.json_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(selfcheck_json.dumps(SELFCHECK)))
    selfcheck_schema.read(selfcheck_json.dumps(SELFCHECK))


@pytest.mark.parametrize("word", [*Status, "indicator", "missing", "near_misses", "correction", "status"])
def test_a_self_checks_json_holds_nothing_of_the_marking_key(word: str) -> None:
    names = {name for _, found in objects(json.loads(selfcheck_json.dumps(SELFCHECK))) for name in found}
    assert word not in names
    assert word not in selfcheck_json.dumps(SELFCHECK)
