"""Stance, voice and time of marked spans: tables by other hands and our own, and what must be read right."""

from pathlib import Path

import pytest
from annotated import annotated, marked, read

from markassist.annotators.stance import reading
from markassist.vocabulary import Stance

HERE = Path(__file__).parent
Row = tuple[str, str, str, str]


def rows(name: str) -> list[Row]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [(a, b, c, d) for a, b, c, d in (line.split("\t") for line in lines)]


def share(name: str) -> tuple[float, float, float, float]:
    """The share of rows right in stance, in voice, in time; and of void rows read as affirmed."""
    table = rows(name)
    got = [read(sentence) for *_, sentence in table]
    void = [g for g, (stance, *_) in zip(got, table, strict=True) if stance != "affirmed"]
    return (
        sum(g.stance == r[0] for g, r in zip(got, table, strict=True)) / len(table),
        sum(g.voice == r[1] for g, r in zip(got, table, strict=True)) / len(table),
        sum(g.time == r[2] for g, r in zip(got, table, strict=True)) / len(table),
        sum(g.stance is Stance.AFFIRMED for g in void) / len(void),
    )


def test_the_table_of_other_hands_is_read_as_marked() -> None:
    stance, voice, time, unsafe = share("stance.tsv")
    assert stance >= 0.97
    assert voice >= 0.90
    assert time >= 0.89
    assert unsafe <= 0.01


def test_our_own_table_is_read_as_marked() -> None:
    stance, voice, time, unsafe = share("stance_own.tsv")
    assert stance >= 0.97
    assert voice >= 0.92
    assert time >= 0.94
    assert unsafe <= 0.02


def test_sentences_that_no_rule_was_written_on_are_read_no_worse_than_once_measured() -> None:
    """A table sealed until the first rules were done, in wilful phrases: stance .53, unsafe .40 then."""
    stance, _, _, unsafe = share("stance_fresh.tsv")
    assert stance >= 0.84
    assert unsafe <= 0.13


def test_the_sealed_tables_are_read_as_marked_now_that_they_are_open() -> None:
    """Two tables by other hands, measured once before their errors were read: stance .97, unsafe .03 then."""
    stance, voice, time, unsafe = share("stance_sealed.tsv")
    assert stance >= 0.98
    assert voice >= 0.93
    assert time >= 0.93
    assert unsafe <= 0.01


def test_what_was_weakest_is_read_as_marked() -> None:
    """Papers, laws, names without a role, Scots, `'d`, plans, questions: stance .76, unsafe .18 at first."""
    stance, voice, time, unsafe = share("stance_mixed.tsv")
    assert stance >= 0.97
    assert voice >= 0.88
    assert time >= 0.88
    assert unsafe <= 0.02


def test_plain_care_english_is_read_as_marked() -> None:
    stance, voice, time, unsafe = share("stance_plain.tsv")
    assert stance >= 0.97
    assert voice >= 0.90
    assert time >= 0.87
    assert unsafe <= 0.02


ACTS = (
    ("sit", "sat", "sitting", "sat", "beside her on the stairs"),
    ("tell", "told", "telling", "told", "him that I was sorry"),
    ("ring", "rang", "ringing", "rung", "his social worker about contact"),
    ("use", "used", "using", "used", "PACE with her"),
    ("give", "gave", "giving", "given", "him time to calm down"),
)
FORMS = ("{b}", "{p}", "{g}", "{n}")


def framed(frame: str, act: tuple[str, str, str, str, str]) -> str:
    """The frame with the act in it, in the form that the frame asks for."""
    form, slot = next((form, slot) for form, slot in zip(act, FORMS, strict=False) if slot in frame)
    return frame.replace(slot, f"[{form} {act[4]}]")


def test_a_frame_reads_whatever_act_stands_in_it_alike() -> None:
    """Every frame of the table with an act in turn: the frame makes the stance, not the act."""
    frames = [
        line.split("\t") for line in (HERE / "stance_frames.tsv").read_text(encoding="utf-8").splitlines()
    ]
    got = [
        (stance, str(read(framed(frame, ACTS[i % len(ACTS)])).stance), frame)
        for i, (stance, frame) in enumerate(frames)
    ]
    wrong = [f"{frame}: {found}" for stance, found, frame in got if stance != found]
    unsafe = [frame for stance, found, frame in got if found == "affirmed" != stance]
    assert len(wrong) <= 0.02 * len(frames), wrong
    assert len(unsafe) <= 0.01 * len(frames), unsafe


KNOWN_MISSES = {
    "I am from Ghana",  # marked as what it says with its `not`, as a term is read
    "Nobody could say I hadn't",  # a modal of a general subject under which a double negation stands
    "My regret is that I was not the one",  # a regret that negates
    "Two trial nights are",  # a present that is a plan
    "What the therapist did, and I could have kissed her",  # a clause thrown in
    "The bank worker was convinced",  # a rejection without a word of rejecting
    "According to the previous home",
    "Teacher thinks",
}


