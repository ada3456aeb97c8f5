import pytest
from annotated import marked

WORDS = """
V | The policy [states] that doors are knocked on.
V | My nan [walks] him round the block.
V | Staff [support] the children at mealtimes.
N | The [support] was there.
N | The school [trips] were cancelled.
VB | I let him [choose].
VB | I watched my colleague [kneel] beside him.
VB | I saw Pauline [use] the cards.
VB | Did he [answer]?
VB | Not once did I [ask].
VN | Was the call [logged]?
VN | The form had not been [filled] in.
V | He [come] off the phone.
V | I [seen] his face.
V | The worker who was on [made] him toast.
V | A baby who is picked up when she cries [finds] out.
S | I knew [that] he was scared.
D | I sat there [that] night.
W | It was me [that] stopped.
PO | I waited for [her].
PP | I waited for [her] mum.
H | He'[d] been up since six.
M | He'[d] be gutted.
B | She'[s] in the garden.
PP | I rang mum'[s] house.
P | [As] his key worker I rang the school.
S | [As] he came in I stood up.
P | I gave him cocoa rather [than] sanction him.
R | I no [longer] send them up.
T | He wanted [to] play.
P | He went back [to] bed.
N | [A] was placed with us in May.
NG | I did[nt] tell him off.
N | The lad was in his [staff] flat.
"""


@pytest.mark.parametrize("line", WORDS.strip().splitlines())
def test_a_word_is_what_its_place_makes_it(line: str) -> None:
    tag, sentence = line.split(" | ", 1)
    doc, start, _ = marked(sentence)
    assert doc.tags[start] == tag
