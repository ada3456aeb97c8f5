import pytest

from markassist.evaluate.agreement import agree, harmonic, share, weighted_kappa


def test_kappa_is_1_where_all_agree() -> None:
    assert weighted_kappa([(0, 0), (1, 1), (3, 3)]) == 1


def test_kappa_is_1_where_chance_leaves_no_room_to_disagree() -> None:
    assert weighted_kappa([(2, 2), (2, 2)]) == 1


def test_kappa_is_0_without_decisions_and_where_agreement_is_chance() -> None:
    assert weighted_kappa([]) == 0
    assert weighted_kappa([(0, 0), (0, 3), (3, 0), (3, 3)]) == 0


def test_kappa_weighs_a_disagreement_by_its_square() -> None:
    """By hand: observed 9 against 9 · (2·2 + 1·1) / 3 = 15 by chance; and 1 against 11."""
    assert weighted_kappa([(0, 3), (0, 0), (3, 3)]) == pytest.approx(1 - 9 / 15)
    assert weighted_kappa([(0, 1), (0, 0), (3, 3)]) == pytest.approx(1 - 1 / 11)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((0, 10), (5, 15), True),
        ((0, 10), (6, 16), False),
        ((0, 100), (20, 24), True),
        ((0, 100), (98, 104), False),
        ((0, 10), (10, 20), False),
    ],
)
def test_spans_agree_where_they_share_half_of_the_shorter(
    one: tuple[int, int], other: tuple[int, int], same: bool
) -> None:
    assert agree(one, other) is same
    assert agree(other, one) is same


def test_a_share_of_nothing_is_0() -> None:
    assert share(0, 0) == 0
    assert harmonic(0, 0) == 0
    assert harmonic(1, 0.5) == pytest.approx(2 / 3)
