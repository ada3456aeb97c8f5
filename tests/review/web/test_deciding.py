"""What an assessor's forms do: decisions, evidence, wording, comments, conflicts, release."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reviewing import decide_all
from selectolax.lexbor import LexborHTMLParser
from visiting import Visitor, account, entries

from markassist.review import decide, release, wording
from markassist.review.access import Role, Who, alone
from markassist.review.decision import Choice, Decision
from markassist.review.items import Kind
from markassist.review.store.opening import Store, open_store
from markassist.review.web.app import workspace
from markassist.review.web.doors import Alone
from markassist.review.web.guard import LOOPBACK

KIM = Who("kim", frozenset({Role.ASSESSOR}))
ANNA = "On Tuesday I put the raw fish in the fridge"


def own(store: Store) -> list[str]:
    """The words of every passage that an assessor has added to Anna's account, and for what."""
    view = account(store, "anna")
    text = view.report.account.text
    return [f"{item.code}: {text[item.start : item.end]}" for item in view.items if item.kind is Kind.OWN]


def test_the_page_shows_the_account_beside_every_criterion_and_opens_what_waits(
    sam_visits: Visitor, team: Store
) -> None:
    page = sam_visits.page(f"/accounts/{account(team, 'anna').line.id}")
    assert ANNA in page.css_first("#text").text().replace("\n", " ")  # type: ignore[union-attr]
    assert [one.attributes["data-code"] for one in page.css(".crit")] == ["H1", "H2"]
    assert [one.attributes["data-code"] for one in page.css(".crit[open]")] == ["H1"]


def test_each_stretch_of_the_page_stands_at_the_offset_that_it_bears(
    sam_visits: Visitor, team: Store
) -> None:
    for name in ("anna", "ben", "cara"):
        view = account(team, name)
        page = sam_visits.page(f"/accounts/{view.line.id}")
        for stretch in page.css("#text [data-start]"):
            start, words = int(str(stretch.attributes["data-start"])), stretch.text()
            assert view.report.account.text[start : start + len(words)] == words


def test_a_card_is_accepted_with_everything_that_stands_in_it(sam_visits: Visitor, team: Store) -> None:
    one = account(team, "anna").line.id
    card = sam_visits.page(f"/accounts/{one}").css_first("#c-H1-c .passages .item")
    form = card.css_first("form[data-act=accept]") if card else None
    assert form is not None
    keys = [str(field.attributes["value"]) for field in form.css("input[name=key]")]
    assert sam_visits.send(form).status_code == 200
    items = {item.key: item for item in account(team, "anna").items}
    assert {items[key].decision for key in keys} == {"accept"}
    assert {items[key].decided_by for key in keys} == {"sam"}
    before = entries(team, "anna")
    sam_visits.send(form)
    assert entries(team, "anna") == before, "the same form sent twice was kept twice"


def test_leaving_out_asks_for_a_reason_and_gives_back_what_was_typed(
    sam_visits: Visitor, team: Store
) -> None:
    view = account(team, "anna")
    item = next(item for item in view.items if item.kind is Kind.EVIDENCE)
    path = f"/accounts/{view.line.id}/decide"
    fields = {"key": item.key, "seen": str(item.version), "choice": "reject"}
    refused = sam_visits.post(path, fields | {"reason": " ", "note": "typed"})
    assert refused.status_code == 422
    assert "A reason is asked for" in refused.text
    assert "typed" in refused.text
    assert sam_visits.post(path, fields | {"reason": "not her own"}).status_code == 200
    history = sam_visits.page(f"/accounts/{view.line.id}/history").text()
    assert "not her own" in history
    assert "left out" in history


def test_a_criterion_is_decided_otherwise_with_its_passages(sam_visits: Visitor, team: Store) -> None:
    view = account(team, "anna")
    fields = {"key": "H1", "seen": "1", "choice": "change", "outcome": "mentioned"}
    fields |= {"reason": "named only", "rest": "reject"}
    sam_visits.post(f"/accounts/{view.line.id}/decide", fields)
    now = account(team, "anna")
    assert now.criteria["H1"].outcome == "mentioned"
    spans = [item for item in now.items if item.code == "H1" and item.kind is Kind.EVIDENCE]
    assert {item.decision for item in spans} == {"reject"}


