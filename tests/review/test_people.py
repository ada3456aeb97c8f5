"""Who may sign in, how they are refused, and what each role may see and do."""

import json
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from reviewing import Clock, decide_all, entries, view
from sqlalchemy import text

from markassist import load_rubric, mark, read_account
from markassist.check import check as self_check
from markassist.errors import MarkassistError, UsageError
from markassist.review import access, decide, learners, people, reading, wording
from markassist.review.access import ALLOWED, Act, RefusedError, Role, Who, alone
from markassist.review.decision import Choice, Decision
from markassist.review.keeping import FILE, Keeping, keeping, stated
from markassist.review.release import preview, release, waiting, withdraw
from markassist.review.sessions import SignInError, csrf, current, is_own_form, sign_in, sign_out
from markassist.review.state import MissingError
from markassist.review.store.opening import Store
from markassist.selfcheck import SelfCheck

RIGHT = "four plain words here"
WRONG = "four other words here"
HERE = "192.0.2.7"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 as it is takes a good part of a second on purpose; most tests need not wait for it."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(people, "_hasher", lambda: quick)


@pytest.fixture
def admin() -> Who:
    return Who("root", frozenset({Role.ADMINISTRATOR}))


@pytest.fixture
def team(store: Store, admin: Who) -> Store:
    people.add(store, admin, "root", [Role.ADMINISTRATOR], RIGHT)
    people.add(store, admin, "sam", [Role.ASSESSOR], RIGHT)
    people.add(store, admin, "anna", [Role.LEARNER], RIGHT, "anna")
    people.add(store, admin, "ben", [Role.LEARNER], RIGHT, "autumn/ben")
    return store


def selfcheck() -> SelfCheck:
    rubric = load_rubric(str(Path(__file__).parents[1] / "rubric" / "small"))
    account = read_account(Path(__file__).parents[2] / "corpora" / "gold" / "r1.txt")
    return self_check(mark(account, rubric), rubric, "open", None)


def test_a_session_is_its_users_until_they_sign_out(team: Store) -> None:
    session = sign_in(team, "sam", RIGHT, HERE)
    assert session.who == Who("sam", frozenset({Role.ASSESSOR}))
    found = current(team, session.token)
    assert found is not None
    assert (found.who, found.csrf) == (session.who, session.csrf)
    sign_out(team, session.token)
    assert current(team, session.token) is None


def test_neither_password_nor_token_nor_address_is_kept_as_it_is(team: Store) -> None:
    session = sign_in(team, "sam", RIGHT, HERE)
    with pytest.raises(SignInError):
        sign_in(team, "anna", WRONG, HERE)
    with team.reading() as connection:
        kept = " ".join(
            str(connection.execute(text(f"SELECT * FROM {table}")).all())
            for table in ("users", "sessions", "attempts", "ledger")
        )
    for secret in (RIGHT, WRONG, session.token, HERE):
        assert secret not in kept
    assert "$argon2id$" in kept


def test_a_wrong_password_and_a_wrong_name_are_refused_in_the_same_words(team: Store) -> None:
    told = set()
    for name, password in (("sam", WRONG), ("nobody", RIGHT), ("", ""), ("sam\0", RIGHT), ("sam", "\ud800")):
        with pytest.raises(SignInError) as refused:
            sign_in(team, name, password, HERE)
        told.add(str(refused.value))
    assert told == {"sign in: name and password do not go together; try again"}


def test_a_guessed_password_is_slowed_down_and_the_right_one_waits_too(team: Store, clock: Clock) -> None:
    rules = keeping(team.folder)
    for _ in range(rules.attempts):
        with pytest.raises(SignInError, match="do not go together"):
            sign_in(team, "sam", WRONG, HERE)
    with pytest.raises(SignInError, match=r"too many attempts were made; try again in \d+ minutes") as told:
        sign_in(team, "Sam", RIGHT, "198.51.100.1")
    assert 0 < told.value.wait <= rules.attempt_minutes * 60
    clock.on(minutes=rules.attempt_minutes + 1)
    assert sign_in(team, "sam", RIGHT, HERE).who.name == "sam"


def test_many_names_tried_from_one_place_are_slowed_down(team: Store) -> None:
    (team.folder / FILE).write_text("attempts_from_one_place: 3\n")
    for name in ("a", "b", "c"):
        with pytest.raises(SignInError, match="do not go together"):
            sign_in(team, name, WRONG, HERE)
    with pytest.raises(SignInError, match="too many attempts"):
        sign_in(team, "sam", RIGHT, HERE)
    assert sign_in(team, "sam", RIGHT, "198.51.100.1")


