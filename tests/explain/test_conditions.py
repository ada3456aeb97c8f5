"""Conditions told one by one say together what `judge` says of the whole."""

from hypothesis import given, settings
from hypothesis import strategies as st

from markassist.explain.conditions import needs
from markassist.judge import holds
from markassist.rubric.schema import Criterion, Feedback, Indicator, Need, Needs
from markassist.values import Evidence
from markassist.vocabulary import Level, Stance, Status

NAMES = ("listens", "waits", "plays", "shouts")
_names = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)


def _evidence(indicator: str, paragraph: int, why: str | None = None) -> Evidence:
    return Evidence(
        "M2", indicator, Level.CLAIM, Stance.AFFIRMED, "words", 0, 5, paragraph, None, None, (), 0, 0, why
    )


_plain = st.builds(
    lambda every, one, of, none, occasions: Need(
        all=every, any=one, at_least=min(len(of), 2), of=of, none=none, occasions=occasions
    ),
    _names,
    _names,
    _names,
    st.just(()) | st.just(("plays",)),
    st.integers(0, 3),
)
_need = st.builds(
    lambda need, ways: need.model_copy(update={"either": tuple(ways)}), _plain, st.lists(_plain, max_size=2)
)
_found = st.lists(st.builds(_evidence, st.sampled_from(NAMES), st.integers(1, 4)), max_size=6)


def _criterion(evidenced: Need, contradicted: Need | None = None) -> Criterion:
    spec = {
        name: Indicator(says=f"{name} to the child", any_of=(name,), harms=name == "shouts") for name in NAMES
    }
    words = "Some words."
    return Criterion(
        criterion="builds_trust",
        code="M2",
        group="marking_point",
        verb="demonstrate",
        title=words,
        learner_title=words,
        source=words,
        indicators=spec,
        needs=Needs(evidenced=evidenced, contradicted=contradicted),
        feedback=Feedback(located=words, not_located=words, next_step=words),
        asks_learner=(words,),
        examples=({"text": words},),  # type: ignore[arg-type]
    )


@settings(deadline=None, derandomize=True)
@given(need=_need, found=_found)
def test_a_need_is_met_where_each_of_its_conditions_is(need: Need, found: list[Evidence]) -> None:
    state = needs(_criterion(need), found)[0]
    counted = [e for e in found if e.indicator != "shouts"]
    assert state.holds == holds(need, counted) == all(c.holds for c in state.conditions)


def test_what_harms_counts_towards_contradicted_alone() -> None:
    spec = _criterion(Need(any=("listens",)), Need(any=("shouts",)))
    evidenced, _, contradicted = needs(spec, [_evidence("shouts", 1)])
    assert not evidenced.holds
    assert (contradicted.status, contradicted.holds) == (Status.CONTRADICTED, True)


def test_a_near_miss_of_the_right_kind_is_a_mention() -> None:
    spec = _criterion(Need(all=("listens", "waits")))
    assert needs(spec, [_evidence("listens", 1, "intended")])[1].by_near_miss
    assert not needs(spec, [_evidence("listens", 1, "negated")])[1].holds


def test_occasions_are_counted_as_judge_counts_them() -> None:
    spec = _criterion(Need(any=("listens",), occasions=3))
    found = [_evidence("listens", 1), _evidence("listens", 1), _evidence("listens", 2), _evidence("waits", 3)]
    (_, occasions) = needs(spec, found)[0].conditions
    assert (occasions.wants, occasions.occasions, occasions.holds) == (3, 2, False)
