"""A stranger, a forged form, a guessed password, an old session, another's page, another's address."""

import io
import logging
import re
from collections.abc import Callable

import pytest
from fastapi.routing import APIRoute
from reviewing import KAYLEIGH, Clock, decide_all
from visiting import PASSWORD, Visitor, account, entries

from markassist.api import serving
from markassist.review import people, record, release
from markassist.review.access import alone
from markassist.review.store.opening import Store

Visit = Callable[[str], Visitor]
OPEN = {"/sign-in", "/open", "/static/base.css", "/favicon.ico"}


def routes(visitor: Visitor) -> list[tuple[str, str]]:
    found = []
    pending = list(visitor.client.app.routes)  # type: ignore[attr-defined]
    while pending:
        route = pending.pop()
        if isinstance(route, APIRoute):
            path = re.sub(r"\{number\}", "1", route.path)
            path = re.sub(r"\{\w+\}", "x", path)
            found += [(method, path) for method in route.methods]
        else:
            inner = getattr(route, "original_router", None)
            pending += list(inner.routes) if inner is not None else []
    return sorted(found)


def test_a_stranger_is_refused_at_every_door(visit: Visit) -> None:
    stranger = visit("")
    asked = [(method, path) for method, path in routes(stranger) if path not in OPEN]
    assert len(asked) > 30
    for method, path in asked:
        answer = stranger.client.request(method, path)
        assert answer.status_code == 401, (method, path)
        assert "Sign in" in answer.text
        assert not any(name in answer.text for name in ("anna", "ben", "washes"))


def test_a_form_without_the_sessions_token_changes_nothing(visit: Visit, team: Store) -> None:
    sam, kim = visit("sam"), visit("kim")
    one = account(team, "anna")
    fields = {"key": "H1", "seen": "1", "choice": "accept"}
    path = f"/accounts/{one.line.id}/decide"
    for token in ("", "0" * 64, kim.csrf()):
        assert sam.client.post(path, data={**fields, "csrf": token}).status_code == 403
    assert entries(team, "anna") == ["intake"]
    assert sam.post(path, fields).status_code == 200
    assert entries(team, "anna")[1:]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_of_another_sites_page_is_refused_even_with_the_token(
    visit: Visit, team: Store, headers: dict[str, str]
) -> None:
    sam, one = visit("sam"), account(team, "anna")
    fields = {"key": "H1", "seen": "1", "choice": "accept"}
    assert sam.post(f"/accounts/{one.line.id}/decide", fields, headers=headers).status_code == 403
    assert entries(team, "anna") == ["intake"]


def test_a_sign_in_form_that_was_made_elsewhere_signs_nobody_in(visit: Visit) -> None:
    stranger, other = visit(""), visit("")
    other.get("/sign-in")
    fields = {"name": "sam", "password": PASSWORD, "csrf": "0" * 64}
    assert stranger.client.post("/sign-in", data=fields).status_code == 403
    assert stranger.get("/accounts").status_code == 401


def test_guessing_a_password_is_told_neutrally_and_then_stopped(visit: Visit) -> None:
    guesser = visit("")
    known, unknown = guesser.sign_in("sam", "wrong"), guesser.sign_in("nobody at all", "wrong")
    told = re.compile(r'<p class="fault".*?</p>', re.DOTALL)
    assert known.status_code == unknown.status_code == 401
    assert told.findall(known.text) == told.findall(unknown.text) != []
    for _ in range(4):
        guesser.sign_in("sam", "wrong")
    stopped = guesser.sign_in("sam", PASSWORD)
    assert stopped.status_code == 429
    assert int(stopped.headers["Retry-After"]) > 0
    assert guesser.get("/accounts").status_code == 401


