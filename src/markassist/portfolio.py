"""Several pieces of one learner's work → one account, and what was found in each → what was found in all."""

import hashlib
from collections.abc import Sequence
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from markassist.compose import Facts
from markassist.match import Matched
from markassist.values import Account, Block, Piece, Reflection, Signal

_BETWEEN = "\n\n"
T = TypeVar("T")


class Part(Struct, frozen=True):
    """What was found in one piece."""

    matched: Matched
    facts: Facts


def bind(pieces: Sequence[Account], name: str) -> Account:
    """One account of all the pieces' texts, in their order; `sha256` is of the pieces' own."""
    blocks: list[Block] = []
    bound: list[Piece] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        bound.append(Piece(piece.name, piece.sha256, start, end))
        blocks += [replace(block, start=block.start + start, end=block.end + start) for block in piece.blocks]
        start = end + len(_BETWEEN)
    text = _BETWEEN.join(piece.text for piece in pieces)
    sha256 = hashlib.sha256("\n".join(piece.sha256 for piece in pieces).encode()).hexdigest()
    return Account(name, text, tuple(blocks), sha256, tuple(bound))


def moved(part: Part, by: int, piece: str) -> Part:
    """The same findings, offsets counted in the portfolio's text and evidence naming its piece."""
    shifted: Part = _moved(part, by)
    evidence = tuple(replace(one, piece=piece) for one in shifted.matched.evidence)
    return replace(shifted, matched=replace(shifted.matched, evidence=evidence))


def gather(facts: Sequence[Facts]) -> Facts:
    """What the language layer found in all pieces, in their order."""
    return Facts(
        mentions=tuple(one for each in facts for one in each.mentions),
        pace=tuple(one for each in facts for one in each.pace),
        reflection=_reflection([each.reflection for each in facts]),
        alerts=tuple(one for each in facts for one in each.alerts),
        signals=_signals([one for each in facts for one in each.signals]),
    )


def _moved(value: Any, by: int) -> Any:  # noqa: ANN401 - any traveller, down to its offsets
    if isinstance(value, tuple):
        return tuple(_moved(one, by) for one in value)
    if not isinstance(value, Struct):
        return value
    changed: dict[str, Any] = {}
    for name in value.__struct_fields__:
        one = getattr(value, name)
        if name in {"start", "end"} and isinstance(one, int):
            changed[name] = one + by
        elif isinstance(one, tuple | Struct):
            changed[name] = _moved(one, by)
    return replace(value, **changed)


def _reflection(each: Sequence[Reflection]) -> Reflection:
    """All stages, moves and passages; the model by the piece that reaches most of its stages."""
    best = max(each, key=_reach)
    return replace(
        best,
        models_named=tuple(dict.fromkeys(name for one in each for name in one.models_named)),
        stages=tuple(stage for one in each for stage in one.stages),
        missing=tuple(name for name in best.missing if not any(_reaches(one, name) for one in each)),
        moves=tuple(move for one in each for move in one.moves),
        passages=tuple(passage for one in each for passage in one.passages),
    )


def _reach(reflection: Reflection) -> int:
    model = f"{reflection.best_fit}."
    return len({stage.stage for stage in reflection.stages if stage.stage.startswith(model)})


def _reaches(reflection: Reflection, name: str) -> bool:
    return any(stage.stage == name for stage in reflection.stages)


def _signals(signals: Sequence[Signal]) -> tuple[Signal, ...]:
    """Each once: what is said of the whole of a piece says nothing new the second time."""
    return tuple(dict.fromkeys(signals))
