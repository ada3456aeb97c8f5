"""What a format can say of the shipped rubrics comes back the same, from the file and from a folder."""

from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from markassist.bench.exchange.folder import write_folder
from markassist.bench.exchange.formats import FORMATS, losses, said, write
from markassist.bench.exchange.plain import PlainCriterion, PlainRubric, own_classes, plain_of
from markassist.bench.validate import validate
from markassist.rubric.compile import Sources
from markassist.rubric.sources import shipped

RUBRICS = tuple(shipped())
FILES = [(form, FORMATS[form].suffix) for form in FORMATS] + [("spreadsheet", ".xlsx")]


@cache
def plain(rubric: str) -> tuple[PlainRubric, Sources]:
    return plain_of(rubric)


def exported(rubric: str, form: str, suffix: str, folder: Path) -> Path:
    path = folder / f"rubric{suffix}"
    path.write_bytes(write(plain(rubric)[0], form, path))
    return path


@pytest.mark.parametrize(("form", "suffix"), FILES)
@pytest.mark.parametrize("rubric", RUBRICS)
def test_what_a_format_can_say_comes_back_the_same(
    rubric: str, form: str, suffix: str, tmp_path: Path
) -> None:
    back = FORMATS[form].read(exported(rubric, form, suffix, tmp_path))
    assert back == said(plain(rubric)[0], form)
    assert len(back.criteria) == len(plain(rubric)[0].criteria)


@pytest.mark.parametrize(("form", "suffix"), FILES)
@pytest.mark.parametrize("rubric", RUBRICS)
def test_an_imported_folder_validates_and_says_the_same(
    rubric: str, form: str, suffix: str, tmp_path: Path
) -> None:
    back = FORMATS[form].read(exported(rubric, form, suffix, tmp_path))
    folder = tmp_path / "imported"
    paths, notes = write_folder(back, folder, "a test")
    assert len(paths) > len(back.criteria)
    assert validate(folder).faults == ()
    again = said(plain_of(str(folder))[0], form)
    assert notes == ()
    assert again.classes == back.classes
    assert [_carried(c, form) for c in again.criteria] == [_carried(c, form) for c in back.criteria]


def test_a_phrase_that_names_a_word_class_brings_it_along(tmp_path: Path) -> None:
    having = [rubric for rubric in RUBRICS if plain(rubric)[0].classes]
    assert having
    for rubric in having:
        whole = plain(rubric)[0]
        named = {name for c in whole.criteria for _, term in c.terms for name in own_classes(term)}
        assert {name for name, _ in whole.classes} == named
        alone = replace(whole, classes=())
        _, notes = write_folder(alone, tmp_path / rubric, "a test")
        assert any("which is not here" in note for note in notes)


def _carried(criterion: PlainCriterion, form: str) -> dict[str, object]:
    fields = FORMATS[form].carries & set(PlainCriterion.__struct_fields__) | {"code", "title"}
    return {field: getattr(criterion, field) for field in fields}


@pytest.mark.parametrize(("form", "suffix"), FILES)
def test_an_export_is_the_same_bytes_at_every_run(form: str, suffix: str, tmp_path: Path) -> None:
    first = exported("pairs_workshops", form, suffix, tmp_path).read_bytes()
    assert exported("pairs_workshops", form, suffix, tmp_path).read_bytes() == first


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("rubric", RUBRICS)
def test_whatever_does_not_come_back_is_told(rubric: str, form: str) -> None:
    whole, sources = plain(rubric)
    told = " ".join(losses(whole, sources, form))
    kept = said(whole, form)
    words = {
        "asks": "what the learner is asked",
        "levels": "what each status needs",
        "questions": "the questions to the learner",
        "comments": "draft wording",
        "terms": "the phrases",
        "examples": "the examples",
        "verb": "(verb)",
        "corroborate": "can only claim it",
    }
    for field, said_so in words.items():
        lost = any(
            getattr(a, field) != getattr(b, field) for a, b in zip(whole.criteria, kept.criteria, strict=True)
        )
        assert lost == (said_so in told), field
    assert ("the version" in told) == (kept.version != whole.version)
    assert "whose act it must be, when, on which rung" in told


def test_of_the_guards_only_those_of_lexicons_that_the_cues_name_are_told_of() -> None:
    whole, sources = plain_of(str(Path(__file__).parents[2] / "rubric" / "small"))
    assert sum(bool(lexicon.not_in) for lexicon in sources.lexicons.values()) > 1
    assert "phrases of another sense (1 lexicon)" in losses(whole, sources, "spreadsheet")
