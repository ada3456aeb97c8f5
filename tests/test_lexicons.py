"""Every shipped lexicon says where it comes from, and holds each term once, in order."""

from pathlib import Path

import pytest
import yaml

from markassist.shelf import data_folder

LEXICONS = sorted(
    [*(data_folder("corpora") / "lexicons").glob("*.yaml"), *data_folder("rubrics").glob("*/lexicons/*.yaml")]
)


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_a_lexicon_is_named_sourced_and_in_order(path: Path) -> None:
    lexicon = yaml.safe_load(path.read_text(encoding="utf-8"))
    terms = [str(term) for term in lexicon["terms"]]

    assert lexicon["lexicon"] == path.stem
    assert lexicon["source"].strip()
    assert len(set(terms)) == len(terms)
    assert terms == sorted(terms, key=str.lower)
