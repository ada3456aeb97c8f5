"""Releasing: what it waits for, what goes in and what never does, and how it is written."""

import io
from pathlib import Path

import docx
import pypdfium2
import pytest
from reviewing import decide_all, entries, of_kind, view
from sqlalchemy import text as sql

from markassist.errors import UsageError
from markassist.review import decide, feedback_page, feedback_pdf, feedback_word, record, wording
from markassist.review.access import RefusedError, Who
from markassist.review.canonical import salted
from markassist.review.decide import ConflictError
from markassist.review.decision import Choice, Decision
from markassist.review.feedback import PROMPTS, SAYS, Feedback, Part, Passage, Profile
from markassist.review.items import Kind
from markassist.review.reading import WHOLE
from markassist.review.release import FORMS, preview, release, waiting, withdraw
from markassist.review.state import NOT_ASSESSED
from markassist.review.store.opening import Store
from markassist.vocabulary import Status

NEVER = ("met", "pass", "fail", "grade", "achieved", "competent")


def written(store: Store, path: str) -> str:
    """The words of a released file, whatever its form."""
    data = (store.folder / path).read_bytes()
    if path.endswith(".docx"):
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    if path.endswith(".pdf"):
        pages = list(pypdfium2.PdfDocument(data))
        return "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    return data.decode()


def test_a_release_waits_for_everything_that_is_undecided_or_unseen_and_names_it(
    store: Store, sam: Who
) -> None:
    shown = view(store, "ben")
    with pytest.raises(UsageError) as told:
        release(store, sam, shown.line.id)
    lines = [fault.wrong for fault in told.value.faults]
    assert lines == list(waiting(store, sam, shown.line.id))
    assert [f"criterion {code} is undecided" in lines for code in shown.criteria] == [True] * len(
        shown.criteria
    )
    assert sum("nobody has seen the alert" in line for line in lines) == shown.line.unseen > 0
    assert view(store, "ben").line.state == "open"
    assert not (store.folder / "released").exists()


@pytest.mark.parametrize("kind", [Kind.CRITERION, Kind.EVIDENCE, Kind.ALERT])
def test_a_single_open_item_of_any_kind_is_enough_to_refuse(store: Store, sam: Who, kind: Kind) -> None:
    shown = decide_all(store, sam, "ben")
    item = of_kind(shown, kind)[0]
    decide.reopen(store, sam, shown.line.id, item.key, item.version)
    with pytest.raises(UsageError):
        release(store, sam, shown.line.id)


def test_released_feedback_is_written_as_a_page_a_word_file_and_a_pdf_that_say_the_same(
    store: Store, sam: Who
) -> None:
    shown = decide_all(store, sam, "anna")
    wording.write_feedback(store, sam, shown.line.id, WHOLE, "Thank you for this, Anna.", 0)
    done = release(store, sam, shown.line.id, by_when="Friday 4 December, at our next meeting")
    assert [Path(path).suffix for path in done.paths] == [f".{form}" for form in FORMS]
    for path in done.paths:
        text = " ".join(written(store, path).split())
        for words in (
            "Thank you for this, Anna.",
            "Friday 4 December, at our next meeting",
            "2 November 2026",
        ):
            assert words in text, path
        for code in shown.criteria:
            assert code in text, path
    last = entries(store)[-1]
    assert (last.kind, last.who, last.account) == ("release", "sam", shown.line.id)
    with store.reading() as connection:
        kept = connection.execute(
            sql("SELECT feedback, salt FROM releases JOIN accounts ON account = id")
        ).one()
    assert last.more["feedback_sha256"] == salted(kept.salt, bytes(kept.feedback).decode())
    assert record.verify(store)[1] is None


