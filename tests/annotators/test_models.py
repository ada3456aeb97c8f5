"""Which reflective model is named: misspelt, possessive, with a year, by its words; and namesakes."""

import pytest
from reflected import read, rows

from markassist.annotators.models import library, named

TABLE = rows("models.tsv")


@pytest.mark.parametrize(("model", "sentence"), TABLE)
def test_a_model_is_named(model: str, sentence: str) -> None:
    assert [n.model for n in named(read(sentence))][:1] == ([] if model == "none" else [model])


def test_two_models_are_named_in_the_order_of_the_text() -> None:
    assert [n.model for n in named(read("I used Kolb's cycle last time and Gibbs (1988) this time."))] == [
        "kolb",
        "gibbs",
    ]


def test_a_model_that_was_not_followed_is_named_and_said_so() -> None:
    (only,) = named(read("I kept Kolb (1984) in mind though I have not followed the cycle."))
    assert only.followed is False


def test_every_model_has_stages_headings_and_a_source() -> None:
    models = library()
    assert {"gibbs", "kolb", "what_so_what", "schon", "johns", "brookfield", "atkins_murphy", "era"} == set(
        models
    )
    for model in models.values():
        assert model.source
        for stage in model.stages:
            assert stage.headings, stage.id
            assert stage.weights, stage.id