@pytest.mark.parametrize(
    ("fields", "added"),
    [
        ({"quote": ANNA}, ANNA),
        ({"quote": "on tuesday  I put\nthe RAW fish in the fridge"}, ANNA),
        ({"start": "49", "end": "104"}, None),
        ({"start": "0", "end": "1"}, "O"),
    ],
)
def test_evidence_is_added_by_its_words_or_by_its_place(
    sam_visits: Visitor, team: Store, fields: dict[str, str], added: str | None
) -> None:
    one = account(team, "anna").line.id
    answer = sam_visits.post(f"/accounts/{one}/evidence", {"code": "H2", **fields})
    assert answer.status_code == 200
    (words,) = own(team)
    assert words == words.strip()
    assert added is None or words == f"H2: {added}"


@pytest.mark.parametrize(
    "fields",
    [
        {"quote": "words that nobody wrote"},
        {"quote": " "},
        {"start": "9999", "end": "10000"},
        {"start": "9" * 40, "end": "9" * 41},
        {"start": "5", "end": "5"},
        {"quote": ANNA, "code": "Z9"},
    ],
)
def test_what_does_not_stand_in_the_account_is_no_evidence(
    sam_visits: Visitor, team: Store, fields: dict[str, str]
) -> None:
    one = account(team, "anna").line.id
    answer = sam_visits.post(f"/accounts/{one}/evidence", {"code": "H2", **fields})
    assert answer.status_code == 422
    assert own(team) == []


@pytest.mark.parametrize(
    "fields", [{}, {"key": "H1"}, {"key": "H1", "seen": "x"}, {"key": "H1", "seen": "-1"}]
)
def test_a_form_that_says_too_little_is_told_so(
    sam_visits: Visitor, team: Store, fields: dict[str, str]
) -> None:
    one = account(team, "anna").line.id
    assert sam_visits.post(f"/accounts/{one}/decide", {"choice": "accept", **fields}).status_code == 422
    assert (
        sam_visits.post(f"/accounts/{one}/decide", {"choice": "ok", "key": "H1", "seen": "1"}).status_code
        == 422
    )
    assert entries(team, "anna") == ["intake"]


def test_a_comment_is_kept_ranked_by_use_inserted_elsewhere_and_forgotten(
    sam_visits: Visitor, team: Store
) -> None:
    one, other = account(team, "anna").line.id, account(team, "ben").line.id
    feedback = {"code": "H1", "seen": "0", "text": "You say when.", "keep": "yes"}
    sam_visits.post(f"/accounts/{one}/feedback", feedback)
    sam_visits.post(f"/accounts/{one}/feedback", {**feedback, "code": "H2", "text": "And where?"})
    sam_visits.post(f"/accounts/{other}/feedback", {"code": "H1", "seen": "0", "text": "You say when. Good."})
    page = sam_visits.page(f"/accounts/{other}")
    bank = [node.attributes["data-insert"] for node in page.css("#c-H1-c .bank [data-insert]")]
    assert bank == ["You say when.", "And where?"]
    drop = page.css_first("#c-H1-c .bank form")
    assert drop is not None
    sam_visits.send(drop)
    assert "You say when." not in [comment.text for comment in wording.comments(team, _sam(), other, "H1")]


def _sam() -> Who:
    return Who("sam", frozenset({Role.ASSESSOR}))


def test_two_assessors_on_one_item_are_shown_both_versions_and_either_can_stand(
    sam_visits: Visitor, team: Store
) -> None:
    view = account(team, "anna")
    decide.decide(team, KIM, view.line.id, "H1", Decision(Choice.CHANGE, "absent", "I saw none"), 1)
    fields = {"key": "H1", "seen": "1", "choice": "change", "outcome": "mentioned", "reason": "named"}
    clash = sam_visits.post(f"/accounts/{view.line.id}/decide", fields)
    assert clash.status_code == 409
    text = LexborHTMLParser(clash.text).css_first("#clash")
    assert text is not None
    for words in ("kim", "I saw none", "Not shown in this account", "Named only", "named"):
        assert words in text.text()
    assert account(team, "anna").criteria["H1"].decided_by == "kim"
    again = text.css_first("form")
    assert again is not None
    assert sam_visits.send(again).status_code == 200
    assert account(team, "anna").criteria["H1"].outcome == "mentioned"


def test_two_who_write_to_a_learner_see_each_others_words(sam_visits: Visitor, team: Store) -> None:
    one = account(team, "anna").line.id
    wording.write_feedback(team, KIM, one, "H1", "Kim's words.", 0)
    clash = sam_visits.post(f"/accounts/{one}/feedback", {"code": "H1", "seen": "0", "text": "Sam's words."})
    assert clash.status_code == 409
    page = LexborHTMLParser(clash.text)
    form = page.css_first("#clash form")
    assert "Kim's words." in page.text()
    assert form is not None
    sam_visits.send(form, text="Both our words.")
    assert account(team, "anna").feedback["H1"].text == "Both our words."