def test_only_what_a_person_confirmed_is_in_it(store: Store, sam: Who) -> None:
    shown = view(store, "anna")
    spans = of_kind(shown, Kind.EVIDENCE)
    rejected = spans[0]
    reject = Decision(Choice.REJECT, reason="not this one")
    for span in spans:
        if (span.start, span.end) == (rejected.start, rejected.end):
            decide.decide(store, sam, shown.line.id, span.key, reject, span.version)
    decide_all(store, sam, "anna")
    told = preview(store, sam, shown.line.id)
    quotes = [passage.quote for part in (*told.shown, *told.asked) for passage in part.passages]
    assert rejected.start is not None
    assert shown.report.account.text[rejected.start : rejected.end] not in quotes
    assert len(quotes) == len({(s.start, s.end) for s in spans}) - 1


def test_own_evidence_and_a_near_miss_that_was_taken_up_are_in_it_and_a_moved_span_where_it_went(
    store: Store, sam: Who
) -> None:
    shown = view(store, "anna")
    account = shown.line.id
    near = of_kind(shown, Kind.NEAR_MISS)[0]
    code = list(shown.criteria)[-1]
    decide.add_own(store, sam, account, code, (3, 9))
    decide.decide(store, sam, account, near.key, Decision(Choice.ACCEPT, reason="it counts"), near.version)
    span = of_kind(shown, Kind.EVIDENCE)[0]
    move = Decision(Choice.CHANGE, reason="only this", span=(53, 97), code=code)
    decide.decide(store, sam, account, span.key, move, span.version)
    decide_all(store, sam, "anna")
    told = preview(store, sam, account)
    by_code = {part.code: [p.quote for p in part.passages] for part in (*told.shown, *told.asked)}
    text = shown.report.account.text
    assert text[3:9] in by_code[code]
    assert " ".join(text[53:97].split()) in by_code[code]
    assert near.code is not None
    assert near.start is not None
    assert any(text[near.start : near.end] in quote for quote in by_code[near.code])


def test_a_passage_stands_in_its_sentence_and_no_further(store: Store, sam: Who) -> None:
    shown = view(store, "anna")
    code = list(shown.criteria)[-1]
    at = shown.report.account.text.index("before serving")
    decide.add_own(store, sam, shown.line.id, code, (at, at + 6))
    decide_all(store, sam, "anna")
    told = preview(store, sam, shown.line.id)
    (found,) = [p for part in (*told.shown, *told.asked) for p in part.passages if p.quote == "before"]
    assert found.before + found.quote + found.after == "I would wash my hands before serving."


def test_identifiers_are_masked_in_every_form_and_in_what_the_assessor_wrote(store: Store, sam: Who) -> None:
    shown = decide_all(store, sam, "ben")
    words = "You write of Kayleigh Thornbury by name; Kayleigh needs another one."
    wording.write_feedback(store, sam, shown.line.id, WHOLE, words, 0)
    done = release(store, sam, shown.line.id, by_when="when Kayleigh is back")
    for path in done.paths:
        text = written(store, path)
        assert "Kayleigh" not in text
        assert "Thornbury" not in text
        assert "12/03/2014" not in text
        assert "K•" in text


def test_what_is_left_out_needs_nothing_more_and_is_not_in_it(store: Store, sam: Who) -> None:
    shown = view(store, "anna")
    left = of_kind(shown, Kind.EVIDENCE)[0].code
    assert left is not None
    item = shown.criteria[left]
    decide.decide(store, sam, shown.line.id, item.key, Decision(Choice.CHANGE, NOT_ASSESSED), item.version)
    decide_all(store, sam, "anna")
    assert waiting(store, sam, shown.line.id) == ()
    told = preview(store, sam, shown.line.id)
    assert left not in {part.code for part in (*told.shown, *told.asked)}


def test_each_profile_adds_only_what_it_may(store: Store, sam: Who) -> None:
    shown = decide_all(store, sam, "cara")
    told = {profile: preview(store, sam, shown.line.id, profile, "Friday") for profile in Profile}
    asked = {profile: [q for p in one.asked for q in p.questions] for profile, one in told.items()}
    assert asked[Profile.OPEN]
    assert not asked[Profile.GENERIC]
    assert not asked[Profile.AFTER_DECISION]
    assert [one.prompts for one in told.values()] == [(), PROMPTS, ()]
    assert [one.by_when for one in told.values()] == ["Friday", "", ""]


