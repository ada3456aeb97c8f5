import pytest
from annotated import marked, read

CLAUSES = """
writer | episode | I [sat] with him.
team | episode | We [sat] with him.
child | episode | He [sat] with me.
other | episode | My manager [sat] with him.
nobody | episode | It was [recorded].
writer | episode | It was [recorded] by me.
general | general | Children [need] adults who come back.
general | general | Bowlby [says] that children need a base.
writer | habit | I always [sit] with him.
writer | habit | Every night I would [sit] with him.
child | habit | In the first weeks he would [hide] his food.
writer | plan | I will [sit] with him.
writer | regret | I should have [sat] with him.
writer | episode | We was on the bike and I [says] to him it was fine.
child | episode | He [come] to us in May.
writer | episode | me and him [made] a den.
team | episode | Me and the room leader [made] a den.
writer | episode | The worker said no, so I [rang] the school.
child | episode | I told him the truth and he [cried].
other | episode | The nurse rang me back and [wanted] to know more.
child | episode | When staff walked past he [flinched].
writer | episode | I had lunch with his nan and then I [wrote] it up.
general | general | A worker who has time [does] nothing else.
"""


@pytest.mark.parametrize("line", CLAUSES.strip().splitlines())
def test_a_clause_is_somebodys_and_has_its_time(line: str) -> None:
    voice, time, sentence = line.split(" | ", 2)
    doc, start, _ = marked(sentence)
    number = doc.clause_of[start]
    assert (doc.voices[number], doc.times[number]) == (voice, time)


OWNERS = """
writer | He cried, me [telling] him it was all right.
writer | She left without me [saying] goodbye.
child | I let him [choose] the film.
other | I watched my colleague [kneel] beside him.
writer | The apology was [made] by me.
"""


@pytest.mark.parametrize("line", OWNERS.strip().splitlines())
def test_a_verb_without_tense_is_whose_the_word_before_says(line: str) -> None:
    voice, sentence = line.split(" | ", 1)
    assert read(sentence).voice == voice