def test_a_release_waits_says_for_what_and_then_gives_three_files(sam_visits: Visitor, team: Store) -> None:
    one = account(team, "ben").line.id
    waiting = sam_visits.page(f"/accounts/{one}/release")
    assert "Nobody has seen the alert" in waiting.text()
    assert not waiting.css("form[action$='/release'][method=post]")
    assert sam_visits.post(f"/accounts/{one}/release", {"profile": "open"}).status_code == 422
    assert sam_visits.get(f"/accounts/{one}/feedback.pdf").status_code == 404
    decide_all(team, _sam(), "ben")
    released = sam_visits.post(f"/accounts/{one}/release", {"profile": "generic", "by_when": "in May"})
    assert "The feedback is released" in released.text
    kinds = {"html": "text/html", "docx": "officedocument", "pdf": "application/pdf"}
    for form, kind in kinds.items():
        file = sam_visits.get(f"/accounts/{one}/feedback.{form}")
        assert kind in file.headers["content-type"]
        assert "attachment" in file.headers["content-disposition"]
        written = release.FORMS[form](release.latest(team, _sam(), one))
        assert file.content == written or form == "docx"
    page = sam_visits.page(f"/accounts/{one}")
    assert not page.css("form[action$='/decide'], form[action$='/feedback'], #picked")
    late = sam_visits.post(f"/accounts/{one}/decide", {"key": "H1", "seen": "2", "choice": "accept"})
    assert late.status_code == 409
    assert "withdraw the release first" in late.text.lower()
    sam_visits.post(f"/accounts/{one}/withdraw", {"reason": "one more look"})
    assert account(team, "ben").line.state == "open"


def test_the_history_is_told_in_plain_words(sam_visits: Visitor, team: Store) -> None:
    decide_all(team, _sam(), "ben")
    view = account(team, "ben")
    decide.reopen(team, _sam(), view.line.id, "H1", view.criteria["H1"].version)
    told = sam_visits.page(f"/accounts/{view.line.id}/history").text()
    assert "engine suggested how 2 criteria stand" in told
    assert "saw the alert “child name”" in told
    assert "took back what was decided on H1" in told
    assert "holds: " in sam_visits.page("/record").text()


def test_how_often_an_indicator_is_taken_is_shown_beside_its_suggestions(
    sam_visits: Visitor, team: Store
) -> None:
    decide_all(team, _sam(), "anna")
    page = sam_visits.page(f"/accounts/{account(team, 'ben').line.id}")
    rates = [node.text() for node in page.css("#c-H1-c .rate")]
    assert any("taken 1 of 1 times" in rate for rate in rates)


def test_a_quality_assurer_reads_and_changes_nothing(visit: Callable[[str], Visitor], team: Store) -> None:
    iris, one = visit("iris"), account(team, "anna").line.id
    page = iris.page(f"/accounts/{one}")
    assert not page.css("form[action$='/decide'], form[action$='/feedback'], #picked")
    fields = {"key": "H1", "seen": "1", "choice": "accept"}
    assert iris.post(f"/accounts/{one}/decide", fields).status_code == 403
    assert entries(team, "anna") == ["intake"]


def test_the_list_is_narrowed_by_its_address(sam_visits: Visitor, team: Store) -> None:
    decide_all(team, _sam(), "cara")
    shown = {
        query: [node.text() for node in sam_visits.page(f"/accounts?{query}").css(".list tbody th a")]
        for query in ("", "q=ann", "state=ready", "state=alerts", "q=nobody", "cohort=spring")
    }
    assert shown[""] == ["ben", "anna", "cara"]
    assert shown["q=ann"] == ["anna"]
    assert shown["state=ready"] == ["cara"]
    assert shown["state=alerts"] == ["ben"]
    assert shown["q=nobody"] == shown["cohort=spring"] == []


def test_a_workspace_without_accounts_says_how_it_is_filled(tmp_path: Path) -> None:
    empty = open_store(tmp_path / "empty")
    door = Alone(empty, alone("one"))
    visitor = Visitor(workspace(empty, door, LOOPBACK), empty, "http://127.0.0.1:8000")
    visitor.get(f"/open?key={door.key}")
    assert "markassist batch" in visitor.page("/accounts").text()
    assert "Nothing has been decided yet" in visitor.page("/quality").text()
    empty.close()