def test_the_assessors_own_words_stand_in_the_place_of_the_draft_questions(store: Store, sam: Who) -> None:
    shown = decide_all(store, sam, "cara")
    part = next(p for p in preview(store, sam, shown.line.id).asked if p.questions)
    wording.write_feedback(store, sam, shown.line.id, part.code, "Tell me about the eggs.", 0)
    again = next(p for p in preview(store, sam, shown.line.id).asked if p.code == part.code)
    assert (again.text, again.questions) == ("Tell me about the eggs.", ())


def test_a_released_account_changes_no_more_until_the_release_is_withdrawn(store: Store, sam: Who) -> None:
    shown = decide_all(store, sam, "anna")
    account = shown.line.id
    item = next(iter(shown.criteria.values()))
    first = release(store, sam, account)
    with pytest.raises(ConflictError, match="has been released"):
        decide.reopen(store, sam, account, item.key, item.version)
    with pytest.raises(ConflictError, match="has been released"):
        wording.write_feedback(store, sam, account, WHOLE, "x", 0)
    with pytest.raises(ConflictError, match="released already"):
        release(store, sam, account)
    with pytest.raises(UsageError, match="a reason is asked for"):
        withdraw(store, sam, account, " ")
    withdraw(store, sam, account, "the wrong profile")
    assert not any((store.folder / path).exists() for path in first.paths)
    decide.reopen(store, sam, account, item.key, item.version)
    decide_all(store, sam, "anna")
    assert release(store, sam, account).number == 2
    assert "version 2" in written(store, first.paths[0])


def test_only_an_assessor_releases(store: Store, sam: Who, iris: Who) -> None:
    shown = decide_all(store, sam, "anna")
    with pytest.raises(RefusedError):
        release(store, iris, shown.line.id)


def test_files_that_cannot_be_written_leave_nothing_released(store: Store, sam: Who) -> None:
    shown = decide_all(store, sam, "anna")
    (store.folder / "released").write_text("in the way")
    with pytest.raises(UsageError, match=r"it cannot be written .* nothing was released"):
        release(store, sam, shown.line.id)
    assert view(store, "anna").line.state == "open"
    assert entries(store)[-1].kind != "release"


SHOWN = Part(
    code="F1",
    wording="Say why",
    outcome=Status.EVIDENCED,
    says=SAYS[Status.EVIDENCED],
    passages=(Passage("a < b", "paragraph 1"),),
    elsewhere="paragraph 3",
    text="",
    questions=(),
    corroborate=True,
)
STRANGE = Feedback(
    title="<b>Zoë & Łukasz’s “day”</b>",
    learner="Ağaoğlu\u202e",
    rubric="food 1.0",
    assessor="sam",
    at="2 November 2026",
    number=1,
    profile="open",
    opening="First <line>\n\nSecond & last\x07",
    shown=(SHOWN,),
    asked=(Part("F2", "Say how", Status.ABSENT, SAYS[Status.ABSENT], (), "", "", ("How so?",), False),),
    prompts=("Who?",),
    by_when="",
    to_check=(Passage("eggs are safe", "paragraph 2"),),
    to_change=(Passage("K•••••", "paragraph 2"),),
    ledger=(7, "ab" * 32),
)


@pytest.mark.parametrize("render", [feedback_page.render, feedback_word.render, feedback_pdf.render])
def test_markup_and_strange_letters_in_words_do_no_harm_and_bytes_are_the_same(render: object) -> None:
    assert callable(render)
    assert render(STRANGE) == render(STRANGE)


def test_words_are_escaped_on_the_page() -> None:
    page = feedback_page.render(STRANGE).decode()
    assert "<b>Zo" not in page
    assert "First &lt;line&gt;" in page


def test_nothing_that_feedback_says_by_itself_is_a_verdict() -> None:
    page = feedback_page.render(STRANGE).decode().lower()
    said = page.partition("<body>")[2]
    assert not [word for word in NEVER if f" {word} " in said or f" {word}." in said]
