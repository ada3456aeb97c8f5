"""A plain rubric ↔ Mahara's SmartEvidence `.matrix` (mahara, htdocs/module/framework/matrices, lib.php)."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from markassist.bench.exchange.json_file import Object, json_bytes, listed, object_in, text_of
from markassist.bench.exchange.naming import code_of, name_of
from markassist.bench.exchange.plain import PlainCriterion, PlainRubric

CARRIES = frozenset({"title", "asks", "group", "groups", "source"})
NOTES = ()
SUFFIX = ".matrix"


def export(rubric: PlainRubric) -> bytes:
    """A standard for each group, an element for each criterion."""
    standards = [
        {
            "shortname": group,
            "name": title,
            "description": "",
            "priority": number,
            "standardelement": [
                _element(c, n) for n, c in enumerate((c for c in rubric.criteria if c.group == group), 1)
            ],
        }
        for number, (group, title) in enumerate(rubric.groups, 1)
    ]
    framework = {
        "institution": "all",
        "name": rubric.title,
        "description": rubric.source,
        "selfassess": False,
        "standards": standards,
    }
    return json_bytes({"framework": framework})


def _element(criterion: PlainCriterion, number: int) -> dict[str, object]:
    return {
        "shortname": criterion.code,
        "name": criterion.title,
        "description": criterion.asks,
        "priority": number,
        "parent": False,
    }


def read(path: Path) -> PlainRubric:
    """Read a matrix of either form: elements within their standards, or apart with a `standardid`."""
    framework = object_in(path, ("framework",), "give a .matrix as Mahara has it")
    standards = listed(framework, "standards")
    groups = [(name_of(text_of(s, "shortname"), fallback="group"), text_of(s, "name")) for s in standards]
    criteria: list[PlainCriterion] = []
    for (group, _), standard in zip(groups, standards, strict=True):
        for element in _elements(framework, standard):
            criteria.append(_criterion(element, group, len(criteria) + 1))
    return PlainRubric(
        title=text_of(framework, "name"),
        criteria=tuple(criteria),
        source=text_of(framework, "description"),
        groups=tuple((name, title or name) for name, title in groups),
        unread=tuple(_unread(framework, standards)),
    )


def _unread(framework: Object, standards: list[Object]) -> Iterator[str]:
    if framework.get("evidencestatuses"):
        yield "what its statuses of evidence are called"
    if framework.get("selfassess") is True:
        yield "that learners assess themselves"
    if any(text_of(standard, "description") for standard in standards):
        yield "the descriptions of standards"
    if any(e.get("parent") or e.get("parentelementid") for s in standards for e in _elements(framework, s)):
        yield "which elements stand under which: each is a criterion"


def _elements(framework: Mapping[str, object], standard: Object) -> Iterator[Object]:
    yield from listed(standard, "standardelement")
    for element in listed(framework, "standardelements"):
        if element.get("standardid") == standard.get("standardid"):
            yield element


def _criterion(element: Object, group: str, number: int) -> PlainCriterion:
    title = text_of(element, "name") or text_of(element, "shortname")
    code = code_of(text_of(element, "shortname"), number)
    return PlainCriterion(code=code, title=title, asks=text_of(element, "description"), group=group)
