"""A report for other programs: annotations that find their words, and a matrix for a portfolio."""

import io
import json

import docx
import openpyxl
from sample_account import TEXT
from sample_report import REPORT

from markassist.render import render
from markassist.renderers.matrix import COLUMNS, rows


def test_every_annotation_finds_its_words_by_place_and_by_what_stands_around() -> None:
    page = json.loads(render(REPORT, "annotations"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["items"]
    for item in page["items"]:
        quote, place = item["target"]["selector"]
        assert TEXT[place["start"] : place["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in TEXT
        assert item["motivation"] in {"classifying", "commenting", "questioning"}


def test_there_is_an_annotation_for_each_span_and_its_id_is_its_own() -> None:
    items = json.loads(render(REPORT, "annotations"))["items"]
    spans = sum(len(f.evidence) + len(f.near_misses) for f in REPORT.findings)
    held = sum(m.stance == "held" for m in REPORT.misconceptions)
    assert len({item["id"] for item in items}) == len(items) == spans + held + len(REPORT.alerts)


def test_what_an_annotation_says_of_an_identifier_is_masked() -> None:
    said = [b["value"] for item in json.loads(render(REPORT, "annotations"))["items"] for b in item["body"]]
    assert not [value for value in said if "Kayleigh" in value]


def test_the_matrix_has_a_row_for_each_criterion_even_without_evidence() -> None:
    found = list(rows(REPORT))
    assert {row.criterion.split()[0] for row in found} == {f.code for f in REPORT.findings}
    assert all(row.where for row in found if not row.evidence.startswith("("))
    assert not [row for row in found if "Kayleigh" in row.evidence + row.where]


def test_the_matrix_leaves_assessor_and_date_to_a_person_in_both_forms() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render(REPORT, "matrix-xlsx")))["Evidence"]
    told = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    table = docx.Document(io.BytesIO(render(REPORT, "matrix-docx"))).tables[0]
    written = [[cell.text for cell in row.cells] for row in table.rows]
    assert told[0] == written[0] == list(COLUMNS)
    assert len(told) == len(written) == len(list(rows(REPORT))) + 1
    assert all(row[4:] == ["", ""] for row in told[1:] + written[1:])
    assert told == written


def test_the_word_report_masks_and_gives_no_verdict() -> None:
    report = docx.Document(io.BytesIO(render(REPORT, "docx")))
    text = "\n".join(p.text for p in report.paragraphs)
    assert "Evidence report" in text
    assert "Kayleigh" not in text
    assert render(REPORT, "docx") == render(REPORT, "docx")