def test_an_old_session_is_refused_and_what_was_typed_is_shown_again(
    visit: Visit, team: Store, clock: Clock
) -> None:
    sam, one = visit("sam"), account(team, "anna")
    token = sam.csrf()
    clock.on(hours=9)
    fields = {"csrf": token, "code": "H1", "seen": "0", "text": "You told it <so> clearly."}
    answer = sam.client.post(f"/accounts/{one.line.id}/feedback", data=fields)
    assert answer.status_code == 401
    assert "Your session has ended" in answer.text
    assert "You told it &lt;so&gt; clearly." in answer.text
    assert entries(team, "anna") == ["intake"]


def test_a_session_ends_with_signing_out_and_with_whoever_may_sign_in_no_more(
    visit: Visit, team: Store
) -> None:
    sam, kim = visit("sam"), visit("kim")
    cookie = sam.client.cookies["markassist_session"]
    assert "You have signed out" in sam.post("/sign-out").text
    again = visit("")
    again.client.cookies.set("markassist_session", cookie)
    assert again.get("/accounts").status_code == 401
    people.change(team, alone("setter-up"), "kim", is_active=False)
    assert kim.get("/accounts").status_code == 401


def test_the_sessions_cookie_is_for_our_pages_alone(visit: Visit) -> None:
    kept = visit("").sign_in("sam").headers["set-cookie"].casefold()
    assert "httponly" in kept
    assert "samesite=strict" in kept


def test_over_https_the_cookie_is_never_sent_in_the_open(team: Store) -> None:
    from markassist.review.web.app import workspace  # noqa: PLC0415 - beside its only use
    from markassist.review.web.doors import Team  # noqa: PLC0415

    visitor = Visitor(workspace(team, Team(team)), team, "https://workspace.test")
    assert "secure" in visitor.sign_in("sam").headers["set-cookie"].casefold()


def test_the_printed_address_is_exchanged_for_a_cookie_and_nothing_else_opens(lone: Visitor) -> None:
    assert lone.get("/accounts").status_code == 401
    assert lone.get("/open?key=guess").status_code == 403
    assert lone.get("/open").status_code == 403
    opened = lone.get(f"/open?key={lone.key}")
    assert opened.status_code == 200
    assert str(opened.url) == "http://127.0.0.1:8000/accounts"
    assert lone.key not in opened.text
    lone.post("/sign-out")
    assert lone.get("/accounts").status_code == 401


def test_a_name_that_only_leads_to_this_machine_is_refused(lone: Visitor) -> None:
    lone.get(f"/open?key={lone.key}")
    for host in ("elsewhere.example", "elsewhere.example:8000", "", "127.0.0.1.elsewhere.example", "[::1"):
        assert lone.get("/accounts", headers={"Host": host}).status_code == 403
    for host in ("localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST"):
        assert lone.get("/static/base.css", headers={"Host": host}).status_code == 200


def test_every_answer_says_what_a_browser_may_do_with_it(visit: Visit) -> None:
    for answer in (visit("sam").get("/accounts"), visit("").get("/accounts"), visit("sam").get("/nothing")):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Cache-Control"] == "no-store"


def test_no_page_holds_a_script_or_a_style_of_its_own_or_asks_elsewhere(visit: Visit, team: Store) -> None:
    one = account(team, "ben").line.id
    paths = {
        "sam": ("/accounts", f"/accounts/{one}", f"/accounts/{one}/release", f"/accounts/{one}/history"),
        "iris": ("/quality", "/sampling", "/standardise", "/record"),
        "adam": ("/people", "/keeping", "/password"),
        "anna": ("/own",),
    }
    for name, places in paths.items():
        visitor = visit(name)
        for path in places:
            page = visitor.page(path)
            html = page.html or ""
            assert not page.css("style, [style], iframe, object, embed, base")
            assert all(
                (node.attributes.get("src") or "").startswith("/static/") for node in page.css("script")
            )
            assert not re.search(r"<[^>]+\son\w+=", html)
            assert not re.search(r"""(?:src|href|action)=["']?(?:https?:)?//""", html)


