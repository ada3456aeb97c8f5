"""A self-check never tells the learner what the account lacks (contract, section 6).

What is looked at is what a self-check says in its own words: the learner's own words are blanked before it is
rendered. Nothing that looks like a protected term may stand there, whether or not its context makes it one,
unless the account or the rubric's own title has it too.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import lxml.html
import pytest
import yaml
from msgspec.structs import replace

from markassist.annotators import ORDER, references
from markassist.check import check
from markassist.doc import Doc
from markassist.read import read_account, read_account_bytes
from markassist.render import SELFCHECK_FORMS, render_selfcheck
from markassist.road import mark
from markassist.rubric.compile import Rubric
from markassist.rubric.load import load_rubric
from markassist.rubric.sources import shipped
from markassist.selfcheck import SelfCheck
from markassist.terms import Matcher
from markassist.values import Account
from markassist.vocabulary import Status

ROOT = Path(__file__).parents[1]
CORPORA = ROOT / "corpora"
FAMILIES = ("theorist", "theory", "approach", "law", "pace", "model", "stage")
"""The families of protected terms; patterns and roles are free."""

BARE = read_account_bytes(b"I sat with him and waited. He told me that he was sad.", "bare.txt")
"""An account that names nothing."""
TELLING = read_account_bytes(
    b"Kayleigh Thornton told me a secret. I promised to keep it. I felt sick.", "telling.txt"
)
"""One that raises alerts, so that a self-check says what it can say."""

VERDICTS = re.compile(
    r"\b(?:met|achieved|competent|pass|passes|passed|fail|fails|failed|grade|grades|graded|"
    + "|".join(Status)
    + r")\b",
    re.IGNORECASE,
)
_STAGES = (
    "action_plan concrete_experience reflective_observation abstract_conceptualisation "
    "active_experimentation so_what now_what in_action on_action"
)
_PACE = "playfulness acceptance curiosity empathy"


def _accounts() -> Iterator[Path]:
    for folder in ("accounts", "gold"):
        for path in sorted((CORPORA / folder).iterdir()):
            if path.suffix in {".txt", ".md", ".docx", ".odt", ".pdf", ".html", ".rtf"}:
                yield path


ACCOUNTS = {path.name: path for path in _accounts()}
every_rubric = pytest.mark.parametrize("rubric_id", shipped())
every_account = pytest.mark.parametrize("name", ["bare.txt", "telling.txt", *ACCOUNTS])


@every_rubric
@every_account
def test_a_self_check_names_nothing_that_the_account_lacks_and_gives_no_verdict(
    rubric_id: str, name: str
) -> None:
    """In every profile and form, which are looked at together: an account is marked once for all of them."""
    rubric, account = _rubric(rubric_id), _account(name)
    report = mark(account, rubric)
    free = _terms_in(account.text) | _terms_in(rubric.title)
    keys = {i for criterion in rubric.criteria for i in criterion.spec.indicators if "_" in i}
    for profile in ("open", "generic"):
        selfcheck = check(report, rubric, profile)
        for form in SELFCHECK_FORMS:
            said = _own_words(selfcheck, form)
            assert _terms_in(said) - free == set(), (profile, form)
            assert VERDICTS.findall(said) == [], (profile, form)
            assert keys.isdisjoint(re.findall(r"\w+", said)), (profile, form)


@every_rubric
@every_account
def test_what_has_changed_since_an_earlier_draft_names_nothing_either(rubric_id: str, name: str) -> None:
    rubric = _rubric(rubric_id)
    now, before = mark(_account(name), rubric), mark(BARE, rubric)
    for one, earlier in ((now, before), (before, now)):
        said = "\n".join(check(one, rubric, "open", earlier).changes)
        assert _terms_in(said) | set(VERDICTS.findall(said)) == set()


def test_every_protected_term_would_be_noticed() -> None:
    for words in ("Bowlby", "PACE", "curiosity", "Children Act 1989", "Gibbs", "action plan", "secure base"):
        assert _terms_in(f"Did you think of {words}?"), words


@cache
def _rubric(rubric_id: str) -> Rubric:
    return load_rubric(rubric_id)


@cache
def _account(name: str) -> Account:
    own = {"bare.txt": BARE, "telling.txt": TELLING}
    return own[name] if name in own else read_account(ACCOUNTS[name])


def _own_words(selfcheck: SelfCheck, form: str) -> str:
    """What is rendered where the learner's words are blanked."""
    rendered = render_selfcheck(_blanked(selfcheck), form).decode()
    if form != "html":
        return rendered
    page = lxml.html.fromstring(rendered)
    shown = (text for text in page.itertext() if text.strip())
    own = page.xpath("//style/text() | //script/text()")
    attributes = (value for node in page.iter() for value in node.attrib.values() if " " in value)
    return "\n".join((*(text for text in shown if text not in own), *attributes))


def _blanked(selfcheck: SelfCheck) -> SelfCheck:
    account = replace(selfcheck.account, name="draft", text=_blank(selfcheck.account.text))
    items = tuple(
        replace(
            item,
            passages=tuple(replace(p, quote=_blank(p.quote), section=None) for p in item.passages),
        )
        for item in selfcheck.items
    )
    identifiers = tuple(replace(i, quote=_blank(i.quote)) for i in selfcheck.identifiers)
    return replace(selfcheck, account=account, items=items, identifiers=identifiers)


def _blank(text: str) -> str:
    return re.sub(r"\S", "x", text)


@cache
def _terms_in(text: str) -> frozenset[str]:
    """Every protected id of which a term stands in the text, however it is meant there."""
    matcher, owners = _protected()
    if not text.strip():
        return frozenset()
    doc = Doc(read_account_bytes(f"{text}\n".encode(), "words.txt"))
    for annotator in ORDER[: ORDER.index(references) + 1]:  # a term is found by no more than these
        annotator(doc)
    return frozenset(owners[hit.owner] for hit in matcher.find(doc))


@cache
def _protected() -> tuple[Matcher, tuple[str, ...]]:
    terms = sorted(set(_all_terms()))
    owners = tuple(sorted({name for name, _ in terms}))
    number = {name: i for i, name in enumerate(owners)}
    return Matcher((number[name], term) for name, term in terms), owners


def _all_terms() -> Iterator[tuple[str, str]]:
    yield from _mention_terms()
    yield from (("pace." + word, word) for word in _PACE.split())
    yield from (("stage." + word, word.replace("_", " ")) for word in _STAGES.split())
    for path in sorted((CORPORA / "models").glob("*.yaml")):
        data = _yaml(path)
        for term in (*data.get("names", ()), *data.get("phrases", ())):
            yield from _lawful(f"model.{data['model']}", [term.capitalize() if " " not in term else term])


def _mention_terms() -> Iterator[tuple[str, str]]:
    for path in sorted((CORPORA / "mentions").glob("*.yaml")):
        data = _yaml(path)
        if data["family"] not in FAMILIES:
            continue
        for name, entry in data["entries"].items():
            every = [*entry.get("terms", ()), *entry.get("if_near", ()), *entry.get("if_cited", ())]
            yield from _lawful(f"{data['family']}.{name}", every)


def _lawful(owner: str, terms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Terms without the brackets that mark which of their words count."""
    for term in terms:
        yield owner, re.sub(r"[\[\]]", "", term)


def _yaml(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
