"""A standardisation exercise: the same accounts, each assessor blind to the others, and then compared."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, insert, select, update

from markassist.errors import UsageError
from markassist.renderers.masking import mask_report
from markassist.review.access import Act, Who, check
from markassist.review.canonical import new_id, storable
from markassist.review.decide import ConflictError
from markassist.review.quality.measure import Kappas, Said, kappas
from markassist.review.record import about, append, keep_words
from markassist.review.state import NOT_ASSESSED, OUTCOMES, MissingError, account_row, report_of
from markassist.review.store import tables
from markassist.review.store.opening import Store
from markassist.values import Account


class Exercise(Struct, frozen=True):
    """An exercise, and how far whoever asks has come."""

    id: str
    title: str
    by: str
    at: str
    closed: str | None
    accounts: tuple[str, ...]
    own: int
    """How many criteria whoever asks has decided on."""


class Blind(Struct, frozen=True):
    """What an assessor has decided in an exercise."""

    code: str
    outcome: str
    reason: str | None
    version: int


class BlindView(Struct, frozen=True):
    """One account of an exercise as each assessor sees it: nothing of the engine's or the others'."""

    account: Account
    """Identifiers masked."""
    criteria: tuple[tuple[str, str], ...]
    """Code and title of each."""
    own: Mapping[str, Blind]


class Answer(Struct, frozen=True):
    """What one assessor said of one criterion, and why."""

    outcome: str
    reason: str | None


class Comparison(Struct, frozen=True):
    """What an exercise came to."""

    exercise: Exercise
    assessors: tuple[str, ...]
    between: Mapping[tuple[str, str], Kappas]
    """Every two of them, and each with the engine (`engine`)."""
    answers: Mapping[tuple[str, str], Mapping[str, Answer]]
    """By account and code: what each said."""

    @property
    def differing(self) -> tuple[tuple[str, str], ...]:
        """The accounts and codes on which not all said the same."""
        return tuple(key for key, said in self.answers.items() if len({a.outcome for a in said.values()}) > 1)


def begin(store: Store, who: Who, title: str, accounts: Iterable[str]) -> str:
    """Begin an exercise on these accounts; its id. Raises UsageError, MissingError, RefusedError."""
    check(who, Act.STANDARDISE)
    chosen, title = tuple(dict.fromkeys(accounts)), storable(title.strip())
    if not title or not chosen:
        raise UsageError.at("exercise", "it needs a title and at least one account", "give both")
    name = new_id()
    with store.writing() as connection:
        for account in chosen:
            account_row(connection, account)
        values = {"id": name, "title": title, "by": who.name, "at": store.at()}
        connection.execute(insert(tables.exercises).values(**values))
        rows = [{"exercise": name, "account": account} for account in chosen]
        connection.execute(insert(tables.exercise_accounts), rows)
        append(connection, store.at(), who.name, "exercise", item=name, more={"accounts": list(chosen)})
    return name


def exercises(store: Store, who: Who) -> tuple[Exercise, ...]:
    """Every exercise, newest first."""
    check(who, Act.TAKE_PART)
    with store.reading() as connection:
        rows = connection.execute(select(tables.exercises).order_by(tables.exercises.c.at.desc())).all()
        return tuple(_exercise(connection, row, who) for row in rows)


def view(store: Store, who: Who, exercise: str, account: str) -> BlindView:
    """One of an exercise's accounts, to decide on blind. Raises MissingError."""
    check(who, Act.TAKE_PART)
    with store.reading() as connection:
        _in(connection, exercise, account)
        report = mask_report(report_of(account_row(connection, account)))
        own = _own(connection, exercise, account, who)
    criteria = tuple((finding.code, finding.title) for finding in report.findings)
    return BlindView(report.account, criteria, own)


def decide(
    store: Store,
    who: Who,
    place: tuple[str, str, str],
    outcome: str,
    reason: str = "",
    seen: int = 0,
) -> Blind:
    """Decide on a criterion in an exercise: `place` is the exercise, the account and the code.

    `seen` is the version of one's own decision, 0 for the first. Raises ConflictError where the exercise is
    closed or the decision is an older one; UsageError; MissingError.
    """
    check(who, Act.TAKE_PART)
    exercise, account, code = place
    if outcome not in OUTCOMES:
        raise UsageError.at(code, "this is no outcome", f"give one of {', '.join(OUTCOMES)}")
    with store.writing() as connection:
        row = account_row(connection, account)
        if _in(connection, exercise, account).closed is not None:
            raise ConflictError.at("exercise", "it is closed", "see what it came to")
        if code not in {finding.code for finding in report_of(row).findings}:
            raise UsageError.at(code, "there is no such criterion", "choose one of this rubric's")
        before = _own(connection, exercise, account, who).get(code)
        if (before.version if before else 0) != seen:
            raise ConflictError.at(code, "you decided otherwise elsewhere meanwhile", "open it again")
        _put(connection, store.at(), who, (row, exercise, code), (outcome, reason, seen + 1))
        return _own(connection, exercise, account, who)[code]


