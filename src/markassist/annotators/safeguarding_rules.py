"""corpora/alerts/*.yaml → the safeguarding rules, and one matcher for every list that they lean on."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct, field

from markassist.kept_matcher import compiled
from markassist.shelf import folder
from markassist.terms import Matcher
from markassist.vocabulary import Stance, Voice

SHARED, AROUND = "shared", "around"
_CHILD = "<child>/him/her/them"
"""A child as the one to whom something is done: a pronoun there is nearly always the child."""
_NAMED = re.compile(r"\{(\w+)\}")


class Rule(Struct, frozen=True):
    """One way in which an alert can show: what must stand where, who must have done it, what voids it."""

    name: str
    cues: tuple[str, ...]
    """The lists that the rule starts from."""
    both: tuple[str, ...] = ()
    """Lists of which one must stand near as well."""
    also: tuple[str, ...] = ()
    """Further lists of which one must stand near, beside one of `both`."""
    voids: tuple[str, ...] = ()
    """Lists of which none may stand in the sentence."""
    reach: int = 0
    """How many sentences after the cue `both` and `worsened_by` are looked for."""
    by: frozenset[Voice] = frozenset(Voice)
    stances: frozenset[Stance] = frozenset({Stance.AFFIRMED})
    is_past: bool = False
    """Only what is told as having happened."""
    worsened_by: tuple[str, ...] = ()
    """Lists without which the matter is no alert by itself, yet a handled concern once it is dealt with."""
    is_act: bool = False
    """Whether the cue's first word must be a verb (`question him`, not `a question`)."""
    is_always: bool = False
    """Whether nothing that follows makes it a handled concern: the delay is the matter."""
    is_borrowed: bool = False
    """Whether it may stand in a heading or a pasted text too."""


class Kind(Struct, frozen=True):
    """One alert id: its words for the assessor, what counts as dealing with it, its rules."""

    id: str
    kind: str
    priority: str
    says: str
    handled: str
    dealt: tuple[str, ...]
    rules: tuple[Rule, ...]
    is_told_once: bool = False
    """Whether a later passage, once one was dealt with, looks back on it."""


class Rules(Struct, frozen=True):
    """Every kind of alert, and the matcher that finds every list by number."""

    kinds: tuple[Kind, ...]
    lists: tuple[str, ...]
    matcher: Matcher
    source: Mapping[str, str] = field(default_factory=dict)


@cache
def rules() -> Rules:
    """Read and compile the folder, once. Raises KeyError for a list that no file has."""
    files = folder("alerts")
    shared = {**files[AROUND], **files[SHARED]}
    data = {stem: entry for stem, entry in files.items() if "alert" in entry}
    names: list[str] = []
    terms: list[tuple[int, str]] = []
    for name, entries, words in _lists(shared, data):
        names.append(name)
        terms.extend((len(names) - 1, _spell(entry, words)) for entry in entries)
    kinds = tuple(_kind(entry, names) for entry in data.values())
    return Rules(
        kinds, tuple(names), compiled(terms), {stem: str(entry["source"]) for stem, entry in data.items()}
    )


def _lists(
    shared: dict[str, Any], data: dict[str, dict[str, Any]]
) -> Iterator[tuple[str, list[Any], dict[str, str]]]:
    """Every list under its full name (`private_channel.social`), with the words that its terms may name."""
    words = dict(shared["words"])
    for name, entries in shared["dealt"].items():
        yield name, entries, words
    for name in ("silent", "hush", "comfort", "linked", "late", "frames", "told_of", "anchors"):
        yield name, shared[name], words
    for stem, entry in data.items():
        for name, entries in entry.get("lists", {}).items():
            yield f"{stem}.{name}", entries, {**words, **entry.get("words", {})}


def _spell(entry: object, words: Mapping[str, str]) -> str:
    """`{kin} hit` → `mum/dad/… hit`."""
    text = str(entry).replace(" <child>", f" {_CHILD}")
    return _NAMED.sub(lambda named: "/".join(words[named[1]].split()), text) if "{" in text else text


def _kind(entry: dict[str, Any], names: list[str]) -> Kind:
    stem = str(entry["alert"])
    return Kind(
        stem,
        str(entry.get("kind", "safeguarding")),
        str(entry["priority"]),
        str(entry["says"]),
        str(entry.get("handled", "")),
        tuple(entry.get("dealt", ())),
        tuple(_rule(stem, rule, names) for rule in entry.get("rules", ())),
        bool(entry.get("told_once", False)),
    )


def _rule(stem: str, rule: dict[str, Any], names: list[str]) -> Rule:
    def full(key: str) -> tuple[str, ...]:
        found = tuple(name if name in names else f"{stem}.{name}" for name in rule.get(key, ()))
        if missing := [name for name in found if name not in names]:
            raise KeyError(f"{stem}, {rule['name']}: no list {missing}")
        return found

    return Rule(
        name=str(rule["name"]),
        cues=full("cues"),
        both=full("and"),
        also=full("also"),
        voids=full("not"),
        reach=int(rule.get("reach", 0)),
        by=frozenset(Voice(v) for v in rule.get("by", list(Voice))),
        stances=frozenset(Stance(s) for s in rule.get("stances", ["affirmed"])),
        is_past=bool(rule.get("past", False)),
        worsened_by=full("worsened_by"),
        is_act=bool(rule.get("acts", False)),
        is_always=bool(rule.get("always", False)),
        is_borrowed=bool(rule.get("borrowed", False)),
    )
