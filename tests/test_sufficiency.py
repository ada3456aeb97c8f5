"""How far one account can reach, from its findings."""

from msgspec.structs import replace

from markassist import load_rubric, mark
from markassist.read import read_account_bytes
from markassist.rubric.compile import Rubric
from markassist.sufficiency import sufficiency
from markassist.values import Evidence, Finding
from markassist.vocabulary import Level, Stance, Status

RUBRIC: Rubric = load_rubric("residential_attachment")
EMPTY = mark(read_account_bytes(b"It was Tuesday.", "a.txt"), RUBRIC).findings


def evidence(code: str, sentence: int, paragraph: int, level: Level = Level.DEMONSTRATE) -> Evidence:
    return Evidence(
        criterion=code, indicator="listens", level=level, stance=Stance.AFFIRMED, quote="I listened",
        start=sentence * 10, end=sentence * 10 + 10, paragraph=paragraph, section=None, page=None, cues=(),
        episode=0, sentence=sentence,
    )  # fmt: skip


def findings(**shown: tuple[Evidence, ...]) -> list[Finding]:
    return [
        replace(one, status=Status.EVIDENCED, evidence=shown[one.code]) if one.code in shown else one
        for one in EMPTY
    ]


def ids(found: list[Finding], *, is_portfolio: bool = False) -> list[str]:
    return [s.id for s in sufficiency(found, RUBRIC, is_portfolio=is_portfolio)]


def test_techniques_in_one_place_raise_the_question_of_another() -> None:
    one = sufficiency(findings(M2=(evidence("M2", 1, 1), evidence("M2", 2, 1))), RUBRIC, is_portfolio=False)
    assert [(s.id, s.quote) for s in one] == [("one_of_several", "I listened")]
    assert "techniques" in one[0].says


def test_two_places_or_words_alone_raise_none() -> None:
    assert ids(findings(M2=(evidence("M2", 1, 1), evidence("M2", 9, 4)))) == []
    assert ids(findings(M2=(evidence("M2", 1, 1, Level.EXPLAIN),))) == []
    assert ids(findings(K1=(evidence("K1", 1, 1),))) == []


def test_a_sentence_under_many_criteria_is_one_occasion() -> None:
    codes = ("K1", "K2", "K3", "T1", "M1")
    found = sufficiency(findings(**{c: (evidence(c, 3, 1),) for c in codes}), RUBRIC, is_portfolio=False)
    assert [s.says for s in found if s.id == "same_sentence_again"] == [
        "This sentence stands under K1, K2, K3, T1 and M1. It is one occasion, not several."
    ]


def test_the_reach_of_one_account_is_not_remarked_on_in_a_portfolio() -> None:
    many = findings(**{f.code: (evidence(f.code, n, n),) for n, f in enumerate(EMPTY[:9])})
    assert "one_account_many_criteria" in ids(many)
    assert "one_account_many_criteria" not in ids(many, is_portfolio=True)