def test_signing_in_clears_what_was_mistyped_before(team: Store) -> None:
    for _ in range(3):
        for _ in range(keeping(team.folder).attempts - 1):
            with pytest.raises(SignInError):
                sign_in(team, "sam", WRONG, HERE)
        sign_in(team, "sam", RIGHT, HERE)


def test_an_old_session_is_nobodys(team: Store, clock: Clock) -> None:
    session = sign_in(team, "sam", RIGHT, HERE)
    clock.on(hours=keeping(team.folder).session_hours)
    assert current(team, session.token) is None


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "\ud800", "a" * 10_000])
def test_a_made_up_token_is_nobodys(team: Store, token: str) -> None:
    sign_in(team, "sam", RIGHT, HERE)
    assert current(team, token) is None


def test_a_session_ends_when_its_user_gets_another_password_or_role_or_may_come_no_more(
    team: Store, admin: Who
) -> None:
    sam = Who("sam", frozenset({Role.ASSESSOR}))
    one = sign_in(team, "sam", RIGHT, HERE)
    people.set_password(team, sam, "sam", WRONG)
    assert current(team, one.token) is None
    two = sign_in(team, "sam", WRONG, HERE)
    people.change(team, admin, "sam", roles=[Role.IQA])
    assert current(team, two.token) is None
    three = sign_in(team, "sam", WRONG, HERE)
    people.change(team, admin, "sam", is_active=False)
    assert current(team, three.token) is None
    with pytest.raises(SignInError):
        sign_in(team, "sam", WRONG, HERE)


def test_a_form_of_another_session_is_found_out(team: Store) -> None:
    one, other = sign_in(team, "sam", RIGHT, HERE), sign_in(team, "sam", RIGHT, HERE)
    assert is_own_form(one.token, one.csrf)
    assert one.csrf == csrf(one.token)
    for forged in (other.csrf, "", one.token, "ä", one.csrf[:-1]):
        assert not is_own_form(one.token, forged)


def test_people_are_let_in_once_with_a_long_password_and_a_role(team: Store, admin: Who) -> None:
    for name, roles, password, learner, says in (
        ("sam", [Role.IQA], RIGHT, None, "somebody has this name already"),
        ("kim", [Role.IQA], "short", None, "a password has 12 to 200 characters"),
        ("kim", [], RIGHT, None, "somebody without a role may do nothing"),
        ("kim", [Role.LEARNER], RIGHT, None, "is given the name that accounts bear"),
        ("kim", [Role.IQA], RIGHT, "kim", "is given the name that accounts bear"),
        ("kim", [Role.LEARNER, Role.IQA], RIGHT, "kim", "a learner has no other role"),
        ("kim", [Role.LEARNER], RIGHT, "anna", "another user is this learner"),
        (" kim", [Role.IQA], RIGHT, None, "this is no name to sign in with"),
        ("k\nm", [Role.IQA], RIGHT, None, "this is no name to sign in with"),
    ):
        with pytest.raises(UsageError, match=says):
            people.add(team, admin, name, roles, password, learner)
    assert [user.name for user in people.users(team, admin)] == ["anna", "ben", "root", "sam"]


def test_somebody_is_always_left_who_can_administer(team: Store, admin: Who) -> None:
    for change in ({"is_active": False}, {"roles": [Role.IQA]}):
        with pytest.raises(UsageError, match="nobody could administer"):
            people.change(team, admin, "root", **change)  # type: ignore[arg-type]
    with pytest.raises(MissingError):
        people.change(team, admin, "nobody", is_active=False)


def test_a_learner_is_in_the_ledger_by_a_hash_alone(team: Store) -> None:
    told = [entry for entry in entries(team) if entry.kind == "person_added"]
    assert [entry.item for entry in told][:2] == ["root", "sam"]
    assert not any("anna" in json.dumps([entry.item, entry.decided, entry.more]) for entry in told)


def signed_in(store: Store, name: str) -> Who:
    return sign_in(store, name, RIGHT, HERE).who


def test_a_learner_sees_their_own_released_feedback_and_nothing_else(team: Store, sam: Who) -> None:
    anna, ben = signed_in(team, "anna"), signed_in(team, "ben")
    theirs, others = decide_all(team, sam, "anna").line.id, decide_all(team, sam, "ben").line.id
    assert learners.released(team, anna) == ()
    release(team, sam, theirs)
    release(team, sam, others)
    (line,) = learners.released(team, anna)
    assert (line.account, line.name) == (theirs, "anna")
    assert learners.released_feedback(team, anna, theirs, line.number).title == "anna.txt"
    assert [one.account for one in learners.released(team, ben)] == [others]
    for account, number in ((others, 1), (theirs, 2), ("0", 1)):
        with pytest.raises(MissingError, match="there is no such feedback of yours"):
            learners.released_feedback(team, anna, account, number)
    withdraw(team, sam, theirs, "too soon")
    assert learners.released(team, anna) == ()
    with pytest.raises(MissingError):
        learners.released_feedback(team, anna, theirs, 1)


