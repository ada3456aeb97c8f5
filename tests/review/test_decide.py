"""Deciding, on both stores: what is kept, what is refused, and two assessors at once."""

import threading
from collections.abc import Callable

import pytest
from reviewing import decide_all, entries, of_kind, view

from markassist.errors import MarkassistError, UsageError
from markassist.review import decide, reading, record, wording
from markassist.review.access import RefusedError, Who
from markassist.review.decide import ConflictError
from markassist.review.decision import Choice, Decision
from markassist.review.items import Kind
from markassist.review.reading import WHOLE
from markassist.review.state import NOT_ASSESSED, MissingError
from markassist.review.store.opening import Store

ACCEPT = Decision(Choice.ACCEPT)


def test_accepting_a_criterion_with_the_rest_decides_its_spans_and_no_other(store: Store, sam: Who) -> None:
    shown = view(store, "anna")
    code = of_kind(shown, Kind.EVIDENCE)[0].code
    assert code is not None
    item = shown.criteria[code]
    decide.decide(
        store, sam, shown.line.id, item.key, Decision(Choice.ACCEPT, rest=Choice.ACCEPT), item.version
    )
    after = view(store, "anna")
    assert after.criteria[code].outcome == item.suggested
    for span in of_kind(after, Kind.EVIDENCE):
        assert (span.decision == "accept") == (span.code == code)
    assert after.line.assessor == "sam"


def test_what_was_decided_on_a_span_by_itself_stays_when_the_criterion_is_accepted(
    store: Store, sam: Who
) -> None:
    shown = view(store, "anna")
    span = of_kind(shown, Kind.EVIDENCE)[0]
    decide.decide(store, sam, shown.line.id, span.key, Decision(Choice.REJECT, reason="thin"), span.version)
    decide_all(store, sam, "anna")
    found = next(item for item in view(store, "anna").items if item.key == span.key)
    assert (found.decision, found.reason, found.counts) == ("reject", "thin", False)


def test_a_changed_span_stands_where_it_was_put(store: Store, sam: Who) -> None:
    shown = view(store, "anna")
    span = of_kind(shown, Kind.EVIDENCE)[0]
    other = next(code for code in shown.criteria if code != span.code)
    change = Decision(Choice.CHANGE, reason="it speaks to this one", span=(3, 9), code=other)
    found = decide.decide(store, sam, shown.line.id, span.key, change, span.version)
    assert (found.at, found.counts) == ((other, 3, 9), True)
    assert entries(store)[-1].more["to"] == [other, 3, 9]


def test_an_assessors_own_evidence_counts_and_can_be_taken_back(store: Store, sam: Who) -> None:
    shown = view(store, "cara")
    code = next(iter(shown.criteria))
    own = decide.add_own(store, sam, shown.line.id, code, (3, 20), "it is told here")
    assert (own.counts, own.at, own.reason) == (True, (code, 3, 20), "it is told here")
    assert decide.add_own(store, sam, shown.line.id, code, (3, 20)) == own
    gone = decide.decide(
        store, sam, shown.line.id, own.key, Decision(Choice.REJECT, reason="no"), own.version
    )
    assert not gone.counts
    assert [entry.kind for entry in entries(store)[-2:]] == ["own", "reject"]


def test_an_alert_is_seen_once(store: Store, sam: Who, kim: Who) -> None:
    shown = view(store, "ben")
    alert = of_kind(shown, Kind.ALERT)[0]
    for who in (sam, kim):
        assert decide.see(store, who, shown.line.id, alert.key).decided_by == "sam"
    assert view(store, "ben").line.unseen == shown.line.unseen - 1
    with pytest.raises(UsageError, match="an alert is seen"):
        decide.decide(store, sam, shown.line.id, alert.key, ACCEPT, 2)


def test_what_is_taken_back_is_open_again_and_the_ledger_tells_of_both(store: Store, sam: Who) -> None:
    shown = decide_all(store, sam, "anna")
    item = next(iter(shown.criteria.values()))
    assert decide.reopen(store, sam, shown.line.id, item.key, item.version).is_open
    assert [told.entry.kind for told in reading.history(store, sam, shown.line.id, item.key)] == [
        "accept",
        "reopen",
    ]


