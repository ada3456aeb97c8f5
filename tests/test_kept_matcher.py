import json
from pathlib import Path

from markassist.annotate import annotate
from markassist.bench.examples import account_of
from markassist.kept_matcher import KeptMatcher
from markassist.rubric.load import load_rubric
from markassist.terms import Matcher

TERMS = (
    (0, "wash my hands"),
    (0, "wash .. with soap"),
    (1, "raw fish/meat"),
    (2, "PACE"),
    (3, "told <child>"),
    (4, "sit (down) beside"),
    (5, "<child>"),
)
TEXT = "I washed my hands with soap. PACE is no pace. I told the child and sat down beside him with raw meat."


def test_a_kept_matcher_finds_what_the_matcher_finds() -> None:
    doc = annotate(account_of(TEXT))
    kept = KeptMatcher.from_plain(json.loads(json.dumps(KeptMatcher(TERMS).plain())))
    found = sorted((hit.owner, hit.start, hit.end) for hit in Matcher(TERMS).find(doc))
    assert {owner for owner, _, _ in found} == {0, 1, 2, 3, 4, 5}
    for _ in range(2):  # its terms are built at the first asking
        assert sorted((hit.owner, hit.start, hit.end) for hit in kept.find(doc)) == found


def test_nothing_of_a_rubric_is_lost_in_keeping() -> None:
    matcher = load_rubric(Path(__file__).parent / "rubric" / "small").matcher
    assert isinstance(matcher, KeptMatcher)
    kept = KeptMatcher.from_plain(json.loads(json.dumps(matcher.plain())))
    assert kept.plain()["classes"] == matcher.plain()["classes"]
    assert kept.plain() == matcher.plain()
    assert kept._keys == matcher._keys
