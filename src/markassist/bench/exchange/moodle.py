"""A plain rubric ↔ Moodle's `grading.xml`, as its course backup writes it: a marking guide and a rubric.

The elements are those of `backup_activity_grading_structure_step` and of the two plugins' own
`backup_gradingform_guide_plugin` and `backup_gradingform_rubric_plugin`.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from lxml import etree

from markassist.bench.exchange.moodle_text import as_number, numbered, questions_in, text_with_questions
from markassist.bench.exchange.naming import code_and_title, headline, levels_of, split_level
from markassist.bench.exchange.plain import NAMES, NOTHING, SCORES, PlainCriterion, PlainRubric
from markassist.bench.exchange.xml_file import read_xml, text_at
from markassist.errors import MarkassistError
from markassist.vocabulary import Status

CARRIES = frozenset({"title", "source", "asks", "levels", "questions", "comments"})
NOTES = ("Moodle shows a rubric's levels to learners; a marking guide keeps the text for markers from them",)
SUFFIX = ".xml"
_THEN = "946684800"
"""When everything is said to have been made: 1 January 2000."""
_OPTIONS = {
    "guide": '{"alwaysshowdefinition":"1","showmarkspercriterionstudents":"0"}',
    "rubric": '{"sortlevelsasc":"1","lockzeropoints":"1","alwaysshowdefinition":"1",'
    '"showdescriptionteacher":"1","showdescriptionstudent":"1","showscoreteacher":"1","showscorestudent":"0","enableremarks":"1",'
    '"showremarksstudent":"1"}',
}
_METHODS = ("guide", "rubric")


def export(rubric: PlainRubric) -> bytes:
    """One area with both definitions; the marking guide is the active one."""
    root = etree.Element("areas")
    area = _under(root, "area", id="1")
    _texts(area, areaname="submissions", activemethod="guide")
    definitions = _under(area, "definitions")
    for number, method in enumerate(_METHODS, 1):
        definition = _under(definitions, "definition", id=str(number))
        _texts(definition, method=method, name=rubric.title, description=rubric.source, descriptionformat="0")
        _texts(definition, status="20", timecreated=_THEN, timemodified=_THEN, options=_OPTIONS[method])
        plugin = _under(definition, f"plugin_gradingform_{method}_definition")
        (_guide if method == "guide" else _rubric)(plugin, rubric.criteria)
        _under(definition, "instances")
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _guide(plugin: etree._Element, criteria: Sequence[PlainCriterion]) -> None:
    """Criteria with a text for students and one for markers, then the comments that markers may insert."""
    inside = _under(plugin, "guidecriteria")
    for number, c in enumerate(criteria, 1):
        one = _under(inside, "guidecriterion", id=str(number))
        _texts(one, sortorder=str(number), shortname=headline(c.code, c.title))
        _texts(one, description=text_with_questions(c.asks, c.questions), descriptionformat="0")
        _texts(one, descriptionmarkers="\n".join(f"{NAMES[s]}: {text}" for s, text in c.levels))
        _texts(one, descriptionmarkersformat="0", maxscore=_points(max(SCORES.values())))
    comments = _under(inside, "guidecomments")
    for number, text in enumerate((text for c in criteria for text in c.comments), 1):
        comment = _under(comments, "guidecomment", id=str(number))
        _texts(comment, sortorder=str(number), description=text, descriptionformat="0")


def _rubric(plugin: etree._Element, criteria: Sequence[PlainCriterion]) -> None:
    inside, ids = _under(plugin, "criteria"), count(1)
    for number, c in enumerate(criteria, 1):
        one = _under(inside, "criterion", id=str(number))
        _texts(one, sortorder=str(number), description=headline(c.code, c.title), descriptionformat="0")
        levels = _under(one, "levels")
        for status, text in reversed([*c.levels, (Status.ABSENT, NOTHING)]):
            level = _under(levels, "level", id=str(next(ids)))
            _texts(
                level,
                score=_points(SCORES[status]),
                definition=f"{NAMES[status]}: {text}",
                definitionformat="0",
            )


def _points(score: int) -> str:
    return f"{score:.5f}"


def _under(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, tag, attributes)


def _texts(parent: etree._Element, **texts: str) -> None:
    for tag, text in texts.items():
        _under(parent, tag).text = text


def read(path: Path) -> PlainRubric:
    """Read the marking guide, the rubric, or both of a `grading.xml`.

    Raises MarkassistError where there is neither, or where the XML defines entities or a document type.
    """
    root = read_xml(path, "areas")
    guide, rubric = (_definition(root, method) for method in _METHODS)
    if guide is None and rubric is None:
        raise MarkassistError.at(path, "there is no marking guide and no rubric in it", "give a grading.xml")
    by_guide = list(_read_guide(guide)) if guide is not None else []
    by_rubric = list(_read_rubric(rubric)) if rubric is not None else []
    criteria = _merged(by_guide, by_rubric) if by_guide and by_rubric else by_guide or by_rubric
    if not criteria:
        raise MarkassistError.at(path, "there is no criterion in it", "export it anew from Moodle")
    first = guide if guide is not None else rubric
    assert first is not None, "one of the two is there"
    return PlainRubric(
        title=text_at(first, "name"),
        criteria=tuple(criteria),
        source=text_at(first, "description"),
        unread=tuple(_unread(root, criteria)),
    )


def _unread(root: etree._Element, criteria: Sequence[PlainCriterion]) -> Iterator[str]:
    """Scores that are not ours, comments of no criterion, texts for markers, and what was marked."""
    scores = [as_number(one.text or "") for tag in ("score", "maxscore") for one in root.iter(tag)]
    if set(scores) - {float(score) for score in SCORES.values()}:
        yield "the scores, beyond their order"
    if next(root.iter("guidecomment"), None) is not None and not any(c.comments for c in criteria):
        yield "the frequent comments, which belong to no criterion"
    markers = [text_at(one, "descriptionmarkers") for one in root.iter("guidecriterion")]
    if any(markers) and not any(c.levels for c in criteria):
        yield "the texts for markers"
    if next(root.iter("instance"), None) is not None:
        yield "what was marked with it"


def _definition(root: etree._Element, method: str) -> etree._Element | None:
    return next((one for one in root.iter("definition") if text_at(one, "method") == method), None)


def _read_guide(definition: etree._Element) -> Iterator[PlainCriterion]:
    found = sorted(definition.iter("guidecriterion"), key=numbered)
    written = sorted(definition.iter("guidecomment"), key=numbered)
    comments = [text_at(one, "description") for one in written]
    by_three = len(comments) == 3 * len(found)
    for number, one in enumerate(found, 1):
        code, title = code_and_title(text_at(one, "shortname"), number)
        asks, questions = questions_in(text_at(one, "description"))
        marked = [
            split_level(line) for line in text_at(one, "descriptionmarkers").split("\n") if line.strip()
        ]
        ours = [(name, text, 1.0) for name, text in marked if name in NAMES.values()]
        yield PlainCriterion(
            code=code,
            title=title,
            asks=asks,
            questions=questions,
            levels=levels_of(ours) if len(ours) == len(marked) else (),
            comments=tuple(comments[3 * number - 3 : 3 * number]) if by_three else (),
        )


def _read_rubric(definition: etree._Element) -> Iterator[PlainCriterion]:
    for number, one in enumerate(sorted(definition.iter("criterion"), key=numbered), 1):
        code, title = code_and_title(text_at(one, "description"), number)
        levels = [
            (*split_level(text_at(level, "definition")), as_number(text_at(level, "score")))
            for level in one.iter("level")
        ]
        levels.reverse()
        best_first = sorted(levels, key=lambda level: -level[2])
        yield PlainCriterion(code=code, title=title, levels=levels_of(best_first))


def _merged(guide: list[PlainCriterion], rubric: list[PlainCriterion]) -> list[PlainCriterion]:
    """The guide's criteria, with the rubric's levels where the guide's markers are told otherwise."""
    levels = {(c.code, c.title): c.levels for c in rubric}
    return [
        c
        if c.levels
        else PlainCriterion(
            code=c.code,
            title=c.title,
            asks=c.asks,
            levels=levels.get((c.code, c.title), ()),
            questions=c.questions,
            comments=c.comments,
        )
        for c in guide
    ]
