"""The other pages: roles, agreement, sampling, standardising, people, passwords, a learner's own."""

from collections.abc import Callable

import pytest
from reviewing import Clock, decide_all
from selectolax.lexbor import LexborHTMLParser
from visiting import PASSWORD, Visitor, account

from markassist.review import learners, release
from markassist.review.access import Role, Who, alone
from markassist.review.feedback import ASKED, CORROBORATE, SHOWN, TO_CHANGE, TO_CHECK, Feedback, Part, Passage
from markassist.review.quality import standardise
from markassist.review.store.opening import Store
from markassist.review.web.pages import environment

Visit = Callable[[str], Visitor]
PAGES = {
    "/accounts": {"sam", "iris"},
    "/quality": {"sam", "iris"},
    "/sampling": {"sam", "iris"},
    "/standardise": {"sam", "iris"},
    "/people": {"adam"},
    "/own": {"anna"},
    "/password": {"sam", "iris", "adam", "anna"},
    "/record": {"sam", "iris", "adam"},
}
IRIS = Who("iris", frozenset({Role.IQA}))


@pytest.mark.parametrize("name", ["sam", "iris", "adam", "anna"])
def test_each_role_has_its_pages_and_is_refused_the_others(visit: Visit, name: str) -> None:
    visitor = visit(name)
    answers = {path: visitor.get(path).status_code for path in PAGES}
    assert answers == {path: 200 if name in who else 403 for path, who in PAGES.items()}
    offered = [str(node.attributes["href"]) for node in visitor.page("/password").css(".bar nav a")]
    assert all(visitor.get(path).status_code == 200 for path in offered)


def test_each_begins_where_their_work_is(visit: Visit) -> None:
    begins = {name: str(visit(name).get("/").url.path) for name in ("sam", "iris", "adam", "anna")}
    assert begins == {"sam": "/accounts", "iris": "/accounts", "adam": "/people", "anna": "/own"}


def test_agreement_is_drawn_told_in_figures_and_led_back_to_the_accounts(visit: Visit, team: Store) -> None:
    sam, one = visit("sam"), account(team, "anna").line.id
    decide_all(team, alone("kim"), "ben")
    fields = {"key": "H1", "seen": "1", "choice": "change", "outcome": "absent", "reason": "I saw none"}
    sam.post(f"/accounts/{one}/decide", fields)
    page = sam.page("/quality")
    assert page.css("svg[role=img] title")
    assert "I saw none" in page.text()
    assert f"/accounts/{one}?open=H1" in [node.attributes.get("href") for node in page.css("a")]


def test_a_sample_is_drawn_with_its_why_and_what_was_found_is_kept(visit: Visit, team: Store) -> None:
    decide_all(team, Who("sam", frozenset({Role.ASSESSOR})), "anna")
    iris, sam = visit("iris"), visit("sam")
    assert sam.post("/sampling", {"seed": "1", "stage": "interim"}).status_code == 403
    drawn = iris.post("/sampling", {"seed": "1", "stage": "interim"})
    assert "new here: 1 of 10 accounts" in drawn.text
    form = iris.page(drawn.url.path).css_first(".sampled form")
    assert form is not None
    assert iris.send(form, outcome="action").status_code == 422
    assert "look at paragraph 2" in iris.send(form, outcome="action", note="look at paragraph 2").text
    assert iris.send(form, outcome="agree").status_code == 409
    assert iris.post("/sampling", {"seed": "one", "stage": "interim"}).status_code == 422


def test_an_exercise_is_decided_blind_and_compared_once_it_is_closed(visit: Visit, team: Store) -> None:
    one = account(team, "anna").line.id
    iris, sam, kim = visit("iris"), visit("sam"), visit("kim")
    begun = iris.post("/standardise", {"title": "May", "account": one})
    place = begun.url.path
    blind = sam.page(f"{place}/{one}")
    assert "I washed my hands" in blind.text()
    assert "evidence located" not in blind.text()
    assert not blind.css("mark, .seg")
    sam.post(f"{place}/{one}", {"code": "H1", "seen": "0", "outcome": "evidenced", "reason": "two times"})
    kim.post(f"{place}/{one}", {"code": "H1", "seen": "0", "outcome": "absent"})
    assert "two times" not in kim.page(f"{place}/{one}").text()
    stale = sam.post(f"{place}/{one}", {"code": "H1", "seen": "0", "outcome": "absent"})
    assert stale.status_code == 409
    name = place.rsplit("/", 1)[1]
    assert sam.post(f"/standardise-close/{name}").status_code == 403
    closed = iris.post(f"/standardise-close/{name}").text
    for words in ("two times", "kim and sam", "not shown in this account"):
        assert words.casefold() in closed.casefold()
    assert standardise.exercises(team, IRIS)[0].closed