def test_a_learners_self_checks_are_theirs_alone(team: Store) -> None:
    anna, ben = signed_in(team, "anna"), signed_in(team, "ben")
    made = selfcheck()
    name = learners.keep_selfcheck(team, anna, made)
    assert learners.selfcheck(team, anna, name) == made
    assert [one.id for one in learners.selfchecks(team, anna)] == [name]
    assert learners.selfchecks(team, ben) == ()
    with pytest.raises(MissingError):
        learners.selfcheck(team, ben, name)
    learners.drop_selfcheck(team, ben, name)
    assert learners.selfcheck(team, anna, name) == made
    learners.drop_selfcheck(team, anna, name)
    assert learners.selfchecks(team, anna) == ()


def test_every_door_asks_the_table(team: Store) -> None:
    """Each act by each role: what the table does not let them do is refused before anything is read."""
    account = view(team, "anna").line.id
    key = next(iter(view(team, "anna").criteria))
    accept = Decision(Choice.ACCEPT)
    doors = {
        Act.READ_ACCOUNT: [
            lambda who: reading.accounts(team, who),
            lambda who: reading.account(team, who, account),
            lambda who: reading.history(team, who, account),
            lambda who: waiting(team, who, account),
            lambda who: preview(team, who, account),
        ],
        Act.DECIDE: [
            lambda who: decide.decide(team, who, account, key, accept, 99),
            lambda who: decide.see(team, who, account, key),
            lambda who: decide.reopen(team, who, account, key, 99),
            lambda who: decide.add_own(team, who, account, "Z9", (0, 1)),
            lambda who: wording.write_feedback(team, who, account, "Z9", "x", 0),
            lambda who: wording.comments(team, who, account, "Z9"),
            lambda who: wording.keep_comment(team, who, account, "Z9", ""),
            lambda who: wording.drop_comment(team, who, "x"),
        ],
        Act.RELEASE: [
            lambda who: release(team, who, account),
            lambda who: withdraw(team, who, account, "x"),
        ],
        Act.READ_OWN: [
            lambda who: learners.released(team, who),
            lambda who: learners.released_feedback(team, who, account, 1),
        ],
        Act.CHECK_OWN: [
            lambda who: learners.selfchecks(team, who),
            lambda who: learners.selfcheck(team, who, "x"),
        ],
        Act.MANAGE_PEOPLE: [
            lambda who: people.users(team, who),
            lambda who: people.change(team, who, "nobody"),
            lambda who: people.set_password(team, who, "nobody", RIGHT),
        ],
    }
    for act, asked in doors.items():
        for role in Role:
            who = Who("somebody", frozenset({role}), "anna" if role is Role.LEARNER else None)
            for door in asked:
                refused = False
                try:
                    door(who)
                except RefusedError:
                    refused = True
                except MarkassistError:
                    pass
                assert refused == (role not in ALLOWED[act]), (act, role)


def test_a_learner_may_do_nothing_but_what_is_their_own() -> None:
    assert {act for act, roles in ALLOWED.items() if Role.LEARNER in roles} == {Act.READ_OWN, Act.CHECK_OWN}
    assert set(ALLOWED) == set(Act)
    assert not alone("one").may(Act.READ_OWN)
    with pytest.raises(RefusedError, match="this is not open to you"):
        access.check(alone("one"), Act.READ_OWN)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("released_day: 3\n", "released_day: extra inputs are not permitted; the settings are released_days"),
        ("released_days: 0\n", "released_days: input should be greater than or equal to 1"),
        ("- a\n", "this is no list of settings"),
        ("a: [\n", "this is no YAML"),
    ],
)
def test_settings_that_are_wrong_are_told_with_their_file(tmp_path: Path, written: str, says: str) -> None:
    (tmp_path / FILE).write_text(written)
    with pytest.raises(MarkassistError, match=says) as told:
        keeping(tmp_path)
    assert str(told.value).startswith(str(tmp_path / FILE))


def test_what_is_kept_is_stated_with_the_days_that_are_set(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("released_days: 30\n")
    lines = stated(keeping(tmp_path))
    assert "30 days after release" in lines[0][2]
    assert not any("{" in part for line in stated(Keeping()) for part in line)


def test_a_password_is_hashed_by_argon2id_at_the_cost_that_its_authors_advise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    kept = people.hashed(RIGHT)
    assert kept.startswith("$argon2id$")
    assert int(kept.partition("$m=")[2].partition(",")[0]) >= 19 * 1024
    assert people.is_right(RIGHT, kept)
    assert not people.is_right(WRONG, kept)
    assert not people.is_right("nobody has this password", None)
