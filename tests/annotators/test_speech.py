import pytest
from annotated import annotated

SPEAKERS = """
writer | I said "you look done in" and he nodded.
child | He said "you came back" and laughed.
child | "You came back," he said.
other | "You handled that well," my manager told me.
other | My mentor said "slow down a little next time".
document | Our policy says "staff will remain calm".
document | The leaflet reads 'Talk to your bump every day'.
document | "Learners should reflect on their own history" – that is copied from the workbook.
none | I thought about “PACE” on the way home.
none | He was described as "settled" in May.
writer | I told her ‘I will be here in the morning’ and sat down.
child | She goes "leave it, I am fine" and shut the door.
document | The poster by the door: "Connect before you correct".
other | At handover I got 'he's been a nightmare all day' from the early shift.
"""


@pytest.mark.parametrize("line", SPEAKERS.strip().splitlines())
def test_words_in_quotation_marks_have_a_speaker(line: str) -> None:
    speaker, sentence = line.split(" | ", 1)
    (speech,) = annotated(sentence).speeches
    assert speech.speaker == speaker


def test_an_apostrophe_opens_no_speech() -> None:
    assert annotated("The girls' mum said it wasn't the boys' fault, 'cause they were out.").speeches == []


def test_a_mark_that_is_never_closed_opens_nothing() -> None:
    assert annotated('He said "go away and I sat on the step.\n\nThen he came out.').speeches == []
