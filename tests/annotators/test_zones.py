import pytest
from annotated import annotated

from markassist.vocabulary import BORROWED_ZONES, Zone

SENTENCES = """
criterion | 1.2 Explain how attachment theory informs your practice
criterion | AC 2.1 Demonstrate strategies that build trust with young people.
criterion | Q3. How do you promote positive behaviour?
criterion | Task 3 – Give an example of when you supported a child through a transition.
criterion | Describe how you have supported a child through a difficult time.
criterion | How did you feel at the time?
reference_list | Bowlby, J. (1988) A Secure Base. London: Routledge.
assessor_comment | Assessor: can you say more about what he did then?
assessor_comment | Tutor feedback: link this to theory.
block_quote | "Staff will use physical intervention only where necessary to prevent injury."
boilerplate | I declare that this is all my own work.
boilerplate | Word count: 812
prose | 2.1 I used PACE with J when he came back from contact.
prose | Describing it to my manager helped.
prose | Explain it again, he said, so I did.
prose | "I want to go home and I want my mum and I want you to go away," he said.
prose | Show me where it hurts, I said to her.
prose | Assessors have told me to write more.
"""


@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_borrowed_words_are_told_by_their_wording(line: str) -> None:
    zone, sentence = line.split(" | ", 1)
    doc = annotated(
        f"{sentence}\n\nI sat with him on the stairs until he was ready to come down for his tea."
    )
    assert doc.sentences[0].zone == zone
    assert doc.sentences[-1].zone not in BORROWED_ZONES


def test_a_list_of_references_ends_with_the_next_heading() -> None:
    doc = annotated(
        "I sat with him on the stairs for an hour.\n\nReferences\n\nBowlby (1988)\n\n"
        "Hughes, Building the Bonds\n\n"
        "What I will do\n\nI will sit with him again on Friday and ask him what he wants for his tea."
    )
    zones = [s.zone for s in doc.sentences]
    assert zones.count(Zone.REFERENCE_LIST) == 2
    assert zones[-1] is Zone.PROSE


def test_what_a_policy_says_after_a_colon_is_its_own_until_the_writer_speaks() -> None:
    doc = annotated(
        "Our policy states: all staff must knock before they enter. Doors are kept open at night. "
        "I knocked on his door and waited for him to answer."
    )
    assert [s.zone for s in doc.sentences] == [Zone.PROSE, Zone.BLOCK_QUOTE, Zone.PROSE]


def test_a_paragraph_under_a_policys_colon_is_quoted() -> None:
    doc = annotated(
        "I read what the leaflet says about sleep:\n\nBabies need a dark room and a calm voice.\n\n"
        "I tried it that night."
    )
    assert [s.zone for s in doc.sentences] == [Zone.PROSE, Zone.BLOCK_QUOTE, Zone.PROSE]


def test_a_block_stands_under_the_heading_before_it() -> None:
    doc = annotated(
        "My account\n\nDescription\n\nOn Tuesday he ran off and I went after him.\n\n"
        "Feelings\n\nI was frightened for him all night."
    )
    assert [doc.sections[s.block] for s in doc.sentences if s.zone is Zone.PROSE] == [
        "Description",
        "Feelings",
    ]


def test_an_account_without_headings_has_no_sections() -> None:
    assert annotated("I sat with him.\n\nHe slept in the end.").sections == [None, None]