def test_an_administrator_lets_people_in_and_out(visit: Visit) -> None:
    adam = visit("adam")
    fields = {"name": "nell", "password": PASSWORD, "role": "assessor"}
    assert adam.post("/people", fields | {"password": "short"}).status_code == 422
    assert "nell" in adam.post("/people", fields).text
    nell = visit("nell")
    assert nell.get("/accounts").status_code == 200
    adam.post("/people/change", {"name": "nell", "active": "no"})
    assert nell.get("/accounts").status_code == 401
    assert visit("").sign_in("nell").status_code == 401
    adam.post("/people/change", {"name": "nell", "active": "yes"})
    adam.post("/people/password", {"name": "nell", "password": "another long password"})
    assert visit("").sign_in("nell", "another long password").status_code == 303
    adam.post("/people/change", {"name": "nell", "role": "iqa"})
    assert visit("").sign_in("nell", "another long password").status_code == 303
    assert adam.post("/people/change", {"name": "adam", "active": "no"}).status_code == 422


def test_only_an_administrator_gives_others_a_password(visit: Visit) -> None:
    sam = visit("sam")
    answer = sam.post("/people/password", {"name": "kim", "password": "another long password"})
    assert answer.status_code == 403
    assert visit("").sign_in("kim").status_code == 303


def test_ones_own_password_is_changed_by_whoever_knows_it(visit: Visit) -> None:
    sam = visit("sam")
    new = {"password": "another long password", "again": "another long password"}
    assert sam.post("/password", {**new, "present": "wrong"}).status_code == 401
    assert sam.post("/password", {**new, "present": PASSWORD, "again": "x"}).status_code == 422
    assert "Sign in" in sam.post("/password", {**new, "present": PASSWORD}).text
    assert sam.get("/accounts").status_code == 401
    assert visit("").sign_in("sam", new["password"]).status_code == 303


def test_a_learner_reads_what_was_released_and_checks_their_own_draft(
    visit: Visit, team: Store, clock: Clock
) -> None:
    decide_all(team, alone("one"), "anna")
    one = account(team, "anna").line.id
    anna = visit("anna")
    assert "Nothing has been released" in anna.page("/own").text()
    release.release(team, alone("one"), one)
    link = anna.page("/own").css_first("a[href^='/own/feedback/']")
    assert link is not None
    path = str(link.attributes["href"])
    assert anna.get(f"{path}/file.pdf").content.startswith(b"%PDF")
    assert "evidence located" not in anna.page(path).text()
    release.withdraw(team, alone("one"), one, "a last look")
    assert anna.get(path).status_code == 404


def test_a_self_check_is_made_of_text_or_file_kept_for_its_learner_and_thrown_away(
    visit: Visit, team: Store
) -> None:
    anna, ben = visit("anna"), visit("ben")
    draft = "On Monday I sat by the window with the child until she slept. I felt calm."
    fields = {"rubric": "pairs_workshops", "text": draft}
    made = anna.post("/own/selfchecks", fields)
    assert made.status_code == 200
    assert "script" not in made.headers["Content-Security-Policy"]
    assert "sandbox" in made.headers["Content-Security-Policy"]
    place = made.url.path
    assert ben.get(place).status_code == 404
    assert ben.post(f"{place}/drop").status_code == 200
    assert anna.get(place).status_code == 200
    upload = {"file": ("../../draft.txt", draft.encode(), "text/plain")}
    anna.post("/own/selfchecks", {"rubric": "pairs_workshops"}, files=upload)
    who = Who("anna", frozenset({Role.LEARNER}), "anna")
    assert sorted(one.name for one in learners.selfchecks(team, who)) == ["draft.txt", "draft.txt"]
    assert anna.post("/own/selfchecks", {"rubric": "pairs_workshops"}).status_code == 422
    assert anna.post("/own/selfchecks", {"rubric": "../../etc", "text": draft}).status_code == 422
    for one in learners.selfchecks(team, who):
        anna.post(f"/own/selfchecks/{one.id}/drop")
    assert learners.selfchecks(team, who) == ()


def test_everything_that_a_learner_may_be_told_is_on_the_page_as_in_the_file() -> None:
    passage = Passage("I sat by her", "paragraph 2")
    part = Part(
        "M2", "Show how you listen", "evidenced", "I can see it.", (passage,), "paragraph 9",
        "Own words.", ("When was that?",), corroborate=True,
    )  # fmt: skip
    one = Feedback(
        title="May.docx", learner="May", rubric="r 1.0.0", assessor="Sam", at="2 May 2026", number=2,
        profile="open", opening="Dear May", shown=(part,), asked=(part,), prompts=("Who was there?",),
        by_when="in June", to_check=(passage,), to_change=(passage,), ledger=(7, "f" * 64),
    )  # fmt: skip
    template = '{% from "_feedback.html.j2" import feedback %}{{ feedback(one) }}'
    page = environment().from_string(template).render(one=one)
    words = " ".join(LexborHTMLParser(page).text().split())
    for told in (
        "Dear May", "I sat by her", "Paragraph 2", "paragraph 9", "Own words.", "When was that?",
        "Who was there?", "in June", CORROBORATE, TO_CHECK, TO_CHANGE, ASKED, SHOWN, "version 2", "f" * 16,
    ):  # fmt: skip
        assert told in words
    assert "<body" not in page
