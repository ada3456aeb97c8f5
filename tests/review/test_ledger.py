"""The chain itself, without a store: a property test tampers with it in every way there is."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from markassist.review.canonical import salted, sha256
from markassist.review.ledger import Entry, Head, Row, entry, row, verify

Entries = st.lists(
    st.tuples(st.sampled_from(["accept", "reject", "seen"]), st.text(max_size=5), st.booleans()),
    min_size=1,
    max_size=12,
)


def chain(told: list[tuple[str, str, bool]]) -> list[Row]:
    rows: list[Row] = []
    head = Head()
    for kind, item, has_span in told:
        made = Entry(
            head.number + 1,
            "2026-11-02T09:00:00.000000Z",
            "sam",
            kind,
            account="a" if has_span else None,
            item=item,
            span=(1, 4) if has_span else None,
            rubric=("food", "1.0", "f" * 64) if has_span else None,
            previous=head.hash,
        )
        rows.append(row(made))
        head = Head(rows[-1].number, rows[-1].hash)
    return rows


def head_of(rows: list[Row]) -> Head:
    return Head(rows[-1].number, rows[-1].hash)


@given(Entries)
def test_a_ledger_as_it_was_written_holds_and_reads_back(told: list[tuple[str, str, bool]]) -> None:
    rows = chain(told)
    assert verify(rows, head_of(rows)) is None
    assert [row(entry(one)) for one in rows] == rows


@given(Entries, st.data())
def test_a_changed_entry_is_named(told: list[tuple[str, str, bool]], data: st.DataObject) -> None:
    rows = chain(told)
    at = data.draw(st.integers(0, len(rows) - 1))
    rows[at] = replace(rows[at], body=rows[at].body.replace('"sam"', '"kim"'))
    flaw = verify(rows)
    assert flaw is not None
    assert flaw.number == at + 1


@given(Entries, st.data())
def test_an_entry_that_was_written_anew_with_its_hash_is_named_by_the_one_after_it(
    told: list[tuple[str, str, bool]], data: st.DataObject
) -> None:
    rows = chain(told)
    head = head_of(rows)
    at = data.draw(st.integers(0, len(rows) - 1))
    rows[at] = row(replace(entry(rows[at]), who="kim"))
    flaw = verify(rows, head)
    assert flaw is not None
    assert flaw.number == min(at + 2, len(rows))


@given(Entries, st.data())
def test_a_removed_entry_is_named_and_so_is_a_tail_that_was_cut_off(
    told: list[tuple[str, str, bool]], data: st.DataObject
) -> None:
    rows = chain(told)
    head = head_of(rows)
    first = data.draw(st.integers(0, len(rows) - 1))
    last = data.draw(st.integers(first + 1, len(rows)))
    flaw = verify(rows[:first] + rows[last:], head)
    assert flaw is not None
    assert flaw.number == first + 1


@given(Entries, st.data())
def test_two_entries_that_changed_places_are_found(
    told: list[tuple[str, str, bool]], data: st.DataObject
) -> None:
    rows = chain([*told, ("seen", "x", True)])
    one = data.draw(st.integers(0, len(rows) - 2))
    other = data.draw(st.integers(one + 1, len(rows) - 1))
    renumbered: list[Callable[[list[Row]], list[Row]]] = [
        lambda found: found,
        lambda found: [replace(r, number=n) for n, r in enumerate(found, 1)],
    ]
    rows[one], rows[other] = rows[other], rows[one]
    for way in renumbered:
        flaw = verify(way(rows))
        assert flaw is not None
        assert flaw.number == one + 1


def test_a_cut_tail_whose_own_head_was_cut_too_is_found_by_the_head_kept_apart() -> None:
    rows = chain([("accept", str(n), True) for n in range(5)])
    assert verify(rows[:3], head_of(rows[:3])) is None
    flaw = verify(rows[:3], head_of(rows[:3]), head_of(rows))
    assert flaw is not None
    assert (flaw.number, flaw.says) == (
        4,
        "the ledger ends with entry 3, and one with the number 5 was written",
    )


def test_a_ledger_written_anew_from_the_start_is_found_by_any_head_kept_apart() -> None:
    rows = chain([("accept", "M1", True), ("accept", "M2", True)])
    forged = chain([("reject", "M1", True), ("accept", "M2", True), ("accept", "M3", True)])
    assert verify(forged, head_of(forged)) is None
    flaw = verify(forged, Head(rows[0].number, rows[0].hash))
    assert flaw is not None
    assert flaw.number == 1


def test_what_is_no_entry_of_ours_is_named_and_raises_nothing() -> None:
    for strange in ("", "[]", "{}", '{"number": 1}', "null", '{"span": 3, "rubric": null}'):
        flaw = verify([Row(1, None, strange, sha256(strange))])
        assert flaw is not None
        assert flaw.number == 1


@given(st.text(), st.text(min_size=1))
def test_a_hash_of_words_tells_nothing_without_its_salt(words: str, salt: str) -> None:
    assert salted(salt, words) == salted(salt, words)
    assert salted(salt, words) != salted(salt + "x", words)
