"""A way into a file's data → the fault's line and column there."""

import yaml

from markassist.errors import Fault
from markassist.rubric.yaml_text import Parsed

Way = tuple[str | int, ...]
"""The keys and positions that lead to a place in plain data."""


def fault_in_text(parsed: Parsed, way: Way, words: str, wrong: str, remedy: str) -> Fault:
    """A fault at some words of the text that `way` leads to; at its beginning if a line breaks them."""
    mark = _mark(parsed.root, way, at_key=False)
    for number, line in enumerate(parsed.file.lines[mark.line :], mark.line):
        if (column := line.find(words, mark.column if number == mark.line else 0)) >= 0:
            return parsed.file.fault(number + 1, column + 1, wrong, remedy)
    return parsed.file.fault(mark.line + 1, mark.column + 1, wrong, remedy)


def fault_at(parsed: Parsed, way: Way, wrong: str, remedy: str, *, at_key: bool = False) -> Fault:
    """A fault at the value (or key) that `way` leads to; at the nearest place above if it is not there."""
    mark = _mark(parsed.root, way, at_key=at_key)
    return parsed.file.fault(mark.line + 1, mark.column + 1, wrong, remedy)


def _mark(root: yaml.Node | None, way: Way, *, at_key: bool) -> yaml.Mark:
    assert root is not None, "a file that could not be read has no ways into it"
    node, key = root, root
    for part in way:
        found = _step(node, part)
        if found is None:
            return key.start_mark
        key, node = found
    return key.start_mark if at_key else node.start_mark


def _step(node: yaml.Node, part: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Key and value of a field; of a list's entry, the entry twice."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None