def close(store: Store, who: Who, exercise: str) -> None:
    """End an exercise: from now on everybody in it sees what all said. Raises MissingError."""
    check(who, Act.STANDARDISE)
    with store.writing() as connection:
        row = _row(connection, exercise)
        if row.closed is None:
            own = tables.exercises.c.id == exercise
            connection.execute(update(tables.exercises).where(own).values(closed=store.at()))
            append(connection, store.at(), who.name, "exercise_closed", item=exercise)


def compare(store: Store, who: Who, exercise: str) -> Comparison:
    """What all said, and how well they agree.

    Raises ConflictError while it is open: not even who began it sees before, as they may take part.
    """
    check(who, Act.TAKE_PART)
    with store.reading() as connection:
        row = _row(connection, exercise)
        if row.closed is None:
            raise ConflictError.at(
                "exercise", "it is still open, and everybody decides blind", "close it first"
            )
        answers = _answers(connection, exercise)
        told = _exercise(connection, row, who)
        engine = {
            (account, finding.code): finding.status.value
            for account in told.accounts
            for finding in report_of(account_row(connection, account)).findings
        }
    names = tuple(sorted({name for said in answers.values() for name in said}))
    between = {pair: kappas(_said(answers, *pair)) for pair in combinations(names, 2)}
    for name in names:
        said = [
            (key[0], engine[key], one[name].outcome)
            for key, one in answers.items()
            if name in one and key in engine and one[name].outcome != NOT_ASSESSED
        ]
        between["engine", name] = kappas(said)
    return Comparison(told, names, between, answers)


def _said(answers: Mapping[tuple[str, str], Mapping[str, Answer]], one: str, other: str) -> list[Said]:
    both = [
        (key[0], said[one].outcome, said[other].outcome)
        for key, said in answers.items()
        if {one, other} <= {*said}
    ]
    return [said for said in both if NOT_ASSESSED not in said]


def _row(connection: Connection, exercise: str) -> Any:  # noqa: ANN401 - a row of exercises
    asked = tables.exercises.c.id == storable(exercise)
    found = connection.execute(select(tables.exercises).where(asked)).first()
    if found is None:
        raise MissingError.at("exercise", "there is no such exercise", "go back to the list")
    return found


def _in(connection: Connection, exercise: str, account: str) -> Any:  # noqa: ANN401 - a row of exercises
    found, one = _row(connection, exercise), tables.exercise_accounts.c
    asked = select(one.account).where(one.exercise == exercise, one.account == storable(account))
    if connection.execute(asked).first() is None:
        raise MissingError.at("account", "it is not in this exercise", "go back to the list")
    return found


def _exercise(connection: Connection, row: Any, who: Who) -> Exercise:  # noqa: ANN401 - a row of exercises
    one, blind, accounts = tables.exercise_accounts.c, tables.blind.c, tables.accounts.c
    found = (
        select(one.account)
        .join(tables.accounts, accounts.id == one.account)
        .where(one.exercise == row.id, accounts.state != "erased")
        .order_by(one.account)
    )
    own = select(blind.code).where(blind.exercise == row.id, blind.assessor == who.name)
    kept = tuple(connection.execute(found).scalars())
    count = len(connection.execute(own).all())
    return Exercise(row.id, row.title, row.by, row.at, row.closed, kept, count)


def _own(connection: Connection, exercise: str, account: str, who: Who) -> dict[str, Blind]:
    one, words = tables.blind, tables.words
    found = (
        select(one.c.code, one.c.outcome, words.c.text, one.c.version)
        .outerjoin(words, words.c.id == one.c.reason)
        .where(one.c.exercise == exercise, one.c.account == account, one.c.assessor == who.name)
    )
    return {row.code: Blind(*row) for row in connection.execute(found)}


def _put(
    connection: Connection,
    at: str,
    who: Who,
    place: tuple[Any, str, str],
    said: tuple[str, str, int],
) -> None:
    (account, exercise, code), (outcome, reason, version) = place, said
    words, digest = keep_words(connection, account.id, reason)
    one = tables.blind
    key = {"exercise": exercise, "account": account.id, "code": code, "assessor": who.name}
    values = {"outcome": outcome, "reason": words, "at": at, "version": version}
    own = [one.c[name] == value for name, value in key.items()]
    if connection.execute(update(one).where(*own).values(**values)).rowcount == 0:
        connection.execute(insert(one).values(**key, **values))
    told = {"item": code, "decided": outcome, "reason_sha256": digest, "more": {"exercise": exercise}}
    append(connection, at, who.name, "blind", **about(account), **told)


def _answers(connection: Connection, exercise: str) -> dict[tuple[str, str], dict[str, Answer]]:
    one, words = tables.blind, tables.words
    found = (
        select(one, words.c.text)
        .outerjoin(words, words.c.id == one.c.reason)
        .where(one.c.exercise == exercise)
        .order_by(one.c.account, one.c.code, one.c.assessor)
    )
    answers: dict[tuple[str, str], dict[str, Answer]] = {}
    for row in connection.execute(found):
        answers.setdefault((row.account, row.code), {})[row.assessor] = Answer(row.outcome, row.text)
    return answers
