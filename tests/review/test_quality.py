"""Quality assurance: agreement, acceptance of indicators, sampling plans, standardisation."""

import json
import re

import pytest
from msgspec.structs import replace
from reviewing import decide_all, entries, of_kind, view

from markassist.errors import MarkassistError, UsageError
from markassist.review import decide, erase, reading, record
from markassist.review.access import RefusedError, Who, alone
from markassist.review.decide import ConflictError
from markassist.review.decision import Choice, Decision
from markassist.review.items import Kind
from markassist.review.quality import sampling, standardise
from markassist.review.quality.acceptance import Acceptance, acceptance
from markassist.review.quality.agree import agreement, rubrics
from markassist.review.quality.drawing import drawing
from markassist.review.quality.measure import Kappas, kappas
from markassist.review.quality.risk import Work, of_account, of_assessor
from markassist.review.quality.shown import Shown, as_json, as_page, as_text
from markassist.review.release import release
from markassist.review.state import NOT_ASSESSED, MissingError
from markassist.review.store.opening import Store
from markassist.vocabulary import Status

NAMES = ("anna", "ben", "cara")


def unit(store: Store, who: Who) -> str:
    (rubric,) = rubrics(store, who)
    return rubric


def change(store: Store, who: Who, name: str, code: str, outcome: str, reason: str = "as I read it") -> None:
    shown = view(store, name)
    item = shown.criteria[code]
    decision = Decision(Choice.CHANGE, outcome, reason)
    decide.decide(store, who, shown.line.id, code, decision, item.version)


def test_who_takes_every_suggestion_agrees_with_the_engine_wholly(store: Store, sam: Who) -> None:
    for name in NAMES:
        decide_all(store, sam, name)
    found = agreement(store, sam, unit(store, sam))
    assert (found.accounts, found.overall.same, found.differences) == (3, 1.0, ())
    assert all(person == engine for person, engine in found.confusion)
    assert set(found.assessors) == {"sam"}


def test_a_difference_is_told_with_the_quotes_and_the_reason_and_masked(
    store: Store, sam: Who, kim: Who
) -> None:
    shown = view(store, "ben")
    code = of_kind(shown, Kind.EVIDENCE)[0].code
    assert code is not None
    change(store, kim, "ben", code, "absent", "Kayleigh did it")
    decide_all(store, sam, "anna")
    found = agreement(store, sam, unit(store, sam))
    (difference,) = found.differences
    assert (difference.name, difference.code, difference.assessor) == ("ben", code, "kim")
    assert (difference.person, difference.reason) == (Status.ABSENT, "Kayleigh did it")
    assert difference.located
    assert not any("Kayleigh" in quote for quote in difference.located)
    assert found.assessors["kim"].same == 0.0
    assert found.assessors["sam"].same == 1.0


def test_what_was_left_out_counts_neither_way(store: Store, sam: Who) -> None:
    shown = view(store, "anna")
    codes = list(shown.criteria)
    item = shown.criteria[codes[0]]
    decide.decide(store, sam, shown.line.id, item.key, Decision(Choice.CHANGE, NOT_ASSESSED), item.version)
    assert agreement(store, sam, unit(store, sam)).overall.decisions == 0
    assert acceptance(store, sam, unit(store, sam)) == {}


def test_decisions_of_an_erased_account_still_count_and_quote_nothing(
    store: Store, sam: Who, one: Who
) -> None:
    code = next(iter(view(store, "ben").criteria))
    change(store, sam, "ben", code, "contradicted")
    before = agreement(store, sam, unit(store, sam))
    erase.erase_learner(store, one, "ben")
    after = agreement(store, sam, unit(store, sam))
    assert (after.overall, after.differences) == (before.overall, ())


def test_kappa_is_that_of_its_definition() -> None:
    said = [
        ("a", "evidenced", "partial"),
        ("a", "absent", "mentioned"),
        ("b", "partial", "absent"),
        ("b", "absent", "absent"),
    ]
    found = kappas(said)
    assert (found.decisions, found.same) == (4, 0.25)
    assert found.kappa == pytest.approx(0.5)  # 3 of 4 alike, and half by chance: (0.75 - 0.5) / (1 - 0.5)
    assert kappas([("a", "partial", "partial")]) == Kappas(1, 1.0, None, None, None, None)
    assert kappas(said, 3) == kappas(list(reversed(said)), 3)


