import pytest
from annotated import annotated, marked

from markassist.terms import Matcher

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
adult | [Agnes], she is my room leader, she sang to him.
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


OWNED = """
yes | I held his hand.
yes | I held T's hand.
yes | T was shaking. I held her hand.
yes | The boys were shaking. I held their hands.
yes | I held the girl's hand.
no | My manager was in tears and she said so. I held her hand.
no | His mum cried. I held Mum's hand.
no | I held my hand out.
"""


@pytest.mark.parametrize("line", OWNED.strip().splitlines())
def test_what_is_a_childs_is_found_by_a_term_with_its_owner(line: str) -> None:
    is_childs, sentence = line.split(" | ", 1)
    hits = list(Matcher([(0, "hold <child> 's hand")]).find(annotated(sentence)))
    assert bool(hits) is (is_childs == "yes")


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


HER = """
PO | I asked her what it was like.
PO | It made her feel safer, and she slept.
PO | I let her know.
PO | It left her wondering.
PO | It helped her settle.
PO | I watched her play.
PO | I told her why.
PO | I heard her singing.
PP | I made her bed.
PP | I helped her mum.
PP | I saw her drawing of the house.
PP | I watched her face.
PP | I heard her voice.
PO | Seeing her cry was hard.
PO | I got her to talk.
PO | I gave her space.
PP | She gave me her hand.
"""


@pytest.mark.parametrize("line", HER.strip().splitlines())
def test_her_is_whom_or_whose_by_what_stands_about_it(line: str) -> None:
    tag, sentence = line.split(" | ")
    doc = annotated(sentence)
    assert [doc.tags[i] for i in range(len(doc.texts)) if doc.texts[i].lower() == "her"][-1] == tag


NAMED = """
YP1 | child | YP1 was keeping watch.
YP1 | child | I sat with YP1 and she talked.
Dale | child | Dale, who is eleven, will not be helped. So helping, to Dale, is what you do.
Nia | child | Nia (9) holds on to my lanyard. I like Nia.
Jonah | child | So the thing with Jonah is he lies.
Frankie | child | So me and Frankie have this thing. She's fifteen.
Ola | child | I thought of Ola straight away. Ola is thirteen.
Zak | child | Zak came in and I sat with him.
R | family | There was one new mum. I'll call her R. R was quiet.
R | family | T and her mum R came in. R cried.
T | child | T and her mum R came in.
P | family | I saw his mothers, whom I call P and S.
she | child | Ella stood at the window. This was what Bowlby called a secure base, she needed to see me.
our home | team | This is why our home keeps the same two adults.
J | child | Her mum, J and I went to the park.
Dawn | adult | Dawn was on shift with me.
"""


@pytest.mark.parametrize("line", NAMED.strip().splitlines())
def test_a_name_a_number_or_a_pronoun_is_somebody_by_what_the_account_says_of_it(line: str) -> None:
    words, kind, text = line.split(" | ")
    doc = annotated(text)
    assert [r.kind for r in doc.references if doc.quote(r.start, r.end) == words][-1] == kind


@pytest.mark.parametrize("written", ["that's why", "thats why", "Thats why"])
def test_an_ending_without_its_apostrophe_is_found_as_one_with_it(written: str) -> None:
    assert list(Matcher([(0, "that 's why")]).find(annotated(f"I think {written} she sneaks food.")))
