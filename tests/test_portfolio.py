"""Several pieces of one learner's work are one report, each quote in the text of its own piece."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from markassist.errors import RubricError
from markassist.judge import holds
from markassist.names import told_apart
from markassist.read import read_account_bytes
from markassist.render import FORMS, render
from markassist.renderers import report_schema
from markassist.road import mark, mark_portfolio
from markassist.rubric.compile import Rubric
from markassist.rubric.load import load_rubric
from markassist.rubric.schema import Need
from markassist.values import Report
from markassist.vocabulary import STATUS_RANK, Status

ROOT = Path(__file__).parents[1]
DIARY = (
    "On Monday night J shouted at me and I sat on the step below him until he could talk.\n\n"
    "Looking back, I felt anxious, because my own dad used to shout."
)
CONCERN = "I told the DSL the same evening and wrote it down.\n\nHis name is Jayden Thornton, born 4/3/2011."
EMPTY = "The rota was changed in June."


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric("residential_attachment")


@pytest.fixture(scope="module")
def report(rubric: Rubric) -> Report:
    texts = {"diary.txt": DIARY, "concern.txt": CONCERN, "rota.txt": EMPTY}
    pieces = [read_account_bytes(text.encode(), name) for name, text in texts.items()]
    return mark_portfolio(pieces, rubric, "Ade")


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from spans(one)
    elif isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value
        for one in value.values():
            yield from spans(one)


def test_every_span_names_its_piece_and_counts_in_its_text(report: Report) -> None:
    texts = {"diary.txt": DIARY, "concern.txt": CONCERN, "rota.txt": EMPTY}
    found = list(spans(json.loads(report.to_json())))
    assert {span["piece"] for span in found} == set(texts)
    for span in found:
        said = span.get("quote", span.get("cue"))
        if isinstance(said, str) and span.get("kind") != "confidentiality":
            assert texts[span["piece"]][span["start"] : span["end"]] == said


def test_inside_the_house_every_offset_counts_in_the_text_of_all(report: Report) -> None:
    for finding in report.findings:
        for one in (*finding.evidence, *finding.near_misses):
            assert report.account.text[one.start : one.end] == one.quote


def test_each_piece_is_read_as_it_is_alone(report: Report, rubric: Rubric) -> None:
    alone = mark(read_account_bytes(DIARY.encode(), "diary.txt"), rubric)
    told = {(e.criterion, e.indicator, e.quote) for f in alone.findings for e in f.evidence}
    here = {
        (e.criterion, e.indicator, e.quote) for f in report.findings for e in (*f.evidence, *f.near_misses)
    }
    assert told
    assert told <= here


def test_there_is_one_finding_for_each_criterion(report: Report, rubric: Rubric) -> None:
    assert [f.code for f in report.findings] == [c.code for c in rubric.criteria]


def test_a_criterion_stands_by_all_pieces_together() -> None:
    small = load_rubric(ROOT / "tests" / "rubric" / "small")
    texts = (
        "On Monday I washed my hands after I cut raw chicken.",
        "On Tuesday I put the raw fish in the fridge.",
    )
    pieces = [read_account_bytes(text.encode(), f"{i}.txt") for i, text in enumerate(texts)]
    alone = [{f.code: f.status for f in mark(piece, small).findings} for piece in pieces]
    both = {f.code: f.status for f in mark_portfolio(pieces, small, "both").findings}
    assert alone[0] != alone[1]
    best = {code: max((a[code] for a in alone), key=lambda s: STATUS_RANK[s]) for code in both}
    assert both == best
    assert set(both.values()) == {Status.EVIDENCED, Status.PARTIAL}


def test_two_pieces_are_two_occasions(rubric: Rubric) -> None:
    one = next(
        e for f in mark(read_account_bytes(DIARY.encode(), "a.txt"), rubric).findings for e in f.evidence
    )
    need = Need(any=(one.indicator,), occasions=2)
    assert not holds(need, [one, one])
    assert not holds(need, [replace(one, piece="a.txt"), replace(one, piece="a.txt")])
    assert holds(need, [replace(one, piece="a.txt"), replace(one, piece="b.txt")])


def test_a_portfolio_obeys_the_published_schema(report: Report) -> None:
    written = json.loads(report.to_json())
    Draft202012Validator(report_schema.json_schema()).validate(written)
    assert [piece["name"] for piece in written["account"]["pieces"]] == [
        "diary.txt", "concern.txt", "rota.txt",
    ]  # fmt: skip
    assert written["outcomes"][0]["reconstructed"] is True


def test_an_account_of_one_file_says_nothing_of_pieces(rubric: Rubric) -> None:
    written = mark(read_account_bytes(DIARY.encode(), "diary.txt"), rubric).to_json()
    assert '"piece' not in written
    assert '"outcomes"' not in written


@pytest.mark.parametrize("form", sorted(FORMS.keys() - {"json"}))
def test_every_form_names_the_pieces_and_masks_in_all_of_them(form: str, report: Report) -> None:
    shown = render(report, form).decode()
    assert "diary.txt" in shown
    assert "Jayden" not in shown
    assert "LO1" in shown


def test_what_is_in_no_piece_is_listed(report: Report) -> None:
    absent = [f for f in report.findings if f.status is Status.ABSENT]
    assert absent
    listed = render(report, "markdown").decode().split("**In none of the pieces yet:**")[1].split("\n")[0]
    assert all(f.title[:20] in listed for f in absent)


def test_paragraphs_count_from_one_in_each_piece(report: Report) -> None:
    shown = render(report, "html").decode()
    numbers = [part.split("<")[0] for part in shown.split('<span class="hidden">Paragraph </span>')[1:]]
    assert numbers == ["1", "2", "1", "2", "1"]


@pytest.mark.parametrize(
    ("names", "apart"),
    [
        (["a.txt", "b.txt"], ["a.txt", "b.txt"]),
        (["a.txt", "A.TXT", "a.txt"], ["a.txt", "A-2.TXT", "a-3.txt"]),
        (["Zo\u00eb.docx", "Zoe\u0308.docx"], ["Zo\u00eb.docx", "Zoe\u0308-2.docx"]),
        (["a.txt", "a.txt", "a-2.txt"], ["a.txt", "a-2.txt", "a-2-2.txt"]),
    ],
)
def test_names_that_some_file_system_holds_to_be_one_are_told_apart(
    names: list[str], apart: list[str]
) -> None:
    assert told_apart(names) == apart


@pytest.mark.parametrize("form", ["docx", "matrix-docx", "matrix-xlsx", "annotations"])
def test_a_portfolio_has_the_forms_for_other_programs(form: str, report: Report) -> None:
    assert render(report, form) == render(report, form)


def test_annotations_of_a_portfolio_count_in_each_piece(report: Report) -> None:
    texts = {"diary.txt": DIARY, "concern.txt": CONCERN, "rota.txt": EMPTY}
    items = json.loads(render(report, "annotations"))["items"]
    assert items
    for item in items:
        quote, place = item["target"]["selector"]
        assert texts[item["target"]["schema:name"]][place["start"] : place["end"]] == quote["exact"]


def test_an_outcome_of_a_criterion_that_there_is_not_is_a_fault(tmp_path: Path) -> None:
    rubric = shutil.copytree(ROOT / "tests" / "rubric" / "small", tmp_path / "rubric")
    page = rubric / "rubric.yaml"
    outcome = "outcomes:\n  - {id: LO1, title: Keep food safe, criteria: [H1, H9]}\n"
    page.write_text(page.read_text(encoding="utf-8") + outcome, encoding="utf-8")
    with pytest.raises(RubricError, match="there is no criterion with the code “H9”"):
        load_rubric(rubric)