def test_each_indicators_suggestions_are_counted_by_what_became_of_them(store: Store, sam: Who) -> None:
    anna = view(store, "anna")
    spans = of_kind(anna, Kind.EVIDENCE)
    first = spans[0]
    decide.decide(store, sam, anna.line.id, first.key, Decision(Choice.REJECT, reason="no"), first.version)
    near = of_kind(anna, Kind.NEAR_MISS)[0]
    decide.decide(store, sam, anna.line.id, near.key, Decision(Choice.ACCEPT, reason="it is"), near.version)
    decide_all(store, sam, "anna")
    found = acceptance(store, sam, unit(store, sam))
    assert first.code is not None
    assert first.name is not None
    rejected = found[first.code, first.name]
    assert rejected.rejected == 1
    assert rejected.rate == pytest.approx(1 - 1 / rejected.decided)
    assert sum(one.decided for one in found.values()) == len(spans)
    assert sum(one.taken_up for one in found.values()) == 1
    assert Acceptance().rate is None


def released(store: Store, who: Who, *names: str) -> None:
    for name in names:
        decide_all(store, who, name)
        release(store, who, view(store, name).line.id)


def test_a_plan_samples_by_risk_assessor_and_unit_and_says_why(
    store: Store, sam: Who, kim: Who, iris: Who
) -> None:
    released(store, sam, "anna", "cara")
    released(store, kim, "ben")
    (store.folder / sampling.FILE).write_text("high: 100\nmedium: 50\nlow: 0\nnew_until: 2\n")
    found = sampling.plan(store, iris, 7)
    assert (found.population, found.seed, found.stage) == (3, 7, "summative")
    chosen = {one.name: one for one in found.accounts}
    assert "ben" in chosen
    assert chosen["ben"].why[0] == "kim: new here: 1 of 2 accounts, so 100 % of " + chosen["ben"].unit
    assert len(chosen) == 2
    of_sam = next(one for one in found.accounts if one.assessor == "sam")
    assert of_sam.why[0].startswith("sam: took every suggested status as it was, so 50 %")
    last = entries(store)[-1]
    assert (last.kind, last.who, last.more["seed"]) == ("sample", "iris", 7)
    assert sampling.plan(store, iris, 7).accounts == found.accounts
    assert [one.id for one in sampling.samples(store, iris)][-1] == found.id


def test_nobody_samples_their_own_decisions(store: Store, sam: Who, one: Who) -> None:
    released(store, one, "anna")
    with pytest.raises(UsageError, match="nobody else has decided"):
        sampling.plan(store, one, 1)
    released(store, sam, "ben")
    assert {s.assessor for s in sampling.plan(store, one, 1).accounts} == {"sam"}


def test_what_was_found_is_kept_once_and_told(store: Store, sam: Who, iris: Who) -> None:
    released(store, sam, "anna")
    found = sampling.plan(store, iris, 1)
    account = found.accounts[0].account
    for outcome, note, says in (("fine", "", "this is no outcome"), ("action", " ", "a note is asked for")):
        with pytest.raises(UsageError, match=says):
            sampling.look(store, iris, found.id, account, outcome, note)
    with pytest.raises(RefusedError):
        sampling.look(store, sam, found.id, account, "agree")
    sampling.look(store, iris, found.id, account, "action", "H1 needs a second look")
    told = sampling.sample(store, sam, found.id)
    assert (told.looked_at, told.accounts[0].note) == (1, "H1 needs a second look")
    with pytest.raises(ConflictError, match="iris has looked at it already"):
        sampling.look(store, iris, found.id, account, "agree")
    with pytest.raises(MissingError):
        sampling.look(store, iris, found.id, view(store, "ben").line.id, "agree")
    assert record.verify(store)[1] is None


WORK = Work("a", "sam", "food", criteria=10, changed=2, contradicted=0, pressing=0, withdrawn=0)


def test_risk_comes_from_what_was_done() -> None:
    many = [WORK] * 10
    assert of_assessor(many, 10)[0] == 0
    assert of_assessor(many, 11)[0] == 2
    assert of_assessor(many, 10, ["sam"]) == (2, "named as new")
    assert of_assessor([replace(WORK, changed=0)] * 10, 10)[0] == 1
    assert of_assessor([replace(WORK, changed=6)] * 10, 10)[0] == 1
    assert of_account(WORK) == (0, ())
    signs = of_account(replace(WORK, changed=4, contradicted=1, pressing=1, withdrawn=1))
    assert signs[0] == len(signs[1]) == 4


def test_accounts_with_signs_come_before_those_drawn_by_lot() -> None:
    done = [replace(WORK, account=f"{n:02}") for n in range(20)] + [replace(WORK, account="99", pressing=1)]
    rates = sampling.Rates(low=10, new_until=0)
    picks = {seed: [one.account for one in sampling._chosen(done, rates, seed, ())] for seed in range(6)}
    assert {tuple(one[:1]) for one in picks.values()} == {("99",)}
    assert {len(one) for one in picks.values()} == {3}
    assert len({tuple(one) for one in picks.values()}) > 1