REFUSED = [
    (Kind.CRITERION, Decision(Choice.CHANGE, "partial_ly", "why"), "this is no outcome"),
    (Kind.CRITERION, Decision(Choice.REJECT, reason="why"), "a criterion is not rejected"),
    (Kind.CRITERION, Decision(Choice.ACCEPT, "contradicted"), "to accept is to take what was suggested"),
    (Kind.CRITERION, Decision(Choice.CHANGE, "contradicted"), "a reason is asked for"),
    (Kind.CRITERION, Decision(Choice.CHANGE, "contradicted", "  "), "a reason is asked for"),
    (Kind.CRITERION, Decision(Choice.ACCEPT, rest=Choice.REJECT), "a reason is asked for"),
    (Kind.CRITERION, Decision(Choice.ACCEPT, rest=Choice.CHANGE), "nothing goes along with this"),
    (Kind.EVIDENCE, Decision(Choice.REJECT), "a reason is asked for"),
    (Kind.EVIDENCE, Decision(Choice.CHANGE, reason="why"), "nothing of it is changed"),
    (Kind.EVIDENCE, Decision(Choice.CHANGE, reason="why", span=(9, 9)), "no words are selected"),
    (Kind.EVIDENCE, Decision(Choice.CHANGE, reason="why", span=(0, 10**9)), "no words are selected"),
    (Kind.EVIDENCE, Decision(Choice.CHANGE, reason="why", span=(-4, 9)), "no words are selected"),
    (Kind.EVIDENCE, Decision(Choice.CHANGE, reason="why", code="Z9"), "there is no such criterion"),
    (Kind.EVIDENCE, Decision(Choice.ACCEPT, rest=Choice.ACCEPT), "nothing goes along with this"),
    (Kind.EVIDENCE, Decision(Choice.REJECT, reason="x" * 4001), "a reason has at most 4,000 characters"),
    (Kind.NEAR_MISS, Decision(Choice.ACCEPT), "a reason is asked for"),
]


@pytest.mark.parametrize(("kind", "decision", "says"), REFUSED)
def test_what_is_no_decision_is_refused_in_a_line_and_nothing_is_kept(
    store: Store, sam: Who, kind: Kind, decision: Decision, says: str
) -> None:
    shown = view(store, "anna")
    item = of_kind(shown, kind)[0]
    with pytest.raises(UsageError, match=says):
        decide.decide(store, sam, shown.line.id, item.key, decision, item.version)
    assert view(store, "anna").items == shown.items
    assert len(entries(store)) == 3


def test_a_criterion_that_is_left_out_needs_no_reason(store: Store, sam: Who) -> None:
    shown = view(store, "anna")
    item = next(iter(shown.criteria.values()))
    left = Decision(Choice.CHANGE, NOT_ASSESSED)
    assert decide.decide(store, sam, shown.line.id, item.key, left, item.version).outcome == NOT_ASSESSED


def test_nobody_decides_who_may_not_and_nobody_finds_what_is_not_there(
    store: Store, sam: Who, iris: Who
) -> None:
    shown = view(store, "anna")
    item = shown.items[0]
    with pytest.raises(RefusedError):
        decide.decide(store, iris, shown.line.id, item.key, ACCEPT, item.version)
    with pytest.raises(MissingError):
        decide.decide(store, sam, "0000", item.key, ACCEPT, item.version)
    with pytest.raises(ConflictError, match="no longer suggested"):
        decide.decide(store, sam, shown.line.id, "Z9", ACCEPT, 1)


def test_the_second_of_two_on_one_suggestion_is_told_by_whom_and_how_it_stands(
    store: Store, sam: Who, kim: Who
) -> None:
    shown = view(store, "anna")
    item = next(iter(shown.criteria.values()))
    decide.decide(store, sam, shown.line.id, item.key, ACCEPT, item.version)
    other = Decision(Choice.CHANGE, "contradicted", "I read it otherwise")
    with pytest.raises(ConflictError, match="sam has been here since you opened it") as told:
        decide.decide(store, kim, shown.line.id, item.key, other, item.version)
    assert told.value.now is not None
    assert (told.value.now.decided_by, told.value.now.decision) == ("sam", "accept")
    again = decide.decide(store, kim, shown.line.id, item.key, other, told.value.now.version)
    assert again.decided_by == "kim"


def test_the_same_decision_sent_twice_is_made_once(store: Store, sam: Who) -> None:
    shown = view(store, "anna")
    item = next(iter(shown.criteria.values()))
    first = decide.decide(store, sam, shown.line.id, item.key, ACCEPT, item.version)
    assert decide.decide(store, sam, shown.line.id, item.key, ACCEPT, item.version) == first
    assert len(entries(store)) == 4


