import pytest
from annotated import annotated, marked

CUTS = """
I sat down | and waited.
When he came in | I stood up.
I think | he was scared.
I told him | I was leaving | and he cried.
The night worker | who was on | made him toast.
What I did | was sit with him.
He got up, | went to the door | and looked out.
I asked | did he want to ring his nan.
Instead of shouting | I crouched down.
Rather than sanction her | I asked | what had happened.
Did he answer | when I called?
Not once have I promised to keep a secret.
Bowlby (1969) showed | that infants build expectations.
R (12) was due to see his mum.
If he is upset | I sit by him.
Had I known about the fire, | I would have sat nearer.
I said | "you came back" | and he laughed.
"""


@pytest.mark.parametrize("line", CUTS.strip().splitlines())
def test_a_clause_ends_where_the_next_verb_has_its_own_subject_or_joins(line: str) -> None:
    wanted = line.split(" | ")
    doc = annotated(" ".join(wanted))
    assert [doc.quote(c.start, c.end) for c in doc.clauses] == wanted


SUBJECTS = """
I | I sat down and [waited].
He | He got up, went out and [slammed] the door.
I | In that moment I [knew].
The terms | The terms of the licence [require] it.
J | Last Tuesday J [ran] off.
he | Did he [answer]?
I | At no point did I [ask].
me and him | Last night me and him [made] a den.
me | It was me that [stopped].
The night worker | The night worker who was on [made] toast.
I | When he came in I [stood] up.
I | I realised that he was not being rude and [changed] my voice.
I | I wrote down what she told me and [gave] it to the DSL.
M | After the call with mum M [went] under the trampoline.
we | The hold was over before we [knew] it.
"""


@pytest.mark.parametrize("line", SUBJECTS.strip().splitlines())
def test_a_verb_has_its_subject(line: str) -> None:
    wanted, sentence = line.split(" | ", 1)
    doc, start, _ = marked(sentence)
    subject = doc.clauses[doc.clause_of[start]].subject
    assert subject is not None
    assert doc.quote(subject.start, subject.end) == wanted


def test_who_is_whoever_the_clause_before_names() -> None:
    doc, start, _ = marked("It was my senior, not me, who [stayed] with him.")
    subject = doc.clauses[doc.clause_of[start]].subject
    assert subject is not None
    assert subject.kind == "adult"


FORMS = """
past | I [sat] with him.
present | I [sit] with him.
perfect | I have [sat] with him.
future | I will [sit] with him.
future | I am going to [sit] with him.
future | I'm gonna [sit] with him.
modal | I could [sit] with him.
regret | I should have [sat] with him.
regret | I should of [sat] with him.
past | I had to [sit] with him.
past | He [come] to us in May.
past | I [seen] his face.
modal | I could [have] it when I liked.
"""


@pytest.mark.parametrize("line", FORMS.strip().splitlines())
def test_a_verb_group_has_its_form(line: str) -> None:
    form, sentence = line.split(" | ", 1)
    doc, start, _ = marked(sentence)
    assert doc.clauses[doc.clause_of[start]].form == form


def test_clauses_cover_every_token_once() -> None:
    doc = annotated(
        "I sat (on the step) and said: “what's up?” He didn't answer, so I waited – and then he did."
    )
    covered = [i for c in doc.clauses for i in range(c.start, c.end)]
    assert covered == list(range(len(doc.texts)))
