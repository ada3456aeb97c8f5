"""The bytes of a YAML file → plain data with the nodes it came from, and every fault of the YAML itself.

Of YAML we take mappings, lists and plain values. Words stay words (`no`, `on`, `1.0`, a date): only `true`,
`false`, `null` and whole numbers are read as such. Tags, aliases and keys that stand twice are faults.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from markassist.errors import Fault, Place
from markassist.rubric.source_file import SourceFile
from markassist.rubric.yaml_syntax import syntax_fault

try:
    from yaml import CSafeLoader as _Base
except ImportError:  # pragma: no cover - PyYAML's wheels all bring libyaml
    from yaml import SafeLoader as _Base  # type: ignore[assignment]

LIMIT = 1_000_000
"""The most bytes that a file may have; the largest lexicon has a tenth of them."""
DEPTH = 40
"""How deep fields and lists may nest; a criterion needs ten."""


class _Loader(_Base):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own form


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?(0|[1-9][0-9]*)$"), list("-0123456789"))


class Parsed(Struct, frozen=True):
    """A file as plain data; `data` is None where it cannot be read at all."""

    file: SourceFile
    data: dict[str, Any] | None
    root: yaml.Node | None
    faults: tuple[Fault, ...]


def parse_yaml(file: SourceFile) -> Parsed:
    """Read a file, and tell all that is wrong with it as YAML."""
    if whole := _whole_fault(file):
        return Parsed(file, None, None, (whole,))
    text = file.raw.decode("utf-8-sig")
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return Parsed(file, None, None, (syntax_fault(file, text, error),))
    if not isinstance(root, yaml.MappingNode):
        return Parsed(file, None, None, (_no_mapping(file, root),))
    reading = _Reading(file)
    data = reading.mapping(root, 0)
    return Parsed(file, data, root, tuple(reading.faults))


def _whole_fault(file: SourceFile) -> Fault | None:
    if len(file.raw) > LIMIT:
        wrong = f"the file has {len(file.raw):,} bytes, more than the {LIMIT:,} that one may have"
        return Fault(Place(file.path, 1, 1), wrong, "split it")
    try:
        text = file.raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.raw.count(b"\n", 0, error.start) + 1
        return Fault(Place(file.path, line), "the file is not UTF-8 text", "save it as UTF-8")
    if not text.strip():
        return Fault(Place(file.path, 1, 1), "the file is empty", "write its fields, or take it away")
    return None


def _no_mapping(file: SourceFile, root: yaml.Node | None) -> Fault:
    if root is None:
        return Fault(
            Place(file.path, 1, 1), "the file holds nothing but comments", "write its fields, or take it away"
        )
    wrong = "the file must be made of fields, `name: value`, a line each"
    return file.fault(*_at(root), wrong, "write it as the reference shows")


def _at(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


class _Reading:
    """Nodes → plain data, noting once each what is not allowed."""

    def __init__(self, file: SourceFile) -> None:
        self.faults: list[Fault] = []
        self._file = file
        self._seen: set[int] = set()

    def mapping(self, node: yaml.Node, depth: int) -> dict[str, Any]:
        """The fields of a node, each key once."""
        self._refuse_tag(node, "tag:yaml.org,2002:map")
        return {key: self._plain(value, depth + 1) for key, value in self._pairs(node)}

    def _plain(self, node: yaml.Node, depth: int) -> Any:  # noqa: ANN401 - YAML holds anything
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if depth > DEPTH:
            return self._fault(
                node, f"fields nest more than {DEPTH} deep", "look for a bracket or dash too many"
            )
        if id(node) in self._seen:
            return self._fault(node, "an alias points here", "write the words out at each place")
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth)
        self._refuse_tag(node, "tag:yaml.org,2002:seq")
        return [self._plain(child, depth + 1) for child in node.value]

    def _pairs(self, node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
        first: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fault(key, "a field's name must be a word", "put quotation marks around the text")
            elif key.value in first:
                wrong = f"“{key.value}” stands twice here, first in line {first[key.value]}"
                self._fault(key, wrong, "keep one of them")
            else:
                first[key.value] = key.start_mark.line + 1
                yield key.value, value

    def _scalar(self, node: yaml.ScalarNode) -> str | int | bool | None:
        text: str = node.value
        match node.tag:
            case "tag:yaml.org,2002:int":
                return int(text) if len(text) < 10 else text
            case "tag:yaml.org,2002:bool":
                return text == "true"
            case "tag:yaml.org,2002:null":
                return None
        self._refuse_tag(node, "tag:yaml.org,2002:str")
        return text

    def _refuse_tag(self, node: yaml.Node, usual: str) -> None:
        if node.tag != usual:
            shown = node.tag.replace("tag:yaml.org,2002:", "!!")
            self._fault(node, f"the tag “{shown}” is not used here", "take it away")

    def _fault(self, node: yaml.Node, wrong: str, remedy: str) -> None:
        self.faults.append(self._file.fault(*_at(node), wrong, remedy))
