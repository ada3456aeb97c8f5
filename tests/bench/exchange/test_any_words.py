"""Whatever words other programs hold, an import validates and a file comes back the same."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from markassist.bench.exchange.folder import write_folder
from markassist.bench.exchange.formats import FORMATS, said, write
from markassist.bench.exchange.plain import PlainCriterion, PlainRubric
from markassist.bench.validate import validate
from markassist.vocabulary import Status

WORDS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"), exclude_characters="¶"
    ),
    min_size=3,
    max_size=40,
).map(lambda text: f"a{' '.join(text.split())}z")
TRICKY = st.sampled_from(
    ["no: yes # not", "- @list", "'quoted' \"twice\"", "=1+1", "null", "1.0", "<b>&amp;", "{a: b}"]
)
TEXT = WORDS | TRICKY
CRITERION = st.builds(
    PlainCriterion,
    code=st.sampled_from(["A1", "B2", "C3.1"]),
    title=TEXT,
    asks=TEXT,
    levels=st.tuples(st.tuples(st.just(Status.EVIDENCED), TEXT)),
    questions=st.tuples(TEXT),
    terms=st.tuples(st.tuples(st.just("shows_it"), TEXT)),
)
RUBRIC = st.builds(PlainRubric, title=TEXT, criteria=st.lists(CRITERION, min_size=1, max_size=3).map(tuple))


@settings(max_examples=15, deadline=None)
@given(RUBRIC)
def test_any_import_validates(rubric: PlainRubric) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        write_folder(rubric, folder / "in", "a test")
        assert [str(fault) for fault in validate(folder / "in").faults] == []
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize("form", ["canvas", "moodle", "case"])
@settings(max_examples=15, deadline=None)
@given(rubric=RUBRIC)
def test_any_words_come_back_the_same(form: str, rubric: PlainRubric) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        path = folder / "file"
        path.write_bytes(write(rubric, form, path))
        back = FORMATS[form].read(path)
        kept = FORMATS[form].carries
        assert [c.title for c in back.criteria] == [c.title for c in rubric.criteria]
        assert [c.asks for c in back.criteria] == [c.asks for c in said(rubric, form).criteria]
        assert "levels" not in kept or [c.levels for c in back.criteria] == [
            c.levels for c in rubric.criteria
        ]
    finally:
        shutil.rmtree(folder)
