"""A plain rubric → a rubric's folder that validates, in which what was not said is to be written."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from markassist.bench.exchange.naming import name_of
from markassist.bench.exchange.plain import (
    TO_BE_WRITTEN,
    PlainCriterion,
    PlainRubric,
    example_of,
    notes_of,
    own_classes,
)
from markassist.errors import MarkassistError, UsageError
from markassist.notation import NotationError
from markassist.rubric.lexicons import read_term
from markassist.rubric.marked_text import marked_text
from markassist.vocabulary import Status

_SHOWS = "shows_it"
_GROUP = "unit_1"
"""Of criteria that a file puts into none."""
_COMMENTS = (
    "Words that bear on this are located.",
    "I could not find words that bear on this.",
    "Please tell me about one occasion.",
)
_QUESTION = "What did you do, when, and what came of it?"
_UNRELATED = "I wrote the date at the top of the page."


def write_folder(rubric: PlainRubric, folder: Path, source: str) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Write the rubric's files; return them, and what had to be left out or made up, a line each.

    Raises UsageError where the folder is not empty, MarkassistError where it cannot be written.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        wrong = "this is a file" if folder.is_file() else "this folder is not empty"
        raise UsageError.at(folder, wrong, "give -o a folder that is not there yet")
    notes: list[str] = []
    names: list[str] = []
    for c in rubric.criteria:
        names.append(name_of(c.title, (*names, "rubric")))
    codes = _codes(rubric, notes)
    files: dict[str, Mapping[str, Any]] = {"rubric.yaml": _index(rubric, names, folder, source)}
    for c, name, code in zip(rubric.criteria, names, codes, strict=True):
        files |= _criterion(rubric, c, (name, code), source, notes)
    files |= _classes(rubric, source, notes)
    return tuple(_written(folder, files)), tuple(notes)


def _codes(rubric: PlainRubric, notes: list[str]) -> list[str]:
    codes: list[str] = []
    for number, c in enumerate(rubric.criteria, 1):
        code = c.code if c.code not in codes else f"C{number}"
        while code in codes:
            code = f"C{len(codes) + 1}{number}"
        if code != c.code:
            notes.append(f"two criteria are called {c.code}: “{c.title}” is {code} now")
        codes.append(code)
    return codes


def _index(rubric: PlainRubric, names: list[str], folder: Path, source: str) -> dict[str, Any]:
    version = rubric.version if re.fullmatch(r"\d+\.\d+\.\d+", rubric.version) else "0.1.0"
    own = (
        rubric.id
        if name_of(rubric.id) == rubric.id and rubric.id
        else name_of(folder.name, fallback="rubric")
    )
    groups = [{"id": name, "title": _sentence(title, name)} for name, title in _groups(rubric)]
    return {
        "rubric": own,
        "title": _sentence(rubric.title, own),
        "version": version,
        "source": _sentence(rubric.source, source),
        "groups": groups,
        "criteria": names,
    }


def _groups(rubric: PlainRubric) -> Iterator[tuple[str, str]]:
    known = dict(rubric.groups)
    for group in dict.fromkeys(c.group or _GROUP for c in rubric.criteria):
        yield (
            group,
            known.pop(group, "") or ("Criteria" if group == _GROUP else group.replace("_", " ").capitalize()),
        )
    yield from known.items()


def _criterion(
    rubric: PlainRubric, c: PlainCriterion, named: tuple[str, str], source: str, notes: list[str]
) -> dict[str, Mapping[str, Any]]:
    name, code = named
    known = frozenset(name for name, _ in rubric.classes)
    lexicons = {indicator: _terms(terms, code, known, notes) for indicator, terms in _by_indicator(c).items()}
    lexicons |= {indicator: [] for indicator in _exampled(c) if indicator not in lexicons}
    lexicons = lexicons or {_SHOWS: []}
    indicators = {
        indicator: {
            "says": f"{indicator.replace('_', ' ')}"
            if c.terms
            else f"{TO_BE_WRITTEN}: one thing that shows it",
            "any_of": [f"@{name}_{indicator}"],
        }
        for indicator in lexicons
    }
    criterion: dict[str, Any] = {
        "criterion": name,
        "code": code,
        "group": c.group or _GROUP,
        "verb": c.verb or "demonstrate",
        "title": _sentence(c.title, name),
        "learner_title": _sentence(c.asks, c.title),
        "source": _sentence(rubric.source, source),
        **({"corroborate": True} if c.corroborate else {}),
        **({"notes": notes_of(c.levels)} if c.levels else {}),
        "indicators": indicators,
        "needs": _needs(list(indicators)),
        "feedback": _feedback(c),
        "asks_learner": [q for q in c.questions if len(q) >= 3] or [_QUESTION],
        "examples": list(_examples(c, plainly=_is_unmarked(rubric)))
        or [{"text": _UNRELATED, "status": "absent"}],
    }
    return {f"{name}.yaml": criterion, **dict(_lexicons(name, lexicons, source))}


def _feedback(c: PlainCriterion) -> dict[str, str]:
    return dict(
        zip(
            ("located", "not_located", "next_step"),
            c.comments if len(c.comments) == 3 else _COMMENTS,
            strict=True,
        )
    )


def _lexicons(
    name: str, lexicons: Mapping[str, list[str]], source: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for indicator, terms in lexicons.items():
        yield (
            f"lexicons/{name}_{indicator}.yaml",
            {
                "lexicon": f"{name}_{indicator}",
                "title": _sentence(indicator.replace("_", " "), indicator),
                "source": source,
                "terms": terms or [TO_BE_WRITTEN],
            },
        )


def _classes(rubric: PlainRubric, source: str, notes: list[str]) -> dict[str, Mapping[str, Any]]:
    """The lexicons that phrases name as word classes."""
    by_name: dict[str, list[str]] = {}
    for name, term in rubric.classes:
        by_name.setdefault(name, []).append(term)
    return {
        f"lexicons/{name}.yaml": {
            "lexicon": name,
            "title": _sentence(name.replace("_", " "), name),
            "source": _sentence(rubric.source, source),
            "terms": _terms(terms, f"<{name}>", frozenset(by_name), notes) or [TO_BE_WRITTEN],
        }
        for name, terms in by_name.items()
        if name and name_of(name) == name
    }


def _needs(indicators: list[str]) -> dict[str, Any]:
    if len(indicators) == 1:
        return {"evidenced": {"any": indicators}}
    return {"evidenced": {"all": indicators}, "partial": {"any": indicators}}


def _by_indicator(c: PlainCriterion) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for indicator, term in c.terms:
        found.setdefault(indicator or _SHOWS, []).append(term)
    return found


def _terms(terms: list[str], code: str, known: frozenset[str], notes: list[str]) -> list[str]:
    """Those that our notation can read, none twice; the others are told."""
    kept = []
    for term in dict.fromkeys(terms):
        if (wrong := _unreadable(term, known)) is None:
            kept.append(term)
        else:
            notes.append(f"{code}: the phrase “{term}” was left out: {wrong}")
    return kept


def _unreadable(term: str, known: frozenset[str]) -> str | None:
    try:
        read_term(term)
    except NotationError as error:
        return str(error).partition("; ")[0]
    foreign = [name for name in own_classes(term) if name not in known]
    return f"it names the lexicon <{foreign[0]}>, which is not here" if foreign else None


def _exampled(c: PlainCriterion) -> Iterator[str]:
    """The indicators of which the examples' brackets speak."""
    for written in c.examples:
        yield from (bracket.name for bracket in marked_text(example_of(written)[0]).brackets)


