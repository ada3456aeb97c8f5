"""A plain rubric ↔ 1EdTech CASE 1.1 CFRubric JSON (CFRubricDType and below, information model 1.1).

What CASE has no field for and a learner may know stands in `extensions`, which 1.1 allows; the marking key,
phrases and examples, does not leave in a file that is made to be published.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from markassist.bench.exchange.json_file import Object, json_bytes, listed, load, text_of
from markassist.bench.exchange.naming import code_of, levels_of, name_of, split_level
from markassist.bench.exchange.plain import NAMES, NOTHING, SCORES, PlainCriterion, PlainRubric
from markassist.errors import MarkassistError
from markassist.vocabulary import Status

CARRIES = frozenset(
    {
        "id",
        "title",
        "version",
        "source",
        "groups",
        "group",
        "asks",
        "levels",
        "questions",
        "verb",
        "corroborate",
    }
)
NOTES = (
    "CASE wants the date of the last change, and a rubric has none: it is given as 2000-01-01",
    "CASE can name the standard's item that a criterion assesses (CFItemURI); a rubric has none to write",
)
SUFFIX = ".json"
_CHANGED = "2000-01-01T00:00:00+00:00"
_OWN = "markassist"
_OURS = {(NAMES[status], float(score)) for status, score in SCORES.items()}


def export(rubric: PlainRubric) -> bytes:
    """A package of one CFRubric; identifiers are made of the rubric's id and codes, and so stay the same."""
    criteria = [_criterion(rubric, c, number) for number, c in enumerate(rubric.criteria, 1)]
    groups = [{"id": name, "title": title} for name, title in rubric.groups]
    one = {
        **_identity(rubric.id),
        "title": rubric.title,
        "description": rubric.source,
        "lastChangeDateTime": _CHANGED,
        "CFRubricCriteria": criteria,
        "extensions": {_OWN: {"id": rubric.id, "version": rubric.version, "groups": groups}},
    }
    return json_bytes({"CFRubrics": [one]})


def _criterion(rubric: PlainRubric, criterion: PlainCriterion, number: int) -> dict[str, object]:
    way = f"{rubric.id}/{criterion.code}"
    levels = [*criterion.levels, (Status.ABSENT, NOTHING)]
    own = {
        "code": criterion.code,
        "group": criterion.group,
        "asks": criterion.asks,
        "questions": list(criterion.questions),
        "verb": criterion.verb,
        "corroborate": criterion.corroborate,
    }
    return {
        **_identity(way),
        "category": dict(rubric.groups).get(criterion.group, criterion.group),
        "description": criterion.title,
        "weight": 1.0,
        "position": number,
        "rubricId": _identity(rubric.id)["identifier"],
        "lastChangeDateTime": _CHANGED,
        "CFRubricCriterionLevels": [
            {
                **_identity(f"{way}/{status}"),
                "description": text,
                "quality": NAMES[status],
                "score": float(SCORES[status]),
                "position": at,
                "rubricCriterionId": _identity(way)["identifier"],
                "lastChangeDateTime": _CHANGED,
            }
            for at, (status, text) in enumerate(levels, 1)
        ],
        "extensions": {_OWN: own},
    }


def _identity(way: str) -> dict[str, str]:
    uri = f"urn:markassist:rubric:{way}"
    return {"identifier": str(uuid5(NAMESPACE_URL, uri)), "uri": uri}


def read(path: Path) -> PlainRubric:
    """Read a CFRubric alone, or the one of a CFPackage. Raises MarkassistError where it is not one."""
    rubrics = list(_rubrics(load(path)))
    if len(rubrics) != 1:
        wrong = "there is no CFRubric in it" if not rubrics else f"there are {len(rubrics)} CFRubrics in it"
        raise MarkassistError.at(path, wrong, "give a file with one CFRubric")
    (one,) = rubrics
    own = _own(one)
    found = listed(one, "CFRubricCriteria") or listed(one, "CFRubricCriterion")
    found.sort(key=lambda c: _number(c, "position"))
    criteria = tuple(_read_criterion(c, number) for number, c in enumerate(found, 1))
    if not criteria:
        raise MarkassistError.at(path, "its CFRubric has no criteria", "export it with its CFRubricCriteria")
    groups = [(text_of(group, "id"), text_of(group, "title")) for group in listed(own, "groups")]
    categories = dict.fromkeys(text_of(c, "category") for c in found if text_of(c, "category"))
    return PlainRubric(
        title=text_of(one, "title") or text_of(one, "Title"),
        criteria=criteria,
        id=text_of(own, "id"),
        version=text_of(own, "version"),
        source=text_of(one, "description"),
        groups=tuple(groups or ((name_of(category), category) for category in categories)),
        unread=tuple(_unread(found)),
    )


def _unread(criteria: Sequence[Object]) -> Iterator[str]:
    levels = [level for c in criteria for level in listed(c, "CFRubricCriterionLevels")]
    if any(_number(c, "weight") not in {0.0, 1.0} for c in criteria):
        yield "the weights of criteria"
    if any(c.get("CFItemURI") for c in criteria):
        yield "which standards criteria assess (CFItemURI)"
    if any(level.get("feedback") for level in levels):
        yield "the feedback of levels"
    if {(text_of(level, "quality"), _number(level, "score")) for level in levels} - _OURS:
        yield "the scores of levels, beyond their order"


def _rubrics(data: object) -> Iterator[Object]:
    if isinstance(data, dict):
        if "CFRubricCriteria" in data or "CFRubricCriterion" in data:
            yield data
        else:
            yield from listed(data, "CFRubrics")
            yield from _rubrics(data.get("CFPackage"))


def _read_criterion(found: Object, number: int) -> PlainCriterion:
    own = _own(found)
    levels = sorted(listed(found, "CFRubricCriterionLevels"), key=lambda level: _number(level, "position"))
    named = [
        (
            text_of(level, "quality") or split_level(_description(level))[0],
            _description(level),
            _number(level, "score"),
        )
        for level in levels
    ]
    questions = own.get("questions")
    return PlainCriterion(
        code=code_of(text_of(own, "code"), number),
        title=_description(found) or text_of(found, "category"),
        asks=text_of(own, "asks"),
        group=text_of(own, "group") or name_of(text_of(found, "category"), fallback=""),
        levels=levels_of(named),
        questions=tuple(map(str, questions)) if isinstance(questions, list) else (),
        verb=text_of(own, "verb"),
        corroborate=own.get("corroborate") is True,
    )


def _description(found: Object) -> str:
    return text_of(found, "description") or text_of(found, "Description")


def _own(found: Object) -> Object:
    extensions = found.get("extensions")
    own = extensions.get(_OWN) if isinstance(extensions, dict) else None
    return own if isinstance(own, dict) else {}


def _number(found: Object, key: str) -> float:
    try:
        return float(found.get(key) or 0)
    except (TypeError, ValueError):
        return 0.0