def test_an_exercise_is_blind_until_it_is_closed_and_then_compared(
    store: Store, sam: Who, kim: Who, iris: Who
) -> None:
    account = view(store, "ben").line.id
    with pytest.raises(RefusedError):
        standardise.begin(store, sam, "May", [account])
    exercise = standardise.begin(store, iris, "May", [account, account])
    shown = standardise.view(store, sam, exercise, account)
    assert "Kayleigh" not in shown.account.text
    codes = [code for code, _ in shown.criteria]
    for who, outcome in ((sam, "evidenced"), (kim, "absent")):
        for code in codes:
            standardise.decide(store, who, (exercise, account, code), outcome, f"{who.name} says so")
    assert {one.reason for one in standardise.view(store, sam, exercise, account).own.values()} == {
        "sam says so"
    }
    for who in (sam, kim, iris):
        with pytest.raises(ConflictError, match="everybody decides blind"):
            standardise.compare(store, who, exercise)
        assert "blind" not in {told.entry.kind for told in reading.history(store, who, account)}
    standardise.close(store, iris, exercise)
    found = standardise.compare(store, kim, exercise)
    assert found.assessors == ("kim", "sam")
    assert found.between["kim", "sam"].same == 0.0
    assert set(found.between) == {("kim", "sam"), ("engine", "kim"), ("engine", "sam")}
    assert len(found.differing) == len(codes)
    assert found.answers[account, codes[0]]["kim"].reason == "kim says so"
    with pytest.raises(ConflictError, match="it is closed"):
        standardise.decide(store, sam, (exercise, account, codes[0]), "partial", "late", 1)
    assert view(store, "ben").line.decided == 0
    assert record.verify(store)[1] is None


def test_in_an_exercise_ones_own_older_decision_is_told(store: Store, sam: Who, iris: Who) -> None:
    account = view(store, "anna").line.id
    exercise = standardise.begin(store, iris, "May", [account])
    code = standardise.view(store, sam, exercise, account).criteria[0][0]
    first = standardise.decide(store, sam, (exercise, account, code), "partial")
    assert standardise.decide(store, sam, (exercise, account, code), "absent", "", first.version).version == 2
    with pytest.raises(ConflictError, match="you decided otherwise elsewhere"):
        standardise.decide(store, sam, (exercise, account, code), "partial", "", first.version)
    for place, outcome in (((exercise, account, "Z"), "partial"), ((exercise, account, code), "fine")):
        with pytest.raises(UsageError):
            standardise.decide(store, sam, place, outcome)
    with pytest.raises(MissingError):
        standardise.view(store, sam, exercise, view(store, "ben").line.id)
    (listed,) = standardise.exercises(store, sam)
    assert (listed.title, listed.own, listed.closed) == ("May", 1, None)


def test_all_of_it_is_shown_as_text_json_and_a_page_without_names_of_children(
    store: Store, sam: Who, iris: Who
) -> None:
    code = next(iter(view(store, "ben").criteria))
    change(store, sam, "ben", code, "contradicted", "<b>no</b>")
    decide_all(store, sam, "anna")
    rubric = unit(store, iris)
    shown = (Shown(agreement(store, iris, rubric), acceptance(store, iris, rubric)),)
    text, page = as_text(shown, errors=True), as_page(shown).decode()
    told = json.loads(as_json(shown, errors=True))
    assert rubric in text
    assert told["rubrics"][0]["overall"]["decisions"] == shown[0].agreement.overall.decisions
    assert "&lt;b&gt;no" in page
    assert "<svg" in page
    assert not re.search(r"Kayleigh|Thornbury", text + page + json.dumps(told))


def test_a_drawing_tells_its_figures_in_words_too() -> None:
    rows = {
        "all": Kappas(40, 0.8, 0.62, (0.4, 0.81), 0.7, None),
        "<M1>": Kappas(1, 1.0, None, None, None, None),
    }
    made = drawing(rows, "How well")
    assert "all: 0.62 (0.40 to 0.81), 40 decisions; &lt;M1&gt;: too few" in made
    assert made.count("<circle") == 1


def test_a_learner_and_a_stranger_see_no_quality(store: Store) -> None:
    nobody = Who("x", frozenset())
    for asked in (
        lambda: rubrics(store, nobody),
        lambda: agreement(store, nobody, "x"),
        lambda: acceptance(store, nobody, "x"),
        lambda: sampling.samples(store, nobody),
        lambda: sampling.plan(store, nobody, 1),
        lambda: standardise.exercises(store, nobody),
        lambda: standardise.compare(store, nobody, "x"),
    ):
        with pytest.raises(RefusedError):
            asked()


def test_rates_that_are_wrong_are_told(store: Store, sam: Who) -> None:
    released(store, sam, "anna")
    (store.folder / sampling.FILE).write_text("high: 120\n")
    with pytest.raises(MarkassistError, match="high: input should be less than or equal to 100"):
        sampling.plan(store, alone("iris"), 1)
