"""The comments of a report help by being few: what is strongest, and where there is more."""

from msgspec.structs import replace

from markassist.renderers.brief import brief
from markassist.returns.notes import FOR_ASSESSOR, notes
from markassist.values import Account, Block, Evidence, Finding, Report, RubricName
from markassist.vocabulary import Level, Stance, Status

SENTENCES = [f"On day {number} I sat with her and waited." for number in range(9)]
TEXT = "\n".join(SENTENCES)


def _span(number: int, indicator: str = "waits", level: Level = Level.DEMONSTRATE) -> Evidence:
    start = TEXT.index(SENTENCES[number])
    end = start + len(SENTENCES[number])
    return Evidence(
        criterion="M2",
        indicator=indicator,
        level=level,
        stance=Stance.AFFIRMED,
        quote=TEXT[start:end],
        start=start,
        end=end,
        paragraph=number + 1,
        section=None,
        page=None,
        cues=(),
        episode=1,
        sentence=number,
    )


def _report(*findings: Finding) -> Report:
    starts = [TEXT.index(sentence) for sentence in SENTENCES]
    blocks = tuple(Block(at, at + len(s)) for at, s in zip(starts, SENTENCES, strict=True))
    return Report(Account("a.docx", TEXT, blocks, ""), RubricName("r", "1", ""), findings)


def _finding(status: Status, *evidence: Evidence, code: str = "M2", title: str = "Builds trust") -> Finding:
    return Finding(code, "trust", title, "g", "demonstrate", status, False, (), evidence, ())


def test_what_is_shown_again_and_again_is_shown_once_with_the_other_paragraphs() -> None:
    (note,) = notes(_report(_finding(Status.EVIDENCED, *map(_span, range(9)))))
    assert note.lines == (
        "Evidence located: M2",
        "Builds trust: waits; more in paragraphs 2, 3, 4, 5, 6, 7, 8, 9",
    )
    assert TEXT[note.start : note.end] == SENTENCES[0]


def test_the_strongest_span_is_the_one_shown() -> None:
    claims = [_span(number, level=Level.CLAIM) for number in (0, 1)]
    (note,) = notes(_report(_finding(Status.EVIDENCED, *claims, _span(2, level=Level.REFLECT))))
    assert TEXT[note.start : note.end] == SENTENCES[2]


def test_a_mere_mention_is_not_called_evidence() -> None:
    named = [_span(number, level=Level.MENTION) for number in range(3)]
    (note,) = notes(_report(_finding(Status.MENTIONED, *named)))
    assert note.lines[0] == "Mention only: M2"
    assert "Evidence located" not in " ".join(note.lines)


def test_beside_evidence_a_mention_says_that_it_is_one() -> None:
    located = _finding(Status.EVIDENCED, _span(0), code="K1", title="Secure base")
    named = _finding(Status.MENTIONED, _span(0, level=Level.MENTION))
    (note,) = notes(_report(located, named))
    assert note.lines == (
        "Evidence located: K1",
        "K1 Secure base: waits",
        "M2 Builds trust: waits (mention only)",
    )


def test_what_contradicts_a_criterion_is_for_the_assessor_and_no_evidence() -> None:
    (note,) = notes(_report(_finding(Status.CONTRADICTED, _span(0, "shames"))))
    assert note.private
    assert note.lines[0] == f"{FOR_ASSESSOR}: reads against M2, and needs your judgement"


def test_a_heading_that_uses_the_words_is_no_near_miss_worth_a_comment() -> None:
    heading = replace(_span(0), why=Stance.QUOTED, stance=Stance.QUOTED)
    finding = replace(_finding(Status.ABSENT), near_misses=(heading,))
    assert notes(_report(finding)) == ()


def test_a_long_title_is_cut_where_it_turns_to_more() -> None:
    assert brief("Builds trust: routine and listening") == "Builds trust"
    long = "Reflects with a structured model, and on how own actions affected the child's sense of security"
    assert brief(long) == "Reflects with a structured model"
    assert brief("word " * 30).endswith("word …")
    assert len(brief("word " * 30)) <= 64
