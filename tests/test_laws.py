"""What holds of every report, whatever the account says: exact places, sameness, independence."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from markassist.errors import ReadError
from markassist.read import read_account_bytes
from markassist.renderers.report_json import dumps, to_dict
from markassist.road import mark, mark_all
from markassist.rubric.compile import Rubric
from markassist.rubric.load import load_rubric
from markassist.rubric.sources import shipped
from markassist.values import Account, Report

SENTENCES = (
    "On Monday I sat beside her on the stairs and waited until she could talk.",
    "I should have used PACE with him.",
    "My manager used PACE with her, and I watched.",
    "Bowlby (1969) said that a child needs a secure base; Ainsworth et al. showed how this looks.",
    "Bowlbys idea of a secure base, e.g. a key worker, explains why he kept coming back.",
    "It is a myth that attachment only matters for babies.",
    "I don't agree that teenagers are too old for it.",
    "I did not raise my voice.",
    "Not only did I listen, I said back what I had heard.",
    "We always knock before we go in.",
    "1.2 Explain how attachment theory informs your practice",
    "He did not settle until I sat with him.",
    "“Why are you still here?” she asked, and I said, “Because you matter to me.”",
    "I wondered aloud whether the contact visit had made him sad…",
    "Next time I will speak to the social worker the same day.",
    "I recorded it, and I told the DSL straight away.",
    "The secure unit rang at nine about her routine bloods.",
    "Was I too quick? Could I have waited?",
    "Looking back, I felt anxious because my own dad used to shout.",
    "She told me a secret, and I promised that I would not tell anyone.",
    "Policy: “Staff must use PACE at all times.”",
    "Under the Children Act 1989 we must listen to the wishes and feelings of the child.",
    "According to Gibbs (1988), I describe, then I say what I felt.",
    "I learnt that behaviour is communication, so I changed what I do.",
    "He is just attention seeking.",
    "Yesterday I washed my hands with soap after I cut raw chicken.",
    "I put the raw fish in the fridge and checked the thermometer.",
    "Kayleigh Thornton, born 4/3/2011, lives at 12 Elm Road.",
    "I was told off; it was decided that the rota would change.",
    "Trust routine listening empathy curiosity acceptance playfulness",
    "as i was walking with him i said it must be hard not seeing your mum he nodded",
    "Feelings",
    "- I listened\n- I waited\n- I wrote it down",
    "She's calmer now (I think)!",
    "Dr. Smith's plan, i.e. the care plan, wasn't followed; neither of us said so.",
)
ODD = (
    "naïve café 🙂 👩‍👩‍👧‍👦 Ångström",
    "e\u0301lan zero\u200bwidth non\u00a0breaking soft\u00adhyphen",
    "الصبر جميل I listened שלום",
    "I ’’’ “„\u201a‘ «» \u2039\u203a — – ‑ …",
    "İstanbul ﬁne ß ŒUVRE ǅ",
    "I\tlistened to her and\u2028waited",
    "\ufeffI sat with him\u200f.",
    "((((((((((I waited))))))))))",
    "I....!!!???,,,;;;:::",
    "\U0001d540 \U0001d568\U0001d552\U0001d55a\U0001d565\U0001d556\U0001d555 \U0001d7d9\U0001d7da\U0001d7db",
)
UNRELATED = (
    "The bus was late and it rained all afternoon.",
    "There are three shops in the village, and one of them sells paint.",
    "The roof needs new tiles before winter.",
)

SMALL = str(Path(__file__).parent / "rubric" / "small")
RUBRICS = (SMALL, *shipped())
LAW = settings(max_examples=40, deadline=None, derandomize=True)
every_rubric = pytest.mark.parametrize("name", RUBRICS, ids=lambda name: Path(name).name)


_JOINTS = st.sampled_from([" ", " ", "\n\n", "\n", "; ", "\n\n\n", "  "])


@st.composite
def prose(draw: st.DrawFn, fragments: tuple[str, ...] = SENTENCES) -> str:
    """Up to a dozen fragments in any order, in one paragraph or several."""
    chosen = draw(st.lists(st.sampled_from(fragments), min_size=1, max_size=12))
    return "".join(piece for fragment in chosen for piece in (fragment, draw(_JOINTS)))


odd_prose = prose((*SENTENCES, *ODD))
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def account(text: str, name: str = "account.txt") -> Account:
    """The text as an account that was read from a file in UTF-8."""
    return read_account_bytes(text.encode(), name)


@cache
def rubric(name: str) -> Rubric:
    return load_rubric(name)


@every_rubric
@LAW
@given(text=odd_prose)
def test_every_quote_is_what_stands_at_its_place(name: str, text: str) -> None:
    assert_exact(mark(account(text), rubric(name)))


@every_rubric
@LAW
@given(text=any_text)
def test_no_text_is_too_odd_to_be_marked_exactly(name: str, text: str) -> None:
    try:
        odd = account(text)
    except ReadError:
        assume(False)  # no words in it: reading says so, and there is nothing to mark
    assert_exact(mark(odd, rubric(name)))


@every_rubric
@LAW
@given(text=odd_prose)
def test_marking_twice_is_marking_once(name: str, text: str) -> None:
    one, again = account(text), account(text)
    assert dumps(mark(one, rubric(name))) == dumps(mark(again, rubric(name)))


@every_rubric
@LAW
@given(texts=st.lists(odd_prose, min_size=2, max_size=4))
def test_the_order_of_accounts_changes_nothing(name: str, texts: list[str]) -> None:
    accounts = [account(text) for text in texts]
    forwards = [dumps(report) for report in mark_all(accounts, rubric(name))]
    backwards = [dumps(report) for report in mark_all(reversed(accounts), rubric(name))]
    assert forwards == backwards[::-1]


@every_rubric
@LAW
@given(text=prose(), more=st.sampled_from(UNRELATED))
def test_an_unrelated_paragraph_at_the_end_removes_no_evidence(name: str, text: str, more: str) -> None:
    """The text ends with a sentence: a short last line would become the heading of what follows it."""
    whole = f"{text}\n\nI wrote all of this down on the Friday."
    before = mark(account(whole), rubric(name))
    after = mark(account(f"{whole}\n\n{more}"), rubric(name))
    assert evidence(before) <= evidence(after)


@every_rubric
def test_processes_give_the_same_bytes_whatever_their_hash_seed(name: str, tmp_path: Path) -> None:
    paths = [tmp_path / "plain.txt", tmp_path / "odd.txt"]
    paths[0].write_text("\n\n".join(SENTENCES), encoding="utf-8")
    paths[1].write_text("\n\n".join(ODD), encoding="utf-8")
    arguments = ["mark", *map(str, paths), "-r", name, "-f", "json"]
    outputs = {_process(f"from markassist.cli import main; main({arguments!r})", seed) for seed in "012"}
    (output,) = outputs
    assert len(output.splitlines()) == 2


@every_rubric
def test_other_rubrics_that_were_loaded_change_nothing(name: str) -> None:
    others = [other for other in RUBRICS if other != name]
    program = (
        "from markassist.road import mark; from markassist.read import read_account_bytes\n"
        "from markassist.renderers.report_json import dumps; from markassist.rubric.load import load_rubric\n"
        f"account, rubric = read_account_bytes({_whole()!r}, 'a.txt'), load_rubric({name!r})\n"
        "before = dumps(mark(account, rubric))\n"
        f"[load_rubric(other) for other in {others!r}]\n"
        "print(before == dumps(mark(account, rubric)) == dumps(mark(account, load_rubric({name!r}))))\n"
    ).replace("{name!r}", repr(name))
    assert _process(program, "0") == b"True\n"


def evidence(report: Report) -> set[tuple[str, str, int, int]]:
    return {(f.code, e.indicator, e.start, e.end) for f in report.findings for e in f.evidence}


def assert_exact(report: Report) -> None:
    """Each span lies in the text, and each quote is its words; of an identifier, its length at least."""
    text = report.account.text
    hidden = {(a.start, a.end) for a in report.alerts if a.kind == "confidentiality"}
    for span in _spans(json.loads(dumps(report))):
        start, end = span["start"], span["end"]
        assert 0 <= start <= end <= len(text), span
        quote = span.get("quote", span.get("cue"))
        if "says" in span and "priority" in span and (start, end) in hidden:
            assert len(quote) == end - start, span
        elif isinstance(quote, str):
            assert text[start:end] == quote, span
    assert to_dict(report)["account"]["characters"] == len(text)  # type: ignore[index,call-overload]


def _spans(value: object) -> Iterator[dict]:
    if isinstance(value, dict):
        if value.get("start") is not None:
            yield value
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)


def _whole() -> bytes:
    return "\n\n".join((*SENTENCES, *ODD)).encode()


def _process(program: str, seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    ran = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout


def test_what_was_marked_before_changes_nothing() -> None:
    """Misspellings are read by the words of the rubric in hand, not of any that were loaded earlier."""
    account = read_account_bytes(b"I was anxous when he come in embarased. Everton had lost.", "spelling.txt")
    residential, other = load_rubric("residential_attachment"), load_rubric("pairs_workshops")
    first = mark(account, residential).to_json()
    mark(account, other)

    assert mark(account, residential).to_json() == first
