from pathlib import Path

import pytest
from lxml import etree

from markassist.bench.exchange import moodle
from markassist.bench.exchange.plain import plain_of
from markassist.errors import MarkassistError


def of(element: etree._Element, *ways: str) -> list[str | None]:
    return [element.findtext(way) for way in ways]


def test_elements_are_those_that_moodles_backup_writes(small: Path) -> None:
    root = etree.fromstring(moodle.export(plain_of(str(small))[0]))
    assert root.tag == "areas"
    assert of(root, "area/areaname", "area/activemethod") == ["submissions", "guide"]
    guide, rubric = root.findall("area/definitions/definition")
    fields = ["method", "name", "description", "descriptionformat", "status", "timecreated", "timemodified"]
    assert [e.tag for e in guide] == [*fields, "options", "plugin_gradingform_guide_definition", "instances"]
    assert [e.tag for e in rubric] == [
        *fields,
        "options",
        "plugin_gradingform_rubric_definition",
        "instances",
    ]
    one = guide.find("plugin_gradingform_guide_definition/guidecriteria/guidecriterion")
    assert one is not None
    assert [e.tag for e in one] == [
        *("sortorder", "shortname", "description", "descriptionformat"),
        *("descriptionmarkers", "descriptionmarkersformat", "maxscore"),
    ]
    assert one.findtext("maxscore") == "3.00000"
    assert (
        len(guide.findall("plugin_gradingform_guide_definition/guidecriteria/guidecomments/guidecomment"))
        == 6
    )
    levels = rubric.findall("plugin_gradingform_rubric_definition/criteria/criterion[1]/levels/level")
    assert [level.findtext("score") for level in levels] == ["0.00000", "0.00000", "2.00000", "3.00000"]
    assert levels[3].findtext("definition") == (
        "Evidence located: washes their own hands · washes after handling raw food"
    )


def test_students_are_told_nothing_of_the_markers_text(small: Path) -> None:
    plain = plain_of(str(small))[0]
    root = etree.fromstring(moodle.export(plain))
    for one, c in zip(root.iter("guidecriterion"), plain.criteria, strict=True):
        told = one.findtext("description") or ""
        assert told == "\n".join((c.asks, *(f"- {question}" for question in c.questions)))


RUBRIC = """<?xml version="1.0" encoding="UTF-8"?>
<areas><area id="7"><areaname>submissions</areaname><activemethod>rubric</activemethod><definitions>
<definition id="3"><method>rubric</method><name>Report</name>
<description>&lt;p&gt;How it is &lt;b&gt;judged&lt;/b&gt;.&lt;/p&gt;</description>
<plugin_gradingform_rubric_definition><criteria>
<criterion id="2"><sortorder>2</sortorder><description>Evidence</description><levels>
<level id="1"><score>0.00000</score><definition>None cited</definition></level>
<level id="2"><score>5.00000</score><definition>Well cited &amp;amp; apt</definition></level>
</levels></criterion>
<criterion id="1"><sortorder>1</sortorder><description>Clarity</description><levels>
<level id="3"><score>0.00000</score><definition>$@NULL@$</definition></level>
<level id="4"><score>5.00000</score><definition>Clear</definition></level></levels></criterion>
</criteria></plugin_gradingform_rubric_definition></definition></definitions></area></areas>
"""


def test_a_rubric_made_in_moodle_is_read(tmp_path: Path) -> None:
    path = tmp_path / "grading.xml"
    path.write_text(RUBRIC, encoding="utf-8")
    rubric = moodle.read(path)
    assert (rubric.title, rubric.source) == ("Report", "How it is judged.")
    assert [(c.code, c.title, c.levels) for c in rubric.criteria] == [
        ("C1", "Clarity", (("evidenced", "Clear"),)),
        ("C2", "Evidence", (("evidenced", "Well cited &amp; apt"),)),
    ]
    assert rubric.unread == ("the scores, beyond their order",)


def test_a_guide_made_in_moodle_is_read_and_what_has_no_place_is_told(tmp_path: Path) -> None:
    path = tmp_path / "grading.xml"
    path.write_text(
        """<areas><area><definitions><definition><method>guide</method><name>G</name>
<plugin_gradingform_guide_definition><guidecriteria><guidecriterion id="1"><sortorder>x</sortorder>
<shortname>Clear</shortname><description>Is it?</description><descriptionmarkers>See p. 3</descriptionmarkers>
<maxscore>lots</maxscore></guidecriterion><guidecomments><guidecomment><description>Fine.</description>
</guidecomment></guidecomments></guidecriteria></plugin_gradingform_guide_definition>
<instances><instance id="1"/></instances></definition></definitions></area></areas>""",
        encoding="utf-8",
    )
    rubric = moodle.read(path)
    assert [(c.code, c.title, c.asks) for c in rubric.criteria] == [("C1", "Clear", "Is it?")]
    assert rubric.unread == (
        "the frequent comments, which belong to no criterion",
        "the texts for markers",
        "what was marked with it",
    )


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "this is not XML"),
        ("<areas><area>", "this is not XML"),
        ("<areas/>", "there is no marking guide and no rubric"),
        ("<html/>", "its first element is “html”, not “areas”"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><areas>&x;</areas>', "it defines a document type or entities"),
        ('<!doctype a SYSTEM "http://example.org/x.dtd"><areas/>', "it defines a document type or entities"),
        (RUBRIC.replace("criterion", "item"), "there is no criterion in it"),
    ],
)
def test_what_is_no_grading_xml_is_one_line(text: str, wrong: str, tmp_path: Path) -> None:
    path = tmp_path / "grading.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MarkassistError, match=wrong):
        moodle.read(path)


@pytest.mark.parametrize(("text", "line"), [("", ":1"), ("<areas>\n<<", ":2"), ("rubbish", ":1")])
def test_what_a_parser_says_of_junk_is_not_shown(text: str, line: str, tmp_path: Path) -> None:
    path = tmp_path / "grading.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MarkassistError) as raised:
        moodle.read(path)
    assert str(raised.value) == f"{path}{line}: this is not XML that can be read; export it anew"


def test_entities_in_another_encoding_are_refused_as_well(tmp_path: Path) -> None:
    path = tmp_path / "grading.xml"
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><areas>&x;</areas>'
    path.write_bytes(text.encode("utf-16"))
    with pytest.raises(MarkassistError, match="it defines a document type or entities"):
        moodle.read(path)
