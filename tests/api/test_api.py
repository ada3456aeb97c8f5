"""The HTTP API: who is answered, with what, and who is not."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from markassist import load_rubric, mark
from markassist.api.app import application
from markassist.api.keys import Keys
from markassist.api.limits import Rate
from markassist.errors import UsageError
from markassist.read import read_account_bytes
from markassist.renderers import selfcheck_schema

TEXT = (
    "On Tuesday I sat beside K on the stairs and waited.\nHe said he was scared, and I told him I was there."
)
ASKED = {"text": TEXT, "rubric": "residential_attachment"}
ONE = {"name": "one.txt", "text": TEXT}


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path / "keys.json")


@pytest.fixture
def client(keys: Keys) -> Iterator[TestClient]:
    """A platform that holds a key."""
    with TestClient(application(keys)) as found:
        found.headers["X-API-Key"] = keys.new("moodle")
        yield found


def test_a_report_is_the_command_lines_own(client: TestClient) -> None:
    answer = client.post("/api/mark", json=ASKED)
    assert answer.status_code == 200
    account = read_account_bytes(TEXT.encode(), "account.txt")
    assert answer.text.strip() == mark(account, load_rubric("residential_attachment")).to_json()


def test_a_selfcheck_is_of_its_own_schema(client: TestClient) -> None:
    answer = client.post("/api/check", json={**ASKED, "profile": "generic", "name": "draft.docx"})
    assert answer.json()["schema"] == "markassist/selfcheck/1"
    Draft202012Validator(selfcheck_schema.json_schema()).validate(answer.json())


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-API-Key": ""},
        {"X-API-Key": "mk_guessed"},
        {"Authorization": "Bearer mk_guessed"},
        {"Authorization": "Basic bW9vZGxl"},
    ],
)
@pytest.mark.parametrize("path", ["/api/mark", "/api/check", "/api/jobs"])
def test_whoever_holds_no_key_is_refused(keys: Keys, path: str, headers: dict[str, str]) -> None:
    keys.new("moodle")
    answer = TestClient(application(keys)).post(path, json=ASKED, headers=headers)
    assert answer.status_code == 401
    assert "needs a key" in answer.json()["error"]


def test_a_key_may_be_sent_as_a_bearer_token(keys: Keys) -> None:
    headers = {"Authorization": f"Bearer {keys.new('canvas')}"}
    assert TestClient(application(keys)).post("/api/mark", json=ASKED, headers=headers).status_code == 200


def test_a_key_that_was_replaced_or_revoked_is_good_no_more(keys: Keys) -> None:
    old, new = keys.new("moodle"), keys.new("moodle")
    assert [keys.holder(old), keys.holder(new)] == [None, "moodle"]
    keys.revoke("moodle")
    assert keys.holder(new) is None


def test_the_file_of_keys_holds_no_key(keys: Keys, tmp_path: Path) -> None:
    key = keys.new("moodle")
    kept = tmp_path / "keys.json"
    assert key not in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o077 == 0
    assert Keys(kept).holder(key) == "moodle"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"keys": []}', '{"keys": {"a": 1}}'])
def test_what_is_no_file_of_keys_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "keys.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="no file of keys"):
        Keys(tmp_path / "keys.json")


@pytest.mark.parametrize(
    ("path", "asked", "says"),
    [
        ("/api/mark", {"text": TEXT, "rubric": "../../etc"}, "there is no rubric"),
        ("/api/mark", {"text": TEXT}, "rubric: Field required"),
        ("/api/mark", {"text": 7, "rubric": "pairs_workshops"}, "text: Input should be a valid string"),
        ("/api/mark", {**ASKED, "more": 1}, "more: Extra inputs"),
        ("/api/mark", {"text": " ", "rubric": "pairs_workshops"}, "account.txt"),
        ("/api/check", {**ASKED, "profile": "all"}, "profile: Input should be"),
        ("/api/jobs", {"rubric": "pairs_workshops", "accounts": []}, "accounts: List should have"),
        ("/api/jobs", {"rubric": "none", "accounts": [ONE]}, "there is no rubric"),
        (
            "/api/jobs",
            {"rubric": "pairs_workshops", "accounts": [{"name": "a", "text": TEXT}] * 2},
            "one name",
        ),
    ],
)
def test_a_call_that_is_wrong_gets_one_line_that_does_not_repeat_it(
    client: TestClient, path: str, asked: dict[str, object], says: str
) -> None:
    answer = client.post(path, json=asked)
    assert answer.status_code == 422
    assert says in answer.json()["error"]
    assert "stairs" not in answer.text


def test_what_is_no_json_at_all_is_told(client: TestClient) -> None:
    answer = client.post("/api/mark", content=b"\xff{", headers={"Content-Type": "application/json"})
    assert answer.status_code in {400, 422}
    assert answer.json()["error"]


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_over_the_limit_is_refused_unread(keys: Keys, *, chunked: bool) -> None:
    key = keys.new("moodle")
    body = b'{"text": "' + b"a" * 2000 + b'"}'
    content = iter([body[:900], body[900:]]) if chunked else body
    answer = TestClient(application(keys, body_bytes=1000)).post(
        "/api/mark", content=content, headers={"X-API-Key": key, "Content-Type": "application/json"}
    )
    assert answer.status_code == 413
    assert "1,000 bytes" in answer.json()["error"]


def test_who_asks_too_often_is_told_when_to_ask_again(keys: Keys) -> None:
    client = TestClient(application(keys, per_minute=2), headers={"X-API-Key": keys.new("moodle")})
    assert [client.get("/api/rubrics").status_code for _ in range(3)] == [200, 200, 429]
    answer = client.get("/api/rubrics")
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    client.headers["X-API-Key"] = keys.new("canvas")
    assert client.get("/api/rubrics").status_code == 200


def test_a_minute_later_one_may_ask_again() -> None:
    now = [0.0]
    rate = Rate(1, lambda: now[0])
    assert [rate.wait("a"), rate.wait("a"), rate.wait("b")] == [0, 60, 0]
    now[0] = 60.0
    assert rate.wait("a") == 0


def test_a_job_marks_many_and_is_its_holders_alone(client: TestClient, keys: Keys) -> None:
    accounts = [
        {"name": "one.txt", "text": TEXT},
        {"name": "two.txt", "text": ""},
        {"name": "3", "text": TEXT},
    ]
    started = client.post("/api/jobs", json={"rubric": "residential_attachment", "accounts": accounts})
    assert (started.status_code, started.json()["total"]) == (202, 3)
    where = f"/api/jobs/{started.json()['id']}"
    state = client.get(where).json()
    for _ in range(600):
        if state["is_finished"]:
            break
        time.sleep(0.05)
        state = client.get(where).json()
    assert state["is_finished"]
    assert list(state["faults"]) == ["two.txt"]
    assert [one["account"]["name"] for one in client.get(f"{where}/reports").json()] == ["one.txt", "3"]
    other = {"X-API-Key": keys.new("another")}
    assert client.get(where, headers=other).status_code == 404
    assert client.get(f"{where}/reports", headers=other).status_code == 404


def test_the_description_is_published_and_no_page_fetches_from_elsewhere(keys: Keys) -> None:
    client = TestClient(application(keys))
    assert {"/api/mark", "/api/check", "/api/jobs", "/api/rubrics"} <= client.get("/openapi.json").json()[
        "paths"
    ].keys()
    assert client.get("/docs").status_code == client.get("/redoc").status_code == 404