def test_an_accounts_words_are_never_taken_for_markup(team: Store, visit: Visit) -> None:
    sam, one = visit("sam"), account(team, "anna").line.id
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'{{ 7 * 7 }}"
    sam.post(f"/accounts/{one}/feedback", {"code": "H1", "seen": "0", "text": evil, "keep": "yes"})
    for path in (f"/accounts/{one}", f"/accounts/{one}/history", f"/accounts?q={evil}"):
        page = sam.page(path)
        assert not page.css("img, script:not([src])")
    assert evil in [field.text() for field in sam.page(f"/accounts/{one}").css("textarea")]


def test_who_is_named_in_an_account_is_masked_on_every_page(visit: Visit, team: Store) -> None:
    sam = visit("sam")
    decide_all(team, alone("one"), "ben")
    one = account(team, "ben").line.id
    for path in (f"/accounts/{one}", f"/accounts/{one}/release", f"/accounts/{one}/history", "/quality"):
        text = sam.page(path).text()
        assert KAYLEIGH not in text
        assert "Thornbury" not in text


def test_nothing_of_an_account_or_a_person_is_logged(
    visit: Visit, team: Store, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG", logger="markassist")
    sam, one = visit("sam"), account(team, "ben").line.id
    sam.get(f"/accounts/{one}")
    sam.post(
        f"/accounts/{one}/decide", {"key": "H1", "seen": "9", "choice": "accept", "reason": "secret words"}
    )
    sam.post(f"/accounts/{one}/decide", {"key": "H1", "seen": "x"})
    out, err = capfd.readouterr()
    ours = "".join(found.getMessage() for found in caplog.records if found.name.startswith("markassist"))
    for word in ("Kayleigh", "secret words", "washed", PASSWORD):
        assert word not in out + err + ours


def test_a_fault_of_ours_is_logged_by_its_kind_and_place_without_its_message() -> None:
    written = io.StringIO()
    logger = logging.getLogger("uvicorn.error")
    handler = logging.StreamHandler(written)
    handler.addFilter(serving._without_words)
    logger.addHandler(handler)
    try:
        raise ValueError("Kayleigh said so")
    except ValueError as error:
        logger.error("Exception in ASGI application", exc_info=error)
    finally:
        logger.removeHandler(handler)
    assert "ValueError" in written.getvalue()
    assert "test_guard.py" in written.getvalue()
    assert "Kayleigh" not in written.getvalue()


def test_a_request_that_is_too_large_is_refused_before_it_is_read(team: Store) -> None:
    from markassist.review.web.app import workspace  # noqa: PLC0415 - beside its only use
    from markassist.review.web.doors import Team  # noqa: PLC0415

    visitor = Visitor(workspace(team, Team(team), body_bytes=1000), team)
    visitor.sign_in("sam")
    one = account(team, "anna").line.id
    fields = {"code": "H1", "seen": "0", "text": "word " * 1000}
    assert visitor.post(f"/accounts/{one}/feedback", fields).status_code == 413
    assert entries(team, "anna") == ["intake"]


def test_a_learner_is_refused_anothers_work_without_being_told_that_it_is_there(
    visit: Visit, team: Store
) -> None:
    decide_all(team, alone("one"), "anna")
    one = account(team, "anna").line.id
    release.release(team, alone("one"), one)
    anna, ben = visit("anna"), visit("ben")
    path = f"/own/feedback/{one}/1"
    assert "washed my hands" in anna.page(path).text()
    for place in (path, f"{path}/file.html", f"{path}/file.pdf"):
        assert ben.get(place).status_code == 404
        assert ben.get(place).text.replace(place, "") == ben.get(place.replace(one, "0" * 32)).text.replace(
            place.replace(one, "0" * 32), ""
        )
    for place in (f"/accounts/{one}", "/accounts", f"/accounts/{one}/feedback.pdf", "/quality", "/people"):
        assert ben.get(place).status_code == 403
    assert ben.post(f"/accounts/{one}/withdraw", {"reason": "mine"}).status_code == 403
    assert record.verify(team)[1] is None