def test_the_known_misses_are_those_and_no_others() -> None:
    missed = [r[3] for r in rows("stance.tsv") if read(r[3]).stance != r[0]]
    unknown = [s for s in missed if not s.replace("[", "").startswith(tuple(KNOWN_MISSES))]
    assert unknown == []
    assert len(missed) == len(KNOWN_MISSES)


PRODUCT = """
hypothetical | I should have used [PACE].
attributed | My manager used [PACE] with her.
affirmed | I let him work at his own [pace].
refuted | It is a myth that [attachment] only matters for babies.
negated | I did not [raise my voice].
affirmed | Not only did I [listen], I wrote it down.
affirmed | We use [attachment theory].
quoted | 1.2 Explain how [attachment theory] informs your practice
affirmed | He did not settle until I [sat with him].
affirmed | [Bowlbys] secure base helped me.
affirmed | He went to [the secure unit] in March.
affirmed | Bowlby says children [build] a template from early care.
affirmed | Children who have been let down [expect it again] because it always has.
attributed | My mentor said I should [use PACE].
refuted | I don't agree that [PACE] has no boundaries.
"""

TRAPS = """
affirmed | 1 | Rather than sanction her I [asked what had happened].
affirmed | 2 | No sooner had he sat down than I [saw his hands shake].
affirmed | 2 | I couldn't help but [laugh with him].
affirmed | 2 | I never failed to [say goodnight].
affirmed | 2 | Without hesitation I [recorded it].
affirmed | 2 | It is not just about behaviour; I [look for the need].
refuted | 3 | I used to think [he was lazy] but now I see a tired boy.
refuted | 3 | Some staff believe [he puts it on]; I disagree.
refuted | 3 | It is a myth that [babies forget].
refuted | 3 | At first I thought [she was ignoring me]; however, she could not hear.
negated | 4 | I tried to [use PACE] but ended up shouting.
hypothetical | 5 | I should have [told the DSL].
affirmed | 8 | He said "you [came back]".
quoted | 9 | 1.2 Explain how you [build trust] with young people.
quoted | 9 | Assessor: tell me how you [built trust].
affirmed | 14 | I did not shout, I [sat down].
"""


@pytest.mark.parametrize("line", PRODUCT.strip().splitlines())
def test_what_the_product_must_read_right(line: str) -> None:
    stance, sentence = line.split(" | ", 1)
    assert read(sentence).stance == stance


@pytest.mark.parametrize("line", TRAPS.strip().splitlines())
def test_a_trap_of_polarity_and_scope_is_seen(line: str) -> None:
    stance, _, sentence = line.split(" | ", 2)
    assert read(sentence).stance == stance


def test_a_passive_with_its_agent_is_the_agents_and_without_nobodys() -> None:
    assert read("It was [reported] to the manager by me.").voice == "writer"
    assert read("It was [reported] to the manager.").voice == "nobody"


def test_own_part_is_told_after_we() -> None:
    assert read("We talked it over; my part was that I [rang the school].").voice == "writer"
    assert read("We [talked it over].").voice == "team"


def test_the_childs_words_are_the_childs() -> None:
    got = read('He said "you [came back]" and took my hand.')
    assert (got.stance, got.voice) == ("affirmed", "child")


def test_tense_and_anchor_tell_an_episode_from_a_habit_from_a_rule() -> None:
    assert read("Last Tuesday at bedtime I [sat] with him.").time == "episode"
    assert read("I [sit] with him at bedtime.").time == "habit"
    assert read("When a child is upset, you [sit] with them.").time == "general"
    assert read("You should always [stay calm].").voice == "general"


def test_a_reading_names_the_words_it_rests_on() -> None:
    got = read("My mentor said I should [use PACE].")
    assert got.cue is not None
    assert got.cue.cue == "My mentor"
    text = "My mentor said I should use PACE."
    assert text[got.cue.start : got.cue.end] == got.cue.cue


def test_a_terms_own_negation_is_part_of_what_it_says_and_a_marked_clauses_is_not() -> None:
    doc, start, end = marked("That night I [never promised to keep it to myself].")
    assert reading(doc, start, end, term=True).stance == "affirmed"
    assert reading(doc, start, end).stance == "negated"
    doc, start, end = marked("We [forgot to ring her gran] and she sat by the phone.")
    assert reading(doc, start, end, term=True).stance == "affirmed"
    assert reading(doc, start, end).stance == "negated"


def test_a_name_is_found_in_its_own_sentence_only() -> None:
    doc, start, end = marked("I did not shout. I [used PACE].")
    assert reading(doc, start, end).stance == "affirmed"


def test_every_cue_lies_in_the_account_and_reaches_somewhere() -> None:
    doc = annotated(
        "I should not have shouted, and if my manager says so I will tell him. Was I wrong? "
        "It is a myth that I was."
    )
    assert doc.cues
    for cue in doc.cues:
        assert 0 <= cue.start < cue.end <= len(doc.texts)
        assert 0 <= cue.scope_start < cue.scope_end <= len(doc.texts)
