import pytest
from annotated import annotated

from markassist import words

TEXTS = """
I sat with J. | He was quiet.
I am calling him T. | He come to us in February.
D. W. Winnicott wrote of this. | I read it twice.
Ainsworth et al. (1978) showed how patterns form. | I saw one.
We use pictures, e.g. Widgit symbols, at tea.
She said it was, i.e. it is, her room.
I was scared... | He came back.
I was calm... wasn't I?
It was 7.30 p.m. on the landing. | I waited 2.5 hours.
Dr. Patel rang. | Mrs. T was out.
"Why are you here?" he asked.
"I hate you!" he shouted. | I stayed.
He said "go away." | I sat on the step.
Was it me? | I do not know.
Q5. In what ways can practitioners build trust?
1.2 Explain how attachment theory informs your practice.
I looked at reg. 44 and signed it.
He said no. | I left it.
"""


@pytest.mark.parametrize("line", TEXTS.strip().splitlines())
def test_a_full_stop_ends_a_sentence_only_where_one_ends(line: str) -> None:
    wanted = [s.strip() for s in line.split(" | ")]
    doc = annotated(" ".join(wanted))
    assert [doc.quote(s.start, s.end) for s in doc.sentences] == wanted


def test_a_writer_without_capitals_still_writes_sentences() -> None:
    assert len(annotated("i sat down with him. then he cried.").sentences) == 2


def test_a_sentence_never_crosses_a_paragraph() -> None:
    doc = annotated(
        "I sat on the step and waited\n\nHe came out in the end and we talked about it for a while"
    )
    assert [s.block for s in doc.sentences] == [0, 1]


def test_every_token_has_its_sentence() -> None:
    doc = annotated('I sat with J. He was quiet. "Why?" he said.')
    for number, sentence in enumerate(doc.sentences):
        assert set(doc.sentence_of[sentence.start : sentence.end]) == {number}


def test_a_surname_that_a_rubric_looks_for_is_a_surname_still() -> None:
    words.use(frozenset({"Winnicott"}))
    doc = annotated("D. W. Winnicott wrote of this. I read it twice.")
    assert [doc.quote(s.start, s.end) for s in doc.sentences] == [
        "D. W. Winnicott wrote of this.",
        "I read it twice.",
    ]