def test_two_assessors_on_one_account_at_once_lose_nothing(
    store: Store, opened: Callable[[], Store], sam: Who, kim: Who
) -> None:
    """Both go for every item from their own ends; each item is decided once, and each refusal is told."""
    shown = view(store, "anna")
    wanted = [item for item in shown.items if item.kind in (Kind.CRITERION, Kind.EVIDENCE)]
    made: list[tuple[str, str]] = []
    told: list[str] = []
    ready = threading.Barrier(2)

    def work(who: Who, own: Store, backwards: int) -> None:
        ready.wait()
        for item in wanted[::backwards]:
            try:
                decide.decide(own, who, shown.line.id, item.key, ACCEPT, item.version)
                made.append((item.key, who.name))
            except ConflictError as error:
                told.append(str(error))

    threads = [threading.Thread(target=work, args=(who, opened(), way)) for who, way in ((sam, 1), (kim, -1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = {item.key: item for item in view(store, "anna").items}
    assert sorted(key for key, _ in made) == sorted(item.key for item in wanted)
    assert len(made) + len(told) == 2 * len(wanted)
    assert all(after[key].decided_by == name for key, name in made)
    kept = [(e.item, e.who) for e in entries(store) if e.kind == "accept"]
    assert sorted(made) == sorted((str(item), who) for item, who in kept)
    assert record.verify(store)[1] is None


def test_feedback_is_kept_and_a_stale_edit_is_told(store: Store, sam: Who, kim: Who) -> None:
    account = view(store, "anna").line.id
    first = wording.write_feedback(store, sam, account, WHOLE, "Thank you for this account.", 0)
    assert first is not None
    with pytest.raises(ConflictError, match="sam has written here since you opened it"):
        wording.write_feedback(store, kim, account, WHOLE, "Something else", 0)
    second = wording.write_feedback(store, kim, account, WHOLE, "Thank you. Please see below.", first.version)
    assert second is not None
    assert (second.by, view(store, "anna").feedback) == ("kim", {WHOLE: second})
    assert wording.write_feedback(store, kim, account, WHOLE, " ", second.version) is None
    with pytest.raises(UsageError, match="there is no such criterion"):
        wording.write_feedback(store, sam, account, "Z9", "x", 0)


def test_the_bank_puts_first_what_this_assessor_used_most_for_this_criterion(
    store: Store, sam: Who, kim: Who
) -> None:
    anna, cara = view(store, "anna"), view(store, "cara")
    code, other = list(anna.criteria)[:2]
    kept = [
        wording.keep_comment(store, sam, anna.line.id, where, words)
        for where, words in ((code, "What did you do next?"), (code, "Who was there?"), (other, "How so?"))
    ]
    assert wording.keep_comment(store, sam, anna.line.id, code, " Who was there? ") == kept[1]
    for account in (anna, cara):
        wording.write_feedback(store, sam, account.line.id, code, "Thank you. Who was there?", 0)
    found = wording.comments(store, sam, cara.line.id, code)
    assert [(c.text, c.used) for c in found] == [
        ("Who was there?", 2),
        ("What did you do next?", 0),
        ("How so?", 0),
    ]
    wording.write_feedback(store, sam, anna.line.id, other, "Who was there?", 0)
    assert [(c.text, c.used) for c in wording.comments(store, sam, anna.line.id, other)][:2] == [
        ("Who was there?", 1),
        ("How so?", 0),
    ]
    assert wording.comments(store, kim, cara.line.id, code) == ()
    wording.drop_comment(store, kim, kept[0].id)
    assert len(wording.comments(store, sam, cara.line.id, code)) == 4


def test_undecided_comes_first_and_alerts_before_all(store: Store, sam: Who) -> None:
    shown = view(store, "ben")
    first = reading.next_open(shown)
    assert first is not None
    assert first.kind is Kind.ALERT
    walked = []
    at = first
    while at.key not in walked:
        walked.append(at.key)
        following = reading.next_open(shown, at.key)
        assert following is not None
        at = following
    assert set(walked) == {item.key for item in shown.items if item.is_open}
    assert reading.next_open(decide_all(store, sam, "ben")) is None
    assert [line.name for line in reading.accounts(store, sam)] == ["anna", "cara", "ben"]


def test_identifiers_are_masked_and_offsets_stay(store: Store) -> None:
    shown = view(store, "ben")
    assert "Kayleigh" not in shown.report.account.text
    for finding in shown.report.findings:
        for e in finding.evidence:
            assert shown.report.account.text[e.start : e.end] == e.quote


def test_a_fault_of_ours_in_the_middle_of_a_step_keeps_nothing_of_it(
    store: Store, sam: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = view(store, "anna")
    item = next(iter(shown.criteria.values()))

    def broken(*_: object, **__: object) -> None:
        raise MarkassistError.at("x", "y", "z")

    monkeypatch.setattr(decide, "append", broken)
    with pytest.raises(MarkassistError):
        decide.decide(store, sam, shown.line.id, item.key, ACCEPT, item.version)
    assert view(store, "anna").items == shown.items


STRANGE = "caf\u00e9 \0 \ud800 \U0001f642 '; DROP TABLE items; --"


def test_strange_characters_in_words_and_names_do_no_harm(store: Store, sam: Who) -> None:
    shown = view(store, "anna")
    span = of_kind(shown, Kind.EVIDENCE)[0]
    reject = Decision(Choice.REJECT, reason=STRANGE)
    found = decide.decide(store, sam, shown.line.id, span.key, reject, span.version)
    assert found.reason == STRANGE.replace("\0", "\ufffd").replace("\ud800", "?")
    assert decide.decide(store, sam, shown.line.id, span.key, reject, span.version) == found
    wording.write_feedback(store, sam, shown.line.id, WHOLE, STRANGE, 0)
    wording.keep_comment(store, sam, shown.line.id, WHOLE, STRANGE)
    with pytest.raises(MissingError):
        reading.account(store, sam, STRANGE)
    with pytest.raises(ConflictError):
        decide.decide(store, sam, shown.line.id, STRANGE, ACCEPT, 1)
    assert record.verify(store)[1] is None
