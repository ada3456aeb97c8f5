import pytest
from annotated import annotated, marked

KINDS = """
writer | [I] sat down.
team | [We] sat down.
team | [Our team] sat down.
child | [He] sat down.
child | I sat with [K].
people | [Children] need adults who come back.
child | [The children] were in bed.
someone_child | [A child] may find it hard to trust.
adult | [My manager] rang.
adult | [The agency lad] was late.
adult | [Dr Patel] rang me.
adult | [Mrs T] rang me.
adult | My manager, [Lorraine], rang.
adult | [Dave] the night worker sat with him.
family | [Her nan] came.
author | [Bowlby] wrote of loss.
author | [Dan Hughes] calls it acceptance.
nobody | [Nobody] came.
child | I was with [A] all day.
child | Kayla was thirteen. I sat with [Kayla]. Kayla's mum was late.
"""


@pytest.mark.parametrize("line", KINDS.strip().splitlines())
def test_a_word_group_points_to_somebody(line: str) -> None:
    kind, sentence = line.split(" | ", 1)
    doc, start, _ = marked(sentence)
    assert doc.reference_at[start].kind == kind


def test_a_thing_named_after_people_is_nobody() -> None:
    doc = annotated("Family time was hard for him and the key worker session was late.")
    assert {r.kind for r in doc.references} == {"child"}


PRONOUNS = """
child | My manager came in and [he] cried into my shoulder.
adult | My manager came in and [he] said it could wait.
family | His mum was late. [She] had missed the bus.
author | Bowlby wrote about loss. [He] termed it an internal working model.
child | The social worker left and [he] went to bed.
"""


@pytest.mark.parametrize("line", PRONOUNS.strip().splitlines())
def test_a_pronoun_is_the_childs_unless_a_grown_up_fits_better(line: str) -> None:
    kind, sentence = line.split(" | ", 1)
    doc, start, _ = marked(sentence)
    assert doc.reference_at[start].kind == kind


def test_a_name_is_judged_over_the_whole_account() -> None:
    text = "Zofka was eleven. I sat with Zofka. Zofka's mum did not come. That night Zofka slept."
    assert {
        r.kind
        for r in annotated(text).references
        if text[annotated(text).starts[r.start] :].startswith("Zofka")
    } == {"child"}


def test_a_colleagues_name_is_no_childs() -> None:
    doc = annotated("Zofka was on with me that night. Zofka told me to sit down. J was in bed.")
    assert next(r.kind for r in doc.references if doc.texts[r.start] == "Zofka") != "child"