def _is_unmarked(rubric: PlainRubric) -> bool:
    """Whether no example says what it shows: a table of somebody who does not know our brackets."""
    examples = [example_of(written) for c in rubric.criteria for written in c.examples]
    return not any(status or marked_text(text).brackets for text, status in examples)


def _examples(c: PlainCriterion, *, plainly: bool) -> Iterator[dict[str, Any]]:
    for written in c.examples:
        text, status = example_of(written)
        if plainly:
            status = Status.EVIDENCED  # what people give as an example is one
        if len(text.strip()) >= 3:
            yield {"text": text, **({"status": str(status)} if status else {})}


def _sentence(text: str, otherwise: str) -> str:
    return text.strip() if len(text.strip()) >= 3 else f"{otherwise}".ljust(3, ".")


def _written(folder: Path, files: Mapping[str, Mapping[str, Any]]) -> Iterator[Path]:
    for name, data in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_yaml(data), encoding="utf-8")
        except OSError as error:
            wrong = f"it cannot be written ({error.strerror})"
            raise MarkassistError.at(path, wrong, "give -o a place that can be") from error
        yield path


def _yaml(data: Mapping[str, Any]) -> str:
    return str(yaml.dump(dict(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100))


class _Dumper(yaml.SafeDumper):
    """Writes the same list twice where it stands twice: our grammar knows no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True
