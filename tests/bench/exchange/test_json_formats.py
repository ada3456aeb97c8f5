import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from markassist.bench.exchange import case, mahara
from markassist.bench.exchange.plain import PlainRubric, plain_of
from markassist.errors import MarkassistError


def read(of: Callable[[Path], PlainRubric], data: object, folder: Path) -> PlainRubric:
    path = folder / "a.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return of(path)


@pytest.fixture
def cf(small: Path) -> dict[str, Any]:
    (one,) = json.loads(case.export(plain_of(str(small))[0]))["CFRubrics"]
    return one


def test_case_fields_are_those_of_the_information_model(cf: dict[str, Any]) -> None:
    criterion = cf["CFRubricCriteria"][0]
    level = criterion["CFRubricCriterionLevels"][0]
    assert cf.keys() == {
        *("identifier", "uri", "title", "description", "lastChangeDateTime", "CFRubricCriteria", "extensions")
    }
    assert criterion.keys() == {
        *("identifier", "uri", "category", "description", "weight", "position", "rubricId"),
        *("lastChangeDateTime", "CFRubricCriterionLevels", "extensions"),
    }
    assert level.keys() == {
        *("identifier", "uri", "description", "quality", "score", "position", "rubricCriterionId"),
        "lastChangeDateTime",
    }
    assert UUID(criterion["identifier"]).version == 5
    assert (criterion["rubricId"], level["rubricCriterionId"]) == (cf["identifier"], criterion["identifier"])


def test_case_keeps_the_marking_key_in_the_house(cf: dict[str, Any]) -> None:
    own = cf["CFRubricCriteria"][0]["extensions"]["markassist"]
    assert own.keys() == {"code", "group", "asks", "questions", "verb", "corroborate"}


def test_a_case_rubric_of_others_is_read(tmp_path: Path) -> None:
    more = {"weight": 0.5, "CFItemURI": {"uri": "urn:x"}}
    levels = [
        {"quality": "Low", "description": "a little", "score": 1, "position": 2},
        {"quality": "High", "description": "a lot", "score": 4, "position": 1},
    ]
    criteria = [
        {
            "category": "Style",
            "description": "Clear",
            "position": 2,
            "CFRubricCriterionLevels": levels,
            **more,
        },
        {"category": "Content", "description": "Apt", "position": 1},
    ]
    package = {
        "CFPackage": {"CFDocument": {}, "CFRubrics": [{"title": "Essay", "CFRubricCriteria": criteria}]}
    }
    rubric = read(case.read, package, tmp_path)
    assert (rubric.title, rubric.groups) == ("Essay", (("content", "Content"), ("style", "Style")))
    assert [(c.code, c.title, c.group) for c in rubric.criteria] == [
        ("C1", "Apt", "content"),
        ("C2", "Clear", "style"),
    ]
    assert rubric.criteria[1].levels == (("evidenced", "High: a lot"), ("partial", "Low: a little"))
    assert [told.split(",")[0] for told in rubric.unread] == [
        "the weights of criteria",
        "which standards criteria assess (CFItemURI)",
        "the scores of levels",
    ]


def test_mahara_fields_are_those_of_its_example(small: Path) -> None:
    framework = json.loads(mahara.export(plain_of(str(small))[0]))["framework"]
    assert framework.keys() == {"institution", "name", "description", "selfassess", "standards"}
    (standard,) = framework["standards"]
    assert standard.keys() == {"shortname", "name", "description", "priority", "standardelement"}
    assert standard["standardelement"][1] == {
        "shortname": "H2",
        "name": "Keeps raw food cold",
        "description": "Show how you keep food cold",
        "priority": 2,
        "parent": False,
    }


def test_a_matrix_of_the_newer_form_is_read(tmp_path: Path) -> None:
    framework = {
        "name": "Readiness",
        "selfassess": True,
        "evidencestatuses": [{"begun": "Ready"}],
        "standards": [{"shortname": "Career", "name": "Career readiness", "standardid": 1}],
        "standardelements": [
            {"shortname": "1.2", "name": "Thinks", "description": "Reasons", "standardid": 1},
            {"shortname": "Team work", "name": "Works", "standardid": 1},
            {"shortname": "x", "name": "Elsewhere", "standardid": 2},
        ],
    }
    rubric = read(mahara.read, {"framework": framework}, tmp_path)
    assert rubric.groups == (("career", "Career readiness"),)
    assert [(c.code, c.title, c.asks) for c in rubric.criteria] == [
        ("C1.2", "Thinks", "Reasons"),
        ("C2", "Works", ""),
    ]
    assert rubric.unread == ("what its statuses of evidence are called", "that learners assess themselves")


@pytest.mark.parametrize(
    ("of", "data", "wrong"),
    [
        (case.read, "{", "this is not JSON"),
        (case.read, {}, "there is no CFRubric in it"),
        (case.read, {"CFRubrics": [{}, {}]}, "there are 2 CFRubrics in it"),
        (case.read, {"CFRubrics": [{"CFRubricCriteria": []}]}, "its CFRubric has no criteria"),
        (mahara.read, [], "there is no “framework” in it"),
        (mahara.read, {"framework": 3}, "there is no “framework” in it"),
        (mahara.read, "[" * 100_000, "nested too deeply|not JSON"),
    ],
)
def test_what_is_not_such_a_file_is_one_line(
    of: Callable[[Path], PlainRubric], data: object, wrong: str, tmp_path: Path
) -> None:
    with pytest.raises(MarkassistError, match=wrong):
        read(of, data, tmp_path)
