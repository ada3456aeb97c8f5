"""What is counted beside the statuses: held against reports that are made up here."""

from msgspec.structs import replace

from markassist.evaluate.disagreement import disagreements
from markassist.evaluate.figures import figures
from markassist.evaluate.gold import Gold, Label
from markassist.evaluate.tally import tally
from markassist.values import (
    Account,
    Alert,
    Mention,
    Misconception,
    Pace,
    Reflection,
    Report,
    RubricName,
    Stage,
)
from markassist.vocabulary import Level, Stance

TEXT = "Bowlby and Smith wrote of it. I wondered aloud with Kayleigh. What I felt was fear."
ACCOUNT = Account("a.txt", TEXT, (), "0" * 64)
GOLD = Gold("a.gold.json", ACCOUNT, "r", {})
REPORT = Report(ACCOUNT, RubricName("r", "1.0.0", "0" * 64), ())


def _label(name: str, quote: str, note: str = "") -> Label:
    start = TEXT.index(quote)
    return Label(name, quote, start, start + len(quote), note)


def _mention(name: str, quote: str, stance: Stance = Stance.AFFIRMED) -> Mention:
    start = TEXT.index(quote)
    return Mention(name, quote, start, start + len(quote), stance, Level.MENTION)


def _figures(gold: Gold, report: Report) -> dict[str, float]:
    return figures([("r", tally(gold, report))])[0]


def _told(gold: Gold, report: Report) -> list[tuple[str, str, str, str]]:
    return [(d.kind, d.id, d.gold, d.engine) for d in disagreements(gold, report)]


def test_theorists_are_those_that_the_contract_lists_and_no_others() -> None:
    report = replace(
        REPORT, mentions=(_mention("theorist.bowlby", "Bowlby"), _mention("theorist.smith", "Smith"))
    )
    gold = replace(GOLD, mentions=(_label("theorist.bowlby", "Bowlby", "affirmed"),))
    found = _figures(gold, report)
    assert found["theorists_f1"] == found["mentions_f1"] == 1
    assert _told(gold, report) == []


def test_theories_and_roles_are_neither_asked_for_nor_held_against_anyone() -> None:
    report = replace(REPORT, mentions=(_mention("role.key_worker", "Smith"),))
    gold = replace(GOLD, mentions=(_label("theory.attachment", "it", "affirmed"),))
    assert _figures(gold, report)["mentions_f1"] == 0
    assert _told(gold, report) == []


def test_a_mention_with_another_stance_is_told() -> None:
    report = replace(REPORT, mentions=(_mention("theorist.bowlby", "Bowlby", Stance.QUOTED),))
    gold = replace(GOLD, mentions=(_label("theorist.bowlby", "Bowlby", "affirmed"),))
    assert _figures(gold, report)["stance_accuracy"] == 0
    assert _told(gold, report) == [("stance", "theorist.bowlby", "affirmed", "quoted")]


def test_pace_counts_where_it_is_enacted() -> None:
    pace = Pace("pace.curiosity", True, "I wondered aloud", 30, 46)
    gold = replace(GOLD, pace=(_label("pace.curiosity", "I wondered aloud"),))
    assert _figures(gold, replace(REPORT, pace=(pace,)))["pace_f1"] == 1
    only_named = replace(REPORT, pace=(replace(pace, enacted=False),))
    assert _figures(gold, only_named)["pace_f1"] == 0
    assert _told(gold, only_named) == [("pace", "pace.curiosity", "there", "not located")]


def test_stages_of_models_that_gold_does_not_label_are_not_held_against_anyone() -> None:
    stages = (Stage("gibbs.feelings", 61, 83, "content"), Stage("kolb.concrete_experience", 0, 20, "content"))
    report = replace(REPORT, reflection=Reflection(stages=stages))
    gold = replace(GOLD, stages=(_label("gibbs.feelings", "What I felt was fear"),))
    found = _figures(gold, report)
    assert found["stages_f1"] == found["stage_located"] == 1
    assert _figures(GOLD, report)["stages_p"] == 0
    assert _told(gold, report) == _told(GOLD, report) == []


def test_a_stage_in_another_place_is_told() -> None:
    report = replace(REPORT, reflection=Reflection(stages=(Stage("gibbs.feelings", 0, 20, "heading"),)))
    gold = replace(GOLD, stages=(_label("gibbs.feelings", "What I felt was fear"),))
    assert _figures(gold, report)["stage_located"] == 0
    assert _told(gold, report) == [("stage", "gibbs.feelings", "here", "elsewhere")]


def test_a_misconception_that_the_writer_refutes_must_not_be_held() -> None:
    held = Misconception("infants_only", "held", "inform", TEXT[:29], 0, 29, "", "")
    gold = replace(GOLD, misconceptions=(_label("infants_only", "Bowlby and Smith wrote of it.", "refuted"),))
    found = _figures(gold, replace(REPORT, misconceptions=(held,)))
    assert found["misconception_trap_rate"] == 1
    assert _told(gold, replace(REPORT, misconceptions=(held,))) == [
        ("misconception", "infants_only", "refuted", "held")
    ]
    refuted = replace(REPORT, misconceptions=(replace(held, stance="refuted"),))
    assert _figures(gold, refuted)["misconception_trap_rate"] == 0


def test_identifiers_are_masked_for_people_whoever_found_them() -> None:
    gold = replace(GOLD, alerts=(_label("child_name", "Kayleigh"),))
    missed = disagreements(gold, REPORT)[0]
    assert (missed.kind, missed.gold, missed.engine) == ("alert", "there", "not located")
    assert missed.quotes[0].masked == "K•••••••"
    alert = Alert("child_name", "confidentiality", "P1", "K•••••••", 52, 60, "")
    invented = disagreements(GOLD, replace(REPORT, alerts=(alert,)))[0]
    assert invented.quotes[0].masked == "K•••••••"
