"""A rubric's own examples → those that do not hold, each with its line, what was expected and what was found.

An example's brackets say what its words show (`markassist.rubric.marked_text`). Each example is marked as an
account of its own, a line a paragraph, against its criterion alone.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from markassist.bench import expect
from markassist.bench.own import own_misconceptions
from markassist.errors import Fault
from markassist.road import mark
from markassist.rubric.compile import Rubric
from markassist.rubric.load import load_rubric
from markassist.rubric.marked_text import marked_text
from markassist.rubric.schema import Example
from markassist.rubric.source_file import SourceFile
from markassist.rubric.sources import Shelf, shelf
from markassist.rubric.yaml_places import fault_in_text
from markassist.rubric.yaml_text import parse_yaml
from markassist.values import Account, Block


class Tested(Struct, frozen=True):
    """What running a rubric's examples showed."""

    run: int
    """How many examples there are."""
    known_misses: int
    """How many of them are marked `todo` and do not hold yet."""
    faults: tuple[Fault, ...]
    """An example that does not hold, or one marked `todo` that does."""


def test_examples(id_or_path: str | Path) -> Tested:
    """Run every example of a rubric's criteria and misconceptions."""
    rubric, files = load_rubric(id_or_path), shelf(id_or_path)
    results = [*_of_criteria(rubric, files), *_of_misconceptions(rubric, files)]
    return Tested(
        run=len(results),
        known_misses=sum(one.is_known_miss for one in results),
        faults=tuple(fault for one in results for fault in one.faults()),
    )


_HOLDS_NOW = expect.Problem("", "this known miss holds now", "take its “todo” away")


class _Result(Struct, frozen=True):
    file: SourceFile
    number: int
    example: Example
    problems: tuple[expect.Problem, ...]

    @property
    def is_known_miss(self) -> bool:
        return self.example.todo is not None and bool(self.problems)

    def faults(self) -> Iterator[Fault]:
        problems = self.problems
        if self.example.todo is not None:
            problems = () if problems else (_HOLDS_NOW,)
        parsed = parse_yaml(self.file) if problems else None
        for at, wrong, remedy in problems:
            if parsed is not None:
                yield fault_in_text(parsed, ("examples", self.number, "text"), at, wrong, remedy)


def _of_criteria(rubric: Rubric, files: Shelf) -> Iterator[_Result]:
    for criterion in rubric.criteria:
        alone = replace(rubric, criteria=(criterion,))
        file = files.criteria[criterion.spec.criterion]
        for number, example in enumerate(criterion.spec.examples):
            marked = marked_text(example.text)
            (finding,) = mark(account_of(marked.text), alone).findings
            problems = tuple(expect.of_criterion(criterion, example, marked, finding))
            yield _Result(file, number, example, problems)


def _of_misconceptions(rubric: Rubric, files: Shelf) -> Iterator[_Result]:
    by_stem = {file.stem: file for file in files.misconceptions if file.stem in own_misconceptions(files)}
    for misconception in (one for one in rubric.misconceptions if one.id in by_stem):
        alone = replace(rubric, criteria=(), misconceptions=(misconception,))
        for number, example in enumerate(misconception.spec.examples):
            marked = marked_text(example.text)
            found = mark(account_of(marked.text), alone).misconceptions
            problems = tuple(expect.of_misconception(marked, found))
            yield _Result(by_stem[misconception.id], number, example, problems)


def account_of(text: str) -> Account:
    """An account of a text, a line a paragraph."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start + len(line) - len(line.lstrip()), start + len(line.rstrip())))
        start += len(line) + 1
    return Account("example", text, tuple(blocks), sha256(text.encode()).hexdigest())
